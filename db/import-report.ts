import { canonicalJson } from '../shared/richtext/canonical.ts';
import { rows, run } from './database.ts';
import type { ReadableDb, WritableDb } from './database.ts';
import { sha256 } from './hash.ts';

/** What came of bringing in a file. It must be JSON; beyond these two its shape is the importer's. */
export interface ImportReport {
  /** The name of the file, without its folder. */
  readonly file: string;
  /** ISO 8601. */
  readonly at: string;
}

/** A report's id, by which it is known to be as it was written. */
export const reportId = (text: string): string => sha256(text).slice(0, 32);

/** Keeps a report with the plan, so that what was left over can be looked up later. The same report is kept once. */
export const putImportReport = (db: WritableDb, report: ImportReport): void => {
  const text = canonicalJson(report);
  run(
    db,
    'INSERT INTO import_report (id, made_at, file, report) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    reportId(text),
    report.at,
    report.file,
    text,
  );
};

/** All reports as they were put, newest first. */
export const readImportReports = (db: ReadableDb): ImportReport[] =>
  rows<{ report: string }>(db, 'SELECT report FROM import_report ORDER BY made_at DESC, id').map(
    ({ report }) => JSON.parse(report) as ImportReport,
  );
