import type Sqlite from 'better-sqlite3';
import type { Steps } from '../shared/plan/steps.ts';
import { sha256 } from './hash.ts';

/**
 * Whether a finished copy of a plan is what it says it is. A check of the whole file by SQLite would be one call, and long: so
 * the large tables are read row by row and the word index word by word, which tells more, and the others are left to it.
 */

/** Rows read in one step. */
const AT_ONCE = 200;
/** Words of the index read in one step: each may stand in every text. */
const WORDS_AT_ONCE = 10;

const textIn = (...columns: readonly string[]): string =>
  columns.map((column) => `typeof(${column}) = 'text'`).join(' AND ');
const textOrNullIn = (...columns: readonly string[]): string =>
  columns.map((column) => `typeof(${column}) IN ('text', 'null')`).join(' AND ');

const KNOWN_ORIGIN = `origin IN ('typed', 'import', 'return', 'copy', 'restore', 'merge')`;

interface LargeTable {
  /** True of a row whose columns are of the form that the table declares. */
  readonly fits: string;
  /** The column of a row's text, which may be gone, and that of its hash. */
  readonly text?: readonly [body: string, hash: string];
  /** How many rows there are, by what is kept beside the table. */
  readonly count?: string;
}

const LARGE: Readonly<Record<string, LargeTable>> = {
  current: {
    fits: `typeof(counter) = 'integer' AND counter > 0 AND ${KNOWN_ORIGIN}
      AND ${textIn('sha256', 'parents', 'person_id', 'written_at', 'plain', 'body')}
      AND ${textOrNullIn('origin_id', 'sitting', 'sitting_at')}`,
    text: ['body', 'sha256'],
    count: 'SELECT count(*) FROM word_index_docsize',
  },
  revision: {
    fits: `kept IN (0, 1) AND ${textIn('id', 'cell_id', 'parents', 'body_hash', 'kept_at')} AND ${textOrNullIn('body')}`,
    text: ['body', 'body_hash'],
    count: 'SELECT count(*) FROM revision INDEXED BY revision_by_cell',
  },
  revision_by: {
    fits: `${KNOWN_ORIGIN} AND ${textIn('revision_id', 'person_id', 'made_at')} AND ${textOrNullIn('origin_id')}`,
  },
  seal_cell: { fits: textIn('edition', 'subject', 'part', 'sha256') },
};

interface Row {
  /** 1 or 0. */
  readonly fits: number;
  readonly body: string | null;
  readonly hash: string;
}

function* tableIsWhole(sqlite: Sqlite.Database, table: string, { fits, text, count }: LargeTable): Steps<boolean> {
  const [body, hash] = text ?? ['NULL', 'NULL'];
  const all = sqlite.prepare<[], Row>(`SELECT ${fits} AS fits, ${body} AS body, ${hash} AS hash FROM ${table}`);
  let read = 0;
  for (const row of all.iterate()) {
    if (row.fits !== 1 || (row.body !== null && sha256(row.body) !== row.hash)) return false;
    read += 1;
    if (read % AT_ONCE === 0) yield;
  }
  return count === undefined || sqlite.prepare(count).pluck().get() === read;
}

/** The sum of the numbers in a record of the index: seven bits a byte, all bytes of a number but its last marked (varint). */
const sumOf = (bytes: Uint8Array): number => {
  let [sum, number] = [0, 0];
  for (const byte of bytes) {
    number = number * 0x80 + (byte & 0x7f);
    if (byte < 0x80) [sum, number] = [sum + number, 0];
  }
  return sum;
};

/** How many words all texts have, by what the index keeps of each. */
function* wordsInTexts(sqlite: Sqlite.Database): Steps<number> {
  const all = sqlite.prepare<[], Uint8Array>('SELECT sz FROM word_index_docsize').pluck();
  let [read, words] = [0, 0];
  for (const lengths of all.iterate()) {
    words += sumOf(lengths);
    read += 1;
    if (read % AT_ONCE === 0) yield;
  }
  return words;
}

/**
 * Reads the word index through, every place of every word, and the beginnings of words that it keeps apart. Throws an
 * SqliteError where it cannot be read.
 */
function* indexIsWhole(sqlite: Sqlite.Database): Steps<boolean> {
  sqlite.exec('CREATE VIRTUAL TABLE temp.indexed_words USING fts5vocab(main, word_index, row)');
  const all = sqlite.prepare<[], { term: string; cnt: number }>('SELECT term, cnt FROM temp.indexed_words');
  const beginnings = new Set<string>();
  let [read, words] = [0, 0];
  for (const { term, cnt } of all.iterate()) {
    words += cnt;
    const letters = [...term.slice(0, 6)];
    for (const length of [2, 3]) if (letters.length >= length) beginnings.add(letters.slice(0, length).join(''));
    read += 1;
    if (read % WORDS_AT_ONCE === 0) yield;
  }
  if ((yield* wordsInTexts(sqlite)) !== words) return false;
  const found = sqlite.prepare<[string], number>('SELECT count(*) FROM word_index WHERE word_index MATCH ?');
  for (const beginning of beginnings) {
    found.get(`"${beginning}" *`);
    yield;
  }
  return true;
}

const OTHERS = `
  SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'word_index' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'`;

/**
 * Reads a finished copy again, every word of it, in steps; nothing else may be done with the connection meanwhile. False
 * where it is not what it says it is. Throws an SqliteError where it cannot be read.
 */
export function* isWholeCopy(sqlite: Sqlite.Database): Steps<boolean> {
  for (const table of sqlite.prepare<[], string>(OTHERS).pluck().all()) {
    const large = LARGE[table];
    const isWhole = large
      ? yield* tableIsWhole(sqlite, table, large)
      : sqlite.pragma(`quick_check("${table}")`, { simple: true }) === 'ok';
    if (!isWhole) return false;
    yield;
  }
  return yield* indexIsWhole(sqlite);
}
