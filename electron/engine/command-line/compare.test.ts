import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCells } from '../../../db/cell.ts';
import { closePlanFile, openPlanFileReadOnly } from '../../../db/open.ts';
import type { NewCell } from '../../../shared/plan/records-of-proposal.ts';
import type { Body, Part, Place } from '../../../shared/plan/records.ts';
import { doc } from '../../../shared/richtext/build.ts';
import { recommendations } from '../../../shared/templates/recommendations.ts';
import { runJob } from '../../worker/run-job.ts';
import { makePlanFile } from '../bring-in.ts';
import { jobsHere } from '../engine.test-help.ts';
import { runCommand } from './run.ts';

const sample = (year: number): string => path.resolve(`samples/asl-action-plan-${year}.txt`);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'compare-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const around = (): Parameters<typeof runCommand>[1] => ({
  pathOf: (typed) => path.resolve(folder, typed),
  world: {
    person: { id: '0190c0de-0000-7000-8000-000000000001', name: 'A. Writer' },
    now: () => new Date('2026-11-21T10:42:00Z'),
    runJob: jobsHere(runJob),
    fontsFolder: path.resolve('electron/formats/export/pdf/fonts'),
  },
});
const plan = async (...args: string[]): Promise<string> => {
  const { exit, out, err } = await runCommand(args, around());
  expect([exit, err]).toEqual([0, '']);
  return out;
};
const bringIn = (year: number): Promise<string> => plan('import', sample(year), '--into', 'a.actionplan');
const set = (item: string, field: string, text: string, ...more: string[]): Promise<string> =>
  plan('set', 'a.actionplan', '--item', item, '--field', field, '--text', text, ...more);
const compare = async (before: string, after: string) =>
  JSON.parse(await plan('compare', 'a.actionplan', before, after, '--json'));
const NOTHING = { changed: [], added: [], retired: [], moved: [], renumbered: [] };

test('the next edition differs in exactly the fields that were edited in it, and the one before reads as it did', async () => {
  await bringIn(2021);
  const shown = () => plan('show', 'a.actionplan', '--edition', 'Oct 2021', '--json').then(JSON.parse);
  const before = await shown();
  await plan('next', 'a.actionplan', '--edition', 'Oct 2022');
  expect(await compare('Oct 2021', 'Oct 2022')).toEqual(NOTHING);
  await set('6.1.1', 'status', 'Complete');
  await set('6.1.2', 'progress', 'Every authority has reported.');
  await set('6.1.2', 'timescale', 'By Spring 2023.');
  await set('6.1', 'actions', 'ADES will lead the work with COSLA.');
  expect(await compare('Oct 2021', 'Oct 2022')).toEqual({
    ...NOTHING,
    changed: [
      { item: '6.1', field: 'actions' },
      { item: '6.1.1', field: 'status' },
      { item: '6.1.2', field: 'timescale' },
      { item: '6.1.2', field: 'progress' },
    ],
  });
  const after = await shown();
  expect({ ...after, editions: [] }).toEqual({ ...before, editions: [] });
  const { sections, leftOver, title } = JSON.parse(
    readFileSync(path.resolve('samples/expected/asl-action-plan-2021.show.json'), 'utf8'),
  );
  const plain = (json: unknown): string => JSON.stringify(json).replace(/\s+|\\n/gu, ' ');
  expect([after.title, after.leftOver]).toEqual([title, leftOver]);
  for (const [at, item] of sections[0].items.entries())
    for (const field of item.fields)
      expect(plain(after.sections[0].items[at].fields.find((one: { key: string }) => one.key === field.key).text)).toBe(
        plain(field.text),
      );
});

test('words written again as they were, and the same words of last year, are no change', async () => {
  await bringIn(2021);
  await plan('next', 'a.actionplan', '--edition', 'Oct 2022');
  const { sections } = JSON.parse(await plan('show', 'a.actionplan', '--edition', 'Oct 2021', '--json'));
  const status = sections[0].items[1].fields.find((one: { key: string }) => one.key === 'status').text;
  await set('6.1.1', 'status', status);
  expect(await compare('Oct 2021', 'Oct 2022')).toEqual(NOTHING);
  expect(await plan('compare', 'a.actionplan', 'Oct 2021', 'Oct 2022')).toBe(
    'October 2021 and October 2022 are the same in all 5 items.\n',
  );
});

