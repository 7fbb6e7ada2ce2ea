import { canonicalJson } from '../shared/richtext/canonical.ts';
import { row, run } from './database.ts';
import type { ReadableDb, WritableDb } from './database.ts';

/** A setting kept with the plan, as JSON; `undefined` where it was never set. The caller checks its shape. */
export const getSetting = (db: ReadableDb, name: string): unknown => {
  const found = row<{ value: string }>(db, 'SELECT value FROM settings WHERE name = ?', name);
  return found && JSON.parse(found.value);
};

/** Keeps a setting with the plan. The value must be JSON. */
export const setSetting = (db: WritableDb, name: string, value: unknown): void => {
  run(
    db,
    'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    name,
    canonicalJson(value),
  );
};
