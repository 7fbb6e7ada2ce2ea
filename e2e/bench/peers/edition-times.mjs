// Starts the next edition of a plan and compares its editions, as the window asks the engine for it, and prints how long each
// took; beside it a plain way of doing the same. Bundled and run by the measurements: node edition-times.cjs FILE ROUNDS.
import { closeSync, copyFileSync, fsyncSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { closePlanFile, openPlanFileReadOnly } from '../../../db/open.ts';
import { createEngine } from '../../../electron/engine/engine.ts';
import { readRecords } from '../../../electron/engine/open-plan.ts';
import { itemsOf, viewEdition } from '../../../shared/plan/edition-view.ts';

const [file = '', rounds = '5'] = process.argv.slice(2);
const folder = mkdtempSync(path.join(os.tmpdir(), 'apw-editions-'));
const copy = path.join(folder, 'plans', 'large.actionplan');
mkdirSync(path.dirname(copy));
const rest = (/** @type {number} */ milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const start = () =>
  createEngine({
    plansFolder: path.dirname(copy),
    backupsFolder: path.join(folder, 'backups'),
    fontsFolder: '',
    person: { id: '0190c0de-0000-7000-8000-999999999999', name: 'A. Writer' },
    now: () => new Date(),
    runJob: () => Promise.reject(new Error('There is no worker here')),
    stopJobs: () => 0,
    complain: (error) => console.error(error),
  });
/** @type {import('../../../electron/engine/engine.ts').Engine} */
let engine;
/** @type {(method: string, input: unknown) => Promise<[any, number]>} */
const ask = async (method, input) => {
  const begun = performance.now();
  const answer = /** @type {any} */ (await engine.answer(method, input));
  const took = performance.now() - begun;
  if (!answer.ok) throw new Error(answer.sentence);
  return [answer.value, took];
};

/**
 * Does work while a save would come every five milliseconds: how late is the latest begun, and for how long is the processor
 * at work, at most, before one is? The first grows with whatever else the computer does, the second with this work alone.
 */
const stalled = async (/** @type {() => Promise<unknown>} */ work) => {
  const state = { done: false };
  const working = work().then(() => (state.done = true));
  const longest = { wait: 0, work: 0 };
  while (!state.done) {
    const wanted = performance.now() + 5;
    const before = process.cpuUsage();
    await rest(5);
    const { user, system } = process.cpuUsage(before);
    longest.wait = Math.max(longest.wait, performance.now() - wanted);
    longest.work = Math.max(longest.work, (user + system) / 1000);
  }
  await working;
  return longest;
};

/** A copy of the file, on the disk: what starting the next year's plan is without editions. */
const copied = () => {
  const begun = performance.now();
  const to = path.join(folder, 'copy.actionplan');
  copyFileSync(file, to);
  const open = openSync(to, 'r+');
  fsyncSync(open);
  closeSync(open);
  return performance.now() - begun;
};

/**
 * Both editions read whole, and their items held against each other field by field as JSON: no numbers, no places, no words.
 * @param {string} before @param {string} after
 */
const plainly = (before, after) => {
  const begun = performance.now();
  const db = openPlanFileReadOnly(file);
  const records = readRecords(db);
  const said = (/** @type {string} */ edition) =>
    new Map(
      itemsOf(viewEdition(records, edition)).flatMap((item) =>
        item.fields.map((field) => [`${item.id} ${field.key}`, JSON.stringify(field.tree)]),
      ),
    );
  const [was, is] = [said(before), said(after)];
  const changed = [...is].filter(([key, words]) => was.get(key) !== words).length;
  const took = performance.now() - begun;
  closePlanFile(db);
  return { took, changed };
};

/** The status of every item in every edition, each edition read whole. @param {readonly string[]} editions */
const trendPlainly = (editions) => {
  const begun = performance.now();
  const db = openPlanFileReadOnly(file);
  const records = readRecords(db);
  for (const edition of editions) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const { fields } of itemsOf(viewEdition(records, edition))) {
      const words = JSON.stringify(fields.find(({ key }) => key === 'status')?.tree ?? []);
      counts.set(words, (counts.get(words) ?? 0) + 1);
    }
  }
  const took = performance.now() - begun;
  closePlanFile(db);
  return took;
};

const times = {
  next: /** @type {number[]} */ ([]),
  copied: /** @type {number[]} */ ([]),
  year: /** @type {number[]} */ ([]),
  years: /** @type {number[]} */ ([]),
  nothing: /** @type {number[]} */ ([]),
  plainly: /** @type {number[]} */ ([]),
  thing: /** @type {number[]} */ ([]),
  trend: /** @type {number[]} */ ([]),
  trendAgain: /** @type {number[]} */ ([]),
  trendPlainly: /** @type {number[]} */ ([]),
  idle: /** @type {number[]} */ ([]),
  stall: /** @type {number[]} */ ([]),
  stallWork: /** @type {number[]} */ ([]),
  stallNext: /** @type {number[]} */ ([]),
  stallNextWork: /** @type {number[]} */ ([]),
  changed: 0,
};

const measure = async () => {
  for (let round = 0; round < Number(rounds); round += 1) {
    copyFileSync(file, copy);
    engine = start();
    const [{ plans }] = await ask('plan/list', {});
    const { plan } = plans[0];
    const [{ open }] = await ask('plan/opening', { plan });
    const { editions } = open;
    await rest(300);
    const [first, last] = [editions.at(0).id, editions.at(-1).id];
    const before = editions.at(-2).id;

    const [found, took] = await ask('compare/list', { plan, before, after: last });
    times.year.push(took);
    times.changed = found.things.length;
    times.years.push((await ask('compare/list', { plan, before: first, after: last }))[1]);
    for (const { subject } of found.things.slice(0, 200))
      times.thing.push((await ask('compare/thing', { plan, before, after: last, subject }))[1]);
    times.plainly.push(plainly(before, last).took);
    times.trend.push((await ask('plan/trend', { plan }))[1]);
    times.trendAgain.push((await ask('plan/trend', { plan }))[1]);
    times.trendPlainly.push(trendPlainly(editions.map((/** @type {{ id: string }} */ one) => one.id)));

    const [started, tookNext] = await ask('edition/start', { plan, label: 'Oct 2026' });
    times.next.push(tookNext);
    times.copied.push(copied());
    times.nothing.push((await ask('compare/list', { plan, before: last, after: started.edition }))[1]);
    await engine.close();

    // Once more, the plan just opened and nothing of it read: how long do saves wait?
    copyFileSync(file, copy);
    engine = start();
    await ask('plan/opening', { plan });
    await rest(300);
    times.idle.push((await stalled(() => rest(500))).wait);
    const comparing = await stalled(() => ask('compare/list', { plan, before, after: last }));
    times.stall.push(comparing.wait);
    times.stallWork.push(comparing.work);
    const starting = await stalled(() => ask('edition/start', { plan, label: 'Oct 2026' }));
    times.stallNext.push(starting.wait);
    times.stallNextWork.push(starting.work);
    await engine.close();
  }
  process.stdout.write(JSON.stringify(times));
};

measure()
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(() => rmSync(folder, { recursive: true, force: true }));