test('an earlier file brought in first: all items carried, status and progress the later one’s alone', async () => {
  await bringIn(2020);
  await bringIn(2021);
  const { changed, ...order } = await compare('Oct 2020', 'Oct 2021');
  expect(order).toEqual({ added: [], retired: [], moved: [], renumbered: [] });
  const ofItems = changed.filter(({ item }: { item: string | null }) => item !== null);
  expect(ofItems.map(({ item, field }: { item: string; field: string }) => `${item} ${field}`)).toEqual(
    ['6.1', '6.1.1', '6.1.2', '6.1.3', '6.1.4'].flatMap((item) => [`${item} status`, `${item} progress`]),
  );
  // The later title says "updated", and it has a summary.
  expect(changed.filter(({ item }: { item: string | null }) => item === null)).toEqual([
    { item: null, field: 'title' },
    { item: null, field: 'summary' },
  ]);
  const db = openPlanFileReadOnly(path.join(folder, 'a.actionplan'));
  const cells = readCells(db);
  closePlanFile(db);
  const asked = cells.filter(({ part }) => part === 'field:recommendation');
  expect(asked).toHaveLength(5);
  expect(new Set(asked.map(({ edition }) => edition)).size).toBe(1);
  for (const part of ['field:status', 'field:progress'])
    expect(cells.filter((cell) => cell.part === part && cell.edition === asked[0]!.edition && cell.plain)).toEqual([]);
});

test('the lines are for a person, and either edition may come first', async () => {
  await bringIn(2021);
  await plan('next', 'a.actionplan', '--edition', 'Oct 2022');
  await set('6.1.1', 'status', 'Complete');
  expect(await plan('compare', 'a.actionplan', 'Oct 2021', 'October 2022')).toBe(
    'From October 2021 to October 2022:\n6.1.1, Status: changed\n4 items are the same.\n',
  );
  expect((await compare('Oct 2022', 'Oct 2021')).changed).toEqual([{ item: '6.1.1', field: 'status' }]);
  expect(await compare('Oct 2021', 'Oct 2021')).toEqual(NOTHING);
});

/** A plan of two sections, each with an item of the number 1, and one with an item 2. */
const twoOfOneNumber = (): void => {
  const edition = { id: 'e', label: 'Oct 2021', position: 0 };
  const cell = (subject: string, part: Part, body: Body): NewCell => ({ subject, part, edition: 'e', body }) as NewCell;
  const place = (section: string, number: string, kind: string): Place => ({
    ...{ section, parent: null, position: `a${number}i`, number, kind, retired: false },
  });
  const items = ['i', 'j', 'k'].map((id, at) => ({ id, section: at === 0 ? 's' : 't', number: at === 2 ? '2' : '1' }));
  const cells = [
    cell('p', 'template', recommendations),
    cell('p', 'text:title', doc('A plan')),
    cell('s', 'place', { ...place('s', '1', 'section'), number: null }),
    cell('s', 'text:heading', doc('Skills')),
    cell('t', 'place', { ...place('t', '2', 'section'), number: null }),
    cell('t', 'text:heading', doc('Families')),
    ...items.flatMap(({ id, section, number }) => [
      cell(id, 'place', place(section, number, 'recommendation')),
      cell(id, 'field:recommendation', doc(`What ${id} asks for`)),
    ]),
  ];
  const records = { plan: 'p', editions: [edition], sections: ['s', 't'], items: items.map(({ id }) => id), cells };
  const author = { person: { id: 'w', name: 'A. Writer' }, now: new Date('2026-11-21T10:42:00Z') };
  makePlanFile(path.join(folder, 'a.actionplan'), records, author);
};

test('an item whose number repeats is named with its section', async () => {
  twoOfOneNumber();
  await plan('next', 'a.actionplan', '--edition', 'Oct 2022');
  for (const item of ['Families/1', '2']) await set(item, 'timescale', 'Spring 2023');
  expect((await compare('Oct 2021', 'Oct 2022')).changed).toEqual([
    { item: 'Families/1', field: 'timescale' },
    { item: '2', field: 'timescale' },
  ]);
});

test('an edition that is not in the plan is named in a sentence with those that are', async () => {
  await bringIn(2021);
  const outcome = await runCommand(['compare', 'a.actionplan', 'Oct 2021', 'Oct 1999'], around());
  expect(outcome).toEqual({
    ...{ exit: 2, out: '' },
    err: 'This plan has no edition called Oct 1999. Its editions are: October 2020, October 2021.\n',
  });
});
