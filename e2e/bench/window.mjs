// Writing in a large plan, as the person at the window meets it: plans of 1,000 and of 5,000 items in the real app, real
// input events, and a bare page that can be typed in beside them in the same run. Prints medians and 95th percentiles, and
// how long the engine takes to save. Run by `npm run bench -- window`, or with other numbers of items after it.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { _electron } from 'playwright';

const sizes = process.argv.slice(2).map(Number).filter(Boolean);
const SIZES = sizes.length > 0 ? sizes : [1000, 5000];
const KEYS = 250;
const FIELDS = 40;
const SECTIONS = 20;
const OPENINGS = 4;
const BUDGET = { key: 16, overBare: 1.2, live: 33, section: 100, first: 300, find: 50, save: 10 };
const here = path.dirname(fileURLToPath(import.meta.url));
const project = path.resolve(here, '../..');
const executablePath = process.env.APW_ELECTRON ?? '';
const switches = (process.env.APW_ELECTRON_SWITCHES ?? '').split(' ').filter(Boolean);
const work = mkdtempSync(path.join(os.tmpdir(), 'apw-bench-'));
/** @typedef {import('playwright').Page} Page */

const rest = (/** @type {number} */ milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const part = (/** @type {number[]} */ values, /** @type {number} */ share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN;

/**
 * Put into a page: measures from the next event of a kind (by its own time, when the system took it) to the frame painted
 * after a condition holds. A message sent in an animation frame arrives when that frame is painted.
 */
const installed = () => {
  const bench = { times: /** @type {number[]} */ ([]) };
  const painted = (/** @type {(at: number) => void} */ then) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => then(performance.now()));
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  Object.assign(globalThis, {
    benchTimes: bench.times,
    benchKeys: () =>
      addEventListener('keydown', ({ timeStamp }) => painted((at) => bench.times.push(at - timeStamp)), true),
    benchUntil: (/** @type {string} */ event, /** @type {() => boolean} */ holds) =>
      new Promise((resolve) => {
        const begin = (/** @type {Event} */ { timeStamp }) => {
          const look = () => (holds() ? painted((at) => resolve(at - timeStamp)) : requestAnimationFrame(look));
          look();
        };
        addEventListener(event, begin, { capture: true, once: true });
      }),
  });
};

/** How long from an event to the frame painted once `holds` (the text of a function of the page) is true. */
const until = async (
  /** @type {Page} */ page,
  /** @type {string} */ event,
  /** @type {string} */ holds,
  /** @type {() => Promise<unknown>} */ act,
) => {
  const armed = page.evaluate(`globalThis.benchNow = benchUntil(${JSON.stringify(event)}, ${holds}); 0`);
  await armed;
  await act();
  const late = rest(60_000).then(() => Promise.reject(new Error(`After ${event} this never held: ${holds}`)));
  return /** @type {Promise<number>} */ (Promise.race([page.evaluate('globalThis.benchNow'), late]));
};

/** Types, key by key and never in step with the frames, and measures each key. */
const typed = async (/** @type {Page} */ page) => {
  await page.evaluate('benchTimes.length = 0; globalThis.benchTyping ??= (benchKeys(), true)');
  const letters = 'the schools and families of each year work well ';
  for (let at = 0; at < KEYS; at += 1) {
    await page.keyboard.press(letters[at % letters.length] === ' ' ? 'Space' : (letters[at % letters.length] ?? 'e'));
    await rest(30 + ((at * 7) % 23));
  }
  await rest(100);
  return /** @type {Promise<number[]>} */ (page.evaluate('benchTimes.slice()'));
};

/** @param {string[]} args */
const launch = (...args) => _electron.launch({ executablePath, args: [...switches, ...args], env: process.env });

const measureBare = async () => {
  process.env.BENCH_PAGE = path.join(here, 'peers/bare.html');
  const app = await launch(`--user-data-dir=${path.join(work, 'bare')}`, path.join(here, 'peers/window.cjs'));
  try {
    const page = await app.firstWindow();
    await page.evaluate(installed);
    await page.locator('#page').click();
    return await typed(page);
  } finally {
    await app.close();
  }
};

/** The words of the first page stand there, and can be written in. */
const DRAWN = `() => document.querySelector('[data-page-scroll] [data-cell] [role="textbox"]') !== null`;
const LIVE = `(() => { const from = document.activeElement; return () => {
  const now = document.activeElement;
  return now !== from && now?.isContentEditable === true && now.getAttribute('contenteditable') === 'true'; }; })()`;

const openFirst = async (/** @type {Page} */ page) => {
  await page.locator('[data-ready="home"]').waitFor();
  await page.evaluate(installed);
  const card = page.locator('button.plan-name').first();
  await card.waitFor();
  await rest(500);
  const time = await until(page, 'click', DRAWN, () => card.click());
  await page.locator('[data-ready="plan"]').waitFor();
  return time;
};

/** Clicks on words that are drawn and not live, and steps on to the next field, item after item. */
const fieldsLive = async (/** @type {Page} */ page) => {
  const times = [];
  const fields = page.locator('[data-field$="/actions"] [role="textbox"]:not([contenteditable="true"])');
  for (let at = 0; at < FIELDS / 2; at += 1) {
    const field = fields.nth(at % Math.min(8, Math.max(1, (await fields.count()) - 1)));
    await field.scrollIntoViewIfNeeded();
    await rest(200);
    times.push(await until(page, 'mouseup', LIVE, () => field.click({ position: { x: 12, y: 8 } })));
    await rest(200);
    times.push(await until(page, 'keydown', LIVE, () => page.keyboard.press('Tab')));
    await rest(200);
  }
  return times;
};

/** Goes to section after section by a click on its line in the outline, with all of them folded. */
const sectionsChanged = async (/** @type {Page} */ page) => {
  const times = [];
  const row = (/** @type {number} */ number) =>
    page.locator(`.outline-tree [role="row"][aria-level="1"][aria-label^="${number} "]`);
  const fold = async (/** @type {number} */ number) => {
    await row(number).focus();
    if ((await row(number).getAttribute('aria-expanded')) === 'true') await page.keyboard.press('ArrowLeft');
    await rest(200);
  };
  await row(1).waitFor();
  await fold(1);
  for (let number = 2; number < 2 + SECTIONS; number += 1) {
    const holds = `() => document.querySelector('[data-field^="${number}.1/"]') !== null`;
    await row(number).scrollIntoViewIfNeeded();
    await rest(300);
    times.push(await until(page, 'click', holds, () => row(number).click({ position: { x: 60, y: 10 } })));
    await rest(300);
    await fold(number);
  }
  return times;
};

/** Types in the outline's box, letter by letter, each until it is painted and what was found is shown. */
const foundInOutline = async (/** @type {Page} */ page) => {
  await page.locator('[data-find]').click();
  await page.evaluate('benchTimes.length = 0; globalThis.benchTyping ??= (benchKeys(), true)');
  for (const word of ['funding', 'review', '12.3', 'schools work']) {
    for (const letter of word) {
      await page.keyboard.press(letter === ' ' ? 'Space' : letter);
      await rest(160);
    }
    await page.keyboard.press('Escape');
    await rest(200);
  }
  await rest(100);
  return /** @type {Promise<number[]>} */ (page.evaluate('benchTimes.slice()'));
};

/** @param {number} items @param {string} engine */
const measurePlan = async (items, engine) => {
  const profile = path.join(work, `profile-${items}`);
  mkdirSync(path.join(profile, 'plans'), { recursive: true });
  const file = path.join(profile, 'plans', 'large.actionplan');
  inNode(path.join(work, 'large-plan.cjs'), file, String(items));
  const copy = path.join(work, `copy-${items}.actionplan`);
  cpSync(file, copy);
  const first = [];
  for (let at = 1; at < OPENINGS; at += 1) {
    const app = await launch(`--user-data-dir=${profile}`, project);
    first.push(await openFirst(await app.firstWindow()));
    await app.close();
    rmSync(path.join(profile, 'settings.json'), { force: true });
  }
  const app = await launch(`--user-data-dir=${profile}`, project);
  try {
    const page = await app.firstWindow();
    first.push(await openFirst(page));
    await rest(3000);
    const field = page.locator('[data-field$="/progress"] [role="textbox"]').first();
    await field.scrollIntoViewIfNeeded();
    await field.click();
    await page.keyboard.press('Control+End');
    const key = await typed(page);
    const live = await fieldsLive(page);
    const section = await sectionsChanged(page);
    const find = await foundInOutline(page);
    return { first, key, live, section, find, engine: inNode(engine, copy) };
  } finally {
    await app.close();
  }
};

/** Runs a bundled script of this folder and reads the JSON it prints. @param {string[]} args */
const inNode = (...args) => {
  const env = { ...process.env, NODE_PATH: path.join(project, 'node_modules') };
  const done = spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8', env, maxBuffer: 50_000_000 });
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout);
};

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

