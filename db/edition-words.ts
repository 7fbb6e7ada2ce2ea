import type { Body, FieldPart } from '../shared/plan/records.ts';
import { rows } from './database.ts';
import type { ReadableDb } from './database.ts';

/** A field's words as they were written at an edition. */
export interface OwnField {
  readonly subject: string;
  readonly part: FieldPart;
  readonly body: Body;
}

/** The fields that were written at an edition itself, those chosen; blank ones too. */
export const ownFields = (
  db: ReadableDb,
  edition: string,
  isChosen: (subject: string, part: FieldPart) => boolean,
): OwnField[] =>
  rows<{ readonly number: number; readonly subject: string; readonly part: FieldPart }>(
    db,
    `SELECT number, subject, part FROM cell WHERE edition = ? AND part LIKE 'field:%'`,
    edition,
  ).flatMap(({ number, subject, part }) => {
    if (!isChosen(subject, part)) return [];
    const [found] = rows<{ text: string }>(db, 'SELECT body AS text FROM current WHERE cell_number = ?', number);
    return found ? [{ subject, part, body: JSON.parse(found.text) as Body }] : [];
  });
