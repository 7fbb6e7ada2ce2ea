// Sources to dist/: the processes by esbuild, the pages by Vite, and the files they read while they run.
// What is up to date is left alone.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { withLock } from './prepare/lock.mjs';
import { inProject } from './prepare/places.mjs';
import { Refusal } from './prepare/progress.mjs';

/** The oldest runtime a bundle meets: Electron 33's Node and Chromium. */
const TARGET = 'node20.18';

/** Packages that stay in node_modules: they bring binary files of their own. */
const EXTERNAL = ['electron', 'better-sqlite3', '@myriaddreamin/*'];

/** What every part depends on besides its own folders. */
const ALWAYS = ['package-lock.json', 'build/bundle.mjs'];

const SAMPLE = 'samples/asl-action-plan-2021.txt';
const ICON = 'build/icons/icon.png';
const DICTIONARY = 'build/spelling';
const PDF_FONTS = 'electron/formats/export/pdf/fonts';
const FONT_OR_LICENCE = /\.(ttf|otf|txt)$/;

/**
 * The parts of dist/, each built when one of its inputs changed. `inputs` are files and folders of the project; `makes` the
 * files by which one sees that it was built.
 * @satisfies {Record<string, { inputs: string[], makes: string[], build: () => Promise<unknown> }>}
 */
const PARTS = {
  assets: {
    inputs: [SAMPLE, ICON, DICTIONARY, PDF_FONTS],
    makes: ['dist/assets/asl-action-plan-2021.txt', 'dist/assets/spelling/en-GB-10-1.bdic'],
    build: copyAssets,
  },
  commandLine: {
    inputs: ['shared', 'db', 'electron/engine', 'electron/worker', 'electron/formats'],
    makes: ['dist/command-line/plan.cjs', 'dist/worker/worker.cjs'],
    build: () =>
      Promise.all([
        bundle('electron/engine/command-line/main.ts', 'dist/command-line/plan.cjs', { minify: false }),
        bundle('electron/worker/entry.ts', 'dist/worker/worker.cjs', { minify: false }),
      ]),
  },
  app: {
    inputs: ['shared', 'db', 'electron'],
    makes: ['dist/main/main.cjs', 'dist/main/calls.cjs', 'dist/preload/preload.cjs', 'dist/engine/engine.cjs'],
    build: () =>
      Promise.all([
        bundle('electron/main/main.ts', 'dist/main/main.cjs', { minify: true, apart: ['calls'] }),
        bundle('electron/main/calls.ts', 'dist/main/calls.cjs', { minify: true }),
        bundle('electron/preload/preload.ts', 'dist/preload/preload.cjs', { minify: true, sandboxed: true }),
        bundle('electron/engine/entry.ts', 'dist/engine/engine.cjs', { minify: true }),
      ]),
  },
  renderer: {
    inputs: ['shared', 'renderer', 'build/vite.config.ts'],
    makes: ['dist/renderer/index.html'],
    build: buildPages,
  },
};

/** @typedef {keyof typeof PARTS} Part */

/** What `npm run plan` needs: no window. @type {Part[]} */
export const WITHOUT_A_WINDOW = ['assets', 'commandLine'];

/**
 * Builds the parts that are not up to date.
 * @param {{ say?: import('./prepare/progress.mjs').Say, only?: Part[] }} [options]
 * @returns {Promise<{ summary: string, built: Part[] }>}
 * @throws {Refusal} with the compiler's words when a source does not compile
 */
export async function ensureBundle({ say = () => {}, only = /** @type {Part[]} */ (Object.keys(PARTS)) } = {}) {
  if (staleOf(only).length === 0) return { summary: 'up to date', built: [] };
  return withLock(inProject('dist', '.locks', 'bundle'), say, async () => {
    const stale = staleOf(only);
    say(stale.join(', '));
    for (const part of stale) {
      const stamp = stampOf(part); // before: a source changed meanwhile is built again next time
      await PARTS[part].build();
      fs.mkdirSync(path.dirname(stampFile(part)), { recursive: true });
      fs.writeFileSync(stampFile(part), stamp);
    }
    return { summary: stale.length === 0 ? 'up to date' : stale.join(', '), built: stale };
  });
}

