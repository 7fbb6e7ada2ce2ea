import { Problem } from '../shared/plan/problem.ts';
import type { Body, CellRef, CurrentCell, Part } from '../shared/plan/records.ts';
import { keptBody, plainOf } from './body.ts';
import type { KeptBody } from './body.ts';
import { row, rows, run } from './database.ts';
import type { ReadableDb, WritableDb } from './database.ts';
import { draftEdition } from './edition.ts';
import { cellId } from './hash.ts';
import { readPlan } from './plan.ts';
import { keepRevision } from './revision.ts';
import type { Origin } from './revision.ts';
import { asStep } from './transaction.ts';

interface CurrentRow extends CellRef {
  readonly counter: number;
  readonly sha256: string;
  readonly text: string;
}

const CURRENT = `
  SELECT cell.subject, cell.part, cell.edition, current.counter, current.sha256, current.body AS text
  FROM cell JOIN current ON current.cell_number = cell.number`;

/** What is said at an edition whose start was taken back is kept, and is read by nobody. */
const NOT_WITHDRAWN = 'cell.edition NOT IN (SELECT id FROM edition WHERE withdrawn = 1)';

/**
 * One of many cells. Its body is read from its text when it is first asked for: most readers want few of the many. Copied, it
 * has neither body nor words.
 */
class ReadCell implements CurrentCell {
  readonly subject: string;
  readonly part: Part;
  readonly edition: string;
  readonly counter: number;
  readonly sha256: string;
  readonly #text: string;
  #body: Body | undefined;

  constructor({ subject, part, edition, counter, sha256, text }: CurrentRow) {
    this.subject = subject;
    this.part = part;
    this.edition = edition;
    this.counter = counter;
    this.sha256 = sha256;
    this.#text = text;
  }

