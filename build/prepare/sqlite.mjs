// better-sqlite3 that loads. Its prebuilt file needs Node-API 10 (Node 22.14, Electron 35) and crashes on 9 (Node 20,
// Electron 33). There it is compiled once, kept in the cache folder, and copied to where the package looks first.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureDebian } from './debian.mjs';
import { withLock } from './lock.mjs';
import { cacheFolder, inProject } from './places.mjs';
import { Refusal } from './progress.mjs';
import { run } from './run.mjs';

const FIRST_NODE_API_OF_THE_PREBUILT_FILE = 10;
const C_FLAGS = ['-O2', '-fPIC', '-pthread', '-DNDEBUG', '-D_GNU_SOURCE', '-w'];
const CXX_FLAGS = ['-std=c++20', '-fno-exceptions', '-fno-rtti', '-fvisibility=hidden', '-fvisibility-inlines-hidden'];
/** "Experimental" is how Node 20's headers name the part of Node-API that became version 10; its functions exist in 9. */
const CXX_DEFINES = [
  'NAPI_EXPERIMENTAL',
  'NAPI_VERSION=2147483647',
  'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT',
  'NAPI_DISABLE_CPP_EXCEPTIONS',
  'NODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
  'BUILDING_NODE_EXTENSION',
  'NODE_GYP_MODULE_NAME=better_sqlite3',
];
const LINK_FLAGS = ['-shared', '-pthread', '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL'];

const packageFolder = () => inProject('node_modules', 'better-sqlite3');
/** Where the package looks before its prebuilt files. */
const placeInPackage = () => path.join(packageFolder(), 'build', 'Release', 'better_sqlite3.node');
const stampFile = () => path.join(packageFolder(), 'build', 'Release', 'key');

/**
 * Makes better-sqlite3 loadable for this Node, and for an Electron when one is given.
 * @param {{ say: import('./progress.mjs').Say, electron?: import('./electron.mjs').Electron }} options
 * @returns {Promise<{ summary: string }>}
 * @throws {Refusal} when it must be compiled and cannot be
 */
export async function ensureSqlite({ say, electron }) {
  const lowest = Math.min(Number(process.versions.napi), electron?.nodeApi ?? Infinity);
  if (lowest >= FIRST_NODE_API_OF_THE_PREBUILT_FILE) return { summary: 'the prebuilt file of better-sqlite3' };
  if (isPlaced()) return { summary: 'compiled before' };
  return withLock(inProject('dist', '.locks', 'sqlite'), say, async () => {
    if (isPlaced()) return { summary: 'compiled before' };
    const { file, fresh } = await compiled(say);
    place(file);
    return { summary: fresh ? 'compiled for this Node' : 'from the cache' };
  });
}

function isPlaced() {
  try {
    return fs.readFileSync(stampFile(), 'utf8') === recipe() && fs.existsSync(placeInPackage());
  } catch {
    return false;
  }
}

/** Everything but the sources that the compiled file depends on; the package's version stands for the sources. */
function recipe() {
  const { version } = JSON.parse(fs.readFileSync(path.join(packageFolder(), 'package.json'), 'utf8'));
  return JSON.stringify([version, process.platform, process.arch, C_FLAGS, CXX_FLAGS, CXX_DEFINES, LINK_FLAGS]);
}

/** Put there by renaming, so that a program starting meanwhile finds the old file or the new one. @param {string} file */
function place(file) {
  fs.mkdirSync(path.dirname(placeInPackage()), { recursive: true });
  const beside = `${placeInPackage()}.${process.pid}`;
  fs.copyFileSync(file, beside, fs.constants.COPYFILE_FICLONE);
  fs.renameSync(beside, placeInPackage());
  fs.writeFileSync(stampFile(), recipe());
}

/** The compiled file in the cache, made if it is not there. @param {import('./progress.mjs').Say} say */
async function compiled(say) {
  const key = createHash('sha256').update(recipe()).update(libraryVersion());
  for (const source of sources()) key.update(fs.readFileSync(source));
  const folder = path.join(cacheFolder(), `better-sqlite3-${key.digest('hex').slice(0, 16)}`);
  const file = path.join(folder, 'better_sqlite3.node');
  return withLock(`${folder}.lock`, say, async () => {
    if (fs.existsSync(file) && (await loads(file))) return { file, fresh: false };
    fs.mkdirSync(folder, { recursive: true });
    await compile(file, say);
    return { file, fresh: true };
  });
}