/** @param {Part[]} parts */
const staleOf = (parts) =>
  parts.filter(
    (part) => !PARTS[part].makes.every((file) => fs.existsSync(inProject(file))) || readStamp(part) !== stampOf(part),
  );

/** @param {Part} part */
const stampFile = (part) => inProject('dist', '.stamp', part);

/** @param {Part} part */
function readStamp(part) {
  try {
    return fs.readFileSync(stampFile(part), 'utf8');
  } catch {
    return undefined;
  }
}

/** A hash over names, sizes and times of change of a part's inputs. @param {Part} part */
function stampOf(part) {
  const hash = createHash('sha256');
  for (const input of [...ALWAYS, ...PARTS[part].inputs]) addTo(hash, inProject(input));
  return hash.digest('hex');
}

/** @param {import('node:crypto').Hash} hash @param {string} place a file or a folder; may be missing */
function addTo(hash, place) {
  const stat = fs.statSync(place, { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) {
    hash.update(`${place} ${stat.size} ${stat.mtimeMs}\n`);
    return;
  }
  for (const name of fs.readdirSync(place).toSorted()) {
    if (!/\.test\.tsx?$|^tsconfig\.json$/.test(name)) addTo(hash, path.join(place, name));
  }
}

/**
 * @param {string} entry
 * @param {string} outfile
 * @param {{ minify: boolean, sandboxed?: boolean, apart?: string[] }} options `sandboxed`: it may require nothing but electron;
 *   `apart`: modules beside the entry that are bundles of their own
 */
async function bundle(entry, outfile, { minify, sandboxed = false, apart = [] }) {
  const esbuild = await import('esbuild');
  // A CommonJS bundle has no import.meta: its parts are given by what CommonJS has.
  const strict = '"use strict";';
  const importMeta = {
    define: {
      'import.meta.url': 'importMetaUrl',
      'import.meta.dirname': '__dirname',
      'import.meta.filename': '__filename',
    },
    banner: { js: `${strict}const importMetaUrl=require("node:url").pathToFileURL(__filename).href;` },
  };
  try {
    await esbuild.build({
      absWorkingDir: inProject(),
      entryPoints: [entry],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: TARGET,
      external: EXTERNAL,
      minify,
      sourcemap: true,
      sourcesContent: false,
      legalComments: 'external',
      logLevel: 'silent',
      plugins: apart.map(leftApart),
      ...(sandboxed ? { banner: { js: strict } } : importMeta),
    });
  } catch (error) {
    if (!error.errors) throw error;
    const lines = await esbuild.formatMessages(error.errors, { kind: 'error', color: false });
    throw new Refusal(`${entry} could not be built:\n${lines.join('')}`);
  }
}

/**
 * A module that is a bundle of its own, read only when it is first imported: the window is on the screen before that.
 * @param {string} name @returns {import('esbuild').Plugin}
 */
const leftApart = (name) => ({
  name: `apart: ${name}`,
  setup(build) {
    build.onResolve({ filter: new RegExp(`^\\./${name}\\.ts$`) }, () => ({ path: `./${name}.cjs`, external: true }));
  },
});

async function buildPages() {
  const { build } = await import('vite');
  try {
    await build({ configFile: inProject('build', 'vite.config.ts') });
  } catch (error) {
    throw new Refusal(`renderer/ could not be built:\n${error.message}`);
  }
}

async function copyAssets() {
  const folder = inProject('dist', 'assets');
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  for (const file of [SAMPLE, ICON]) fs.copyFileSync(inProject(file), path.join(folder, path.basename(file)));
  const spelling = path.join(folder, 'spelling');
  fs.mkdirSync(spelling);
  for (const name of ['en-GB-10-1.bdic', 'LICENCE.txt'])
    fs.copyFileSync(inProject(DICTIONARY, name), path.join(spelling, name));
  const fonts = path.join(folder, 'fonts');
  fs.mkdirSync(fonts);
  for (const name of fs.readdirSync(inProject(PDF_FONTS))) {
    if (FONT_OR_LICENCE.test(name)) fs.copyFileSync(inProject(PDF_FONTS, name), path.join(fonts, name));
  }
}
