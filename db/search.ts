import type { Place } from '../shared/plan/records.ts';
import type { Steps } from '../shared/plan/steps.ts';
import type { Template } from '../shared/plan/template.ts';
import { eachRow, row, rows } from './database.ts';
import type { ReadableDb } from './database.ts';
import { readEdition, readEditions } from './edition.ts';
import { readItems } from './item.ts';
import { readPlan } from './plan.ts';

/** The most items that an answer holds: nobody reads on. */
const MOST = 500;

/** More texts than this are not put in order of how well they answer: a few letters fit too many. */
const MOST_RANKED = 3000;

/**
 * A full-text question from what a person typed: every word must be there, the last letters of each may be missing. Each is
 * put in quotes, so that nothing typed is taken for an operator (SQLite FTS5, 3.2). `undefined` where there is no word.
 */
export const question = (words: string): string | undefined => {
  const found = words
    .replaceAll('\0', ' ')
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}\p{Co}]/u.test(word))
    .map((word) => `"${word.replaceAll('"', '""')}" *`);
  return found.length > 0 ? found.join(' ') : undefined;
};

interface Hit {
  readonly number: number;
}

interface SeenCell {
  readonly subject: string;
  readonly part: string;
  /** True where it was written at the edition itself. */
  readonly own: boolean;
}

interface CellRow extends Hit {
  readonly subject: string;
  readonly part: string;
  readonly position: number;
}

/** For one edition: the cells seen at it by number, those of each part, and up to which cell they are known. */
interface Seen {
  readonly cells: Map<number, SeenCell>;
  readonly newest: Map<string, CellRow>;
  known: number;
}

/** Cells are only ever added, so what was found out for a search serves the next one; a changed order of editions does not. */
const seenOf = new WeakMap<ReadableDb, { readonly order: string; readonly at: Map<string, Seen> }>();

/** Cells learnt of in one step. */
const AT_ONCE = 2000;

/** What a search of an edition needs to know beforehand, so that the first one is as quick as those after it. */
export function* prepareSearch(db: ReadableDb, edition: string): Steps<void> {
  while (learnCells(db, edition, AT_ONCE).isMore) yield;
}

/** The cells whose words are seen at an edition: of each part of each thing, the newest up to it. */
const seenCells = (db: ReadableDb, edition: string): Seen['cells'] => learnCells(db, edition, -1).cells;

const learnCells = (
  db: ReadableDb,
  edition: string,
  most: number,
): { readonly cells: Seen['cells']; readonly isMore: boolean } => {
  const order = readEditions(db)
    .map((one) => one.id)
    .join();
  const kept = seenOf.get(db);
  const { at } = kept?.order === order ? kept : seenOf.set(db, { order, at: new Map() }).get(db)!;
  const seen = at.get(edition) ?? { cells: new Map(), newest: new Map(), known: 0 };
  at.set(edition, seen);
  const position = readEdition(db, edition)!.position;
  const fresh = rows<CellRow>(
    db,
    `SELECT cell.number, cell.subject, cell.part, edition.position
     FROM cell JOIN edition ON edition.id = cell.edition
     WHERE cell.number > ? AND edition.withdrawn = 0 ORDER BY cell.number LIMIT ?`,
    seen.known,
    most,
  );
  for (const cell of fresh) {
    seen.known = cell.number;
    const key = `${cell.subject} ${cell.part}`;
    const before = seen.newest.get(key);
    if (cell.position > position || (before && before.position > cell.position)) continue;
    if (before) seen.cells.delete(before.number);
    seen.newest.set(key, cell);
    seen.cells.set(cell.number, { subject: cell.subject, part: cell.part, own: cell.position === position });
  }
  return { cells: seen.cells, isMore: fresh.length === most };
};

/** The newest words of a thing's part at an edition, if any. */
const seenAt = <T>(db: ReadableDb, subject: string, part: string, position: number): T | undefined => {
  const found = row<{ body: string }>(
    db,
    `SELECT current.body FROM cell JOIN edition ON edition.id = cell.edition JOIN current ON current.cell_number = cell.number
     WHERE cell.subject = ? AND cell.part = ? AND edition.withdrawn = 0 AND edition.position <= ? ORDER BY edition.position DESC LIMIT 1`,
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
 * letters of a word may be missing; case and accents do not count. Where thousands of texts answer they come in no order. An empty question finds nothing.
 */
export const findItems = (db: ReadableDb, edition: string, words: string, mostRanked = MOST_RANKED): string[] => {
  const asked = question(words);
  const position = readEdition(db, edition)?.position;
  if (asked === undefined || position === undefined) return [];
  const seen = seenCells(db, edition);
  const match = 'SELECT rowid AS number FROM word_index WHERE word_index MATCH ?';
  const few = rows<Hit>(db, `${match} LIMIT ?`, asked, mostRanked + 1).length <= mostRanked;
  const hits = few ? rows<Hit>(db, `${match} ORDER BY rank, rowid`, asked) : eachRow<Hit>(db, match, asked);
  const template = seenAt<Template>(db, readPlan(db).id, 'template', position);
  const emptied = startEmpty(template);
  const items = new Set(readItems(db));
  const found = new Set<string>();
  for (const { number } of hits) {
    if (found.size >= MOST) break;
    const cell = seen.get(number);
    if (!cell || found.has(cell.subject) || !items.has(cell.subject)) continue;
    const place = seenAt<Place>(db, cell.subject, 'place', position);
    // Of a folded item what was last said stands.
    const isSeen = cell.own || place?.folded === true || !emptied.has(`${place?.kind} ${cell.part}`);
    if (place && !place.retired && isSeen) found.add(cell.subject);
  }
  return [...found];
};
