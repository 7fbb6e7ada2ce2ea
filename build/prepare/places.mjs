// Where things are: the project, and the folders that belong to the person rather than to the project.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, absolute. */
export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A path inside the project, absolute. @param {string[]} parts */
export const inProject = (...parts) => path.join(projectFolder, ...parts);

const NAME = 'action-plan-writer';

/** The places a cache may live in, best first. @returns {string[]} */
function cacheCandidates() {
  const { APW_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (APW_CACHE) return [path.resolve(APW_CACHE)];
  const candidates = [];
  if (XDG_CACHE_HOME && path.isAbsolute(XDG_CACHE_HOME)) candidates.push(path.join(XDG_CACHE_HOME, NAME));
  const home = homeFolder();
  if (process.platform === 'win32' && LOCALAPPDATA) candidates.push(path.join(LOCALAPPDATA, NAME, 'cache'));
  else if (home) {
    candidates.push(path.join(home, process.platform === 'darwin' ? 'Library/Caches' : '.cache', NAME));
  }
  return [...candidates, inProject('node_modules', '.cache', NAME)];
}

/** The home folder, or undefined where the account has none. */
function homeFolder() {
  try {
    return os.homedir() || undefined;
  } catch {
    return undefined;
  }
}

/** Whether files can be made in a folder; the folder is made if it is not there. @param {string} folder */
export function canWriteIn(folder) {
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.rmSync(fs.mkdtempSync(path.join(folder, '.try-')), { recursive: true });
    return true;
  } catch {
    return false;
  }
}

/** @type {string | undefined} */
let chosen;

/**
 * The folder for what takes long to get and is the same for every clone (an Electron, a compiled SQLite): APW_CACHE, else the
 * person's cache folder, else a folder under node_modules. It exists and can be written.
 */
export function cacheFolder() {
  chosen ??= cacheCandidates().find(canWriteIn);
  if (!chosen) throw new Error(`No folder can be written for downloads. Set APW_CACHE to a folder that can.`);
  return chosen;
}

/** Whether a command is on the PATH. @param {string} name */
export function onPath(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat', ''] : [''];
  return folders.some((folder) => endings.some((ending) => isRunnable(path.join(folder, name + ending))));
}

/** @param {string} file */
function isRunnable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