  get body(): Body {
    return (this.#body ??= JSON.parse(this.#text) as Body);
  }

  get plain(): string {
    return plainOf(this.part, this.body);
  }
}

const asCell = (found: CurrentRow): CurrentCell => new ReadCell(found);

/** What a cell says now; `undefined` where nothing was ever written at that edition. */
export const readCell = (db: ReadableDb, { subject, part, edition }: CellRef): CurrentCell | undefined => {
  const sql = `${CURRENT} WHERE cell.subject = ? AND cell.part = ? AND cell.edition = ?`;
  const found = row<CurrentRow>(db, sql, subject, part, edition);
  if (!found) return undefined;
  const { text, ...cell } = found;
  const body = JSON.parse(text) as Body;
  return { ...cell, body, plain: plainOf(part, body) };
};

/** What every cell of the plan says now, at the editions that are shown. */
export const readCells = (db: ReadableDb): CurrentCell[] =>
  rows<CurrentRow>(db, `${CURRENT} WHERE ${NOT_WITHDRAWN}`).map(asCell);

interface CellKey extends CellRef {
  readonly number: number;
}

/**
 * Every cell of one part, each read when something of it is first asked for: for work that looks at few of the many. It must
 * look before it writes: a cell that was not looked at yet says what it says then.
 */
export const readCellsLoosely = (db: ReadableDb, part: Part): CurrentCell[] =>
  rows<CellKey>(db, `SELECT number, subject, part, edition FROM cell WHERE part = ? AND ${NOT_WITHDRAWN}`, part).map(
    (key) => {
      let kept: CurrentCell | undefined;
      const whole = (): CurrentCell =>
        (kept ??= asCell(row<CurrentRow>(db, `${CURRENT} WHERE cell.number = ?`, key.number)!));
      return {
        subject: key.subject,
        part: key.part,
        edition: key.edition,
        get body() {
          return whole().body;
        },
        get plain() {
          return whole().plain;
        },
        get sha256() {
          return whole().sha256;
        },
        get counter() {
          return whole().counter;
        },
      };
    },
  );

/** What the cells of these things say now, at every edition. */
export const readCellsOf = (db: ReadableDb, subjects: readonly string[]): CurrentCell[] =>
  rows<CurrentRow>(
    db,
    `${CURRENT} WHERE cell.subject IN (SELECT value FROM json_each(?)) AND ${NOT_WITHDRAWN}`,
    JSON.stringify(subjects),
  ).map(asCell);

/** What one part of one thing says at each edition that has it, oldest first. */
export const readLayers = (db: ReadableDb, subject: string, part: Part): CurrentCell[] =>
  rows<CurrentRow>(
    db,
    `SELECT layer.* FROM (${CURRENT} WHERE cell.subject = ? AND cell.part = ?) AS layer
     JOIN edition ON edition.id = layer.edition WHERE edition.withdrawn = 0 ORDER BY edition.position`,
    subject,
    part,
  ).map(asCell);

/** When the words of one part of one thing were last written, by edition: times in ISO 8601. */
export const readWrittenAt = (db: ReadableDb, subject: string, part: Part): ReadonlyMap<string, string> =>
  new Map(
    rows<{ readonly edition: string; readonly at: string }>(
      db,
      `SELECT cell.edition, current.written_at AS at FROM cell JOIN current ON current.cell_number = cell.number
       WHERE cell.subject = ? AND cell.part = ?`,
      subject,
      part,
    ).map(({ edition, at }) => [edition, at]),
  );

/** What is kept of a cell now, for those who write it. */
export interface Stored {
  readonly number: number;
  readonly cellId: string;
  readonly counter: number;
  readonly sha256: string;
  /** Revision ids, in order. */
  readonly parents: readonly string[];
  readonly person: string;
  readonly writtenAt: string;
  readonly sitting: string | null;
  readonly sittingAt: string | null;
  readonly text: string;
}

/** The row behind `readCell`. */
export const readStored = (db: ReadableDb, cell: string): Stored | undefined => {
  const found = row<Omit<Stored, 'parents'> & { parents: string }>(
    db,
    `SELECT cell.number, cell.id AS cellId, counter, sha256, parents, person_id AS person, written_at AS writtenAt, sitting,
       sitting_at AS sittingAt, body AS text
     FROM cell JOIN current ON current.cell_number = cell.number WHERE cell.id = ?`,
    cell,
  );
  return found && { ...found, parents: JSON.parse(found.parents) as string[] };
};

/** The id of a cell of the plan in this file. */
export const idOf = (db: ReadableDb, ref: CellRef): string => cellId(readPlan(db).id, ref);

/** Throws a Problem where no such item, section or plan is there to be written about. */
export const assertSubject = (db: ReadableDb, subject: string): void => {
  const found = row(
    db,
    `SELECT 1 FROM item WHERE id = ? UNION ALL SELECT 1 FROM section WHERE id = ?
     UNION ALL SELECT 1 FROM plan WHERE id = ?`,
    subject,
    subject,
    subject,
  );
  if (!found)
    throw new Problem('The item written to is not in this plan. Go back to the plan and choose the item again.');
};

/** Throws a Problem where a cell cannot be written: its edition is sealed or not there, or what it is about is not there. */
export const assertWritable = (db: ReadableDb, ref: CellRef): void => {
  draftEdition(db, ref.edition);
  assertSubject(db, ref.subject);
};

export interface Write {
  readonly body: KeptBody;
  readonly person: string;
  readonly at: Date;
  readonly origin: Origin;
  readonly originId?: string | undefined;
  /** The sitting, and when it first wrote this cell. */
  readonly sitting?: { readonly id: string; readonly since: string } | undefined;
  /** The revisions these words come from; those of the words they replace, unless said otherwise. */
  readonly parents?: readonly string[] | undefined;
}

/** Writes a cell's row as told; the counter grows by one. For the functions of this folder, in their transaction. */
export const writeStored = (db: WritableDb, ref: CellRef, old: Stored | undefined, write: Write): number => {
  const counter = (old?.counter ?? 0) + 1;
  const values = [
    counter,
    write.body.sha256,
    JSON.stringify(write.parents?.toSorted() ?? old?.parents ?? []),
    write.person,
    write.at.toISOString(),
    write.origin,
    write.originId ?? null,
    write.sitting?.id ?? null,
    write.sitting?.since ?? null,
    write.body.plain,
    write.body.text,
  ];
  if (old)
    run(
      db,
      `UPDATE current SET counter = ?, sha256 = ?, parents = ?, person_id = ?, written_at = ?, origin = ?, origin_id = ?,
         sitting = ?, sitting_at = ?, plain = ?, body = ? WHERE cell_number = ?`,
      ...values,
      old.number,
    );
  else {
    const id = idOf(db, ref);
    run(
      db,
      'INSERT INTO cell (id, plan, subject, part, edition) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
      id,
      readPlan(db).id,
      ref.subject,
      ref.part,
      ref.edition,
    );
    run(
      db,
      `INSERT INTO current (counter, sha256, parents, person_id, written_at, origin, origin_id, sitting, sitting_at, plain,
         body, cell_number) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT number FROM cell WHERE id = ?))`,
      ...values,
      id,
    );
  }
  return counter;
};

export interface PutCell extends Omit<Write, 'body' | 'sitting' | 'parents'> {
  readonly cell: CellRef;
  readonly body: Body;
  /** True where these words are to stand in the history at once. */
  readonly keep: boolean;
}

/**
 * Writes a cell, whatever it said: for things that are made whole (an import, a new edition, a move). Writing what it says
 * already changes nothing. Throws a Problem where the edition is sealed, or edition or subject are not in the plan.
 */
export const putCell = (db: WritableDb, { cell, body, keep, ...write }: PutCell): { counter: number; sha256: string } =>
  asStep(db, () => {
    assertWritable(db, cell);
    const kept = keptBody(cell.part, body);
    const old = readStored(db, idOf(db, cell));
    const counter = old?.sha256 === kept.sha256 ? old.counter : writeStored(db, cell, old, { ...write, body: kept });
    if (keep) keepRevision(db, cell, { at: write.at });
    return { counter, sha256: kept.sha256 };
  });
