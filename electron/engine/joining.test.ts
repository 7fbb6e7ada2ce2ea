import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closePlanFile, openPlanFileReadOnly } from '../../db/open.ts';
import { verifyPlan } from '../../db/verify.ts';
import { itemsOf, viewEdition } from '../../shared/plan/edition-view.ts';
import { readingOf } from '../../shared/plan/reading.ts';
import type { PlanRecords } from '../../shared/plan/records.ts';
import { doc } from '../../shared/richtext/build.ts';
import { plainText } from '../../shared/richtext/plain-text.ts';
import { runJob } from '../worker/run-job.ts';
import { jobsHere, startTestEngine } from './engine.test-help.ts';
import type { TestEngine } from './engine.test-help.ts';
import { readRecords } from './open-plan.ts';

const sample = (year: number): string => path.resolve(`samples/asl-action-plan-${year}.txt`);

let desk: TestEngine;
beforeEach(() => {
  desk = startTestEngine(jobsHere(runJob));
});
afterEach(() => desk.end());

const asNew = async (file: string) => {
  const { proposal } = await desk.propose(file);
  return desk.ask('import/accept', { proposal });
};

/** Brings a file into a plan with the pairs as proposed. */
const into = async (plan: string, file: string) => {
  const { proposal } = await desk.propose(file);
  const match = await desk.ask('import/match', { proposal, plan });
  const pairs = match.pairs.map(({ item, partner }) => ({ item, partner }));
  return { match, accepted: await desk.ask('import/accept', { proposal, into: { plan, pairs } }) };
};

const planFile = (plan: string): string => path.join(desk.folder, 'plans', `${plan}.actionplan`);
const backups = (plan: string): string[] => {
  const folder = path.join(desk.folder, 'backups', plan);
  return existsSync(folder) ? readdirSync(folder) : [];
};

/** The plan as its file holds it; the engine is closed for it. */
const closedRecords = async (plan: string): Promise<PlanRecords> => {
  await desk.engine.close();
  const db = openPlanFileReadOnly(planFile(plan));
  try {
    expect(verifyPlan(db).faults).toEqual([]);
    // Bodies are read from the file when they are asked for.
    const records = readRecords(db);
    return { ...records, cells: records.cells.map((cell) => ({ ...cell, body: cell.body })) };
  } finally {
    closePlanFile(db);
  }
};
const reading = (records: PlanRecords, label: string): string =>
  readingOf(viewEdition(records, records.editions.find((one) => one.label === label)!.id));
const fields = (records: PlanRecords, label: string, key: string): string[] =>
  itemsOf(viewEdition(records, records.editions.find((one) => one.label === label)!.id)).map((item) =>
    plainText(item.fields.find((field) => field.key === key)?.tree ?? []),
  );

test('the plan of 2020, then that of 2021: five items go on, and their recommendations are one row each', async () => {
  const { plan } = await asNew(sample(2020));
  const { match, accepted } = await into(plan, sample(2021));
  expect(match).toMatchObject({
    plan,
    edition: 'October 2021',
    joins: 'October 2021 comes after October 2020, the plan’s newest edition.',
    unmatched: [],
  });
  expect(match.pairs.map(({ number, likeness, sure }) => [number, likeness, sure])).toEqual(
    ['6.1', '6.1.1', '6.1.2', '6.1.3', '6.1.4'].map((number) => [number, 1, true]),
  );
  expect((await desk.ask('plan/open', { plan })).editions.map(({ label }) => label)).toEqual(['Oct 2020', 'Oct 2021']);
  const records = await closedRecords(plan);
  expect(records.editions.find(({ id }) => id === accepted.edition)!.label).toBe('Oct 2021');
  expect(records.items).toHaveLength(5);
  const rows = (part: string) => records.cells.filter((cell) => cell.part === part).length;
  expect([rows('field:recommendation'), rows('field:actions'), rows('field:status'), rows('field:progress')]).toEqual([
    5, 5, 5, 5,
  ]);
  expect(fields(records, 'Oct 2020', 'status')).toEqual(['', '', '', '', '']);
  expect(fields(records, 'Oct 2021', 'status').every((words) => words.startsWith('On-going'))).toBe(true);
});

