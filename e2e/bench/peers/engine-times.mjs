// Asks an engine as the window does, with the plan file named, and prints how long the answers take: node engine-times.cjs FILE.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createEngine } from '../../../electron/engine/engine.ts';

const [file = ''] = process.argv.slice(2);
const folder = mkdtempSync(path.join(os.tmpdir(), 'apw-engine-'));
mkdirSync(path.join(folder, 'plans'));
copyFileSync(file, path.join(folder, 'plans', 'large.actionplan'));

const start = () =>
  createEngine({
    plansFolder: path.join(folder, 'plans'),
    backupsFolder: path.join(folder, 'backups'),
    fontsFolder: '',
    person: { id: '0190c0de-0000-7000-8000-999999999999', name: 'A. Writer' },
    now: () => new Date(),
    runJob: () => Promise.reject(new Error('There is no worker here')),
    stopJobs: () => 0,
    complain: (error) => console.error(error),
  });
let engine = start();

/** @type {(method: string, input: unknown) => Promise<[any, number]>} */
const ask = async (method, input) => {
  const begun = performance.now();
  const answer = /** @type {any} */ (await engine.answer(method, input));
  const took = performance.now() - begun;
  if (!answer.ok) throw new Error(answer.sentence);
  return [answer.value, took];
};
const rest = (/** @type {number} */ milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const paragraph = (/** @type {string} */ text) => [{ type: 'paragraph', children: [{ type: 'text', text }] }];

const times = {
  opening: /** @type {number[]} */ ([]),
  section: /** @type {number[]} */ ([]),
  save: /** @type {number[]} */ ([]),
  outline: /** @type {number[]} */ ([]),
  find: /** @type {number[]} */ ([]),
  stall: /** @type {number[]} */ ([]),
};
const measure = async () => {
  const [{ plans }] = await ask('plan/list', {});
  const { plan } = plans[0];
  let opening;
  for (let at = 0; at < 6; at += 1) {
    const [answer, took] = await ask('plan/opening', { plan });
    opening = answer;
    // The first is of a program just started, whose code is not compiled yet.
    times.opening.push(took);
    await rest(100);
    if (at < 5) {
      await engine.close();
      engine = start();
    }
  }
  const { edition, sections } = opening.outline;
  for (const { id } of sections) times.section.push((await ask('plan/section', { plan, edition, section: id }))[1]);

  const field = opening.page.section.items[3].fields.at(-1);
  let [counter, body] = [field.counter, field.tree];
  const save = async (/** @type {string} */ text) => {
    const fresh = paragraph(text);
    const [saved, took] = await ask('cell/save', {
      ...{ plan, cell: field.cell, base: { counter, body }, body: fresh, sitting: 'bench' },
    });
    [counter, body] = [saved.counter, fresh];
    return took;
  };
  for (let at = 0; at < 400; at += 1) {
    times.save.push(await save(`Words of the year, ${at} of them.`));
    if (at % 4 === 0) times.outline.push((await ask('plan/outline', { plan, edition }))[1]);
  }
  for (const word of ['fu', 'fun', 'fund', 'funding', 're', 'review', '12.3', 'schools wo', 'schools work'])
    times.find.push((await ask('plan/find', { plan, edition, words: word }))[1]);

  // While the checks read the whole edition, a save comes every twenty milliseconds: how late is it begun?
  const state = { done: false };
  const checked = ask('plan/check', { plan, edition }).then(() => (state.done = true));
  while (!state.done) {
    const wanted = performance.now() + 20;
    await rest(20);
    times.stall.push(Math.max(0, performance.now() - wanted));
  }
  await checked;
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
  process.stdout.write(JSON.stringify(times));
};

measure().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
