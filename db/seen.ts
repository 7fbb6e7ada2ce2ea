import type { Facts, Part, Place } from '../shared/plan/records.ts';
import type { Template } from '../shared/plan/template.ts';
import { rows } from './database.ts';
import type { ReadableDb } from './database.ts';

/**
 * What is read at one edition, part by part and without the trees: what was written at it, or else at the nearest earlier
 * edition. For the outline of a plan of thousands of items, which needs few of the many cells.
 */

/** The newest cell of each thing up to an edition; SQLite takes the other columns from the row with the maximum. */
const SEEN = `
  SELECT cell.subject, cell.number, max(edition.position) FROM cell JOIN edition ON edition.id = cell.edition
  WHERE cell.part = ? AND edition.position <= (SELECT position FROM edition WHERE id = ?) GROUP BY cell.subject`;

interface SeenRow {
  readonly subject: string;
  readonly text: string;
}

const seenBodies = <T>(db: ReadableDb, part: Part, edition: string): Map<string, T> =>
  new Map(
    rows<SeenRow>(
      db,
      `SELECT seen.subject, current.body AS text FROM (${SEEN}) AS seen JOIN current ON current.cell_number = seen.number`,
      part,
      edition,
    ).map(({ subject, text }) => [subject, JSON.parse(text) as T]),
  );

/** Where each thing stands at an edition, retired things too. */
export const seenPlaces = (db: ReadableDb, edition: string): Map<string, Place> => seenBodies(db, 'place', edition);

/** The facts of each thing that has any at an edition. */
export const seenFacts = (db: ReadableDb, edition: string): Map<string, Facts> => seenBodies(db, 'facts', edition);

/** The template that holds at an edition; `undefined` where there is none. */
export const seenTemplate = (db: ReadableDb, plan: string, edition: string): Template | undefined =>
  seenBodies<Template>(db, 'template', edition).get(plan);

/** The words of one part of everything at an edition. */
export const seenPlains = (db: ReadableDb, part: Part, edition: string): Map<string, string> =>
  new Map(
    rows<SeenRow>(
      db,
      `SELECT seen.subject, current.plain AS text FROM (${SEEN}) AS seen JOIN current ON current.cell_number = seen.number`,
      part,
      edition,
    ).map(({ subject, text }) => [subject, text]),
  );

const OWN = `FROM cell JOIN current ON current.cell_number = cell.number WHERE cell.part = ? AND cell.edition = ?`;

/** The words of one part of everything that was written at the edition itself. */
export const ownPlains = (db: ReadableDb, part: Part, edition: string): Map<string, string> =>
  new Map(
    rows<SeenRow>(db, `SELECT cell.subject, current.plain AS text ${OWN}`, part, edition).map(({ subject, text }) => [
      subject,
      text,
    ]),
  );

/** The first letters are enough to know that there are words. */
const A_FEW = 8;

/** The first letters of one part of everything that was written at the edition itself: to see whether anything was. */
export const ownBeginnings = (db: ReadableDb, part: Part, edition: string): Map<string, string> =>
  new Map(
    rows<SeenRow>(db, `SELECT cell.subject, substr(current.plain, 1, ${A_FEW}) AS text ${OWN}`, part, edition).map(
      ({ subject, text }) => [subject, text],
    ),
  );
