import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Answer, Outputs } from '../../shared/ipc/contract.ts';
import type { Inputs } from '../../shared/ipc/inputs.ts';
import type { EngineMethod, HostMethod } from '../../shared/ipc/methods.ts';
import { Problem } from '../../shared/plan/problem.ts';
import { doc, p } from '../../shared/richtext/build.ts';
import { plainText } from '../../shared/richtext/plain-text.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import { runJob } from '../worker/run-job.ts';
import type { RunJob } from './engine-deps.ts';
import { createEngine } from './engine.ts';
import type { Engine } from './engine.ts';

const SAMPLE = path.resolve('samples/asl-action-plan-2021.txt');

let folder: string;
let engine: Engine;
let complaints: unknown[];

/** The worker's own job runner, in this process. */
const runHere: RunJob = async (job) => {
  const answer = await runJob(job);
  if (answer.ok) return answer.result as never;
  throw answer.problem ? new Problem(answer.message) : new Error(answer.message);
};

const start = (): Engine =>
  createEngine({
    plansFolder: path.join(folder, 'plans'),
    backupsFolder: path.join(folder, 'backups'),
    fontsFolder: path.resolve('electron/formats/export/pdf/fonts'),
    person: { id: '0190c0de-0000-7000-8000-000000000001', name: 'A. Writer' },
    now: () => new Date(),
    runJob: runHere,
    stopJobs: () => 0,
    complain: (error) => complaints.push(error),
  });

const ask = async <M extends EngineMethod | HostMethod>(method: M, input: Inputs[M]): Promise<Outputs[M]> => {
  const answer = (await engine.answer(method, input)) as Answer<Outputs[M]>;
  if (!answer.ok) throw new Error(answer.sentence);
  return answer.value;
};

const bringIn = async (file: string): Promise<string> => {
  const granted = await ask('host/grant', { path: file, purpose: 'read' });
  const review = await ask('import/propose', { file: granted.file });
  return (await ask('import/accept', { proposal: review.proposal })).plan;
};

const firstField = async (plan: string, key: string) => {
  const { editions } = await ask('plan/open', { plan });
  const page = await ask('plan/section', { plan, edition: editions.at(-1)!.id, section: null });
  return page.section!.items[0]!.fields.find((field) => field.key === key)!;
};

const save = (plan: string, field: { cell: unknown; counter: number; tree: Tree }, body: Tree) =>
  ask('cell/save', {
    plan,
    cell: field.cell as Inputs['cell/save']['cell'],
    base: { counter: field.counter, body: [...field.tree] },
    body: [...body],
    sitting: 'sitting-1',
  });

beforeEach(() => {
  complaints = [];
  folder = mkdtempSync(path.join(os.tmpdir(), 'engine-'));
  engine = start();
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a plan comes in, is written, and reads the same after the engine is started again', async () => {
  const plan = await bringIn(SAMPLE);
  const field = await firstField(plan, 'progress');
  await save(plan, field, [...field.tree, p('And more.')]);
  await engine.close();
  engine = start();
  const again = await firstField(plan, 'progress');
  expect(plainText(again.tree)).toBe(`${plainText(field.tree)}\nAnd more.`);
  expect(again.counter).toBe(field.counter + 1);
});

test('a save made on older words is merged with the words that came between', async () => {
  const plan = await bringIn(SAMPLE);
  const field = await firstField(plan, 'timescale');
  await save(plan, field, [...field.tree, p('Mine.')]);
  const merged = await save(plan, field, [p('Theirs.'), ...field.tree]);
  expect(merged.outcome).toBe('merged');
  expect(merged.clashes).toBe(0);
  expect(plainText(merged.body!)).toBe(`Theirs.\n${plainText(field.tree)}\nMine.`);
  expect(plainText((await firstField(plan, 'timescale')).tree)).toBe(plainText(merged.body!));
});

test('the same save sent twice is written once', async () => {
  const plan = await bringIn(SAMPLE);
  const field = await firstField(plan, 'response');
  const first = await save(plan, field, doc('Accept in part.'));
  const second = await save(plan, field, doc('Accept in part.'));
  expect([second.outcome, second.counter]).toEqual(['saved', first.counter]);
});

