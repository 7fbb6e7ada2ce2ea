import type { Revision } from '../shared/ipc/contract.ts';
import type { Body, CellRef } from '../shared/plan/records.ts';
import { finish } from '../shared/plan/steps.ts';
import type { Steps } from '../shared/plan/steps.ts';
import { row, rows, run } from './database.ts';
import type { ReadableDb, WritableDb } from './database.ts';
import { cellId, revisionId } from './hash.ts';
import { readPlan } from './plan.ts';
import { asStep, inTransaction } from './transaction.ts';

export type Origin = Revision['origin'];

export interface NewRevision {
  readonly cellId: string;
  readonly parents: readonly string[];
  readonly bodyHash: string;
  /** Canonical JSON. */
  readonly body: string;
  readonly person: string;
  /** ISO 8601: when the words were written. */
  readonly madeAt: string;
  readonly origin: Origin;
  readonly originId: string | null;
  /** ISO 8601: when they were taken into the history. */
  readonly keptAt: string;
  /** True where the words must outlive thinning. */
  readonly pinned: boolean;
}

/** Adds a revision, which becomes a head in place of its parents. The same revision twice is one, with both authors. */
export const insertRevision = (db: WritableDb, one: NewRevision): string => {
  const parents = one.parents.toSorted();
  const id = revisionId(one.cellId, parents, one.bodyHash);
  const added = run(
    db,
    `INSERT INTO revision (id, cell_id, parents, body_hash, kept, kept_at, body) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
    id,
    one.cellId,
    JSON.stringify(parents),
    one.bodyHash,
    one.pinned ? 1 : 0,
    one.keptAt,
    one.body,
  );
  run(
    db,
    `INSERT INTO revision_by (revision_id, person_id, made_at, origin, origin_id) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
    id,
    one.person,
    one.madeAt,
    one.origin,
    one.originId,
  );
  if (added > 0) {
    for (const parent of parents) run(db, 'DELETE FROM head WHERE cell_id = ? AND revision_id = ?', one.cellId, parent);
    run(db, 'INSERT INTO head (cell_id, revision_id) VALUES (?, ?)', one.cellId, id);
  } else if (one.pinned) run(db, 'UPDATE revision SET kept = 1 WHERE id = ?', id);
  return id;
};

interface Unkept {
  readonly cellId: string;
  readonly bodyHash: string;
  readonly parents: string;
  readonly person: string;
  readonly madeAt: string;
  readonly origin: Origin;
  readonly originId: string | null;
  readonly body: string;
}

const UNKEPT = `
  SELECT cell.id AS cellId, current.sha256 AS bodyHash, current.parents, current.person_id AS person,
    current.written_at AS madeAt, current.origin, current.origin_id AS originId, current.body
  FROM current JOIN cell ON cell.number = current.cell_number`;

export interface Keep {
  /** Now. */
  readonly at: Date;
  /** True where the words must outlive thinning: sent, sealed, named. */
  readonly pinned?: boolean;
}

/** The revision that says what a cell says now, made if there is none; its id. */
const keepStored = (db: WritableDb, { parents: list, ...stored }: Unkept, { at, pinned = false }: Keep): string => {
  const parents = JSON.parse(list) as string[];
  if (parents.length === 1) {
    const [parent] = parents as [string];
    const same = row(db, 'SELECT 1 FROM revision WHERE id = ? AND body_hash = ?', parent, stored.bodyHash);
    if (same) {
      if (pinned) run(db, 'UPDATE revision SET kept = 1 WHERE id = ?', parent);
      return parent;
    }
  }
  const id = insertRevision(db, { ...stored, parents, keptAt: at.toISOString(), pinned });
  run(
    db,
    'UPDATE current SET parents = ? WHERE cell_number = (SELECT number FROM cell WHERE id = ?)',
    JSON.stringify([id]),
    stored.cellId,
  );
  return id;
};

/**
 * Takes what a cell says now into its history, as written by whoever wrote it; returns the revision's id, `undefined` where
 * the cell was never written. Words that are in the history already are not taken in again.
 */
export const keepRevision = (db: WritableDb, ref: CellRef, keep: Keep): string | undefined =>
  asStep(db, () => {
    const stored = row<Unkept>(db, `${UNKEPT} WHERE cell.id = ?`, cellId(readPlan(db).id, ref));
    return stored && keepStored(db, stored, keep);
  });

