import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

const PREFIX = '.new-plan-';
const OURS = /^\.new-plan-(\d+)-/u;
/** How long an unfinished plan is left alone, in milliseconds: a day. */
const LEFT_ALONE = 24 * 60 * 60_000;

/** A folder of its own beside a new plan's place, to write it in; it says which process made it. */
export const unfinishedFolder = (folder: string): string => mkdtempSync(path.join(folder, `${PREFIX}${process.pid}-`));

/** True where that process runs on this computer. Another may bear its number by now: then the folder waits for another day. */
const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const lastTouched = (folder: string): number =>
  Math.max(
    ...[folder, ...readdirSync(folder).map((name) => path.join(folder, name))].map((one) => lstatSync(one).mtimeMs),
  );

/**
 * Removes the unfinished plans that killed processes left in a folder: those that nobody has touched for a day, and whose
 * process is no more. Never throws; a folder that is not there has none.
 */
export const sweepUnfinished = (folder: string, now: Date): void => {
  let names: string[] = [];
  try {
    names = readdirSync(folder).filter((name) => name.startsWith(PREFIX));
  } catch {
    return;
  }
  for (const name of names)
    try {
      const unfinished = path.join(folder, name);
      const pid = Number(OURS.exec(name)?.[1] ?? 0);
      const inUse = pid > 0 && isRunning(pid);
      if (!inUse && lstatSync(unfinished).isDirectory() && now.getTime() - lastTouched(unfinished) > LEFT_ALONE)
        rmSync(unfinished, { recursive: true, force: true });
    } catch {
      // Somebody else has removed it, or may: it is looked at again the next time.
    }
};