test('the next edition takes words over, makes status and progress history, and changes the title', async () => {
  const plan = await bringIn(SAMPLE);
  const started = await ask('edition/start', { plan, label: 'Oct 2022' });
  expect(started.history).toBe(10);
  const { editions, title } = await ask('plan/open', { plan });
  expect(editions.map((edition) => edition.label)).toEqual(['Oct 2020', 'Oct 2021', 'Oct 2022']);
  expect(title).toContain('(updated October 2022)');
  const progress = await firstField(plan, 'progress');
  expect([progress.state, progress.tree.length]).toEqual(['not-updated', 0]);
  expect(plainText(progress.last!.tree)).toContain('fully committed');
  const actions = await firstField(plan, 'actions');
  expect([actions.state, actions.label]).toEqual(['rolled-on', 'Actions to be taken forward - Oct 2020']);
  const { layers } = await ask('cell/layers', { plan, cell: progress.cell });
  expect(layers).toHaveLength(1);
  expect(new Date(layers[0]!.writtenAt).toISOString()).toBe(layers[0]!.writtenAt);
  const twice = await engine.answer('edition/start', { plan, label: 'October 2022' });
  expect(twice).toMatchObject({ ok: false, fault: false });
});

test('an outline tells what is updated, and words are found', async () => {
  const plan = await bringIn(SAMPLE);
  const { editions } = await ask('plan/open', { plan });
  const edition = editions.at(-1)!.id;
  const { sections } = await ask('plan/outline', { plan, edition });
  expect(sections[0]!.items.map((item) => [item.number, item.status.tone, item.updated])).toEqual([
    ['6.1', 'on-track', true],
    ['6.1.1', 'on-track', true],
    ['6.1.2', 'on-track', true],
    ['6.1.3', 'on-track', true],
    ['6.1.4', 'delayed', true],
  ]);
  const { items } = await ask('plan/find', { plan, edition, words: 'mediation' });
  expect(items).toContain(sections[0]!.items[4]!.id);
});

test('checks find on the sample what a careful reader finds', async () => {
  const plan = await bringIn(SAMPLE);
  const { editions } = await ask('plan/open', { plan });
  const { findings } = await ask('plan/check', { plan, edition: editions.at(-1)!.id });
  const counts = Object.fromEntries(
    [...new Set(findings.map((one) => one.check))].map((id) => [id, findings.filter((one) => one.check === id).length]),
  );
  expect(counts).toEqual({ reference: 9, 'response-wording': 5, 'full-stops': 3 });
});

test('the first run brings the sample in once, and not again after it was put away', async () => {
  const { plan } = await ask('host/first-run', { sample: SAMPLE });
  expect((await ask('plan/list', {})).plans).toMatchObject([{ plan, items: 5, updated: 5, edition: 'October 2021' }]);
  expect(await ask('host/first-run', { sample: SAMPLE })).toEqual({ plan: null });
  rmSync(path.join(folder, 'plans', `${plan}.actionplan`));
  expect(await ask('host/first-run', { sample: SAMPLE })).toEqual({ plan: null });
});

test('the list of plans is made again from the files when its index is gone', async () => {
  const plan = await bringIn(SAMPLE);
  await engine.close();
  rmSync(path.join(folder, 'plans', 'index.json'), { force: true });
  engine = start();
  expect((await ask('plan/list', {})).plans).toMatchObject([{ plan, items: 5, edition: 'October 2021' }]);
});

test('a file that cannot be read gives a sentence, and leaves nothing behind', async () => {
  const granted = await ask('host/grant', { path: path.join(folder, 'gone.txt'), purpose: 'read' });
  expect(await engine.answer('import/propose', { file: granted.file })).toEqual({
    ok: false,
    sentence: 'gone.txt was not found. Check its name and folder, and choose it again.',
    fault: false,
  });
  expect(readdirSync(folder)).toEqual([]);
});

test('a plan is written as Word, PDF and web page', async () => {
  const plan = await bringIn(SAMPLE);
  const { editions } = await ask('plan/open', { plan });
  for (const [format, magic] of [
    ['docx', 'PK'],
    ['pdf', '%PDF-'],
    ['html', '<!'],
  ] as const) {
    const target = path.join(folder, `plan.${format}`);
    const { file } = await ask('host/grant', { path: target, purpose: 'write' });
    const written = await ask('export/write', { plan, edition: editions.at(-1)!.id, format, file });
    expect(written.bytes).toBe(readFileSync(target).byteLength);
    expect(readFileSync(target).toString('latin1').startsWith(magic)).toBe(true);
  }
});

