import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** A name for an unfinished file in the folder of the finished one, so that a rename is enough to finish it. */
export const temporaryBeside = (target: string): string =>
  path.join(path.dirname(target), `.${path.basename(target).slice(0, 40)}.${randomBytes(6).toString('hex')}.part`);

const flush = (name: string, flags: string): void => {
  const handle = fs.openSync(name, flags);
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
};

/** Makes the names of a folder durable. Windows has no such call, and needs none. */
export const flushFolder = (folder: string): void => {
  if (process.platform !== 'win32') flush(folder, 'r');
};

/** Makes a large file durable while other work goes on; flushing it again then takes no time. */
export const flushMeanwhile = async (file: string): Promise<void> => {
  const handle = await fs.promises.open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Puts a finished file in its place, over what was there: the old file or the new one, never half of it. */
export const putInPlace = (temporary: string, target: string): void => {
  flush(temporary, 'r+');
  fs.renameSync(temporary, target);
  flushFolder(path.dirname(target));
};

/** As `putInPlace`, but fails with EEXIST where the target is there already. */
export const putInEmptyPlace = (temporary: string, target: string): void => {
  flush(temporary, 'r+');
  try {
    fs.linkSync(temporary, target);
    fs.unlinkSync(temporary);
  } catch (error) {
    // Some disks (FAT, some shares) know no links.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' || fs.existsSync(target)) throw error;
    fs.renameSync(temporary, target);
  }
  flushFolder(path.dirname(target));
};

/** Removes an unfinished database file and what SQLite put beside it. */
export const discard = (temporary: string): void => {
  for (const ending of ['', '-wal', '-shm', '-journal']) fs.rmSync(temporary + ending, { force: true });
};
