import type { Body, CellRef } from '../shared/plan/records.ts';
import { rows } from './database.ts';
import type { ReadableDb } from './database.ts';

/** A cell of one edition, for whoever asks what was written in it. */
export interface OwnCell extends CellRef {
  readonly body: Body;
  /** True where the start of the edition wrote it: it said something else then. */
  readonly startWrote: boolean;
}

/** What an edition says that its start did not write: all of its cells, but for those that say what they said then. */
export const writtenSinceStart = (db: ReadableDb, edition: string): OwnCell[] =>
  rows<CellRef & { readonly text: string; readonly begun: string | null }>(
    db,
    `SELECT * FROM (
       SELECT cell.subject, cell.part, cell.edition, current.body AS text, current.sha256,
         (SELECT body_hash FROM revision
          WHERE revision.cell_id = cell.id AND revision.kept_at = edition.started_at AND revision.parents = '[]') AS begun
       FROM edition JOIN cell ON cell.edition = edition.id JOIN current ON current.cell_number = cell.number
       WHERE edition.id = ?)
     WHERE begun IS NULL OR begun <> sha256`,
    edition,
  ).map(({ subject, part, edition: at, text, begun }) => ({
    ...{ subject, part, edition: at },
    body: JSON.parse(text) as Body,
    startWrote: begun !== null,
  }));