test('a plan that is damaged, and an edition that is gone, are told of in a sentence that is no fault of the program', async () => {
  const plan = await bringIn(SAMPLE);
  const asked = (edition: string) => engine.answer('plan/section', { plan, edition, section: null });
  expect(await asked('gone')).toMatchObject({ ok: false, fault: false });
  const { editions } = await ask('plan/open', { plan });
  await engine.close();
  const file = path.join(folder, 'plans', `${plan}.actionplan`);
  const bytes = readFileSync(file);
  // Without the quotation mark that ends them the words cannot be read, wherever in the file they stand.
  const words = 'delayed due to Covid-19","type"';
  for (let at = bytes.indexOf(words); at >= 0; at = bytes.indexOf(words, at + 1)) bytes[at + words.indexOf('"')] = 0x20;
  writeFileSync(file, bytes);
  expect(await asked(editions.at(-1)!.id)).toEqual({
    ok: false,
    sentence: `${plan}.actionplan is damaged. Open its newest backup instead.`,
    fault: false,
  });
});

test('a file that was chosen is read once, and a part that a thing does not have is not written', async () => {
  const { file } = await ask('host/grant', { path: SAMPLE, purpose: 'read' });
  await ask('import/propose', { file });
  expect(await engine.answer('import/propose', { file })).toEqual({
    ok: false,
    sentence: 'The file chosen is not known any more. Choose it again.',
    fault: false,
  });
  const plan = await bringIn(SAMPLE);
  const field = await firstField(plan, 'response');
  const wrong = { ...field, cell: { ...field.cell, part: 'field:nosuch' } };
  await expect(save(plan, wrong, doc('Nowhere.'))).rejects.toThrow('Something went wrong in the program');
  expect(String(complaints[0])).toContain('field:nosuch is no part of what is written to');
});

test('what a start draws is answered in one go, at the item where the person stopped', async () => {
  const plan = await bringIn(SAMPLE);
  const field = await firstField(plan, 'progress');
  const opening = await ask('plan/opening', { plan, edition: field.cell.edition, subject: field.cell.subject });
  expect(opening.open).toEqual(await ask('plan/open', { plan }));
  expect(opening.page.section!.items[0]!.id).toBe(field.cell.subject);
  expect((await ask('plan/opening', { plan, edition: 'gone' })).outline.edition).toBe(opening.open.editions.at(-1)!.id);
});

test('a plan is backed up a moment after it is opened, and when it is closed with changes', async () => {
  const plan = await bringIn(SAMPLE);
  const backups = (): string[] => {
    const kept = path.join(folder, 'backups', plan);
    return existsSync(kept) ? readdirSync(kept) : [];
  };
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  try {
    const field = await firstField(plan, 'response');
    expect(backups()).toEqual([]);
    vi.advanceTimersByTime(5_000);
    vi.useRealTimers();
    await vi.waitFor(() => expect(backups()).toHaveLength(1));
    await save(plan, field, doc('Accept in part.'));
    await engine.close();
    expect(backups()).toHaveLength(2);
  } finally {
    vi.useRealTimers();
  }
});

test('calls that are not in the contract, or not of its shape, are refused', async () => {
  expect(await engine.answer('plan/delete', {})).toMatchObject({ ok: false, fault: true });
  expect(await engine.answer('plan/open', { plan: 7 })).toMatchObject({ ok: false, fault: true });
  expect(await engine.answer('export/write', { plan: 'x', edition: 'y', format: 'exe', file: 'z' })).toMatchObject({
    ok: false,
    fault: true,
  });
});

test('the list of plans tells how many items have a status of each tone, and where nothing is said', async () => {
  const plan = await bringIn(SAMPLE);
  const tones = async () => (await ask('plan/list', {})).plans[0]!.tones;
  const before = await tones();
  await ask('edition/start', { plan, label: 'Oct 2022' });
  const { items } = (await ask('plan/list', {})).plans[0]!;
  expect(await tones()).toEqual({ none: items });
  expect(Object.values(before!).reduce((sum, count) => sum + count, 0)).toBe(items);
  const status = await firstField(plan, 'status');
  await save(plan, status, doc('Complete'));
  await ask('plan/open', { plan });
  await expect.poll(tones).toEqual({ none: items - 1, complete: 1 });
});
