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
