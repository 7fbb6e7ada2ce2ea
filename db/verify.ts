import Sqlite from 'better-sqlite3';
import type { Verified } from '../shared/ipc/contract.ts';
import { bareLabel } from '../shared/plan/printed-words.ts';
import { bodySchema, partSchema } from '../shared/plan/records.ts';
import type { Body, CellRef, Part, Place } from '../shared/plan/records.ts';
import { templateSchema } from '../shared/plan/template-schema.ts';
import type { Template } from '../shared/plan/template.ts';
import { canonicalJson } from '../shared/richtext/canonical.ts';
import { plainOf } from './body.ts';
import { eachRow, row, rows, sqliteOf } from './database.ts';
import type { ReadableDb } from './database.ts';
import { cellId, revisionId, sha256 } from './hash.ts';
import { reportId } from './import-report.ts';
import { isDeclaredAsExpected, newestVersion, versionOf } from './migrate.ts';
import { wrongSettings } from './open.ts';

/** Says which words of the plan a fault is about, as far as the plan can still tell. */
type Naming = (ref: CellRef) => string;

const TEXT_NAMES: Readonly<Record<string, string>> = {
  place: 'place and number',
  facts: 'owner and dates',
  template: 'list of fields',
  'text:title': 'title',
  'text:summary': 'summary',
  'text:contact': 'contact details',
  'text:foreword': 'foreword',
  'text:heading': 'heading',
  'text:narrative': 'text',
  'text:name': 'name',
  'text:notes': 'notes',
};

/** The value of the text, or `undefined` where it is not JSON. */
const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const bodiesOf = <T extends Body>(db: ReadableDb, part: Part): { subject: string; edition: string; body: T }[] =>
  rows<{ subject: string; edition: string; text: string }>(
    db,
    `SELECT cell.subject, cell.edition, current.body AS text
     FROM cell JOIN current ON current.cell_number = cell.number JOIN edition ON edition.id = cell.edition
     WHERE cell.part = ? ORDER BY edition.position`,
    part,
  ).flatMap(({ text, ...at }) => {
    const parsed = parsedOf(part, text);
    return parsed?.success ? [{ ...at, body: parsed.data as T }] : [];
  });

const naming = (db: ReadableDb): Naming => {
  const labels = new Map<string, string>();
  const templates = bodiesOf<Template>(db, 'template');
  for (const { body } of templates)
    for (const field of templateSchema.parse(body).kinds.flatMap((kind) => kind.fields))
      labels.set(`field:${field.key}`, bareLabel(field));
  const places = new Map(bodiesOf<Place>(db, 'place').map(({ subject, body }) => [subject, body]));
  const kinds = new Map(templates.flatMap(({ body }) => body.kinds.map((kind) => [kind.key, kind.name])));
  const editions = new Map(
    rows<{ id: string; label: string }>(db, 'SELECT id, label FROM edition').map(({ id, label }) => [id, label]),
  );
  const subjectName = (subject: string): string => {
    const place = places.get(subject);
    if (!place) return 'The plan';
    const kind = place.kind === 'section' ? 'Section' : (kinds.get(place.kind) ?? 'Item');
    return place.number === null ? `A ${kind.toLowerCase()} without a number` : `${kind} ${place.number}`;
  };
  return ({ subject, part, edition }) => {
    const label = labels.get(part) ?? TEXT_NAMES[part] ?? part;
    return `${subjectName(subject)}, ${label}, ${editions.get(edition) ?? 'an edition that is missing'}`;
  };
};

interface BodyRow extends CellRef {
  readonly cellId: string;
  readonly hash: string;
  readonly text: string;
}

