import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packageParts } from '../../formats/export/docx/package.ts';
import { linesAfter } from '../../formats/export/redline/tracked-text.test-help.ts';
import { runJob } from '../../worker/run-job.ts';
import { jobsHere } from '../engine.test-help.ts';
import { runCommand } from './run.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'changes-'));
  working = WRITER;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Who works, and when. */
const WRITER = {
  person: { id: '0190c0de-0000-7000-8000-000000000001', name: 'A. Writer' },
  at: '2026-11-21T10:42:00Z',
};
const COLLEAGUE = {
  person: { id: '0190c0de-0000-7000-8000-000000000002', name: 'Isla Moir' },
  at: '2026-12-01T09:30:00Z',
};
const EDITOR = { person: { id: '0190c0de-0000-7000-8000-000000000003', name: 'R. Reid' }, at: '2027-01-05T16:00:00Z' };
let working = WRITER;

const run = (...args: string[]): ReturnType<typeof runCommand> =>
  runCommand(args, {
    pathOf: (typed) => path.resolve(folder, typed),
    world: {
      person: working.person,
      now: () => new Date(working.at),
      runJob: jobsHere(runJob),
      fontsFolder: path.resolve('electron/formats/export/pdf/fonts'),
    },
  });
const done = async (...args: string[]): Promise<string> => {
  const { exit, out, err } = await run(...args);
  if (exit !== 0) throw new Error(err);
  return out;
};
const linesOf = (name: string, outcome: 'accepted' | 'rejected'): readonly string[] =>
  linesAfter(readFileSync(path.join(folder, name)), outcome);

test('what changed since an edition is tracked in a Word document of the newest', async () => {
  await done('import', path.resolve('samples/asl-action-plan-2021.txt'), '--into', 'a.actionplan');
  await done('next', 'a.actionplan', '--edition', 'Oct 2022');
  await done('set', 'a.actionplan', '--item', '6.1.1', '--field', 'status', '--text', 'Complete');
  await done('set', 'a.actionplan', '--item', '6.1', '--field', 'actions', '--text', 'ADES will lead the work.');
  await done('export', 'a.actionplan', '--to', 'old.docx', '--edition', 'Oct 2021');
  await done('export', 'a.actionplan', '--to', 'new.docx');
  const said = await done('export', 'a.actionplan', '--to', 'changes.docx', '--changes-since', 'Oct 2021', '--json');
  expect(JSON.parse(said)).toMatchObject({ edition: 'Oct 2022', since: 'Oct 2021', messages: [] });
  expect(linesOf('changes.docx', 'rejected')).toEqual(linesOf('old.docx', 'accepted'));
  expect(linesOf('changes.docx', 'accepted')).toEqual(linesOf('new.docx', 'accepted'));
  expect(linesOf('old.docx', 'accepted')).not.toEqual(linesOf('new.docx', 'accepted'));
});

test('each change bears the name of who wrote it, and the time', async () => {
  await done('import', path.resolve('samples/asl-action-plan-2021.txt'), '--into', 'a.actionplan');
  await done('next', 'a.actionplan', '--edition', 'Oct 2022');
  working = COLLEAGUE;
  await done('set', 'a.actionplan', '--item', '6.1', '--field', 'actions', '--text', 'ADES will lead the work.');
  working = EDITOR;
  await done('set', 'a.actionplan', '--item', '6.1.1', '--field', 'status', '--text', 'Complete');
  working = { ...EDITOR, at: '2027-02-01T08:00:00Z' };
  await done('export', 'a.actionplan', '--to', 'changes.docx', '--changes-since', 'Oct 2021');
  const xml = packageParts(readFileSync(path.join(folder, 'changes.docx')))['word/document.xml']!;
  const by = (words: string): string[] =>
    [...xml.matchAll(/<w:ins ([^>]*)>(?:(?!<w:ins ).)*?<\/w:ins>/gsu)]
      .filter(([whole]) => whole.replaceAll(/<[^>]*>/gu, '').includes(words))
      .map(([, said]) => /w:author="([^"]*)" w:date="([^"]*)"/u.exec(said!)!.slice(1).join(', '));
  expect(by('ADES will lead')).toEqual(['Isla Moir, 2026-12-01T09:30:00Z']);
  expect(by('Complete')).toEqual(['R. Reid, 2027-01-05T16:00:00Z']);
  // The lead over words that nobody has brought up to date is the document's own.
  for (const said of by('Not yet updated')) expect(said).toMatch(/^R\. Reid, 2027-02-01T0(?:8:00|7:58):00Z$/u);
  expect(by('Not yet updated').length).toBeGreaterThan(3);
});

test('a corrected edition says what changed since the one as published', async () => {
  await done('import', path.resolve('samples/asl-action-plan-2021.txt'), '--into', 'a.actionplan');
  await done('seal', 'a.actionplan', '--edition', 'Oct 2021', '--published', '2021-10-29');
  await done('export', 'a.actionplan', '--to', 'old.docx');
  await done('reissue', 'a.actionplan', '--edition', 'Oct 2021', '--reason', 'The body that leads is named.');
  await done('set', 'a.actionplan', '--item', '6.1', '--field', 'actions', '--text', 'ADES will lead the work.');
  await done('export', 'a.actionplan', '--to', 'new.docx');
  const since = (name: string): Promise<string> =>
    done('export', 'a.actionplan', '--to', 'changes.docx', '--changes-since', name);
  await expect(since('Oct 2021')).rejects.toThrow(
    'October 2021, re-issue 1 is the edition itself. Choose an edition before it; what it corrects is October 2021, first issue.',
  );
  await since('Oct 2021, first issue');
  expect(linesOf('changes.docx', 'rejected')).toEqual(linesOf('old.docx', 'accepted'));
  expect(linesOf('changes.docx', 'accepted')).toEqual(linesOf('new.docx', 'accepted'));
});

test('what cannot be tracked is refused in a sentence, and nothing is written', async () => {
  await done('import', path.resolve('samples/asl-action-plan-2021.txt'), '--into', 'a.actionplan');
  await done('next', 'a.actionplan', '--edition', 'Oct 2022');
  const refused = async (...args: string[]): Promise<string> => {
    const { exit, err } = await run('export', 'a.actionplan', ...args);
    expect(exit).toBe(2);
    return err.trim();
  };
  expect(await refused('--to', 'c.pdf', '--changes-since', 'Oct 2021')).toBe(
    'c.pdf cannot hold tracked changes. With --changes-since, use the ending .docx.',
  );
  expect(await refused('--to', 'c.docx', '--changes-since', 'Oct 2022', '--edition', 'Oct 2021')).toBe(
    'October 2022 comes after October 2021. Choose an edition before October 2021.',
  );
  expect(await refused('--to', 'c.docx', '--changes-since', 'Oct 2022')).toBe(
    'Changes are those since an earlier edition, and October 2022 is the edition itself. Choose an edition before it.',
  );
  expect(existsSync(path.join(folder, 'c.docx'))).toBe(false);
});
