import type { CellRef } from '../shared/plan/records.ts';
import type { Tree } from '../shared/richtext/tree.ts';
import { rows } from './database.ts';
import type { ReadableDb } from './database.ts';
import { question } from './search.ts';

/** More texts than this are not put in order of how well they answer: a few letters fit too many. */
const MOST_RANKED = 500;

/**
 * The texts that hold every word of a question, the last letters of each perhaps missing: of all editions, best first. Empty
 * where more than `most` answer, and where the question has no word. It says in which order to show what is found, not what
 * is found: the words of footnotes, and those inside words, are not in the index.
 */
export const rankedCells = (db: ReadableDb, words: string, most = MOST_RANKED): CellRef[] => {
  const asked = question(words);
  if (asked === undefined) return [];
  const match = 'FROM word_index WHERE word_index MATCH ?';
  const many = rows(db, `SELECT rowid ${match} LIMIT ?`, asked, most + 1).length > most;
  if (many) return [];
  return rows<CellRef>(
    db,
    `SELECT cell.subject, cell.part, cell.edition
     FROM (SELECT rowid AS number, rank ${match}) AS answer JOIN cell ON cell.number = answer.number
     ORDER BY answer.rank, answer.number`,
    asked,
  );
};

/** A text as it is kept, for looking through. */
export interface KeptWords extends CellRef {
  readonly number: number;
  readonly plain: string;
  /** Where it has footnotes, whose words the plain text does not hold. */
  readonly tree: Tree | null;
}

interface WordsRow extends CellRef {
  readonly number: number;
  readonly plain: string;
  readonly text: string | null;
}

/** The next texts after a cell, by number, `most` at once; the team's notes are left out. */
export const nextWords = (db: ReadableDb, after: number, most: number): KeptWords[] =>
  rows<WordsRow>(
    db,
    `SELECT cell.number, cell.subject, cell.part, cell.edition, current.plain,
       CASE WHEN instr(current.body, '"footnote"') > 0 THEN current.body END AS text
     FROM cell JOIN current ON current.cell_number = cell.number
     WHERE cell.number > ? AND (cell.part LIKE 'field:%' OR cell.part LIKE 'text:%') AND cell.part <> 'text:notes'
     ORDER BY cell.number LIMIT ?`,
    after,
    most,
  ).map(({ text, ...cell }) => ({ ...cell, tree: text === null ? null : (JSON.parse(text) as Tree) }));