test('the plan of 2021, then that of 2020 as an earlier edition: the later one reads as it did', async () => {
  const { plan } = await asNew(sample(2021));
  const before = await closedRecords(plan);
  await into(plan, sample(2020));
  const after = await closedRecords(plan);
  expect(after.editions.toSorted((a, b) => a.position - b.position).map(({ label }) => label)).toEqual([
    'Oct 2020',
    'Oct 2021',
  ]);
  expect(reading(after, 'Oct 2021')).toBe(reading(before, 'Oct 2021'));
  expect(fields(after, 'Oct 2020', 'recommendation')).toEqual(fields(before, 'Oct 2021', 'recommendation'));
  expect(fields(after, 'Oct 2020', 'progress')).toEqual(['', '', '', '', '']);
});

test('both ways round give the same words in both editions', async () => {
  const forth = (await asNew(sample(2020))).plan;
  await into(forth, sample(2021));
  const back = (await asNew(sample(2021))).plan;
  await into(back, sample(2020));
  const [one, other] = [await closedRecords(forth), await closedRecords(back)];
  for (const label of ['Oct 2020', 'Oct 2021'])
    for (const key of ['recommendation', 'response', 'actions', 'timescale', 'status', 'progress'])
      expect(fields(other, label, key)).toEqual(fields(one, label, key));
});

test('what came in is kept with the plan: what matched, what differed, what was left over', async () => {
  const { plan } = await asNew(sample(2020));
  await into(plan, sample(2021));
  const { reports } = await desk.ask('plan/reports', { plan });
  expect(reports.map(({ file, edition, tracked }) => [file, edition, tracked])).toEqual([
    ['asl-action-plan-2021.txt', 'Oct 2021', 'accepted'],
    ['asl-action-plan-2020.txt', 'Oct 2020', 'accepted'],
  ]);
  expect(reports[0]!.joined!.matched).toHaveLength(5);
  expect(reports[0]!.characters.placed + reports[0]!.characters.leftOver).toBe(reports[0]!.characters.source);
  expect(reports[1]!.joined).toBeUndefined();
});

test('a person’s pairs are followed', async () => {
  const { plan } = await asNew(sample(2020));
  const { proposal } = await desk.propose(sample(2021));
  const { pairs, choices } = await desk.ask('import/match', { proposal, plan });
  const said = pairs.map(({ item, partner }) => ({ item, partner: item === 0 ? null : partner }));
  await desk.ask('import/accept', { proposal, into: { plan, pairs: said } });
  const { joined } = (await desk.ask('plan/reports', { plan })).reports[0]!;
  expect([joined!.added, joined!.lacking].map((list) => list.map(({ number }) => number))).toEqual([['6.1'], ['6.1']]);
  expect((await closedRecords(plan)).items).toHaveLength(choices.length + 1);
});

test('a new plan is taken back: its file is put away, and it leaves the list', async () => {
  const { plan, undo } = await asNew(sample(2021));
  await desk.ask('plan/open', { plan });
  expect(await desk.ask('import/undo', { undo })).toEqual({ plan: null });
  expect((await desk.ask('plan/list', {})).plans).toEqual([]);
  expect(readdirSync(path.join(desk.folder, 'removed'))).toEqual([`${plan}.actionplan`]);
  await expect(desk.ask('import/undo', { undo })).rejects.toThrow('This can no longer be taken back');
  expect(desk.complaints).toEqual([]);
});

test('what joined a plan is taken back: the plan is as it was, and how it was with it is among its backups', async () => {
  const { plan } = await asNew(sample(2020));
  const before = await closedRecords(plan);
  const { accepted } = await into(plan, sample(2021));
  expect(backups(plan)).toHaveLength(1);
  expect(await desk.ask('import/undo', { undo: accepted.undo })).toEqual({ plan });
  expect((await desk.ask('plan/open', { plan })).editions.map(({ label }) => label)).toEqual(['Oct 2020']);
  expect((await desk.ask('plan/list', {})).plans).toMatchObject([{ plan, edition: 'October 2020' }]);
  expect(await closedRecords(plan)).toEqual(before);
  const kept = openPlanFileReadOnly(path.join(desk.folder, 'backups', plan, backups(plan).toSorted().at(-1)!));
  expect(readRecords(kept).editions).toHaveLength(2);
  closePlanFile(kept);
});

test('nothing is taken back that was written in since', async () => {
  const { plan } = await asNew(sample(2020));
  const { accepted } = await into(plan, sample(2021));
  const { page } = await desk.ask('plan/opening', { plan });
  const field = page.section!.items[0]!.fields[1]!;
  await desk.ask('cell/save', {
    ...{ plan, cell: field.cell, body: [...doc('Accept in part.')] as never, sitting: 'sitting-1' },
    base: { counter: field.counter, body: [...field.tree] as never },
  });
  await expect(desk.ask('import/undo', { undo: accepted.undo })).rejects.toThrow(
    'something was written in the plan since',
  );
  expect((await desk.ask('plan/open', { plan })).editions).toHaveLength(2);
});

