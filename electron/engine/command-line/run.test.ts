import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closePlanFile, openPlanFile } from '../../../db/open.ts';
import { Problem } from '../../../shared/plan/problem.ts';
import { runJob } from '../../worker/run-job.ts';
import type { RunJob } from '../engine-deps.ts';
import { runCommand } from './run.ts';

const SAMPLES = path.resolve('samples');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'command-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const runHere: RunJob = async (job) => {
  const answer = await runJob(job);
  if (answer.ok) return answer.result as never;
  throw answer.problem ? new Problem(answer.message) : new Error(answer.message);
};

const plan = (...args: string[]) =>
  runCommand(args, {
    pathOf: (typed) => path.resolve(folder, typed),
    world: {
      person: { id: '0190c0de-0000-7000-8000-000000000001', name: 'A. Writer' },
      now: () => new Date('2026-11-21T10:42:00Z'),
      runJob: runHere,
      fontsFolder: path.resolve('electron/formats/export/pdf/fonts'),
    },
  });

const imported = async (): Promise<void> => {
  const { exit, err } = await plan('import', path.join(SAMPLES, 'asl-action-plan-2021.txt'), '--into', 'a.actionplan');
  expect([exit, err]).toEqual([0, '']);
};

test('import adds up, and show gives the plan back', async () => {
  const file = path.join(SAMPLES, 'asl-action-plan-2021.txt');
  const { out } = await plan('import', file, '--into', 'a.actionplan', '--json');
  const { characters, items, editions, leftOver } = JSON.parse(out);
  const inFile = [...readFileSync(file, 'utf8')].filter((one) => !/\s/u.test(one)).length;
  expect(characters.source).toBe(inFile);
  expect(characters.placed + characters.leftOver).toBe(inFile);
  expect([items, editions]).toEqual([5, ['Oct 2020', 'Oct 2021']]);
  expect(leftOver.map((piece: { text: string }) => piece.text)).toEqual([
    'There is a problem',
    'Thanks for your feedback',
  ]);
  const shown = JSON.parse((await plan('show', 'a.actionplan', '--json')).out);
  const expected = JSON.parse(readFileSync(path.join(SAMPLES, 'expected/asl-action-plan-2021.show.json'), 'utf8'));
  expect(shown.sections[0].items.map((item: { number: string }) => item.number)).toEqual(
    expected.sections[0].items.map((item: { number: string }) => item.number),
  );
  expect(shown.leftOver).toEqual(expected.leftOver);
});

test('set writes one field of one edition', async () => {
  await imported();
  const set = ['set', 'a.actionplan', '--item', '6.1.2', '--field', 'status', '--text'];
  expect(await plan(...set, 'Complete')).toMatchObject({ exit: 0, out: 'Status Oct 2021 of 6.1.2 is written.\n' });
  const { sections } = JSON.parse((await plan('show', 'a.actionplan', '--json')).out);
  expect(sections[0].items[2].fields.find((field: { key: string }) => field.key === 'status').text).toBe('Complete');
});

test('what cannot be done is one sentence, exit 2, and nothing is written', async () => {
  writeFileSync(path.join(folder, 'empty.txt'), '');
  writeFileSync(path.join(folder, 'binary.txt'), Buffer.from([0, 1, 2, 3, 255, 254, 0, 0, 7]));
  for (const name of ['empty.txt', 'binary.txt', 'missing.txt']) {
    const { exit, out, err } = await plan('import', name, '--into', 'b.actionplan', '--json');
    expect([name, exit, out]).toEqual([name, 2, '']);
    expect(err).toMatch(new RegExp(`^${name.replace('.', '\\.')} [^\\n]+\\.\\n$`));
  }
  expect(readdirSync(folder).toSorted()).toEqual(['binary.txt', 'empty.txt']);
});

