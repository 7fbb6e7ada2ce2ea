import { row, run } from './database.ts';
import type { ReadableDb, WritableDb } from './database.ts';
import { sha256 } from './hash.ts';

/** Keeps the bytes of a picture, once; returns their SHA-256, by which a picture names them. */
export const putBlob = (db: WritableDb, bytes: Uint8Array): string => {
  const hash = sha256(bytes);
  run(db, 'INSERT INTO blob (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING', hash, bytes);
  return hash;
};

/** The bytes of a picture, if the plan holds them. */
export const readBlob = (db: ReadableDb, hash: string): Uint8Array | undefined =>
  row<{ bytes: Uint8Array }>(db, 'SELECT bytes FROM blob WHERE sha256 = ?', hash)?.bytes;