/** The plan of 2020 as if it were one of March 2019. */
const older = (): string => {
  const file = path.join(desk.folder, 'older.txt');
  const text = readFileSync(sample(2020), 'utf8')
    .replaceAll('October 2020', 'March 2019')
    .replaceAll('Oct 2020', 'Mar 2019');
  writeFileSync(file, text.replace('Accept.', 'Accept in part.'));
  return file;
};
const editionsOf = async (plan: string) => (await desk.ask('plan/open', { plan })).editions;

test('a sealed edition is not written to, nor are those before it', async () => {
  const { plan, edition } = await asNew(sample(2021));
  const { sealed } = await desk.ask('edition/seal', { plan, edition, published: '2021-10-29' });
  expect(sealed).toHaveLength(2);
  const before = await closedRecords(plan);
  for (const [year, name] of [
    [2021, 'October 2021'],
    [2020, 'October 2020'],
  ] as const) {
    const { proposal } = await desk.propose(sample(year));
    await expect(desk.ask('import/match', { proposal, plan })).rejects.toThrow(`${name} is sealed in this plan`);
    await expect(desk.ask('import/accept', { proposal, into: { plan, pairs: [] } })).rejects.toThrow('is sealed');
  }
  expect(await closedRecords(plan)).toEqual(before);
});

test('an edition that comes in before a sealed one is sealed at once, and the seal of the later one holds', async () => {
  const { plan, edition } = await asNew(sample(2021));
  await desk.ask('edition/seal', { plan, edition, published: '2021-10-29' });
  const before = await closedRecords(plan);
  const { accepted } = await into(plan, older());
  expect((await editionsOf(plan)).map(({ label, state, published }) => [label, state, published])).toEqual([
    ['Mar 2019', 'sealed', undefined],
    ['Oct 2020', 'sealed', undefined],
    ['Oct 2021', 'sealed', '2021-10-29'],
  ]);
  const { seals, faults } = await desk.ask('plan/verify', { plan });
  expect([seals.map(({ name, isWhole }) => [name, isWhole]), faults]).toEqual([
    [
      ['March 2019', true],
      ['October 2020', true],
      ['October 2021', true],
    ],
    [],
  ]);
  const after = await closedRecords(plan);
  for (const label of ['Oct 2020', 'Oct 2021']) expect(reading(after, label)).toBe(reading(before, label));
  expect(fields(after, 'Mar 2019', 'response')[0]).toBe('Accept in part.');
  await desk.ask('import/undo', { undo: accepted.undo });
  expect(await closedRecords(plan)).toEqual(before);
});

test('a review shows the file and the plan side by side, and is changed by what is said', async () => {
  const review = await desk.propose(sample(2021));
  expect(review).toMatchObject({
    ...{ items: 5, fields: 30, editions: ['Oct 2020', 'Oct 2021'], edition: 1, tracked: 'accepted', steps: [] },
    template: { id: 'recommendations' },
  });
  expect(review.findings[0]).toBe(
    'The response is written in 2 ways: “Accept.” 2 times, “Accept” 3 times. It is brought in as written.',
  );
  expect(review.outline.map(({ kind, number, depth, fields: some }) => [kind, number, depth, some.length])).toEqual([
    ['section', '6.1', 0, 0],
    ...['6.1', '6.1.1', '6.1.2', '6.1.3', '6.1.4'].map((number) => ['item', number, 1, 6]),
  ]);
  expect(review.outline[5]!.fields.map(({ label, colour, tone }) => [label, colour, tone])).toEqual([
    ['Recommendation', 1, undefined],
    ['Response', 2, undefined],
    ['Actions to be taken forward - Oct 2020', 3, undefined],
    ['Delivery Timescale', 4, undefined],
    ['Status Oct 2021', 5, 'delayed'],
    ['Progress made', 6, undefined],
  ]);
  const { proposal } = review;
  const { lines } = await desk.ask('import/lines', { proposal, from: 0, count: 1000 });
  expect(lines).toHaveLength(review.lines);
  const wordsAt = (line: string | null) => lines.find(({ id }) => id === line)?.words;
  expect(review.outline.map(({ line }) => wordsAt(line)?.split(' ')[0])).toEqual([
    ...['6.1', '6.1', '6.1.1', '6.1.2', '6.1.3', '6.1.4'],
  ]);
  expect(review.outline[5]!.fields.map(({ line }) => wordsAt(line))).toEqual([
    ...['Recommendation', 'Response', 'Actions to be taken forward - Oct 2020'],
    ...['Delivery Timescale', 'Status Oct 2021', 'Progress made:'],
  ]);
  expect(review.leftOver.map(({ line }) => wordsAt(line))).toEqual(['There is a problem', 'Thanks for your feedback']);
  const renamed = await desk.ask('import/revise', { proposal, steps: [{ step: 'own-edition', name: 'Nov 2021' }] });
  expect(renamed.proposal).toBe(proposal);
  expect(renamed.steps).toHaveLength(1);
  expect(await desk.ask('import/reread', { proposal, tracked: 'original' })).toMatchObject({ tracked: 'original' });
  await desk.ask('import/discard', { proposal });
  await expect(desk.ask('import/lines', { proposal, from: 0, count: 10 })).rejects.toThrow('read too long ago');
});

