// The next edition and the comparison of two, in the engine, of plans of 1,000 and of 5,000 items with five editions. Beside
// them, in the same run, what is done without: the file copied, and both editions read whole and held against each other as
// JSON; and how items stood over the years. Prints medians, growth and how long a save would wait meanwhile. Run by `npm run bench -- editions`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const sizes = process.argv.slice(2).map(Number).filter(Boolean);
const SIZES = sizes.length > 0 ? sizes : [1000, 5000];
const ROUNDS = 5;
const BUDGET = { next: 1000, compare: 2000, growth: 6, wait: 50 };
const here = path.dirname(fileURLToPath(import.meta.url));
const project = path.resolve(here, '../..');
const work = mkdtempSync(path.join(os.tmpdir(), 'apw-bench-'));

const median = (/** @type {number[]} */ values) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const bundled = async (/** @type {string} */ name) => {
  const outfile = path.join(work, `${name}.cjs`);
  await build({
    entryPoints: [path.join(here, 'peers', `${name}.mjs`)],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.18',
    external: ['better-sqlite3', '@myriaddreamin/*', 'pdfjs-dist'],
    outfile,
    logLevel: 'error',
  });
  return outfile;
};

/** Runs a bundled script and reads the JSON it prints. @param {string[]} args */
const inNode = (...args) => {
  const env = { ...process.env, NODE_PATH: path.join(project, 'node_modules') };
  const done = spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8', env, maxBuffer: 50_000_000 });
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout);
};

try {
  const plan = await bundled('large-plan');
  const editions = await bundled('edition-times');
  /** @type {Record<number, Record<string, number[]> & { changed: number }>} */
  const found = {};
  for (const items of SIZES) {
    const file = path.join(work, `plan-${items}.actionplan`);
    inNode(plan, file, String(items));
    found[items] = inNode(editions, file, String(ROUNDS));
    console.error(`the plan of ${items} items is measured: ${found[items].changed} things changed in its last year`);
  }
  const time = (/** @type {string} */ name, /** @type {number} */ items) => median(found[items]?.[name] ?? []);
  const [small, large] = [SIZES[0] ?? 0, SIZES.at(-1) ?? 0];
  /** @type {[string, string, number | null, number | null][]} what, its times, budget, budget of growth */
  const lines = [
    ['next edition', 'next', BUDGET.next, BUDGET.growth],
    ['  beside it: the file copied', 'copied', null, null],
    ['compare the last two editions', 'year', BUDGET.compare, BUDGET.growth],
    ['compare the first and the last', 'years', BUDGET.compare, BUDGET.growth],
    ['compare the next edition, nothing written', 'nothing', BUDGET.compare, null],
    ['  beside it: both read whole, held as JSON', 'plainly', null, null],
    ['one thing word by word', 'thing', null, null],
    ['status over the years, the first time', 'trend', null, null],
    ['status over the years, again', 'trendAgain', null, null],
    ['  beside it: every edition read whole', 'trendPlainly', null, null],
    ['a save waits while nothing is done, longest', 'idle', null, null],
    ['a save waits while it is compared, longest', 'stall', null, null],
    ['  of it work of the processor', 'stallWork', BUDGET.wait, null],
    ['a save waits while the next is started, longest', 'stallNext', null, null],
    ['  of it work of the processor', 'stallNextWork', null, null],
  ];
  const figure = (/** @type {number} */ value) => value.toFixed(1).padStart(14);
  console.log(
    `Milliseconds, median of ${ROUNDS}`.padEnd(50) +
      SIZES.map((items) => `${items} items`.padStart(14)).join('') +
      '        growth   budget',
  );
  let holds = true;
  for (const [name, times, budget, mostGrowth] of lines) {
    const growth = time(times, large) / time(times, small);
    const within = SIZES.every((items) => budget === null || time(times, items) <= budget);
    if (!within || (mostGrowth !== null && growth > (mostGrowth * large) / small / 5)) holds = false;
    const cells = SIZES.map((items) => figure(time(times, items))).join('');
    const limits = [budget?.toFixed(0), mostGrowth && `≤ ${mostGrowth}×`].filter(Boolean).join(', ');
    console.log(`${name.padEnd(50)}${cells}${figure(growth)}   ${limits}`);
  }
  console.log(`Node ${process.version}, ${os.cpus().length} cores, load ${os.loadavg()[0]?.toFixed(1)}`);
  console.log(holds ? 'holds' : 'falls short');
} finally {
  rmSync(work, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
