import Sqlite from 'better-sqlite3';
import type { Verified } from '../shared/ipc/contract.ts';
import { partSchema } from '../shared/plan/records.ts';
import type { CellRef } from '../shared/plan/records.ts';
import { finish } from '../shared/plan/steps.ts';
import type { Steps } from '../shared/plan/steps.ts';
import { canonicalJson } from '../shared/richtext/canonical.ts';
import { plainOf } from './body.ts';
import { row, rows, sqliteOf } from './database.ts';
import type { ReadableDb } from './database.ts';
import { cellId, revisionId, sha256 } from './hash.ts';
import { reportId } from './import-report.ts';
import { isDeclaredAsExpected, newestVersion, versionOf } from './migrate.ts';
import { wrongSettings } from './open.ts';
import { jsonOf, naming, parsedOf } from './verify-names.ts';
import type { Naming } from './verify-names.ts';
import { beforeSeals, checkSeals, hashOfWords } from './verify-seals.ts';

interface BodyRow extends CellRef {
  readonly cellId: string;
  readonly hash: string;
  readonly text: string;
}

/** What is wrong with a body, in words that follow its name; nothing where it is as it was written. */
const faultsOfBody = ({ part, hash, text }: BodyRow, plain?: string): string[] => {
  // A damaged file can hold a number where words should be.
  if (typeof text !== 'string' || sha256(text) !== hash)
    return ['the words have changed on the disk since they were saved'];
  const parsed = parsedOf(part, text);
  if (!parsed?.success) return ['what is kept is not of the form it should have'];
  if (canonicalJson(parsed.data) !== text) return ['what is kept is not written in the usual way'];
  return plain === undefined || plainOf(part, parsed.data) === plain
    ? []
    : ['the words to search differ from the words written'];
};

const AGAIN = 'Take these words from a backup.';

/** What is said now: its faults, and the hash of every text as it reads from the disk, by the cell's number. */
interface CheckedWords {
  readonly faults: readonly string[];
  readonly hashes: ReadonlyMap<number, string>;
}

/** So many texts are read in one step. */
const AT_ONCE = 50;

/** Below every number that a cell can have, also in a file that was changed by hand. */
const FIRST = -Number.MAX_SAFE_INTEGER;

const CURRENT = `
  SELECT cell.number, cell.id AS cellId, cell.subject, cell.part, cell.edition, current.sha256 AS hash, current.plain,
    current.body AS text
  FROM current JOIN cell ON cell.number = current.cell_number WHERE current.cell_number > ? ORDER BY current.cell_number`;

const REVISIONS = `
  SELECT revision.id, revision.parents, revision.cell_id AS cellId, cell.subject, cell.part, cell.edition,
    revision.body_hash AS hash, revision.body AS text
  FROM revision JOIN cell ON cell.id = revision.cell_id WHERE revision.id > ? ORDER BY revision.id`;

function* checkCurrent(db: ReadableDb, plan: string, name: Naming): Steps<CheckedWords> {
  const faults: string[] = [];
  const hashes = new Map<number, string>();
  const check = (one: BodyRow & { readonly number: number; readonly plain: string }): void => {
    hashes.set(one.number, hashOfWords(one.text));
    if (!partSchema.safeParse(one.part).success) faults.push(`${name.of(one)}: this part is not known to the program.`);
    else for (const fault of faultsOfBody(one, one.plain)) faults.push(`${name.of(one)}: ${fault}. ${AGAIN}`);
    if (cellId(plan, one) !== one.cellId) faults.push(`${name.of(one)}: these words belong to another plan. ${AGAIN}`);
  };
  for (let from = FIRST; ;) {
    const some = rows<BodyRow & { number: number; plain: string }>(db, `${CURRENT} LIMIT ${AT_ONCE}`, from);
    some.forEach(check);
    yield;
    if (some.length < AT_ONCE) break;
    from = some.at(-1)!.number;
  }
  const bare = yield* inRanges<CellRef>(db, WORDLESS);
  return { faults: [...faults, ...bare.map((one) => `${name.of(one)}: the words are missing. ${AGAIN}`)], hashes };
}

