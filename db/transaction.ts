import { sqliteOf } from './database.ts';
import type { WritableDb } from './database.ts';
import { asProblem } from './problems.ts';

/**
 * Does `work` whole or not at all, as the only writer. Within another transaction it is a part of that one, and is undone
 * alone where it throws. Throws a Problem where the disk or the file is at fault.
 */
export const inTransaction = <T>(db: WritableDb, work: () => T): T => {
  try {
    return sqliteOf(db).transaction(work).immediate();
  } catch (error) {
    throw asProblem(error, db.path);
  }
};

/**
 * Does `work` in the transaction that is going on, or in one of its own. Unlike `inTransaction` it is not undone alone: for
 * small steps done by the thousand, which check before they write, and whose fault is the fault of the whole.
 */
export const asStep = <T>(db: WritableDb, work: () => T): T =>
  sqliteOf(db).inTransaction ? work() : inTransaction(db, work);
