// One run at a time for a piece of work. Two `npm test` beside each other wait for one another instead of breaking each other.
import fs from 'node:fs';
import path from 'node:path';

const LOOK_AGAIN = 200;
/** Nothing done under a lock takes so long; an older one belongs to an earlier process with the same number. */
const OLDEST = 20 * 60 * 1000;

/**
 * Does `work` while holding a lock; waits while a living process holds it. A lock left by a dead process is taken over.
 * @template T
 * @param {string} file the lock file; its folder is made
 * @param {(words: string) => void} say
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, say, work) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  while (!take(file)) {
    say('another run is at it, waiting');
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

/** Takes the lock if nobody living has it. @param {string} file */
function take(file) {
  const mine = `${file}.${process.pid}`;
  fs.writeFileSync(mine, String(process.pid));
  try {
    // A link appears with its content at once, so that nobody reads an empty lock.
    fs.linkSync(mine, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') return takeWithoutLinks(file, error);
    if (!holderLives(file)) removeStale(file);
    return false;
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

/** File systems without hard links. @param {string} file @param {NodeJS.ErrnoException} cause */
function takeWithoutLinks(file, cause) {
  if (cause.code !== 'EPERM' && cause.code !== 'ENOTSUP' && cause.code !== 'ENOSYS') throw cause;
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!holderLives(file)) removeStale(file);
    return false;
  }
}

/** Renaming first lets only one of several waiters remove it. @param {string} file */
function removeStale(file) {
  const aside = `${file}.stale.${process.pid}`;
  try {
    fs.renameSync(file, aside);
    // Between our look and the renaming another waiter may have put its own, living lock there: give it back.
    if (holderLives(aside)) fs.linkSync(aside, file);
    fs.rmSync(aside, { force: true });
  } catch {
    // Another waiter was first.
  }
}

/** @param {string} file */
function holderLives(file) {
  let holder;
  try {
    if (Date.now() - fs.statSync(file).mtimeMs > OLDEST) return false;
    holder = Number(fs.readFileSync(file, 'utf8'));
  } catch {
    return true; // just given back: try again
  }
  if (!Number.isInteger(holder) || holder <= 0) return false;
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
