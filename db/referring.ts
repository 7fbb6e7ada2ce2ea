import type { CellRef } from '../shared/plan/records.ts';
import { rows } from './database.ts';
import type { ReadableDb } from './database.ts';

/** The texts, at whatever edition, that lead to an item: their trees name what they hold. */
export const referringTexts = (db: ReadableDb): Pick<CellRef, 'subject' | 'part'>[] =>
  rows(
    db,
    `SELECT DISTINCT cell.subject, cell.part FROM current JOIN cell ON cell.number = current.cell_number
     WHERE cell.part LIKE '%:%' AND instr(current.body, '"cross-reference"') > 0`,
  );
