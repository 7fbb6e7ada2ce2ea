import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { Problem } from '../shared/plan/problem.ts';

/** The sentences about a plan file. Each is given the file's path and names the file. */
export const sentences = {
  missing: (file: string) =>
    `${named(file)} is not where it was. Look for it in another folder, or open a backup of it.`,
  exists: (file: string) => `There is already a file called ${named(file)}. Choose another name.`,
  noFolder: (file: string) => `The folder for ${named(file)} is not there. Choose another folder.`,
  notPlan: (file: string) =>
    `${named(file)} is not a plan made by Action Plan Writer. Choose a file that ends in .actionplan.`,
  newer: (file: string) =>
    `${named(file)} was made by a newer version of Action Plan Writer. Install that version to open it.`,
  elsewhere: (file: string) =>
    `${named(file)} is open in Action Plan Writer or another program. Close it there and try again.`,
  damaged: (file: string) => `${named(file)} is damaged. Open its newest backup instead.`,
  altered: (file: string) =>
    `${named(file)} has been changed by another program and is not safe to open. Open its newest backup instead.`,
  full: (file: string) => `The disk that holds ${named(file)} is full. Make room on it and save again.`,
  readOnly: (file: string) =>
    `${named(file)} may not be changed where it is. Save a copy in a folder you can write to and go on there.`,
  disk: (file: string) =>
    `The disk that holds ${named(file)} cannot be read or written. Check that it is connected and try again.`,
  cannotOpen: (file: string) => `${named(file)} cannot be opened. Check that you may read the file and its folder.`,
  ontoItself: (file: string) => `${named(file)} is the plan that is open. Choose another name for the copy.`,
  badCopy: (file: string) =>
    `The copy ${named(file)} did not match the plan and was removed. Check the disk and try again.`,
} satisfies Record<string, (file: string) => string>;

const named = (file: string): string => path.basename(file);

/** What SQLite or the system reports, by the beginning of its code. The first that fits counts. */
const BY_CODE: readonly (readonly [code: string, sentence: (file: string) => string])[] = [
  ['SQLITE_FULL', sentences.full],
  ['ENOSPC', sentences.full],
  ['EDQUOT', sentences.full],
  ['SQLITE_READONLY', sentences.readOnly],
  ['EROFS', sentences.readOnly],
  ['EACCES', sentences.readOnly],
  ['EPERM', sentences.readOnly],
  ['SQLITE_BUSY', sentences.elsewhere],
  ['SQLITE_LOCKED', sentences.elsewhere],
  ['EBUSY', sentences.elsewhere],
  ['SQLITE_CORRUPT', sentences.damaged],
  ['SQLITE_NOTADB', sentences.damaged],
  ['SQLITE_FORMAT', sentences.damaged],
  ['SQLITE_CANTOPEN', sentences.cannotOpen],
  ['SQLITE_PERM', sentences.cannotOpen],
  ['SQLITE_AUTH', sentences.cannotOpen],
  ['SQLITE_IOERR', sentences.disk],
  ['EIO', sentences.disk],
  ['ENOENT', sentences.noFolder],
  ['ENOTDIR', sentences.noFolder],
];

/** The error as a Problem where the person can put it right, or else as it came. */
export const asProblem = (error: unknown, file: string): unknown => {
  const code =
    error instanceof Sqlite.SqliteError || error instanceof Error ? (error as { code?: unknown }).code : undefined;
  if (error instanceof Problem || typeof code !== 'string') return error;
  const known = BY_CODE.find(([start]) => code.startsWith(start));
  return known ? new Problem(known[1](file), { cause: error }) : error;
};
