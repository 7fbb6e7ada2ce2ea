import type { Body, CellRef } from '../shared/plan/records.ts';
import { keptBody } from './body.ts';
import type { KeptBody } from './body.ts';
import { assertSubject, putCell } from './cell.ts';
import { insertRow, insertRows, rows, run } from './database.ts';
import type { ReadableDb, WritableDb } from './database.ts';
import { draftEdition } from './edition.ts';
import { cellId, revisionId } from './hash.ts';
import { readPlan } from './plan.ts';
import type { Origin } from './revision.ts';
import { asStep } from './transaction.ts';

/** A cell and what it is to say. */
export type CellToPut = CellRef & { readonly body: Body };

export interface PutCells {
  readonly person: string;
  readonly at: Date;
  readonly origin: Origin;
}

interface Fresh {
  readonly ref: CellRef;
  readonly id: string;
  readonly revision: string;
  readonly body: KeptBody;
}

const idsThere = (db: ReadableDb, editions: Iterable<string>): Set<string> =>
  new Set(
    rows<{ id: string }>(
      db,
      'SELECT id FROM cell WHERE edition IN (SELECT value FROM json_each(?))',
      JSON.stringify([...editions]),
    ).map(({ id }) => id),
  );

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Adds cells that were never written, each with its first revision: as `putCell` does one by one. */
const addCells = (db: WritableDb, plan: string, fresh: readonly Fresh[], { person, at, origin }: PutCells): void => {
  const now = at.toISOString();
  const current = fresh.map(({ ref, id, revision, body }) => {
    const { subject, part, edition } = ref;
    const sql = 'INSERT INTO cell (id, plan, subject, part, edition) VALUES (?, ?, ?, ?, ?)';
    const number = insertRow(db, sql, id, plan, subject, part, edition);
    return [number, 1, body.sha256, JSON.stringify([revision]), person, now, origin, body.plain, body.text];
  });
  insertRows(
    db,
    'current (cell_number, counter, sha256, parents, person_id, written_at, origin, plain, body)',
    current,
  );
  // Ids are hashes: in their order they go to the end of their tables, and not each to another page.
  for (const { id, revision, body } of fresh.toSorted((a, b) => byText(a.revision, b.revision))) {
    run(
      db,
      `INSERT INTO revision (id, cell_id, parents, body_hash, kept, kept_at, body) VALUES (?, ?, '[]', ?, 0, ?, ?)`,
      revision,
      id,
      body.sha256,
      now,
      body.text,
    );
    run(
      db,
      'INSERT INTO revision_by (revision_id, person_id, made_at, origin) VALUES (?, ?, ?, ?)',
      revision,
      person,
      now,
      origin,
    );
  }
  for (const { id, revision } of fresh.toSorted((a, b) => byText(a.id, b.id)))
    run(db, 'INSERT INTO head (cell_id, revision_id) VALUES (?, ?)', id, revision);
};

/**
 * Writes many cells, each into the history too: what `putCell` does for one of them, for the thousands of a file that is
 * brought in. Throws a Problem where an edition is sealed, or an edition or subject is not in the plan.
 */
export const putCells = (db: WritableDb, cells: readonly CellToPut[], put: PutCells): void =>
  asStep(db, () => {
    const editions = new Set(cells.map(({ edition }) => edition));
    for (const edition of editions) draftEdition(db, edition);
    for (const subject of new Set(cells.map((cell) => cell.subject))) assertSubject(db, subject);
    const plan = readPlan(db).id;
    const there = idsThere(db, editions);
    const fresh: Fresh[] = [];
    const again: CellToPut[] = [];
    for (const { body, ...ref } of cells) {
      const id = cellId(plan, ref);
      if (there.has(id)) again.push({ ...ref, body });
      else {
        there.add(id);
        const kept = keptBody(ref.part, body);
        fresh.push({ ref, id, revision: revisionId(id, [], kept.sha256), body: kept });
      }
    }
    addCells(db, plan, fresh, put);
    for (const { body, ...cell } of again) putCell(db, { ...put, cell, body, keep: true });
  });
