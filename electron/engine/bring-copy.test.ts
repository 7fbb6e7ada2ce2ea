import { writeFileSync } from 'node:fs';
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

test('a file that is no plan is refused by name, and nothing comes in', async () => {
  const file = path.join(here.folder, 'letter.actionplan');
  writeFileSync(file, 'Dear all');
  await expect(bring(file)).rejects.toThrow(/letter\.actionplan/);
  expect((await here.ask('plan/list', {})).plans).toEqual([]);
});
