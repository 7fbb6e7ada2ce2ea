// Programs and libraries of the operating system. On Debian and its kin they are installed where that is allowed; elsewhere the
// person is told what to install.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { onPath } from './places.mjs';
import { Refusal } from './progress.mjs';
import { run } from './run.mjs';

/**
 * One thing needed. `packages` are the names it has had in Debian, newest first. It is there when its command or its library
 * is, whoever installed it; a thing with neither is there when one of the packages is.
 * @typedef {{ packages: string[], command?: string, library?: string }} Need
 */

/** @type {Record<'compiler' | 'window' | 'documents', { why: string, things: Need[] }>} */
const NEEDS = {
  compiler: {
    why: 'to compile better-sqlite3',
    things: [{ packages: ['g++'], command: process.env.CXX ?? 'g++' }],
  },
  window: {
    why: 'to open a window without a screen',
    things: [
      { packages: ['libgtk-3-0t64', 'libgtk-3-0'], library: 'libgtk-3.so.0' },
      { packages: ['libnss3'], library: 'libnss3.so' },
      { packages: ['libgbm1'], library: 'libgbm.so.1' },
      { packages: ['libasound2t64', 'libasound2'], library: 'libasound.so.2' },
      { packages: ['xvfb'], command: 'Xvfb' },
    ],
  },
  documents: {
    why: 'to check documents with programs other than ours',
    things: [
      { packages: ['python3-lxml'] },
      { packages: ['python3-pikepdf'] },
      { packages: ['python3-uno'] },
      { packages: ['libreoffice-writer-nogui', 'libreoffice-writer'] },
      { packages: ['poppler-utils'], command: 'pdftotext' },
    ],
  },
};

/** @typedef {keyof typeof NEEDS} NeedName */

/**
 * Installs what is missing of the named groups of things.
 * @param {{ for: NeedName[], say: import('./progress.mjs').Say }} options
 * @returns {Promise<{ summary: string }>}
 * @throws {Refusal} naming the command to run, when it may not install or this is not Debian
 */
export async function ensureDebian({ for: names, say }) {
  const missing = missingOf(names);
  if (missing.length === 0) return { summary: 'all there' };
  const why = names.map((name) => NEEDS[name].why).join(' and ');
  if (!onPath('apt-get') || !onPath('dpkg-query')) {
    throw new Refusal(
      `Needed ${why} and missing: ${missing.map(({ command, library, packages }) => command ?? library ?? packages[0]).join(', ')}. ` +
        'This is not Debian, so install them by hand and run this again.',
    );
  }
  const prefix = rightToInstall();
  if (!prefix) {
    const packages = missing.map(nameHere).join(' ');
    throw new Refusal(
      `Needed ${why} and missing: ${packages}. Install them with the next line and run this again.\n` +
        `  sudo apt-get update && sudo apt-get install --no-install-recommends -y ${packages}`,
    );
  }
  await install(missing, prefix, say);
  const still = missingOf(names);
  if (still.length > 0)
    throw new Refusal(`After installing them there is still no ${still.map(nameHere).join(', ')} ${why}.`);
  return { summary: `installed ${missing.map(nameHere).join(', ')}` };
}

/** @param {NeedName[]} names @returns {Need[]} */
function missingOf(names) {
  const things = names.flatMap((name) => NEEDS[name].things);
  const libraries = things.some(({ library }) => library) ? knownLibraries() : new Set();
  const candidates = things.filter(
    ({ command, library }) => !(command && onPath(command)) && !(library && libraries.has(library)),
  );
  const installed = installedPackages(candidates.filter(({ command }) => !command).flatMap(({ packages }) => packages));
  return candidates.filter(({ packages }) => !packages.some((name) => installed.has(name)));
}

/** The shared libraries that the dynamic linker finds. */
function knownLibraries() {
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((file) => fs.existsSync(file)) ?? 'ldconfig';
  const { stdout } = spawnSync(ldconfig, ['-p'], { encoding: 'utf8' });
  return new Set([...(stdout ?? '').matchAll(/^\s+(\S+) /gm)].map(([, name]) => name));
}

/** Those of the packages that dpkg has installed. @param {string[]} names */
function installedPackages(names) {
  if (names.length === 0) return new Set();
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names], {
    encoding: 'utf8',
  });
  return new Set([...(stdout ?? '').matchAll(/^(\S+) installed$/gm)].map(([, name]) => name));
}

/** What stands before a command that installs: nothing for root, sudo where it asks no password; undefined when neither. */
function rightToInstall() {
  if (process.getuid?.() === 0) return [];
  const allowed = onPath('sudo') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  return allowed ? ['sudo', '-n'] : undefined;
}

/** The package's name in this release of Debian. @param {Need} need */
function nameHere({ packages }) {
  if (packages.length === 1) return packages[0];
  const known = packages.find(
    (name) => spawnSync('apt-cache', ['show', '--no-all-versions', name], { stdio: 'ignore' }).status === 0,
  );
  return known ?? packages[packages.length - 1];
}

const LOCK_SECONDS = 300;
const TRIES = 5;

/** @param {Need[]} missing @param {string[]} prefix @param {import('./progress.mjs').Say} say */
async function install(missing, prefix, say) {
  const apt = (/** @type {string[]} */ ...args) => {
    const [command, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-y', ...args];
    return run(command, rest);
  };
  say('reading the list of Debian packages');
  for (let left = TRIES; left > 0; left -= 1) {
    const { code, output } = await apt('update');
    if (code === 0 || !/could not get lock|unable to lock/i.test(output)) break; // the cached list may do
    await new Promise((resolve) => setTimeout(resolve, 3000));
  }
  const packages = missing.map(nameHere);
  say(`installing ${packages.join(', ')}`);
  const { code, output } = await apt(
    '-o',
    `DPkg::Lock::Timeout=${LOCK_SECONDS}`,
    'install',
    '--no-install-recommends',
    ...packages,
  );
  if (code === 0) return;
  throw new Refusal(
    `The Debian packages ${packages.join(', ')} could not be installed. apt-get said:\n${output.trim().split('\n').slice(-15).join('\n')}`,
  );
}
