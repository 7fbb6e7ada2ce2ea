import type Sqlite from 'better-sqlite3';

declare const access: unique symbol;

/** An open plan file that may be read. Only the functions of this folder can look inside. */
export interface ReadableDb {
  /** Where the file stands. */
  readonly path: string;
  readonly [access]: 'read' | 'write';
}

/** An open plan file that may be read and written. */
export interface WritableDb extends ReadableDb {
  readonly [access]: 'write';
}

export type Value = string | number | null | Uint8Array;

class Connection {
  readonly statements = new Map<string, Sqlite.Statement<Value[]>>();
  readonly path: string;
  readonly sqlite: Sqlite.Database;

  constructor(path: string, sqlite: Sqlite.Database) {
    this.path = path;
    this.sqlite = sqlite;
  }

  statement(sql: string): Sqlite.Statement<Value[]> {
    const known = this.statements.get(sql);
    if (known) return known;
    const fresh = this.sqlite.prepare<Value[]>(sql);
    this.statements.set(sql, fresh);
    return fresh;
  }
}

const inside = (db: ReadableDb): Connection => db as unknown as Connection;

/** Wraps a connection whose settings are made. The caller vouches for what it may do. */
export const asReadable = (sqlite: Sqlite.Database, path: string): ReadableDb =>
  new Connection(path, sqlite) as unknown as ReadableDb;
export const asWritable = (sqlite: Sqlite.Database, path: string): WritableDb =>
  new Connection(path, sqlite) as unknown as WritableDb;

/** The connection itself, for opening, closing, copying and checking. */
export const sqliteOf = (db: ReadableDb): Sqlite.Database => inside(db).sqlite;

const reading = (db: ReadableDb, sql: string): Sqlite.Statement<Value[]> => {
  const statement = inside(db).statement(sql);
  if (!statement.readonly) throw new Error(`A reading function tried to write: ${sql}`);
  return statement;
};

/** All rows of a query. Throws where the statement would write. */
export const rows = <T>(db: ReadableDb, sql: string, ...values: Value[]): T[] => reading(db, sql).all(...values) as T[];

/** The first row of a query, if there is one. Throws where the statement would write. */
export const row = <T>(db: ReadableDb, sql: string, ...values: Value[]): T | undefined =>
  reading(db, sql).get(...values) as T | undefined;

/** Rows one by one, for tables too large to hold. Nothing may be written until the walk is over. */
export const eachRow = <T>(db: ReadableDb, sql: string, ...values: Value[]): IterableIterator<T> =>
  sqliteOf(db)
    .prepare<Value[]>(sql)
    .iterate(...values) as IterableIterator<T>;

/** Carries out a statement that writes; returns how many rows it changed. */
export const run = (db: WritableDb, sql: string, ...values: Value[]): number =>
  inside(db)
    .statement(sql)
    .run(...values).changes;

/** Carries out a statement that adds one row; returns its rowid. */
export const insertRow = (db: WritableDb, sql: string, ...values: Value[]): number =>
  Number(
    inside(db)
      .statement(sql)
      .run(...values).lastInsertRowid,
  );

/** So many rows are added by one statement. */
const AT_ONCE = 500;

/**
 * Adds rows, all of one width, to a table (`table (column, …)`). Many go in by one statement: before each statement that may
 * be undone alone, the word index writes out what it holds (SQLite FTS5, xSavepoint), and a statement for every row makes
 * that the greater part of the work.
 */
export const insertRows = (db: WritableDb, table: string, all: readonly (readonly Value[])[]): void => {
  const insert = (some: readonly (readonly Value[])[]): void => {
    const places = `(${some[0]!.map(() => '?').join(', ')})`;
    run(db, `INSERT INTO ${table} VALUES ${some.map(() => places).join(', ')}`, ...some.flat());
  };
  const whole = all.length - (all.length % AT_ONCE);
  for (let at = 0; at < whole; at += AT_ONCE) insert(all.slice(at, at + AT_ONCE));
  // One by one: statements are kept, and there are to be two of them and not one for each length.
  for (const one of all.slice(whole)) insert([one]);
};