test('a plan is never put over what stands in its place, and its name is one that can be kept', async () => {
  const file = path.join(SAMPLES, 'asl-action-plan-2021.txt');
  symlinkSync('nowhere', path.join(folder, 'a.actionplan'));
  for (const into of ['a.actionplan', '.actionplan', `${'n'.repeat(244)}.actionplan`, 'no/a.actionplan']) {
    const { exit, err } = await plan('import', file, '--into', into);
    expect([into, exit]).toEqual([into, 2]);
    expect(err).toMatch(new RegExp(`^${path.basename(into).replaceAll('.', '\\.')} [^\\n]+\\.\\n$`));
  }
  expect(readdirSync(folder)).toEqual(['a.actionplan']);
});

test('a document is not written over the plan it is made from', async () => {
  await imported();
  copyFileSync(path.join(folder, 'a.actionplan'), path.join(folder, 'a.html'));
  expect((await plan('export', 'a.html', '--to', 'a.html')).err).toBe(
    'a.html is the plan itself. Choose another name for the document.\n',
  );
  expect((await plan('verify', 'a.html')).exit).toBe(0);
});

test('whatever a name holds, the sentence about it is one line', async () => {
  const { exit, err } = await plan('import', 'two\nlines\u202e.txt', '--into', 'a.actionplan');
  expect([exit, err]).toEqual([2, 'two lines.txt was not found. Check its name and folder, and choose it again.\n']);
});

test('a text may begin with a dash, and may be empty; nothing else may be blank', async () => {
  await imported();
  const set = ['set', 'a.actionplan', '--item', '6.1.2', '--field', 'status', '--text'];
  for (const text of ['- a point', '-5%', '--', '--json', '']) {
    const { exit, err } = await plan(...set, text);
    expect([text, exit]).toEqual([text, text.startsWith('--') ? 2 : 0]);
    expect(err).toMatch(text.startsWith('--') ? /^[^\n]+\. Use it so: set PLAN [^\n]+\n$/ : /^$/);
  }
  for (const args of [
    ['show', ''],
    ['next', 'a.actionplan', '--edition', ' '],
    ['show', 'a.actionplan', '--edition', ''],
    ['set', 'a.actionplan', '--item', '', '--field', 'status', '--text', 'x'],
  ]) {
    const { exit, err } = await plan(...args);
    expect([args.join(' '), exit]).toEqual([args.join(' '), 2]);
    expect(err).toMatch(/^(?:--\w+ has no value|A name is empty)\. Use it so: [^\n]+\n$/);
  }
});

test('the next edition has a name of one line, later than the newest', async () => {
  await imported();
  expect((await plan('next', 'a.actionplan', '--edition', 'Oct 1999')).err).toBe(
    'October 1999 comes before October 2021, the newest edition. Choose a later name.\n',
  );
  await plan('next', 'a.actionplan', '--edition', ' Oct\n2022\u202e');
  const { editions, title } = JSON.parse((await plan('show', 'a.actionplan', '--json')).out);
  expect(editions.at(-1)).toEqual({ label: 'Oct 2022' });
  expect(title).toContain('(updated October 2022)');
});