const sqliteSource = () => path.join(packageFolder(), 'deps', 'sqlite3', 'sqlite3.c');
const addonSource = () => path.join(packageFolder(), 'src', 'better_sqlite3.cpp');
const sources = () => [sqliteSource(), addonSource(), path.join(packageFolder(), 'deps', 'defines.gypi')];

/** A file compiled against a newer C library does not load on an older one. */
function libraryVersion() {
  const report = /** @type {any} */ (process.report.getReport());
  return String(report.header.glibcVersionRuntime ?? 'no glibc');
}

/**
 * @param {string} file where the result goes, whole or not at all
 * @param {import('./progress.mjs').Say} say
 */
async function compile(file, say) {
  if (process.platform !== 'linux') {
    throw new Refusal(
      `better-sqlite3 has no file for Node ${process.versions.node} here: install Node 22.14 or newer and run this again.`,
    );
  }
  await ensureDebian({ for: ['compiler'], say });
  say('compiling, about a minute');
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'better-sqlite3-'));
  const cc = process.env.CC ?? 'gcc';
  const cxx = process.env.CXX ?? 'g++';
  const sqliteObject = path.join(work, 'sqlite3.o');
  const addonObject = path.join(work, 'addon.o');
  const sqliteFolder = path.dirname(sqliteSource());
  const define = (/** @type {string} */ name) => `-D${name}`;
  const sqliteDefines = sqlitesOwnDefines().map(define);
  try {
    await Promise.all([
      orRefuse(cc, [
        '-std=c99',
        ...C_FLAGS,
        ...sqliteDefines,
        '-I',
        sqliteFolder,
        '-c',
        sqliteSource(),
        '-o',
        sqliteObject,
      ]),
      orRefuse(cxx, [
        ...CXX_FLAGS,
        ...C_FLAGS,
        ...CXX_DEFINES.map(define),
        ...sqliteDefines,
        ...[nodeHeaders(), inProject('node_modules', 'node-addon-api'), sqliteFolder].flatMap((folder) => [
          '-I',
          folder,
        ]),
        '-c',
        addonSource(),
        '-o',
        addonObject,
      ]),
    ]);
    const whole = path.join(path.dirname(file), `part-${process.pid}.node`);
    await orRefuse(cxx, [...LINK_FLAGS, addonObject, sqliteObject, '-ldl', '-o', whole]);
    if (!(await loads(whole))) throw new Error('better-sqlite3 was compiled but does not load.');
    fs.renameSync(whole, file);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} command @param {string[]} args */
async function orRefuse(command, args) {
  const { code, output } = await run(command, args);
  if (code !== 0) throw new Refusal(`better-sqlite3 could not be compiled. ${command} said:\n${output.trim()}`);
}

/** The options the package compiles SQLite with, from its own list. */
function sqlitesOwnDefines() {
  const list = fs.readFileSync(path.join(packageFolder(), 'deps', 'defines.gypi'), 'utf8');
  return [...list.matchAll(/'([A-Z][A-Z0-9_]*(?:=-?\w+)?)'/g)].map(([, define]) => define);
}

function nodeHeaders() {
  const { npm_config_nodedir } = process.env;
  const folders = [
    ...(npm_config_nodedir ? [path.join(npm_config_nodedir, 'include', 'node')] : []),
    path.resolve(path.dirname(fs.realpathSync(process.execPath)), '..', 'include', 'node'),
    '/usr/include/node',
  ];
  const found = folders.find((folder) => fs.existsSync(path.join(folder, 'node_api.h')));
  if (found) return found;
  throw new Refusal(
    `The C headers of Node ${process.versions.node} (node_api.h) are not beside it: set npm_config_nodedir to a folder that ` +
      'has include/node, or install Node 22.14 or newer.',
  );
}

/** Loaded in a process of its own: a file for another Node-API ends the process. @param {string} file */
async function loads(file) {
  const script = `new (require('better-sqlite3'))(':memory:', { nativeBinding: process.argv[1] }).prepare('select 1').get()`;
  const { code } = await run(process.execPath, ['-e', script, file]);
  return code === 0;
}
