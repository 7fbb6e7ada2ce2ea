import type { Place } from '../shared/plan/records.ts';
import type { Template } from '../shared/plan/template.ts';
import { row, rows } from './database.ts';
import type { ReadableDb } from './database.ts';
import { readEdition } from './edition.ts';
import { readPlan } from './plan.ts';

/** The most items that an answer holds: nobody reads on. */
const MOST = 500;

/**
 * A full-text question from what a person typed: every word must be there, the last letters of each may be missing. Each is
 * put in quotes, so that nothing typed is taken for an operator (SQLite FTS5, 3.2). `undefined` where there is no word.
 */
const question = (words: string): string | undefined => {
  const found = words
    .replaceAll('\0', ' ')
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}\p{Co}]/u.test(word))
    .map((word) => `"${word.replaceAll('"', '""')}" *`);
  return found.length > 0 ? found.join(' ') : undefined;
};

/** The newest words of a thing's part at an edition, if any. */
const seenAt = <T>(db: ReadableDb, subject: string, part: string, position: number): T | undefined => {
  const found = row<{ body: string }>(
    db,
    `SELECT current.body FROM cell JOIN edition ON edition.id = cell.edition JOIN current ON current.cell_id = cell.id
     WHERE cell.subject = ? AND cell.part = ? AND edition.position <= ? ORDER BY edition.position DESC LIMIT 1`,
    subject,
    part,
    position,
  );
  return found && (JSON.parse(found.body) as T);
};

/** The parts, by kind of item, whose words do not roll on to a later edition. */
const startEmpty = (template: Template | undefined): ReadonlySet<string> =>
  new Set(
    template?.kinds.flatMap((kind) =>
      kind.fields.filter((field) => field.scope === 'edition').map((field) => `${kind.key} field:${field.key}`),
    ),
  );

/**
 * The items whose words at an edition hold every word of the question within one text, best first, 500 at most. The last
 * letters of a word may be missing; case and accents do not count. An empty question finds nothing.
 */
export const findItems = (db: ReadableDb, edition: string, words: string): string[] => {
  const asked = question(words);
  const position = readEdition(db, edition)?.position;
  if (asked === undefined || position === undefined) return [];
  const hits = rows<{ subject: string; part: string; own: 0 | 1 }>(
    db,
    `SELECT cell.subject, cell.part, cell.edition = ? AS own
     FROM word_index
     JOIN current ON current.number = word_index.rowid
     JOIN cell ON cell.id = current.cell_id
     JOIN item ON item.id = cell.subject
     JOIN edition ON edition.id = cell.edition AND edition.position <= ?
     WHERE word_index MATCH ? AND NOT EXISTS (
       SELECT 1 FROM cell AS later JOIN edition AS newer ON newer.id = later.edition
       WHERE later.subject = cell.subject AND later.part = cell.part
         AND newer.position > edition.position AND newer.position <= ?)
     ORDER BY word_index.rank, cell.subject`,
    edition,
    position,
    asked,
    position,
  );
  const template = seenAt<Template>(db, readPlan(db).id, 'template', position);
  const emptied = startEmpty(template);
  const found = new Set<string>();
  for (const { subject, part, own } of hits) {
    if (found.size >= MOST) break;
    if (found.has(subject)) continue;
    const place = seenAt<Place>(db, subject, 'place', position);
    const isSeen = own === 1 || !emptied.has(`${place?.kind} ${part}`);
    if (place && !place.retired && isSeen) found.add(subject);
  }
  return [...found];
};
