import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Problem } from '../../shared/plan/problem.ts';

const sentences: Readonly<Record<string, (name: string) => string>> = {
  ENOSPC: (name) => `${name} could not be written because the disk is full. Free some space, or choose another folder.`,
  EACCES: (name) => `${name} could not be written because its folder does not allow it. Choose another folder.`,
  EPERM: (name) => `${name} could not be written because its folder does not allow it. Choose another folder.`,
  EROFS: (name) => `${name} could not be written because its disk can only be read. Choose another folder.`,
  ENOENT: (name) => `${name} could not be written because its folder does not exist. Choose another folder.`,
  ENOTDIR: (name) => `${name} could not be written because its folder does not exist. Choose another folder.`,
  EISDIR: (name) => `${name} is the name of a folder. Choose another name.`,
  ENAMETOOLONG: (name) => `${name} is too long a name. Choose a shorter one.`,
  ELOOP: (name) =>
    `${name} could not be written because its folder is a link that leads nowhere. Choose another folder.`,
  EBUSY: (name) => `${name} is open in another program. Close it there and try again.`,
};

/** Makes a file system error a sentence about the file, where there is one for it; other errors come back as they were. */
export const fileProblem = (error: unknown, name: string): unknown => {
  const sentence = sentences[(error as NodeJS.ErrnoException).code ?? ''];
  return sentence ? new Problem(sentence(name), { cause: error }) : error;
};

const flushFolder = async (folder: string): Promise<void> => {
  // Windows has no handle to a folder: there the rename itself is all that can be asked for.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Writes a whole file or leaves what was there: a temporary file beside it, flushed, renamed over it, the folder flushed.
 * Throws a Problem where the disk or the folder refuses.
 */
export const writeWholeFile = async (file: string, bytes: Uint8Array | string): Promise<void> => {
  const folder = path.dirname(file);
  // The beginning of the name tells a person what it is; all of it, and more, could be too long for the disk.
  const temporary = path.join(folder, `.${path.basename(file).slice(0, 40)}.${randomBytes(6).toString('hex')}.part`);
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
    await flushFolder(folder);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw fileProblem(error, path.basename(file));
  }
};
