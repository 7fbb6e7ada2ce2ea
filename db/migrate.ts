import Sqlite from 'better-sqlite3';
import { firstTables } from './migrations/0010-first-tables.ts';
import { editions } from './migrations/0020-editions.ts';

/** One step from an older form of the file to the next. Steps are numbered in tens and never changed once released. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly up: (sqlite: Sqlite.Database) => void;
}

export const MIGRATIONS: readonly Migration[] = [firstTables, editions];

/** The version this program writes. */
export const newestVersion = (migrations: readonly Migration[] = MIGRATIONS): number => migrations.at(-1)!.version;

/** The version a file is in; 0 for one that has no tables yet. */
export const versionOf = (sqlite: Sqlite.Database): number => sqlite.pragma('user_version', { simple: true }) as number;

/** Brings a file to the newest version. Each step is one transaction: a fault leaves the file in the version before. */
export const migrate = (sqlite: Sqlite.Database, migrations: readonly Migration[] = MIGRATIONS): void => {
  for (const { version, up } of migrations.filter((one) => one.version > versionOf(sqlite)))
    sqlite
      .transaction(() => {
        up(sqlite);
        sqlite.pragma(`user_version = ${version}`);
      })
      .immediate();
};

/** A table, index or trigger as the file declares it. */
export interface Declared {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

/** FTS5's own tables: their wording belongs to the version of SQLite that made them. */
const OF_THE_INDEX = /^word_index_/;

/** All that a file declares, SQLite's own indexes too (who writes the file by hand can give any name), in order of name. */
export const declared = (sqlite: Sqlite.Database): Declared[] =>
  sqlite
    .prepare<[], Declared>('SELECT type, name, sql FROM sqlite_schema ORDER BY name, type')
    .all()
    .map((one) => (OF_THE_INDEX.test(one.name) ? { ...one, sql: null } : one));

let expected: readonly Declared[] | undefined;

/** What a file of the newest version declares. */
export const expectedDeclared = (): readonly Declared[] => {
  if (expected) return expected;
  const sqlite = new Sqlite(':memory:');
  try {
    migrate(sqlite);
    return (expected = declared(sqlite));
  } finally {
    sqlite.close();
  }
};

/** True where a file declares what it should and nothing else. */
export const isDeclaredAsExpected = (sqlite: Sqlite.Database): boolean =>
  JSON.stringify(declared(sqlite)) === JSON.stringify(expectedDeclared());