interface RevisionRow extends Omit<BodyRow, 'text'> {
  readonly id: string;
  readonly parents: string;
  readonly text: string | null;
}

function* faultsOfHistory(db: ReadableDb, name: Naming): Steps<string[]> {
  const faults: string[] = [];
  const check = (one: RevisionRow): void => {
    const at = `${name.of(one)}, earlier words`;
    const parents = jsonOf(one.parents);
    if (!Array.isArray(parents) || revisionId(one.cellId, parents as string[], one.hash) !== one.id)
      faults.push(`${at}: what they came from has changed on the disk. ${AGAIN}`);
    if (one.text !== null)
      for (const fault of faultsOfBody({ ...one, text: one.text })) faults.push(`${at}: ${fault}. ${AGAIN}`);
  };
  for (let from = ''; ;) {
    const some = rows<RevisionRow>(db, `${REVISIONS} LIMIT ${AT_ONCE}`, from);
    some.forEach(check);
    yield;
    if (some.length < AT_ONCE) return faults;
    from = some.at(-1)!.id;
  }
}

/** So many cells are asked about in one step. */
const CELLS_AT_ONCE = 500;

/** What a question about the cells of some numbers, from one up to another, finds in all of them; in steps. */
function* inRanges<T>(db: ReadableDb, sql: string): Steps<T[]> {
  const ends = row<{ first: number | null; last: number | null }>(
    db,
    'SELECT min(number) AS first, max(number) AS last FROM cell',
  );
  const out: T[] = [];
  for (let from = ends?.first ?? 0; from <= (ends?.last ?? -1); from += CELLS_AT_ONCE) {
    out.push(...rows<T>(db, sql, from, from + CELLS_AT_ONCE - 1));
    yield;
  }
  return out;
}

const WORDLESS = `
  SELECT subject, part, edition FROM cell
  WHERE number BETWEEN ? AND ? AND NOT EXISTS (SELECT 1 FROM current WHERE cell_number = cell.number)`;

const WRONG_HEADS = `
  WITH
    among (id) AS (SELECT id FROM cell WHERE number BETWEEN ? AND ?),
    own (cell_id, id, parents) AS (SELECT cell_id, id, parents FROM revision WHERE cell_id IN among),
    parent (cell_id, id) AS (
      SELECT DISTINCT own.cell_id, entry.value
      FROM own, json_each(iif(json_valid(own.parents), own.parents, '[]')) AS entry),
    newest (cell_id, revision_id) AS (SELECT cell_id, id FROM own WHERE (cell_id, id) NOT IN (SELECT cell_id, id FROM parent)),
    said (cell_id, revision_id) AS (SELECT cell_id, revision_id FROM head WHERE cell_id IN among),
    wrong AS (
      SELECT cell_id FROM (SELECT * FROM newest EXCEPT SELECT * FROM said)
      UNION SELECT cell_id FROM (SELECT * FROM said EXCEPT SELECT * FROM newest))
  SELECT cell.subject, cell.part, cell.edition FROM wrong JOIN cell ON cell.id = wrong.cell_id`;

/** Where the list of newest revisions is not what the revisions say. */
function* faultsOfHeads(db: ReadableDb, name: Naming): Steps<string[]> {
  const found = yield* inRanges<CellRef>(db, WRONG_HEADS);
  return found.map(
    (one) => `${name.of(one)}: the list of newest earlier words is wrong. Restore the plan from a backup.`,
  );
}

const WRONG_PARENTS = `
  SELECT cell.subject, cell.part, cell.edition
  FROM current JOIN cell ON cell.number = current.cell_number
  WHERE current.cell_number BETWEEN ? AND ? AND (
    NOT json_valid(current.parents) OR json_type(current.parents) <> 'array' OR EXISTS (
      SELECT 1 FROM json_each(iif(json_valid(current.parents), current.parents, '[]')) AS entry
      WHERE NOT EXISTS (SELECT 1 FROM revision WHERE revision.id = entry.value AND revision.cell_id = cell.id)))`;

/** Where what words come from is no list of that cell's revisions: the next save could not say what it builds on. */
function* faultsOfParents(db: ReadableDb, name: Naming): Steps<string[]> {
  const found = yield* inRanges<CellRef>(db, WRONG_PARENTS);
  return found.map(
    (one) => `${name.of(one)}: what the words come from has changed on the disk. Restore the plan from a backup.`,
  );
}

