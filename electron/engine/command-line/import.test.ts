import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCells } from '../../../db/cell.ts';
import { closePlanFile, openPlanFileReadOnly } from '../../../db/open.ts';
import { readRevisions } from '../../../db/revision.ts';
import { plainText } from '../../../shared/richtext/plain-text.ts';
import type { Tree } from '../../../shared/richtext/tree.ts';
import { runJob } from '../../worker/run-job.ts';
import { jobsHere } from '../engine.test-help.ts';
import { runCommand } from './run.ts';

const sample = (year: number): string => path.resolve(`samples/asl-action-plan-${year}.txt`);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'import-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const plan = (...args: string[]) =>
  runCommand(args, {
    pathOf: (typed) => path.resolve(folder, typed),
    world: {
      person: { id: '0190c0de-0000-7000-8000-000000000001', name: 'A. Writer' },
      now: () => new Date('2026-11-21T10:42:00Z'),
      runJob: jobsHere(runJob),
      fontsFolder: path.resolve('electron/formats/export/pdf/fonts'),
    },
  });
const bringIn = async (year: number, ...more: string[]): Promise<string> => {
  const { exit, out, err } = await plan('import', sample(year), '--into', 'a.actionplan', ...more);
  expect([exit, err]).toEqual([0, '']);
  return out;
};
const show = async (edition: string) =>
  JSON.parse((await plan('show', 'a.actionplan', '--edition', edition, '--json')).out);

test('a file joins a plan that is there, and the lines say what matched', async () => {
  await bringIn(2021);
  const before = await show('Oct 2021');
  const out = await bringIn(2020);
  expect(out).toContain('\n6.1.4 looks like 6.1.4, 100 %\n');
  expect(out).toContain('\nBrought into a.actionplan as October 2020.\n');
  const after = await show('Oct 2021');
  expect({ ...after, leftOver: [] }).toEqual({ ...before, leftOver: [] });
  expect(after.editions).toEqual([{ label: 'Oct 2020' }, { label: 'Oct 2021' }]);
  expect((await show('Oct 2020')).title).toBe('Additional support for learning: action plan (October 2020)');
  expect((await plan('verify', 'a.actionplan')).exit).toBe(0);
});

test('in JSON it stands beside the rest', async () => {
  await bringIn(2020);
  const { joined, edition, editions, characters } = JSON.parse(await bringIn(2021, '--json'));
  expect([edition, editions]).toEqual(['Oct 2021', ['Oct 2020', 'Oct 2021']]);
  expect(characters.placed + characters.leftOver).toBe(characters.source);
  expect(joined).toMatchObject({
    joins: 'October 2021 comes after October 2020, the plan’s newest edition.',
    ...{ added: [], lacking: [], differed: [] },
  });
  expect(joined.matched[0]).toMatchObject({ number: '6.1', partner: { number: '6.1' }, likeness: 1, sure: true });
});

test('renumbered and reworded items are known, what is new is added, and what is gone is named', async () => {
  await bringIn(2020);
  const text = readFileSync(sample(2021), 'utf8')
    .replace(/^6\.1\.1$/mu, '6.1.9')
    .replace('This must include clear pathways on transitions', 'It must include pathways on transitions')
    .replace(
      /^6\.1\.3\n(?:.*\n)*?(?=6\.1\.4$)/mu,
      '6.1.7\nRecommendation\nEvery island has a library that opens late.\n',
    );
  writeFileSync(path.join(folder, 'changed.txt'), text);
  const { out } = await plan('import', 'changed.txt', '--into', 'a.actionplan');
  expect(out).toMatch(/^6\.1\.9 looks like 6\.1\.1, 9\d %$/mu);
  expect(out).toMatch(/^Added: 6\.1\.7 Every island has a library/mu);
  expect(out).toMatch(/^Not in the file: 6\.1\.3 Further investment/mu);
  const numbers = (json: { sections: { items: { number: string }[] }[] }) =>
    json.sections.flatMap(({ items }) => items.map(({ number }) => number));
  expect(numbers(await show('Oct 2021'))).toEqual(['6.1', '6.1.9', '6.1.2', '6.1.7', '6.1.4']);
  expect(numbers(await show('Oct 2020'))).toEqual(['6.1', '6.1.1', '6.1.2', '6.1.3', '6.1.4']);
});

