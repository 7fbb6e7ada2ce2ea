import { rows, run } from './database.ts';
import type { ReadableDb, WritableDb } from './database.ts';

/** Adds a section, for ever. What it says and where it stands are cells. Adding it twice is adding it once. */
export const addSection = (db: WritableDb, id: string): void => {
  run(db, 'INSERT INTO section (id) VALUES (?) ON CONFLICT DO NOTHING', id);
};

/** The ids of all sections, retired ones too, in order of id. */
export const readSections = (db: ReadableDb): string[] =>
  rows<{ id: string }>(db, 'SELECT id FROM section ORDER BY id').map(({ id }) => id);
