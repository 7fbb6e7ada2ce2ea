// The npm packages of package-lock.json, in node_modules.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { canWriteIn, inProject } from './places.mjs';
import { Refusal } from './progress.mjs';
import { runNpm } from './run.mjs';

const OLDEST_NODE = [20, 18];

/**
 * Installs the packages with `npm ci` unless those of the lock file stand there already.
 * @param {{ say: import('./progress.mjs').Say }} options
 * @returns {Promise<{ summary: string }>}
 * @throws {Refusal} when Node is too old or npm cannot install
 */
export async function ensurePackages({ say }) {
  refuseOldNode();
  if (areInstalled()) return { summary: 'as in package-lock.json' };
  return withLock(inProject('dist', '.locks', 'packages'), say, async () => {
    if (areInstalled()) return { summary: 'as in package-lock.json' };
    say('npm ci');
    await install();
    writeStamp();
    return { summary: 'installed' };
  });
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Refusal(
    `This needs Node ${OLDEST_NODE.join('.')} or newer and runs on ${process.versions.node}: install a newer Node.`,
  );
}

async function install() {
  const env = { ...process.env };
  /** @type {string | undefined} */
  let cache;
  if (!env.npm_config_cache && !canWriteIn(path.join(os.homedir(), '.npm'))) {
    // A home that cannot be written would make npm fail: it gets a cache for this once.
    cache = fs.mkdtempSync(path.join(os.tmpdir(), 'npm-cache-'));
    env.npm_config_cache = cache;
  }
  try {
    // Warnings are hidden: better-sqlite3 asks for a newer Node than it needs once it is compiled (see sqlite.mjs).
    const { code, output } = await runNpm(['ci', '--loglevel=error', '--no-audit', '--no-fund', '--ignore-scripts'], {
      env,
    });
    if (code !== 0) throw new Refusal(`npm ci could not install the packages. It said:\n${beginning(output)}`);
  } finally {
    if (cache) fs.rmSync(cache, { recursive: true, force: true });
  }
}

const LINES_SHOWN = 30;

/** npm adds its whole manual to some messages. @param {string} output */
const beginning = (output) => output.trim().split('\n').slice(0, LINES_SHOWN).join('\n');

const stampFile = () => inProject('node_modules', '.action-plan-writer');

function lockHash() {
  const hash = createHash('sha256').update(fs.readFileSync(inProject('package-lock.json')));
  return hash.update(`${process.platform} ${process.arch}`).digest('hex');
}

const writeStamp = () => fs.writeFileSync(stampFile(), lockHash());

function areInstalled() {
  if (readOr(stampFile(), '') === lockHash()) return true;
  if (!holdsTheLockFilesPackages()) return false;
  writeStamp();
  return true;
}

/** Whether an `npm ci` by hand left what the lock file asks for: npm keeps its own list of what it installed. */
function holdsTheLockFilesPackages() {
  const installed = packagesOf(inProject('node_modules', '.package-lock.json'));
  const wanted = packagesOf(inProject('package-lock.json'));
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(([place, { version, integrity, optional }]) => {
    if (place === '') return true;
    const found = installed[place];
    if (!found) return optional === true;
    return found.version === version && found.integrity === integrity && fs.existsSync(inProject(place));
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean }> | undefined}
 */
function packagesOf(file) {
  const text = readOr(file, '');
  return text ? JSON.parse(text).packages : undefined;
}

/** @param {string} file @param {string} otherwise */
function readOr(file, otherwise) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}