test('--as names the edition, and one that is there takes only what it lacks', async () => {
  await bringIn(2020, '--as', 'March 2019');
  expect((await show('March 2019')).editions[0]).toEqual({ label: 'March 2019' });
  const out = await bringIn(2020, '--as', 'Mar 2019');
  expect(out).toContain('This plan has March 2019 already, as a draft');
});

test('the same file a second time changes nothing but the report, in whatever form it comes', async () => {
  await bringIn(2020);
  await bringIn(2021);
  const said = async () => [await show('Oct 2020'), await show('Oct 2021')].map((one) => ({ ...one, leftOver: [] }));
  const before = await said();
  for (const form of ['.txt', '.docx', '-tables.docx', '.html']) {
    const { exit, out } = await plan(
      'import',
      path.resolve(`samples/asl-action-plan-2021${form}`),
      '--into',
      'a.actionplan',
    );
    expect(exit).toBe(0);
    expect(out).not.toMatch(/^(?:Added|Not in the file|Differs)/mu);
    expect(await said()).toEqual(before);
  }
});

test('a file of another plan comes in as it is, and a line says that nothing of it was there', async () => {
  await bringIn(2021);
  const before = await show('Oct 2021');
  const other = path.resolve('samples/learning-together-2018-2021.txt');
  const { exit, out } = await plan('import', other, '--into', 'a.actionplan');
  expect(exit).toBe(0);
  expect(out).toContain('\nNo item of the file is in the plan: look whether it is a file of this plan.');
  const after = await show('Oct 2021');
  expect(after.editions[0]).toEqual({ label: '2018 – 2021' });
  expect({ ...after, leftOver: [], editions: [] }).toEqual({ ...before, leftOver: [], editions: [] });
  expect((await show('2018 – 2021')).sections[0].items[0].number).toBe('J');
});

test('what was set by hand stands in the history before a file joins', async () => {
  await bringIn(2020);
  const set = ['--item', '6.1', '--field', 'response', '--text', 'Accept in part.'];
  expect((await plan('set', 'a.actionplan', ...set)).exit).toBe(0);
  await bringIn(2021);
  const db = openPlanFileReadOnly(path.join(folder, 'a.actionplan'));
  const [cell] = readCells(db).filter(({ plain }) => plain === 'Accept in part.');
  expect(readRevisions(db, cell!).map(({ origin, body }) => [origin, plainText(body as Tree)])).toEqual([
    ['typed', 'Accept in part.'],
    ['import', 'Accept.'],
  ]);
  closePlanFile(db);
});

test('what cannot be brought in leaves the plan, and the folder, as they were', async () => {
  await bringIn(2021);
  const before = readFileSync(path.join(folder, 'a.actionplan'));
  writeFileSync(path.join(folder, 'empty.txt'), '');
  writeFileSync(path.join(folder, 'noise.docx'), Buffer.from([0x50, 0x4b, 3, 4, 9, 9, 9, 9, 9, 9]));
  writeFileSync(path.join(folder, 'other.actionplan'), 'no plan');
  mkdirSync(path.join(folder, 'deep'));
  for (const [file, into, ...more] of [
    ['empty.txt', 'a.actionplan'],
    ['noise.docx', 'a.actionplan'],
    ['gone.txt', 'a.actionplan'],
    ['gone.txt', 'deep/b.actionplan'],
    [sample(2020), 'other.actionplan'],
    [sample(2020), 'deep', '--json'],
    [sample(2020), 'a.actionplan', '--tracked', 'neither'],
  ] as const) {
    const { exit, out, err } = await plan('import', file, '--into', into, ...more);
    expect([file, into, exit, out]).toEqual([file, into, 2, '']);
    expect(err).toMatch(/^[^\n]+\.\n$/u);
  }
  expect(readFileSync(path.join(folder, 'a.actionplan')).equals(before)).toBe(true);
  expect(readdirSync(folder).toSorted()).toEqual([
    'a.actionplan',
    'deep',
    'empty.txt',
    'noise.docx',
    'other.actionplan',
  ]);
  expect(readdirSync(path.join(folder, 'deep'))).toEqual([]);
});
