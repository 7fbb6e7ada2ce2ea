import type { Facts, Part, Place } from '../shared/plan/records.ts';
import type { Template } from '../shared/plan/template.ts';
import { isBlank } from '../shared/richtext/plain-text.ts';
import type { Tree } from '../shared/richtext/tree.ts';
import { rows } from './database.ts';
import type { ReadableDb } from './database.ts';

/**
 * What is read at one edition, part by part and without the trees: what was written at it, or else at the nearest earlier
 * edition. For the outline of a plan of thousands of items, which needs few of the many cells.
 */

/** The newest cell of each thing up to an edition; SQLite takes the other columns from the row with the maximum. */
export const SEEN = `
  SELECT cell.subject, cell.number, max(edition.position) FROM cell JOIN edition ON edition.id = cell.edition
  WHERE cell.part = ? AND edition.withdrawn = 0 AND edition.position <= (SELECT position FROM edition WHERE id = ?) GROUP BY cell.subject`;

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

/** A text that stands in a folded item: the last words said, without their tree. */
export interface StandingText {
  /** The edition they were said in. */
  readonly edition: string;
  readonly plain: string;
}

interface SaidRow extends SeenRow {
  readonly edition: string;
  readonly own: number;
  /** Kept of texts without words alone: a picture is something, and an edition can be known to say nothing. */
  readonly body: string | null;
}

/** The characters of white space that are met, for `trim`. */
export const SPACE = `char(9, 10, 11, 12, 13, 32, 160)`;

/**
 * What stands in one part of some folded items at an edition: of each the newest words up to it. Those that the edition is
 * known to say nothing of are left out, and those of which nothing was ever said.
 */
export const standingTexts = (
  db: ReadableDb,
  part: Part,
  edition: string,
  subjects: readonly string[],
): Map<string, StandingText> => {
  const out = new Map<string, StandingText>();
  const silent = new Set<string>();
  for (const { subject, edition: at, own, text: plain, body } of rows<SaidRow>(
    db,
    `SELECT cell.subject, cell.edition, cell.edition = ? AS own, current.plain AS text,
       CASE WHEN trim(current.plain, ${SPACE}) = '' THEN current.body END AS body
     FROM cell JOIN edition ON edition.id = cell.edition JOIN current ON current.cell_number = cell.number
     WHERE cell.part = ? AND edition.withdrawn = 0 AND edition.position <= (SELECT position FROM edition WHERE id = ?)
       AND cell.subject IN (SELECT value FROM json_each(?))
     ORDER BY edition.position DESC`,
    edition,
    part,
    edition,
    JSON.stringify(subjects),
  )) {
    if (out.has(subject) || silent.has(subject)) continue;
    const tree = body === null ? undefined : (JSON.parse(body) as Tree);
    if (!tree || !isBlank(tree)) out.set(subject, { edition: at, plain });
    else if (own === 1 && tree.length > 0) silent.add(subject);
  }
  return out;
};
