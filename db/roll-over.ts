import type { FieldPart } from '../shared/plan/records.ts';
import { rows } from './database.ts';
import type { ReadableDb } from './database.ts';
import { sha256 } from './hash.ts';
import { SEEN, SPACE } from './seen.ts';

/** What becomes of texts when the next edition is started, counted without reading them. */

/** The hash of a text with nothing in it. */
const EMPTY = sha256('[]');

const asSet = (found: readonly { readonly subject: string }[]): Set<string> =>
  new Set(found.map(({ subject }) => subject));

/** The things of which something is read in one part at an edition: what rolls on to the next one. */
export const seenSubjects = (db: ReadableDb, part: FieldPart, edition: string): Set<string> =>
  asSet(
    rows(
      db,
      `SELECT seen.subject FROM (${SEEN}) AS seen JOIN current ON current.cell_number = seen.number
       WHERE current.sha256 <> ?`,
      part,
      edition,
      EMPTY,
    ),
  );

/** True of a text that says something; a picture is something, and has no words. */
const SAYS = `(trim(current.plain, ${SPACE}) <> '' OR instr(current.body, '"type":"picture"') > 0)`;

/** The things that said something in one part at an edition or at an earlier one. */
export const saidSubjects = (db: ReadableDb, part: FieldPart, edition: string): Set<string> => {
  const newest = rows<{ subject: string; says: number }>(
    db,
    `SELECT seen.subject, ${SAYS} AS says FROM (${SEEN}) AS seen JOIN current ON current.cell_number = seen.number`,
    part,
    edition,
  );
  const said = asSet(newest.filter(({ says }) => says === 1));
  // Most say something in the newest of their texts; the older ones of the others are few.
  const others = newest.filter(({ says }) => says === 0).map(({ subject }) => subject);
  if (others.length === 0) return said;
  const earlier = rows<{ subject: string }>(
    db,
    `SELECT DISTINCT cell.subject
     FROM cell JOIN edition ON edition.id = cell.edition JOIN current ON current.cell_number = cell.number
     WHERE cell.part = ? AND edition.withdrawn = 0 AND edition.position <= (SELECT position FROM edition WHERE id = ?)
       AND cell.subject IN (SELECT value FROM json_each(?)) AND ${SAYS}`,
    part,
    edition,
    JSON.stringify(others),
  );
  return new Set([...said, ...asSet(earlier)]);
};