test('next says what was done, with completed items kept, folded or retired', async () => {
  await imported();
  await plan('set', 'a.actionplan', '--item', '6.1.2', '--field', 'status', '--text', 'Complete');
  expect((await plan('next', 'a.actionplan', '--edition', 'Oct 2022', '--completed', 'burn')).err).toBe(
    '--completed is burn. Choose one of: keep, fold, retire.\n',
  );
  const { out } = await plan(
    ...['next', 'a.actionplan', '--edition', 'Oct 2022', '--period', 'Nov 2021 to Oct 2022', '--completed', 'fold'],
    '--json',
  );
  expect(JSON.parse(out)).toMatchObject({
    ...{ edition: 'Oct 2022', period: 'Nov 2021 to Oct 2022', rolledOn: 24, history: 10 },
    completed: { how: 'fold', items: 1 },
    labels: [{ from: 'Status Oct 2021', to: 'Status Oct 2022' }],
  });
  const { sections } = JSON.parse((await plan('show', 'a.actionplan', '--json')).out);
  const status = (at: number) => sections[0].items[at].fields.find((one: { key: string }) => one.key === 'status');
  expect(status(2)).toEqual({ key: 'status', label: 'Status Oct 2021', text: 'Complete' });
  expect(status(1)).toEqual({ key: 'status', label: 'Status Oct 2022', text: '', state: 'not-updated' });
  const retired = await plan('next', 'a.actionplan', '--edition', 'Oct 2023', '--completed', 'retire');
  expect(retired.out.split('\n').slice(0, 3)).toEqual([
    'October 2023 is started: 24 texts roll on, 10 became history.',
    'Completed items that are retired: 1.',
    '“Status Oct 2022” is now “Status Oct 2023”.',
  ]);
});

test('bad use names what to do', async () => {
  await imported();
  for (const [args, sentence] of [
    [[], /^Name a command\./],
    [['frobnicate'], /^There is no command called frobnicate\. Choose one of: import, show/],
    [['show'], /^PLAN is missing\. Use it so: show PLAN/],
    [['compare', 'a.actionplan'], /^A and B are missing\. Use it so: compare PLAN A B/],
    [['show', 'a.actionplan', 'Oct', '2021'], /^“Oct” and “2021” are too much; a name with spaces stands in quotation/],
    [['show', 'a.actionplan', '--colour'], /^There is no option --colour\. Use it so: show PLAN/],
    [['show', 'a.actionplan', '--json=yes'], /^--json takes no value\. Use it so: show PLAN/],
    [['next', 'a.actionplan', '--edition'], /^--edition has no value\. Use it so: next PLAN/],
    [
      ['show', 'a.actionplan', '--edition', 'May 1999'],
      /has no edition called May 1999\. .*October 2020, October 2021\./,
    ],
    [
      ['set', 'a.actionplan', '--item', '9.9', '--field', 'status', '--text', 'x'],
      /^No item .*9\.9\..*6\.1\/6\.1\.4\.$/m,
    ],
    [['set', 'a.actionplan', '--item', '6.1', '--field', 'colour', '--text', 'x'], /has no field called colour/],
    [['export', 'a.actionplan', '--to', 'plan.exe'], /^plan\.exe has no ending/],
    [['import', 'x.txt', '--into', 'plan.txt'], /^plan\.txt is no name for a plan file/],
    [['verify', 'gone.actionplan'], /gone\.actionplan/],
  ] as const) {
    const { exit, err } = await plan(...args);
    expect([args.join(' '), exit]).toEqual([args.join(' '), 2]);
    expect(err).toMatch(sentence);
  }
});

test('a plan that is open elsewhere is left alone', async () => {
  await imported();
  const db = openPlanFile(path.join(folder, 'a.actionplan'));
  try {
    const { exit, err } = await plan('set', 'a.actionplan', '--item', '6.1', '--field', 'status', '--text', 'Complete');
    expect(exit).toBe(2);
    expect(err).toContain('a.actionplan is open');
  } finally {
    closePlanFile(db);
  }
});

test('verify says that all is well, and names what is not', async () => {
  await imported();
  expect(await plan('verify', 'a.actionplan')).toMatchObject({ exit: 0 });
  const file = path.join(folder, 'a.actionplan');
  const bytes = readFileSync(file);
  // At every place: which of them is read, and which stands in space that is free again, the file does not show.
  const words = 'initiatives for collaborative training';
  for (let at = bytes.indexOf(words); at >= 0; at = bytes.indexOf(words, at + 1)) bytes[at] = 'I'.charCodeAt(0);
  writeFileSync(file, bytes);
  const { exit, out } = await plan('verify', 'a.actionplan');
  expect(exit).toBe(2);
  expect(out).toContain('6.1.4');
});
