import { rows, run } from './database.ts';
import type { ReadableDb, WritableDb } from './database.ts';

/** Adds an item, for ever. What it says and where it stands are cells. Adding it twice is adding it once. */
export const addItem = (db: WritableDb, id: string): void => {
  run(db, 'INSERT INTO item (id) VALUES (?) ON CONFLICT DO NOTHING', id);
};

/** The ids of all items, retired ones too, in order of id. */
export const readItems = (db: ReadableDb): string[] =>
  rows<{ id: string }>(db, 'SELECT id FROM item ORDER BY id').map(({ id }) => id);
