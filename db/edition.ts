import { Problem } from '../shared/plan/problem.ts';
import type { Edition } from '../shared/plan/records.ts';
import { row, rows, run } from './database.ts';
import type { ReadableDb, WritableDb } from './database.ts';
import { inTransaction } from './transaction.ts';

/** The plan's editions, oldest first. */
export const readEditions = (db: ReadableDb): Edition[] =>
  rows<Edition>(db, 'SELECT id, label, position, state FROM edition ORDER BY position');

/** One edition, if the plan has it. */
export const readEdition = (db: ReadableDb, id: string): Edition | undefined =>
  row<Edition>(db, 'SELECT id, label, position, state FROM edition WHERE id = ?', id);

/** Adds a draft edition at a place in the order, from 0. Editions from there on move up by one. */
export const addEdition = (db: WritableDb, { id, label, position }: Omit<Edition, 'state'>): void =>
  inTransaction(db, () => {
    const after = readEditions(db).filter((one) => one.position >= position);
    if (after[0]?.position === position)
      for (const one of after.toReversed())
        run(db, 'UPDATE edition SET position = ? WHERE id = ?', one.position + 1, one.id);
    run(db, `INSERT INTO edition (id, label, position, state) VALUES (?, ?, ?, 'draft')`, id, label, position);
  });

/** Gives an edition another name. Throws a Problem where the plan has no such edition. */
export const renameEdition = (db: WritableDb, id: string, label: string): void => {
  if (run(db, 'UPDATE edition SET label = ? WHERE id = ?', label, id) === 0) throw new Problem(NO_EDITION);
};

/** Seals an edition: nothing is written to it from then on. Throws a Problem where the plan has no such edition. */
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

/** An edition that may be written to. Throws a Problem where it is sealed or not in the plan. */
export const draftEdition = (db: ReadableDb, id: string): Edition => {
  const edition = readEdition(db, id);
  if (!edition) throw new Problem(NO_EDITION);
  if (edition.state === 'sealed')
    throw new Problem(`${edition.label} is sealed and cannot be changed. Write in a later edition.`);
  return edition;
};
