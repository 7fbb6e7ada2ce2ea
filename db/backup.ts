import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { Problem } from '../shared/plan/problem.ts';
import { isWholeCopy } from './check-copy.ts';
import { sqliteOf } from './database.ts';
import type { ReadableDb } from './database.ts';
import { discard, flushMeanwhile, putInPlace, temporaryBeside } from './durable-files.ts';
import { asProblem, sentences } from './problems.ts';

const RECENT = 12;
const DAILY = 14;
const MONTHLY = 12;

/** Reads a finished copy again, every word of it. Throws a Problem naming `file` where it is not what it says it is. */
const check = async (sqlite: Sqlite.Database, file: string): Promise<void> => {
  const steps = isWholeCopy(sqlite);
  for (;;) {
    const step = steps.next();
    if (step.done && !step.value) throw new Problem(sentences.badCopy(file));
    if (step.done) return;
    // Saves have their turn.
    await turn();
  }
};

/** Copies the plan as it is now, saves going on meanwhile, checks the copy, and puts it in its place whole. */
const copyTo = async (db: ReadableDb, target: string, change: (sqlite: Sqlite.Database) => void): Promise<void> => {
  if (!fs.existsSync(path.dirname(target))) throw new Problem(sentences.noFolder(target));
  const temporary = temporaryBeside(target);
  try {
    await sqliteOf(db).backup(temporary);
    const copy = new Sqlite(temporary, { fileMustExist: true });
    try {
      // One plain file: it can be read where nothing may be written.
      copy.pragma('journal_mode = DELETE');
      copy.pragma('synchronous = FULL');
      change(copy);
      await check(copy, target);
    } finally {
      copy.close();
    }
    await flushMeanwhile(temporary);
    putInPlace(temporary, target);
  } catch (error) {
    throw asProblem(error, target);
  } finally {
    discard(temporary);
  }
};

const BACKUP = /^(\d{4}-\d\d-\d\d)T\d\d-\d\d-\d\d-\d{3}Z\.actionplan$/;

const backupName = (now: Date): string => `${now.toISOString().replace(/[:.]/g, '-')}.actionplan`;

/**
 * Which of these backups may go: all but the 12 newest, the newest of each of the 14 newest days and of the 12 newest months
 * that have one. Files of other names are not backups and stay.
 */
export const thinned = (names: readonly string[]): string[] => {
  const newestFirst = names
    .filter((name) => BACKUP.test(name))
    .toSorted()
    .toReversed();
  const newestOfEach = (characters: number): Iterable<string> => {
    const kept = new Map<string, string>();
    for (const name of newestFirst) {
      const time = name.slice(0, characters);
      if (!kept.has(time)) kept.set(time, name);
    }
    return kept.values();
  };
  const stay = new Set([
    ...newestFirst.slice(0, RECENT),
    ...[...newestOfEach('2026-11-21'.length)].slice(0, DAILY),
    ...[...newestOfEach('2026-11'.length)].slice(0, MONTHLY),
  ]);
  return newestFirst.filter((name) => !stay.has(name));
};

/**
 * Backs the plan up into a folder of its own (made if need be); returns the backup's path. Only when the new one has been
 * read again and found whole do older ones go. Throws a Problem where the copy cannot be made or does not match.
 */
export const backUp = async (db: ReadableDb, folder: string, { now }: { readonly now: Date }): Promise<string> => {
  const target = path.join(folder, backupName(now));
  try {
    fs.mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw asProblem(error, target);
  }
  await copyTo(db, target, () => undefined);
  for (const name of thinned(fs.readdirSync(folder))) fs.rmSync(path.join(folder, name));
  return target;
};

/**
 * Writes the plan to another file, over what was there: the same plan, known as a file of its own.
 * Throws a Problem where the copy cannot be made or does not match; what was there then stays.
 */
export const copyPlanFile = async (db: ReadableDb, target: string): Promise<void> => {
  if (path.resolve(target) === path.resolve(db.path)) throw new Problem(sentences.ontoItself(target));
  await copyTo(db, target, (copy) => void copy.prepare('UPDATE plan SET file_id = ?').run(randomUUID()));
};

/**
 * Puts a backup in the place of a plan's file: the file as it was then, or, where that fails, as it is now. When the backup is
 * read again and found whole, `release` is called, which closes the plan; from there on nothing is waited for. Throws what
 * `release` throws, and a Problem where the backup is gone or damaged, and where the disk refuses.
 */
export const putBackupInPlace = async (backup: string, file: string, release: () => void): Promise<void> => {
  if (!fs.existsSync(backup)) throw new Problem(sentences.missing(backup));
  const temporary = temporaryBeside(file);
  try {
    fs.copyFileSync(backup, temporary, fs.constants.COPYFILE_EXCL);
    const copy = new Sqlite(temporary, { fileMustExist: true, readonly: true });
    try {
      await check(copy, backup);
    } finally {
      copy.close();
    }
    release();
    // A log that was not taken into the file belongs to the words that go, and would be read into those that come.
    if (fs.existsSync(`${file}-wal`)) throw new Problem(sentences.elsewhere(file));
    putInPlace(temporary, file);
  } catch (error) {
    throw asProblem(error, file);
  } finally {
    discard(temporary);
  }
};