const faultsOfReports = (db: ReadableDb): string[] =>
  rows<{ id: string; file: string; report: string }>(db, 'SELECT id, file, report FROM import_report')
    .filter(({ id, report }) => reportId(report) !== id)
    .map(({ file }) => `The report on bringing in ${file} has changed on the disk. Restore the plan from a backup.`);

function* faultsOfBlobs(db: ReadableDb): Steps<string[]> {
  const faults: string[] = [];
  for (const { number } of rows<{ number: number }>(db, 'SELECT rowid AS number FROM blob')) {
    const sql = 'SELECT sha256 AS hash, bytes FROM blob WHERE rowid = ?';
    const { hash, bytes } = row<{ hash: string; bytes: Uint8Array }>(db, sql, number)!;
    if (sha256(bytes) !== hash)
      faults.push('A picture has changed on the disk since it was saved. Put the picture in again.');
    yield;
  }
  return faults;
}

function* faultsOfFile(db: ReadableDb): Steps<string[]> {
  const sqlite = sqliteOf(db);
  const integrity = sqlite.prepare<[], string>('PRAGMA integrity_check').pluck().all();
  yield;
  const loose = new Set<string>();
  for (const table of sqlite.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all()) {
    const found = sqlite
      .prepare<[string], string>('SELECT "table" FROM pragma_foreign_key_check(?)')
      .pluck()
      .all(table);
    for (const one of found) loose.add(one);
    yield;
  }
  return [
    ...(integrity.join() === 'ok' ? [] : [`The file is damaged. Restore the plan from a backup. (${integrity[0]})`]),
    ...[...loose].map((table) => `Something that "${table}" refers to is missing. Restore the plan from a backup.`),
    ...(isDeclaredAsExpected(sqlite) && versionOf(sqlite) === newestVersion()
      ? []
      : ['The file has been changed by another program. Restore the plan from a backup.']),
    ...wrongSettings(db).map(
      (setting) => `The file was opened without its setting ${setting}. Close the plan and open it again.`,
    ),
  ];
}

const count = (db: ReadableDb, table: 'cell' | 'revision'): number =>
  row<{ count: number }>(db, `SELECT count(*) AS count FROM ${table}`)!.count;

/**
 * Checks a whole plan, in steps: the file, its form, every text against its hash, its form and its words, the earlier ones too,
 * and every seal against what is read in its edition. Each fault is a sentence that names the item and field, as far as they are
 * known.
 */
export function* verifyInSteps(db: ReadableDb): Steps<Verified> {
  const faults: string[] = [];
  try {
    faults.push(...(yield* faultsOfFile(db)));
    const plan = row<{ id: string }>(db, 'SELECT id FROM plan');
    if (!plan)
      return {
        ...{ cells: 0, revisions: 0, seals: [] },
        faults: [...faults, 'The file holds no plan. Restore it from a backup.'],
      };
    const name = naming(db, plan.id);
    yield;
    const before = beforeSeals(db);
    const current = yield* checkCurrent(db, plan.id, name);
    faults.push(...current.faults);
    const seals = yield* checkSeals(db, before, current.hashes, name);
    faults.push(...seals.faults, ...(yield* faultsOfHistory(db, name)));
    faults.push(...(yield* faultsOfParents(db, name)), ...(yield* faultsOfHeads(db, name)));
    faults.push(...faultsOfReports(db), ...(yield* faultsOfBlobs(db)));
    return { cells: count(db, 'cell'), revisions: count(db, 'revision'), seals: seals.seals, faults };
  } catch (error) {
    // What is damaged already may trip up a check that follows.
    if (!(error instanceof Sqlite.SqliteError) && faults.length === 0) throw error;
    const cannotRead = `Parts of the file cannot be read. Restore the plan from a backup. (${(error as Error).message})`;
    return { cells: 0, revisions: 0, seals: [], faults: [...faults, cannotRead] };
  }
}

/** The same in one go. */
export const verifyPlan = (db: ReadableDb): Verified => finish(verifyInSteps(db));
