import type { CellRef } from '../shared/plan/records.ts';
import { spelled } from './body.ts';
import { idOf, putCell, readStored } from './cell.ts';
import type { WritableDb } from './database.ts';
import { putCells } from './put-cells.ts';
import type { CellToPut, PutCells } from './put-cells.ts';
import { keepRevision } from './revision.ts';
import { inTransaction } from './transaction.ts';

/** The first of some cells that says something else than was expected; `undefined` where all say it. */
export const firstChanged = <T extends CellRef & { readonly sha256: string | null }>(
  db: WritableDb,
  cells: readonly T[],
): T | undefined => cells.find((cell) => (readStored(db, idOf(db, cell))?.sha256 ?? null) !== cell.sha256);

/**
 * Changes cells: what each says now and what it is to say both stand in its history. Answers the hash of each, in order.
 * Throws a Problem where an edition is sealed, or an edition or subject is not in the plan; nothing is written then.
 */
export const changeCells = (db: WritableDb, cells: readonly CellToPut[], put: PutCells): string[] =>
  inTransaction(db, () => {
    const fresh: CellToPut[] = [];
    for (const { body, ...cell } of cells)
      if (keepRevision(db, cell, { at: put.at }) === undefined) fresh.push({ ...cell, body });
      else putCell(db, { ...put, cell, body, keep: true });
    if (fresh.length > 0) putCells(db, fresh, put);
    return cells.map((cell) => spelled(cell.body).sha256);
  });
