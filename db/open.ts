import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import Sqlite from 'better-sqlite3';
import { Problem } from '../shared/plan/problem.ts';
import { asReadable, asWritable, sqliteOf } from './database.ts';
import type { ReadableDb, WritableDb } from './database.ts';
import { discard, putInEmptyPlace, putInPlace, temporaryBeside } from './durable-files.ts';
import { isDeclaredAsExpected, migrate, MIGRATIONS, newestVersion, versionOf } from './migrate.ts';
import type { Migration } from './migrate.ts';
import { asProblem, sentences } from './problems.ts';

/** "ApWr", in the header of every plan file (SQLite file format, 1.3: bytes 68 to 71). */
export const APPLICATION_ID = 0x41_70_57_72;

const MAGIC = Buffer.from('SQLite format 3\0', 'latin1');
const HEADER_BYTES = 100;
const APPLICATION_ID_AT = 68;

/** The first SQLite without the WAL-reset fault of 3.7.0 to 3.51.2. */
const OLDEST_SQLITE = [3, 51, 3] as const;

/** Milliseconds to wait for a program that is just closing the file. */
const PATIENCE = 250;

/** How a plan is written. `locking_mode` comes before `journal_mode`, or WAL would want memory shared between programs. */
const WRITING = [
  ['locking_mode', 'EXCLUSIVE', 'exclusive'],
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['fullfsync', 'ON', 1],
  ['checkpoint_fullfsync', 'ON', 1],
] as const;
const ALWAYS = [
  ['foreign_keys', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
] as const;
type Setting = readonly [name: string, value: string, reads: string | number];

const pragma = (sqlite: Sqlite.Database, source: string): unknown => sqlite.pragma(source, { simple: true });

const set = (sqlite: Sqlite.Database, settings: readonly Setting[]): void => {
  for (const [name, value] of settings) pragma(sqlite, `${name} = ${value}`);
};

/** The settings that are not as they must be, by name; empty where all is well. */
export const wrongSettings = (db: ReadableDb): string[] => {
  const sqlite = sqliteOf(db);
  return (sqlite.readonly ? ALWAYS : [...WRITING, ...ALWAYS])
    .filter(([name, , reads]) => pragma(sqlite, name) !== reads)
    .map(([name]) => name);
};

const assertSqlite = (sqlite: Sqlite.Database): void => {
  const version = sqlite.prepare('SELECT sqlite_version()').pluck().get() as string;
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const asNumber = (a: number, b: number, c: number): number => a * 1e6 + b * 1e3 + c;
  if (asNumber(major, minor, patch) < asNumber(...OLDEST_SQLITE))
    throw new Error(`SQLite ${version} is older than ${OLDEST_SQLITE.join('.')}`);
};

const assertSettings = (db: ReadableDb): void => {
  const wrong = wrongSettings(db);
  if (wrong.length > 0) throw new Error(`SQLite did not take its settings: ${wrong.join(', ')}`);
};

/** Looks at a file's first bytes before SQLite does. Throws a Problem where it is no plan file. */
const checkHeader = (file: string): void => {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (!stat) throw new Problem(sentences.missing(file));
  if (!stat.isFile()) throw new Problem(sentences.notPlan(file));
  const header = Buffer.alloc(HEADER_BYTES);
  let handle;
  try {
    handle = fs.openSync(file, 'r');
    fs.readSync(handle, header, 0, HEADER_BYTES, 0);
  } catch {
    throw new Problem(sentences.cannotOpen(file));
  } finally {
    if (handle !== undefined) fs.closeSync(handle);
  }
  const isPlan =
    header.subarray(0, MAGIC.length).equals(MAGIC) && header.readUInt32BE(APPLICATION_ID_AT) === APPLICATION_ID;
  if (!isPlan) throw new Problem(sentences.notPlan(file));
};

/** Does `work` with a new connection, which is closed again where the work fails. */
const withConnection = <T>(file: string, connect: () => Sqlite.Database, work: (sqlite: Sqlite.Database) => T): T => {
  let sqlite: Sqlite.Database | undefined;
  try {
    sqlite = connect();
    return work(sqlite);
  } catch (error) {
    sqlite?.close();
    throw asProblem(error, file);
  }
};

/** Throws a Problem where a file is of a version that this program cannot write. */
const assertVersion = (sqlite: Sqlite.Database, file: string, migrations: readonly Migration[]): void => {
  const version = versionOf(sqlite);
  if (version > newestVersion(migrations)) throw new Problem(sentences.newer(file));
  if (!migrations.some((one) => one.version === version)) throw new Problem(sentences.altered(file));
};

const connectToWrite = (file: string, migrations: readonly Migration[]): Sqlite.Database => {
  const sqlite = new Sqlite(file, { fileMustExist: true, timeout: PATIENCE });
  try {
    pragma(sqlite, 'mmap_size = 0');
    // What a statement would need to be undone alone is kept in memory: thousands of them in one transaction otherwise write
    // to disk for it. And 16 MB of pages, so that the indexes of a large plan stay at hand.
    pragma(sqlite, 'temp_store = MEMORY');
    pragma(sqlite, 'cache_size = -16384');
    const [locking, ...others] = WRITING;
    set(sqlite, [locking, ...ALWAYS]);
    // Before the change to WAL, which is written into the file: a plan that is refused stays as it is.
    assertVersion(sqlite, file, migrations);
    set(sqlite, others);
    // The lock is taken at the first write, and held from then on.
    sqlite.exec('BEGIN IMMEDIATE; COMMIT');
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
};

/** Where a plan is kept as it was before a newer version of the program changed its form. */
const beforeMigration = (file: string, version: number): string => {
  const { dir, name, ext } = path.parse(file);
  return path.join(dir, `${name} (before update, form ${version})${ext}`);
};

/** True where a file's name says that it is a plan as it was kept before an update: it holds the same plan as the one beside it. */
export const isKeptBeforeUpdate = (file: string): boolean =>
  / \(before update, form \d+\)$/u.test(path.parse(file).name);

const migrateKeepingACopy = (sqlite: Sqlite.Database, file: string, migrations: readonly Migration[]): void => {
  const version = versionOf(sqlite);
  if (version === newestVersion(migrations)) return;
  const kept = beforeMigration(file, version);
  const temporary = temporaryBeside(kept);
  try {
    sqlite.prepare('VACUUM INTO ?').run(temporary);
    putInPlace(temporary, kept);
  } finally {
    discard(temporary);
  }
  migrate(sqlite, migrations);
};

export interface OpenOptions {
  /** The steps known to the program; all of them, unless a test says otherwise. */
  readonly migrations?: readonly Migration[];
}

/**
 * Opens a plan as its only writer, bringing it to the newest form first (a copy of the older one stays beside it).
 * Throws a Problem that names the file: missing, no plan, of a newer version, open elsewhere, altered, damaged.
 */
export const openPlanFile = (file: string, options: OpenOptions = {}): WritableDb => {
  const migrations = options.migrations ?? MIGRATIONS;
  checkHeader(file);
  return withConnection(
    file,
    () => connectToWrite(file, migrations),
    (sqlite) => {
      assertSqlite(sqlite);
      migrateKeepingACopy(sqlite, file, migrations);
      if (!options.migrations && !isDeclaredAsExpected(sqlite)) throw new Problem(sentences.altered(file));
      const db = asWritable(sqlite, file);
      assertSettings(db);
      return db;
    },
  );
};

/** SQLite can read a file whose folder it may not write to only if it is told that nobody else will. */
const connectToRead = (file: string): Sqlite.Database => {
  const sqlite = new Sqlite(file, { readonly: true, timeout: PATIENCE });
  try {
    sqlite.prepare('SELECT count(*) FROM sqlite_schema').get();
    return sqlite;
  } catch (error) {
    sqlite.close();
    const cannotOpen = error instanceof Sqlite.SqliteError && /^SQLITE_(?:CANTOPEN|READONLY)/.test(error.code);
    if (!cannotOpen || fs.existsSync(`${file}-wal`)) throw error;
    return new Sqlite(`${pathToFileURL(file).href}?immutable=1`, { readonly: true });
  }
};

/** Where the header says how the file is written: 2 for a log beside it, which nothing in memory has (1.3: bytes 18, 19). */
const WRITTEN_AS = [18, 19] as const;

/** A plan in an older form, as it reads in the newest: in memory, so that the file stays as it is. Closes the connection. */
const broughtUpToDate = (sqlite: Sqlite.Database): Sqlite.Database => {
  const bytes = sqlite.serialize();
  sqlite.close();
  for (const at of WRITTEN_AS) bytes[at] = 1;
  const copy = new Sqlite(bytes);
  try {
    set(copy, ALWAYS);
    migrate(copy);
    return new Sqlite(copy.serialize(), { readonly: true });
  } finally {
    copy.close();
  }
};

const isOfOlderForm = (sqlite: Sqlite.Database): boolean =>
  versionOf(sqlite) < newestVersion() && MIGRATIONS.some(({ version }) => version === versionOf(sqlite));

/**
 * Opens a plan to read it, in an older form too; the file stays as it is. Throws a Problem that names the file, as
 * `openPlanFile` does.
 */
export const openPlanFileReadOnly = (file: string): ReadableDb => {
  checkHeader(file);
  return withConnection(
    file,
    () => {
      const sqlite = connectToRead(file);
      return isOfOlderForm(sqlite) ? broughtUpToDate(sqlite) : sqlite;
    },
    (sqlite) => {
      assertSqlite(sqlite);
      pragma(sqlite, 'mmap_size = 0');
      set(sqlite, ALWAYS);
      if (versionOf(sqlite) > newestVersion()) throw new Problem(sentences.newer(file));
      const isOurs = versionOf(sqlite) === newestVersion() && isDeclaredAsExpected(sqlite);
      if (!isOurs) throw new Problem(sentences.altered(file));
      const db = asReadable(sqlite, file);
      assertSettings(db);
      return db;
    },
  );
};

/** Makes a new, empty plan file and opens it. Throws a Problem where a file of that name is there; leaves nothing half-made. */
export const createPlanFile = (
  file: string,
  { plan, now }: { readonly plan: string; readonly now: Date },
): WritableDb => {
  if (fs.existsSync(file)) throw new Problem(sentences.exists(file));
  const temporary = temporaryBeside(file);
  try {
    fs.closeSync(fs.openSync(temporary, 'wx'));
    withConnection(
      file,
      () => new Sqlite(temporary),
      (sqlite) => {
        pragma(sqlite, `application_id = ${APPLICATION_ID}`);
        migrate(sqlite);
        sqlite
          .prepare('INSERT INTO plan (one, id, file_id, created_at) VALUES (1, ?, ?, ?)')
          .run(plan, randomUUID(), now.toISOString());
        sqlite.close();
      },
    );
    putInEmptyPlace(temporary, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new Problem(sentences.exists(file), { cause: error });
    throw asProblem(error, file);
  } finally {
    discard(temporary);
  }
  return openPlanFile(file);
};

/** Closes a plan. At rest it is one file, which can be read without writing beside it. Closing twice does no harm. */
export const closePlanFile = (db: ReadableDb): void => {
  const sqlite = sqliteOf(db);
  if (!sqlite.open) return;
  try {
    if (!sqlite.readonly) pragma(sqlite, 'journal_mode = DELETE');
  } catch {
    // A full or vanished disk: everything acknowledged is in the write-ahead log, which the next opening reads.
  } finally {
    sqlite.close();
  }
};