/** A body by its schema; `undefined` where it is nested so deep that it cannot be read at all. */
const parsedOf = (part: Part, text: string) => {
  try {
    return bodySchema(part).safeParse(jsonOf(text));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

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

const faultsOfCurrent = (db: ReadableDb, plan: string, name: Naming): string[] => {
  const faults: string[] = [];
  const sql = `
    SELECT cell.id AS cellId, cell.subject, cell.part, cell.edition, current.sha256 AS hash, current.plain,
      current.body AS text
    FROM cell JOIN current ON current.cell_number = cell.number`;
  for (const one of eachRow<BodyRow & { plain: string }>(db, sql)) {
    if (!partSchema.safeParse(one.part).success) faults.push(`${name(one)}: this part is not known to the program.`);
    else for (const fault of faultsOfBody(one, one.plain)) faults.push(`${name(one)}: ${fault}. ${AGAIN}`);
    if (cellId(plan, one) !== one.cellId) faults.push(`${name(one)}: these words belong to another plan. ${AGAIN}`);
  }
  const bare = rows<CellRef>(
    db,
    'SELECT subject, part, edition FROM cell WHERE NOT EXISTS (SELECT 1 FROM current WHERE cell_number = cell.number)',
  );
  return [...faults, ...bare.map((one) => `${name(one)}: the words are missing. ${AGAIN}`)];
};

const faultsOfHistory = (db: ReadableDb, name: Naming): string[] => {
  const faults: string[] = [];
  const sql = `
    SELECT revision.id, revision.parents, revision.cell_id AS cellId, cell.subject, cell.part, cell.edition,
      revision.body_hash AS hash, revision.body AS text
    FROM revision JOIN cell ON cell.id = revision.cell_id`;
  for (const one of eachRow<Omit<BodyRow, 'text'> & { id: string; parents: string; text: string | null }>(db, sql)) {
    const at = `${name(one)}, earlier words`;
    const parents = jsonOf(one.parents);
    if (!Array.isArray(parents) || revisionId(one.cellId, parents as string[], one.hash) !== one.id)
      faults.push(`${at}: what they came from has changed on the disk. ${AGAIN}`);
    if (one.text !== null)
      for (const fault of faultsOfBody({ ...one, text: one.text })) faults.push(`${at}: ${fault}. ${AGAIN}`);
  }
  return faults;
};

/** Where the list of newest revisions is not what the revisions say. */
const faultsOfHeads = (db: ReadableDb, name: Naming): string[] =>
  rows<CellRef>(
    db,
    `WITH
       parent (cell_id, id) AS (
         SELECT DISTINCT revision.cell_id, entry.value
         FROM revision, json_each(iif(json_valid(revision.parents), revision.parents, '[]')) AS entry),
       newest (cell_id, revision_id) AS (
         SELECT cell_id, id FROM revision WHERE (cell_id, id) NOT IN (SELECT cell_id, id FROM parent)),
       wrong AS (
         SELECT cell_id FROM (SELECT * FROM newest EXCEPT SELECT cell_id, revision_id FROM head)
         UNION SELECT cell_id FROM (SELECT cell_id, revision_id FROM head EXCEPT SELECT * FROM newest))
     SELECT cell.subject, cell.part, cell.edition FROM wrong JOIN cell ON cell.id = wrong.cell_id`,
  ).map((one) => `${name(one)}: the list of newest earlier words is wrong. Restore the plan from a backup.`);

/** Where what words come from is no list of that cell's revisions: the next save could not say what it builds on. */
const faultsOfParents = (db: ReadableDb, name: Naming): string[] =>
  rows<CellRef>(
    db,
    `SELECT cell.subject, cell.part, cell.edition
     FROM current JOIN cell ON cell.number = current.cell_number
     WHERE NOT json_valid(current.parents) OR json_type(current.parents) <> 'array' OR EXISTS (
       SELECT 1 FROM json_each(iif(json_valid(current.parents), current.parents, '[]')) AS entry
       WHERE NOT EXISTS (SELECT 1 FROM revision WHERE revision.id = entry.value AND revision.cell_id = cell.id))`,
  ).map((one) => `${name(one)}: what the words come from has changed on the disk. Restore the plan from a backup.`);

const faultsOfReports = (db: ReadableDb): string[] =>
  rows<{ id: string; file: string; report: string }>(db, 'SELECT id, file, report FROM import_report')
    .filter(({ id, report }) => reportId(report) !== id)
    .map(({ file }) => `The report on bringing in ${file} has changed on the disk. Restore the plan from a backup.`);

const faultsOfBlobs = (db: ReadableDb): string[] => {
  const faults: string[] = [];
  for (const { hash, bytes } of eachRow<{ hash: string; bytes: Uint8Array }>(
    db,
    'SELECT sha256 AS hash, bytes FROM blob',
  ))
    if (sha256(bytes) !== hash)
      faults.push('A picture has changed on the disk since it was saved. Put the picture in again.');
  return faults;
};

const faultsOfFile = (db: ReadableDb): string[] => {
  const sqlite = sqliteOf(db);
  const integrity = sqlite.prepare<[], string>('PRAGMA integrity_check').pluck().all();
  const loose = sqlite.prepare<[], string>('PRAGMA foreign_key_check').pluck().all();
  return [
    ...(integrity.join() === 'ok' ? [] : [`The file is damaged. Restore the plan from a backup. (${integrity[0]})`]),
    ...[...new Set(loose)].map(
      (table) => `Something that "${table}" refers to is missing. Restore the plan from a backup.`,
    ),
    ...(isDeclaredAsExpected(sqlite) && versionOf(sqlite) === newestVersion()
      ? []
      : ['The file has been changed by another program. Restore the plan from a backup.']),
    ...wrongSettings(db).map(
      (setting) => `The file was opened without its setting ${setting}. Close the plan and open it again.`,
    ),
  ];
};

const count = (db: ReadableDb, table: 'cell' | 'revision'): number =>
  row<{ count: number }>(db, `SELECT count(*) AS count FROM ${table}`)!.count;

/**
 * Checks a whole plan: the file, its form, and every text against its hash, its form and its words, the earlier ones too.
 * Each fault is a sentence that names the item and field, as far as they are known.
 */
export const verifyPlan = (db: ReadableDb): Verified => {
  const faults: string[] = [];
  try {
    faults.push(...faultsOfFile(db));
    const plan = row<{ id: string }>(db, 'SELECT id FROM plan');
    if (!plan)
      return { cells: 0, revisions: 0, faults: [...faults, 'The file holds no plan. Restore it from a backup.'] };
    const name = naming(db);
    faults.push(...faultsOfCurrent(db, plan.id, name), ...faultsOfHistory(db, name));
    faults.push(...faultsOfParents(db, name), ...faultsOfHeads(db, name), ...faultsOfReports(db), ...faultsOfBlobs(db));
    return { cells: count(db, 'cell'), revisions: count(db, 'revision'), faults };
  } catch (error) {
    // What is damaged already may trip up a check that follows.
    if (!(error instanceof Sqlite.SqliteError) && faults.length === 0) throw error;
    const cannotRead = `Parts of the file cannot be read. Restore the plan from a backup. (${(error as Error).message})`;
    return { cells: 0, revisions: 0, faults: [...faults, cannotRead] };
  }
};
