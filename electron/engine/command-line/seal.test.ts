import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runJob } from '../../worker/run-job.ts';
import { jobsHere } from '../engine.test-help.ts';
import { runCommand } from './run.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'seal-'));
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
const done = async (...args: string[]): Promise<string> => {
  const { exit, out, err } = await plan(...args);
  expect([exit, err]).toEqual([0, '']);
  return out;
};
const imported = (): Promise<string> =>
  done('import', path.resolve('samples/asl-action-plan-2021.txt'), '--into', 'a.actionplan');

test('seal seals an edition and those before it, and verify says so', async () => {
  await imported();
  expect(await done('seal', 'a.actionplan', '--edition', 'Oct 2021', '--published', '2021-10-29')).toBe(
    [
      'October 2021 is sealed, as published on 29 October 2021.',
      'October 2020 is sealed with it, because its words come from there.\n',
    ].join('\n'),
  );
  expect(await done('verify', 'a.actionplan')).toMatch(
    /^October 2020: its day of publication is not known, sealed on 21 November 2026 by A\. Writer; all \d+ parts are as they were sealed\.\nOctober 2021: published on 29 October 2021, sealed on 21 November 2026 by A\. Writer; all \d+ parts are as they were sealed\.\nAll is well: /,
  );
  const set = ['set', 'a.actionplan', '--item', '6.1.2', '--field', 'status', '--text', 'Complete'];
  expect(await plan(...set)).toMatchObject({
    ...{ exit: 2, out: '' },
    err: 'October 2021 is sealed and cannot be changed. Write in a later edition.\n',
  });
  await done('next', 'a.actionplan', '--edition', 'Oct 2022');
  await done(...set);
  const { seals, faults } = JSON.parse(await done('verify', 'a.actionplan', '--json'));
  expect([seals.length, faults]).toEqual([2, []]);
});

test('without a day it is today; what is no day is refused', async () => {
  await imported();
  for (const day of ['2021-02-30', '29.10.2021', 'today']) {
    const { exit, err } = await plan('seal', 'a.actionplan', '--edition', 'Oct 2021', '--published', day);
    expect([exit, err]).toEqual([
      2,
      `${day} is not a day. Write the day of publication as in --published 2022-10-31.\n`,
    ]);
  }
  expect(JSON.parse(await done('seal', 'a.actionplan', '--edition', 'Oct 2021', '--json'))).toEqual({
    ...{ edition: 'Oct 2021', published: '2026-11-21', sealed: ['October 2020', 'October 2021'] },
  });
  expect((await plan('seal', 'a.actionplan', '--edition', 'Oct 2021')).err).toBe(
    'October 2021 is sealed already. To correct it, start a re-issue; to go on, start the next edition.\n',
  );
  expect((await plan('seal', 'a.actionplan', '--edition', 'Oct 2019')).err).toContain('has no edition called Oct 2019');
});

test('a corrected issue keeps the first, and is the one that its name means', async () => {
  await imported();
  const reissue = ['reissue', 'a.actionplan', '--edition', 'Oct 2021', '--reason', 'A wrong status'];
  expect((await plan(...reissue)).err).toBe(
    'October 2021 is not sealed, so it needs no re-issue. Write the correction in it.\n',
  );
  await done('seal', 'a.actionplan', '--edition', 'Oct 2021');
  const before = JSON.parse(await done('show', 'a.actionplan', '--json'));
  expect(await done(...reissue)).toBe(
    'October 2021, re-issue 1 is started. It reads as the edition that it corrects.\n',
  );
  const { sections } = JSON.parse(await done('show', 'a.actionplan', '--json'));
  expect(sections).toEqual(before.sections);
  const set = ['--item', '6.1.2', '--field', 'status', '--text', 'Complete'];
  await done('set', 'a.actionplan', '--edition', 'Oct 2021', ...set);
  const first = JSON.parse(await done('show', 'a.actionplan', '--edition', 'Oct 2021, first issue', '--json'));
  expect(first.sections).toEqual(before.sections);
  await done('seal', 'a.actionplan', '--edition', 'Oct 2021');
  const { seals } = JSON.parse(await done('verify', 'a.actionplan', '--json'));
  expect(seals.map(({ name, note }: { name: string; note: string | null }) => [name, note])).toEqual([
    ['October 2020', null],
    ['October 2021', null],
    ['October 2021, re-issue 1', 'A wrong status'],
  ]);
});

test('one changed byte of a sealed edition is named by item and field', async () => {
  await imported();
  const set = ['--item', '6.1.2', '--field', 'progress', '--text', 'They met eleven times'];
  await done('set', 'a.actionplan', ...set);
  await done('seal', 'a.actionplan', '--edition', 'Oct 2021');
  const file = path.join(folder, 'a.actionplan');
  const bytes = readFileSync(file);
  for (let at = bytes.indexOf('They met eleven'); at >= 0; at = bytes.indexOf('They met eleven', at + 1))
    bytes[at] = 0x74;
  writeFileSync(file, bytes);
  const { exit, out } = await plan('verify', 'a.actionplan');
  expect(exit).toBe(2);
  expect(out).toContain('\n6.1.2, Progress made, in October 2021: the words are not those that were sealed.');
  expect(out).toMatch(/^October 2021: published on .*; it is not as it was sealed\.$/mu);
});