test('words of the clipboard come in as a file does', async () => {
  const words = readFileSync(sample(2021), 'utf8');
  const { file } = await desk.ask('host/grant', { words, name: 'clipboard.txt', purpose: 'read' });
  const review = await desk.ask('import/propose', { file });
  expect(review).toMatchObject({ file: 'clipboard.txt', items: 5 });
  expect(await desk.ask('import/reread', { proposal: review.proposal, tracked: 'accepted' })).toMatchObject({
    items: 5,
  });
});

test('a file of more items than the plan adds them, and an edition between two changes neither', async () => {
  const year = (label: string, items: readonly string[]): string => {
    const file = path.join(desk.folder, `${label}.txt`);
    const body = items.map((words, at) => `1.${at + 1}\nRecommendation\n${words}\nResponse\nAccept ${label}\n`);
    writeFileSync(file, `A plan (updated ${label})\n1 Theme of the plan\n${body.join('')}`);
    return file;
  };
  const [a, b, c] = [
    'Schools must publish what they spend on transport.',
    'Every island has a library that opens at weekends.',
    'Parents are asked before guidance on bullying changes.',
  ] as const;
  const { plan } = await asNew(year('March 2020', [a, b]));
  await into(plan, year('March 2022', [b, c, a]));
  const before = await closedRecords(plan);
  const { match } = await into(plan, year('March 2021', [c, a]));
  expect(match.joins).toBe('March 2021 comes between March 2020 and March 2022.');
  const after = await closedRecords(plan);
  expect(fields(after, 'March 2021', 'recommendation')).toEqual([c, a]);
  expect(fields(after, 'March 2021', 'response')).toEqual(['Accept March 2021', 'Accept March 2021']);
  for (const label of ['March 2020', 'March 2022']) expect(reading(after, label)).toBe(reading(before, label));
});

test('matching lets a save in between, and is stopped when it is asked', async () => {
  const { plan } = await asNew(sample(2020));
  const { proposal } = await desk.propose(sample(2021));
  const { page } = await desk.ask('plan/opening', { plan });
  const field = page.section!.items[0]!.fields[1]!;
  let now = 0;
  // So slow a computer that every step is a stretch.
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
  const order: string[] = [];
  const match = desk.ask('import/match', { proposal, plan }).then(() => order.push('matched'));
  const save = desk
    .ask('cell/save', {
      ...{ plan, cell: field.cell, body: [...doc('Accept in part.')] as never, sitting: 'sitting-1' },
      base: { counter: field.counter, body: [...field.tree] as never },
    })
    .then(() => order.push('saved'));
  await Promise.all([match, save]);
  expect(order).toEqual(['saved', 'matched']);
  const again = desk.ask('import/match', { proposal, plan });
  expect((await desk.ask('work/stop', {})).stopped).toBe(1);
  await expect(again).rejects.toThrow('Finding the items in the plan was stopped.');
  vi.restoreAllMocks();
  expect(desk.complaints).toEqual([]);
});

test('asked twice at once, a file is brought in once', async () => {
  const { plan } = await asNew(sample(2020));
  const { proposal } = await desk.propose(sample(2021));
  const accept = () => desk.ask('import/accept', { proposal, into: { plan, pairs: [] } });
  const answers = await Promise.allSettled([accept(), accept()]);
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect((await desk.ask('plan/reports', { plan })).reports).toHaveLength(2);
});