try {
  await bundled('large-plan');
  const engine = await bundled('engine-times');
  const bare = await measureBare();
  console.error('the bare page is measured');
  /** @type {Record<number, Awaited<ReturnType<typeof measurePlan>>>} */
  const found = {};
  for (const items of SIZES) {
    found[items] = await measurePlan(items, engine);
    console.error(`the plan of ${items} items is measured`);
  }
  const bareKey = part(bare, 0.95);
  const keyBudget = Math.max(BUDGET.key, BUDGET.overBare * bareKey);
  /** @type {[string, (one: (typeof found)[number]) => number[], number, number][]} */
  const lines = [
    ['first page after the click', (one) => one.first, BUDGET.first, 0.95],
    ['key to frame', (one) => one.key, keyBudget, 0.95],
    ['field goes live', (one) => one.live, BUDGET.live, 0.95],
    ['section change', (one) => one.section, BUDGET.section, 0.95],
    ['key to frame in the outline’s box', (one) => one.find, BUDGET.find, 0.95],
    ['engine: opening', (one) => one.engine.opening, 150, 0.95],
    ['engine: save', (one) => one.engine.save, BUDGET.save, 0.99],
    ['engine: outline after a save', (one) => one.engine.outline, 30, 0.95],
    ['engine: section read anew', (one) => one.engine.section, 20, 0.95],
    ['engine: search', (one) => one.engine.find, BUDGET.find, 0.95],
    ['engine: longest a save waits while checks run', (one) => one.engine.stall, 50, 0.95],
  ];
  const figure = (/** @type {number} */ value) => value.toFixed(1).padStart(9);
  console.log(
    'Milliseconds'.padEnd(48) + SIZES.map((items) => `${items} items: p50 / high`.padStart(26)).join('') + '   budget',
  );
  console.log('key to frame in a bare page'.padEnd(48) + `${figure(part(bare, 0.5))} /${figure(bareKey)} (p95)`);
  let holds = true;
  for (const [name, of, budget, share] of lines) {
    const cells = SIZES.map((items) => {
      const values = found[items] ? of(found[items]) : [];
      const high = part(values, share);
      if (!(high <= budget)) holds = false;
      return `${figure(part(values, 0.5))} /${figure(high)} (p${share * 100})`;
    });
    console.log(`${name.padEnd(48)}${cells.join('')}   ${budget.toFixed(0)}`);
  }
  const version = readFileSync(path.join(path.dirname(executablePath), 'version'), 'utf8').trim();
  console.log(`Electron ${version}, ${os.cpus().length} cores, load ${os.loadavg()[0]?.toFixed(1)}`);
  console.log(holds ? 'holds' : 'falls short');
} finally {
  rmSync(work, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
