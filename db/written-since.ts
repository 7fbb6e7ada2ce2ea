import type { Part } from '../shared/plan/records.ts';
import { rows } from './database.ts';
import type { ReadableDb } from './database.ts';

/** Who last wrote a part, and when. */
export interface Writing {
  readonly subject: string;
  readonly part: Part;
  /** The person's name. */
  readonly person: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Of each part that was written in the editions after one and up to another, given by their positions: its newest layer. */
export const readWrittenSince = (db: ReadableDb, after: number, upTo: number): Writing[] => {
  const newest = new Map<string, Writing>();
  const layers = rows<Writing>(
    db,
    `SELECT cell.subject, cell.part, person.name AS person, current.written_at AS at
     FROM cell JOIN edition ON edition.id = cell.edition JOIN current ON current.cell_number = cell.number
       JOIN person ON person.id = current.person_id
     WHERE edition.withdrawn = 0 AND edition.position > ? AND edition.position <= ? ORDER BY edition.position`,
    after,
    upTo,
  );
  for (const layer of layers) newest.set(`${layer.subject} ${layer.part}`, layer);
  return [...newest.values()];
};
