import { editionName } from '../shared/plan/edition-name.ts';
import { Problem } from '../shared/plan/problem.ts';
import type { Edition } from '../shared/plan/records.ts';
import { row, rows, run } from './database.ts';
import type { ReadableDb, WritableDb } from './database.ts';
import { inTransaction } from './transaction.ts';

type EditionRow = Pick<Edition, 'id' | 'label' | 'position' | 'state'> &
  Readonly<Record<'period' | 'published' | 'reissueOf' | 'correction', string | null>>;

const present = ({ period, published, reissueOf, correction, ...edition }: EditionRow): Edition => ({
  ...edition,
  ...(period === null ? {} : { period }),
  ...(published === null ? {} : { published }),
  ...(reissueOf === null ? {} : { reissueOf }),
  ...(correction === null ? {} : { correction }),
});

/** How many issues of one edition stand before this one: each corrects one that stands before it. */
const issuesBefore = (editions: readonly Edition[], { reissueOf, position }: Edition): number => {
  const before = editions.find((one) => one.id === reissueOf && one.position < position);
  return before ? 1 + issuesBefore(editions, before) : 0;
};

/** The plan's editions, oldest first; one whose start was taken back is not among them. */
export const readEditions = (db: ReadableDb): Edition[] => {
  const editions = rows<EditionRow>(
    db,
    `SELECT id, label, position, state, period, reissue_of AS reissueOf, edition.note AS correction, seal.published
     FROM edition LEFT JOIN seal ON seal.edition = edition.id WHERE withdrawn = 0 ORDER BY position`,
  ).map(present);
  return editions.map((one) => (one.reissueOf ? { ...one, reissue: issuesBefore(editions, one) } : one));
};

/** One edition, if the plan has it. */
export const readEdition = (db: ReadableDb, id: string): Edition | undefined =>
  readEditions(db).find((one) => one.id === id);

/** What an edition begins as. */
export interface NewEdition extends Pick<Edition, 'id' | 'label' | 'position' | 'period' | 'reissueOf'> {
  /** When it was started; absent of one that came in with a file. What was written at that moment its start wrote. */
  readonly startedAt?: Date | undefined;
}

/** Editions from a place in the order on move up by one, if there is one at that place. */
const makeRoom = (db: WritableDb, position: number): void => {
  const after = readEditions(db).filter((one) => one.position >= position);
  if (after[0]?.position !== position) return;
  for (const one of after.toReversed())
    run(db, 'UPDATE edition SET position = ? WHERE id = ?', one.position + 1, one.id);
};

/** Adds a draft edition at a place in the order, from 0. Editions from there on move up by one. */
export const addEdition = (db: WritableDb, { id, label, position, period, reissueOf, startedAt }: NewEdition): void =>
  inTransaction(db, () => {
    makeRoom(db, position);
    run(
      db,
      `INSERT INTO edition (id, label, position, state, period, reissue_of, started_at)
       VALUES (?, ?, ?, 'draft', ?, ?, ?)`,
      id,
      label,
      position,
      period ?? null,
      reissueOf ?? null,
      startedAt?.toISOString() ?? null,
    );
  });

/** Gives a draft edition another name. Throws a Problem where it is sealed, before a sealed one, or not in the plan. */
export const renameEdition = (db: WritableDb, id: string, label: string): void => {
  draftEdition(db, id);
  run(db, 'UPDATE edition SET label = ? WHERE id = ?', label, id);
};

/** Says what a draft edition reports on; `null` takes it away. Throws as `renameEdition` does. */
export const setPeriod = (db: WritableDb, id: string, period: string | null): void => {
  draftEdition(db, id);
  run(db, 'UPDATE edition SET period = ? WHERE id = ?', period, id);
};

/** The places of editions that are withdrawn begin here, where no other edition comes to stand. */
const BEHIND_ALL = 1_000_000;

/** Takes a draft edition out of every list; its words stay. Throws a Problem where the plan has no such draft. */
export const withdrawEdition = (db: WritableDb, id: string): void =>
  inTransaction(db, () => {
    draftEdition(db, id);
    const last = row<{ position: number }>(db, 'SELECT max(position) AS position FROM edition')!.position;
    const behind = Math.max(last + 1, BEHIND_ALL);
    run(db, 'UPDATE edition SET withdrawn = 1, position = ? WHERE id = ?', behind, id);
  });

/** An edition that is withdrawn, if the plan has one of that id. Its position says nothing. */
export const readWithdrawn = (db: ReadableDb, id: string): Edition | undefined => {
  const found = row<EditionRow>(
    db,
    `SELECT id, label, position, state, period, reissue_of AS reissueOf, note AS correction, NULL AS published
     FROM edition WHERE withdrawn = 1 AND id = ?`,
    id,
  );
  return found && present(found);
};

/** Puts a withdrawn edition back into the order, at that place; editions from there on move up by one. */
export const unwithdrawEdition = (db: WritableDb, id: string, position: number): void =>
  inTransaction(db, () => {
    makeRoom(db, position);
    run(db, 'UPDATE edition SET withdrawn = 0, position = ? WHERE id = ? AND withdrawn = 1', position, id);
  });

/**
 * Marks an edition as sealed: nothing is written to it from then on. What it says is sealed by `seal.ts`, which calls this.
 * Throws a Problem where the plan has no such edition.
 */
export const sealEdition = (db: WritableDb, id: string): void => {
  if (run(db, `UPDATE edition SET state = 'sealed' WHERE id = ?`, id) === 0) throw new Problem(NO_EDITION);
};

/**
 * Does `work` whole or not at all with the plan's seals lifted, and seals again. Only for work that changes no reading of a
 * sealed edition: when another edition comes in before it, what would roll on into it must be written in it. `work` must
 * see to that itself, and throw where a reading would change.
 */
export const withoutSeals = <T>(db: WritableDb, work: () => T): T =>
  inTransaction(db, () => {
    const sealed = readEditions(db).filter((one) => one.state === 'sealed');
    for (const { id } of sealed) run(db, `UPDATE edition SET state = 'draft' WHERE id = ?`, id);
    const done = work();
    for (const { id } of sealed) run(db, `UPDATE edition SET state = 'sealed' WHERE id = ?`, id);
    return done;
  });

export const NO_EDITION = 'This edition is no longer in the plan. Choose another edition and write there.';

/**
 * An edition that may be written to. Throws a Problem where it is sealed or not in the plan, and where it stands before a sealed
 * one, which reads what it says.
 */
export const draftEdition = (db: ReadableDb, id: string): Edition => {
  const editions = readEditions(db);
  const edition = editions.find((one) => one.id === id);
  if (!edition) throw new Problem(NO_EDITION);
  const name = editionName(edition);
  if (edition.state === 'sealed')
    throw new Problem(`${name} is sealed and cannot be changed. Write in a later edition.`);
  const sealed = editions.find((one) => one.state === 'sealed' && one.position > edition.position);
  if (sealed)
    throw new Problem(
      `${name} comes before ${editionName(sealed)}, which is sealed, so it cannot be changed. Write in a later edition.`,
    );
  return edition;
};
