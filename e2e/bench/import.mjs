// From the bytes of a Word file to a proposed plan, beside mammoth's bare conversion to HTML and a bare walk of the XML, turn
// by turn in one run, each in a process of its own. Prints medians, ratios, growth and memory. Run by `npm run bench -- import`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { planDocx } from './peers/plan-docx.mjs';

const ROUNDS = 5;
const SIZES = [100, 1000, 5000];
const FASTER = 3;
const GROWTH = 6;
const here = path.dirname(fileURLToPath(import.meta.url));
const project = path.resolve(here, '../..');
const work = mkdtempSync(path.join(os.tmpdir(), 'apw-bench-'));
const once = path.join(here, 'peers/import-once.mjs');

const measure = (...args) => {
  const done = spawnSync(process.execPath, [once, ...args], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${args[0]}: ${done.stderr}`);
  return JSON.parse(done.stdout);
};
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const seconds = (milliseconds) => (milliseconds / 1000).toFixed(2).padStart(8);
const megabytes = (bytes) => `${Math.round(bytes / 1_000_000)} MB`.padStart(9);

try {
  const bundle = path.join(work, 'import.cjs');
  await build({
    entryPoints: [path.join(project, 'electron/formats/import/index.ts')],
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.18',
    external: ['pdfjs-dist'],
    outfile: bundle,
    logLevel: 'error',
  });
  const own = {};
  console.log(`Word in, seconds, median of ${ROUNDS} (peak memory of the process)`);
  console.log('items    to a proposed plan      mammoth to HTML         bare walk    mammoth ÷ ours');
  let holds = true;
  for (const items of SIZES) {
    const file = path.join(work, `plan-${items}.docx`);
    writeFileSync(file, await planDocx(items));
    const runners = {
      own: () => measure('own', bundle, file),
      mammoth: () => measure('mammoth', file),
      walk: () => measure('walk', file),
    };
    const found = Object.fromEntries(Object.keys(runners).map((name) => [name, []]));
    for (let round = 1; round <= ROUNDS; round += 1) {
      for (const [name, runner] of Object.entries(runners)) found[name].push(runner());
      console.error(`${items} items, round ${round} of ${ROUNDS}`);
    }
    for (const { made } of found.own)
      if (made !== items) throw new Error(`The plan has ${items} items and ${made} were found`);
    const time = (name) => median(found[name].map(({ milliseconds }) => milliseconds));
    const peak = (name) => median(found[name].map((one) => one.peak));
    const ratio = time('mammoth') / time('own');
    own[items] = time('own');
    if (items >= 1000 && ratio < FASTER) holds = false;
    const cells = Object.keys(runners).map((name) =>
      `${seconds(time(name))} (${megabytes(peak(name)).trim()})`.padEnd(20),
    );
    console.log(`${String(items).padEnd(6)} ${cells.join('  ')}  ${ratio.toFixed(2)} (budget ${FASTER})`);
  }
  const growth = own[5000] / own[1000];
  console.log(`5,000 items ÷ 1,000 items: ${growth.toFixed(2)} (budget ${GROWTH})`);
  console.log(`Node ${process.version}, ${os.cpus().length} cores`);
  console.log(holds && growth <= GROWTH ? 'holds' : 'falls short');
} finally {
  rmSync(work, { recursive: true, force: true });
}
