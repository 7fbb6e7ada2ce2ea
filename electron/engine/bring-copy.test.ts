import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plainText } from '../../shared/richtext/plain-text.ts';
import { jobsHere, startTestEngine } from './engine.test-help.ts';
import type { TestEngine } from './engine.test-help.ts';

const noJobs = jobsHere(() => Promise.reject(new Error('No file is read here')));
let here: TestEngine;
let there: TestEngine;

beforeEach(() => {
  here = startTestEngine(noJobs);
  there = startTestEngine(noJobs);
});
afterEach(async () => {
  await here.end();
  await there.end();
});

/** A plan of the other computer, saved as a copy; its id and the copy's file. */
const copyFromThere = async (): Promise<{ plan: string; copy: string }> => {
  const { plan } = await there.ask('plan/create', {
    template: 'recommendations',
    title: 'Skills for learning',
    edition: 'October 2022',
  });
  const copy = path.join(there.folder, 'sent.actionplan');
  const { file } = await there.ask('host/grant', { path: copy, purpose: 'write' });
  await there.ask('plan/save-copy', { plan, file });
  return { plan, copy };
};

const bring = async (copy: string): Promise<string> => {
  const { file } = await here.ask('host/grant', { path: copy, purpose: 'read' });
  return (await here.ask('plan/bring-copy', { file })).plan;
};

const titleOf = async (plan: string): Promise<string> => {
  const { page } = await here.ask('plan/opening', { plan });
  return plainText(page.front?.title.tree ?? []);
};

test('a plan that is not here yet comes in as it is', async () => {
  const { plan, copy } = await copyFromThere();
  expect(await bring(copy)).toBe(plan);
  expect(await titleOf(plan)).toBe('Skills for learning');
});

test('a plan that is here already stays as it is, and the copy stands beside it', async () => {
  const { plan, copy } = await copyFromThere();
  await bring(copy);
  const beside = await bring(copy);
  expect(beside).not.toBe(plan);
  expect(await titleOf(beside)).toBe('Skills for learning (copy)');
  expect(await titleOf(plan)).toBe('Skills for learning');
  expect((await here.ask('plan/verify', { plan: beside })).faults).toEqual([]);
  expect((await here.ask('plan/list', {})).plans.map((card) => card.title).toSorted()).toEqual([
    'Skills for learning',
    'Skills for learning (copy)',
  ]);
});

const editionsOf = async (plan: string) =>
  (await here.ask('plan/open', { plan })).editions.map(({ label, state, published, reissue, correction }) => ({
    ...{ label, state, published, reissue, correction },
  }));

/** A plan of the other computer, sealed, issued again and begun anew, as a copy. */
const sealedCopyFromThere = async (): Promise<string> => {
  const { plan } = await copyFromThere();
  const { editions } = await there.ask('plan/open', { plan });
  await there.ask('edition/seal', { plan, edition: editions[0]!.id, published: '2022-10-31' });
  const { edition } = await there.ask('edition/reissue', { plan, edition: editions[0]!.id, reason: 'A wrong date' });
  await there.ask('edition/seal', { plan, edition, published: '2022-11-30' });
  await there.ask('edition/start', { plan, label: 'October 2023' });
  const copy = path.join(there.folder, 'sealed.actionplan');
  const { file } = await there.ask('host/grant', { path: copy, purpose: 'write' });
  await there.ask('plan/save-copy', { plan, file });
  return copy;
};

test('what is sealed in a plan is sealed in its copy, and in a copy that stands beside it', async () => {
  const copy = await sealedCopyFromThere();
  const [plan, beside] = [await bring(copy), await bring(copy)];
  const said = await editionsOf(plan);
  expect(said.map(({ state, published }) => [state, published])).toEqual([
    ['sealed', '2022-10-31'],
    ['sealed', '2022-11-30'],
    ['draft', undefined],
  ]);
  expect(await editionsOf(beside)).toEqual(said);
  const [one, other] = [await here.ask('plan/verify', { plan }), await here.ask('plan/verify', { plan: beside })];
  expect([one.faults, other.faults]).toEqual([[], []]);
  const told = (seals: typeof one.seals) =>
    seals.map(({ name, sealedAt, person, note, isWhole }) => ({ name, sealedAt, person, note, isWhole }));
  expect(told(other.seals)).toEqual(told(one.seals));
  expect(other.seals.map(({ note }) => note)).toEqual([null, 'A wrong date']);
  await expect(
    here.ask('edition/rename', { plan: beside, edition: other.seals[0]!.edition, label: 'October 2021', period: null }),
  ).rejects.toThrow('is sealed');
});

test('a copy that stands beside a plan has no seal for what was altered after it was sealed', async () => {
  const copy = await sealedCopyFromThere();
  await bring(copy);
  const bytes = readFileSync(copy);
  for (let at = bytes.indexOf('Skills for'); at >= 0; at = bytes.indexOf('Skills for', at + 1)) bytes[at] = 0x73;
  writeFileSync(copy, bytes);
  const beside = await bring(copy);
  expect((await editionsOf(beside)).map(({ state }) => state)).toEqual(['draft', 'draft', 'draft']);
});

test('a file that is no plan is refused by name, and nothing comes in', async () => {
  const file = path.join(here.folder, 'letter.actionplan');
  writeFileSync(file, 'Dear all');
  await expect(bring(file)).rejects.toThrow(/letter\.actionplan/);
  expect((await here.ask('plan/list', {})).plans).toEqual([]);
});
