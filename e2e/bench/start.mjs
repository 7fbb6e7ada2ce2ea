// Start to first key accepted: Action Plan Writer with a plan open, a minimal Lexical window and a bare Electron window, turn
// by turn in one run. Prints medians and ratios. Run by `npm run bench -- start`.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROUNDS = 7;
const BUDGET = 1.25;
const here = path.dirname(fileURLToPath(import.meta.url));
const project = path.resolve(here, '../..');
const electron = process.env.APW_ELECTRON;
const work = mkdtempSync(path.join(os.tmpdir(), 'apw-bench-'));
const switches = (process.env.APW_ELECTRON_SWITCHES ?? '').split(' ').filter(Boolean);

const run = (target, env, userData) =>
  new Promise((resolve, reject) => {
    const start = Date.now();
    const args = ['-r', path.join(here, 'probe.cjs'), target, `--user-data-dir=${userData}`, ...switches];
    const child = spawn(electron, args, {
      env: { ...process.env, ...env, BENCH_START: String(start) },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let out = '';
    child.stdout.on('data', (some) => (out += some));
    const timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
    child.on('exit', () => {
      clearTimeout(timer);
      const found = /BENCH (\d+)/.exec(out);
      if (found) resolve(Number(found[1]));
      else reject(new Error(`${target} did not take a key within 30 seconds`));
    });
  });

/** A profile as a writer leaves it: the sample plan is there, and the caret stood in the first item's last field. */
const prepareProfile = (userData) => {
  const plans = path.join(userData, 'plans');
  mkdirSync(plans, { recursive: true });
  const command = (...args) => {
    const done = spawnSync(process.execPath, [path.join(project, 'dist/command-line/plan.cjs'), ...args], {
      cwd: project,
      encoding: 'utf8',
    });
    if (done.status !== 0) throw new Error(done.stderr);
    return JSON.parse(done.stdout);
  };
  const file = path.join(plans, 'sample.actionplan');
  command('import', 'samples/asl-action-plan-2021.txt', '--into', file, '--json');
  const { plan, edition, items } = command('show', file, '--json').ids;
  const cell = { subject: items[0].id, part: 'field:progress', edition };
  writeFileSync(path.join(userData, 'settings.json'), JSON.stringify({ last: { plan, edition, cell } }));
};

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

try {
  for (const name of ['bare.html', 'lexical.html']) cpSync(path.join(here, 'peers', name), path.join(work, name));
  await build({
    entryPoints: [path.join(here, 'peers/lexical.mjs')],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'chrome130',
    define: { 'process.env.NODE_ENV': '"production"' },
    outfile: path.join(work, 'lexical.js'),
    logLevel: 'error',
  });
  const profile = path.join(work, 'plan-profile');
  prepareProfile(profile);
  const peer = path.join(here, 'peers/window.cjs');
  const page = (name) => ({ BENCH_PAGE: path.join(work, name) });
  const runners = {
    'bare Electron window': () => run(peer, page('bare.html'), path.join(work, 'bare-profile')),
    'minimal Lexical window': () => run(peer, page('lexical.html'), path.join(work, 'lexical-profile')),
    'Action Plan Writer, plan open': () => run(project, {}, profile),
  };
  const times = Object.fromEntries(Object.keys(runners).map((name) => [name, []]));
  // One round to warm the disk and the compiled scripts of all three, which is not counted.
  for (const runner of Object.values(runners)) await runner();
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const [name, runner] of Object.entries(runners)) times[name].push(await runner());
    console.error(`round ${round} of ${ROUNDS}`);
  }
  const [bare, lexical, own] = Object.values(times).map(median);
  const shape = (values) => `${Math.min(...values)}–${Math.max(...values)}`;
  console.log(`Start to first key accepted, milliseconds, median of ${ROUNDS} (least–most)`);
  for (const [name, values] of Object.entries(times))
    console.log(`${name.padEnd(32)}${median(values)}  (${shape(values)})`);
  console.log(`ratio to the minimal Lexical window  ${(own / lexical).toFixed(2)}  (budget ${BUDGET})`);
  console.log(`ratio to the bare Electron window    ${(own / bare).toFixed(2)}`);
  const version = readFileSync(path.join(path.dirname(electron), 'version'), 'utf8').trim();
  console.log(`Electron ${version}, ${os.cpus().length} cores`);
  console.log(own / lexical <= BUDGET ? 'holds' : 'falls short');
} finally {
  rmSync(work, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
