import type { CurrentCell, CellRef, ProsePart } from '../shared/plan/records.ts';
import type { Tree } from '../shared/richtext/tree.ts';
import { rows } from './database.ts';
import type { ReadableDb } from './database.ts';

/** The mark of a text's first footnote, as its plain words have it, and the word that the index knows it by. */
const MARK = '[1]';
const WORD = '"1"';

/** Rows read before others have their turn. */
const AT_ONCE = 200;

/** The numbers of the cells whose words may have a footnote, by the word index. */
export const maybeFootnoted = (db: ReadableDb): readonly (readonly number[])[] => {
  const sql = 'SELECT rowid AS number FROM word_index WHERE word_index MATCH ?';
  const numbers = rows<{ number: number }>(db, sql, WORD).map(({ number }) => number);
  return Array.from({ length: Math.ceil(numbers.length / AT_ONCE) }, (_, at) =>
    numbers.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
};

/** Those of some cells, by their numbers, whose words have what looks like a footnote's mark. */
export const markedTrees = (
  db: ReadableDb,
  numbers: readonly number[],
): (CellRef & { readonly part: ProsePart; readonly tree: Tree })[] =>
  rows<CellRef & { readonly part: ProsePart; readonly text: string }>(
    db,
    `SELECT cell.subject, cell.part, cell.edition, current.body AS text
     FROM current JOIN cell ON cell.number = current.cell_number
     WHERE current.cell_number IN (SELECT value FROM json_each(?)) AND cell.part LIKE '%:%' AND instr(current.plain, ?) > 0`,
    JSON.stringify(numbers),
    MARK,
  ).map(({ text, ...ref }) => ({ ...ref, tree: JSON.parse(text) as Tree }));

/** The editions at which a part of a thing was written. */
export const editionsOf = (db: ReadableDb, subject: string, part: CurrentCell['part']): string[] =>
  rows<{ edition: string }>(db, 'SELECT edition FROM cell WHERE subject = ? AND part = ?', subject, part).map(
    ({ edition }) => edition,
  );