/** Takes what these cells say now into the history, all of it or none. */
export const keepRevisions = (db: WritableDb, refs: readonly CellRef[], keep: Keep): void =>
  inTransaction(db, () => {
    for (const ref of refs) keepRevision(db, ref, keep);
  });

/** So many cells are looked at in one step. */
const AT_ONCE = 500;

/**
 * Takes all that is said now into the history: before a copy, a pack or a seal. Returns how much was taken in. Each
 * step is done whole or not at all; what is written between them is taken in or not.
 */
export function* keepAllInSteps(db: WritableDb, keep: Keep): Steps<number> {
  const last = row<{ last: number | null }>(db, 'SELECT max(cell_number) AS last FROM current')?.last ?? 0;
  let taken = 0;
  for (let from = 0; from <= last; from += AT_ONCE) {
    taken += inTransaction(db, () => {
      const unkept = rows<Unkept>(
        db,
        `${UNKEPT} WHERE current.cell_number > ? AND current.cell_number <= ? AND NOT EXISTS (
           SELECT 1 FROM revision
           WHERE current.parents = json_array(revision.id) AND revision.id = current.parents ->> 0
             AND revision.body_hash = current.sha256)`,
        from,
        from + AT_ONCE,
      );
      for (const stored of unkept) keepStored(db, stored, keep);
      return unkept.length;
    });
    yield;
  }
  return taken;
}

/** The same in one go, whole or not at all. */
export const keepAll = (db: WritableDb, keep: Keep): number =>
  inTransaction(db, () => finish(keepAllInSteps(db, keep)));

interface RevisionRow {
  readonly id: string;
  readonly parents: string;
  readonly body: string | null;
}

interface AuthorRow {
  readonly revision: string;
  readonly name: string;
  readonly madeAt: string;
  readonly origin: Origin;
}

/**
 * A cell's history, newest first: what came of a revision stands before it, whatever the clocks said; among revisions that
 * do not come of each other the later written stands first. Those who made the same revision are named together.
 */
export const readRevisions = (db: ReadableDb, ref: CellRef): Revision[] => {
  const cell = cellId(readPlan(db).id, ref);
  const found = rows<RevisionRow>(db, 'SELECT id, parents, body FROM revision WHERE cell_id = ?', cell);
  const authors = new Map<string, AuthorRow[]>();
  for (const author of rows<AuthorRow>(
    db,
    `SELECT revision_by.revision_id AS revision, person.name, revision_by.made_at AS madeAt, revision_by.origin
     FROM revision JOIN revision_by ON revision_by.revision_id = revision.id
     JOIN person ON person.id = revision_by.person_id
     WHERE revision.cell_id = ? ORDER BY revision_by.made_at, person.name`,
    cell,
  ))
    authors.set(author.revision, [...(authors.get(author.revision) ?? []), author]);
  const firstOf = (id: string): AuthorRow => authors.get(id)![0]!;
  const ordered = childrenFirst(found, (a, b) => {
    const [x, y] = [firstOf(a.id).madeAt, firstOf(b.id).madeAt];
    return x === y ? (a.id < b.id ? -1 : 1) : x < y ? 1 : -1;
  });
  return ordered.map(({ id, body }) => ({
    id,
    cell: ref,
    madeAt: firstOf(id).madeAt,
    person: [...new Set(authors.get(id)!.map((one) => one.name))].join(', '),
    origin: firstOf(id).origin,
    body: body === null ? null : (JSON.parse(body) as Body),
  }));
};

/** Revisions with every one before its parents; `newer` orders those free to go next. */
const childrenFirst = (
  found: readonly RevisionRow[],
  newer: (a: RevisionRow, b: RevisionRow) => number,
): RevisionRow[] => {
  const byId = new Map(found.map((one) => [one.id, one]));
  const parentsOf = new Map(found.map((one) => [one.id, JSON.parse(one.parents) as string[]]));
  const waitingFor = new Map(found.map((one) => [one.id, 0]));
  for (const parent of [...parentsOf.values()].flat()) waitingFor.set(parent, (waitingFor.get(parent) ?? 0) + 1);
  const free = found.filter((one) => waitingFor.get(one.id) === 0);
  const out: RevisionRow[] = [];
  while (free.length > 0) {
    const next = free.toSorted(newer)[0]!;
    free.splice(free.indexOf(next), 1);
    out.push(next);
    for (const parent of parentsOf.get(next.id)!) {
      waitingFor.set(parent, waitingFor.get(parent)! - 1);
      const freed = byId.get(parent);
      if (freed && waitingFor.get(parent) === 0) free.push(freed);
    }
  }
  return out;
};
