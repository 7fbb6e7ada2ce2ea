import { rows, run } from './database.ts';
import type { ReadableDb, WritableDb } from './database.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email?: string | undefined;
}

/** Makes a person known to the plan, or brings name and address up to date. An address is never taken away. */
export const ensurePerson = (db: WritableDb, { id, name, email }: Person): void => {
  run(
    db,
    `INSERT INTO person (id, name, email) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = coalesce(excluded.email, email)`,
    id,
    name,
    email ?? null,
  );
};

/** Everyone who has written in the plan, by name. */
export const readPeople = (db: ReadableDb): Person[] =>
  rows<{ id: string; name: string; email: string | null }>(
    db,
    'SELECT id, name, email FROM person ORDER BY name, id',
  ).map(({ email, ...person }) => (email === null ? person : { ...person, email }));
