import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Outputs } from '../../shared/ipc/contract.ts';
import type { Change } from '../../shared/plan/change.ts';
import { doc } from '../../shared/richtext/build.ts';
import { earlierOf, laterOf } from '../../shared/richtext/mark-trees.ts';
import { plainText } from '../../shared/richtext/plain-text.ts';
import { runJob } from '../worker/run-job.ts';
import { jobsHere, startTestEngine } from './engine.test-help.ts';
import type { TestEngine } from './engine.test-help.ts';

let engine: TestEngine;
let plan: string;
let [before, after] = ['', ''];
beforeEach(async () => {
  engine = startTestEngine(jobsHere(runJob as never));
  const { ask, propose } = engine;
  const { proposal } = await propose(path.resolve('samples/asl-action-plan-2021.txt'));
  ({ plan, edition: before } = await ask('import/accept', { proposal }));
  after = (await ask('edition/start', { plan, label: 'Oct 2022' })).edition;
});
afterEach(() => engine.end());

const items = async (edition: string) => {
  const { section } = await engine.ask('plan/section', { plan, edition, section: null });
  return section!.items;
};
const write = async (number: string, key: string, ...paragraphs: string[]): Promise<void> => {
  const item = (await items(after)).find((one) => one.number === number)!;
  const field = item.fields.find((one) => one.key === key)!;
  const base = { counter: field.counter, body: field.tree };
  await engine.ask('cell/save', { plan, cell: field.cell, base, body: doc(...paragraphs), sitting: 'one' });
};
const list = (): Promise<Outputs['compare/list']> => engine.ask('compare/list', { plan, before, after });
const thing = (subject: string): Promise<Outputs['compare/thing']> =>
  engine.ask('compare/thing', { plan, before, after, subject });

test('the list follows what is written, and a thing is shown word by word', async () => {
  expect(await list()).toMatchObject({ things: [], same: 5 });
  await write('6.1.4', 'timescale', 'An update in Spring 2023.');
  await write('6.1.4', 'status', 'Complete');
  const { things, same, counts } = await list();
  expect([things.length, same, counts.timescale, counts.status]).toEqual([1, 4, 1, 1]);
  expect(things[0]).toMatchObject({
    thing: 'item',
    kinds: ['status', 'timescale'],
    before: { number: '6.1.4', section: '6.1 Relationships between Schools and Parents' },
    texts: [{ key: 'timescale' }, { key: 'status', kind: 'status' }],
  });
  const { texts, change } = await thing(things[0]!.subject);
  expect(change).toEqual(things[0]);
  const timescale = texts.find(({ key }) => key === 'timescale')!;
  expect(plainText(laterOf(timescale.marked))).toBe('An update in Spring 2023.');
  const [item] = (await items(before)).filter(({ number }) => number === '6.1.4');
  expect(earlierOf(timescale.marked)).toEqual(item!.fields.find(({ key }) => key === 'timescale')!.tree);
  expect(texts.filter(({ changed }) => changed).map(({ key }) => key)).toEqual(['timescale', 'status']);
  expect(texts.find(({ key }) => key === 'progress')).toMatchObject({ notUpdated: true, changed: false });
});

test('an item that moved is one change; one that was retired stands where it stood', async () => {
  const [, , second, third, fourth] = await items(after);
  const { section } = second!.place;
  const change = (made: Change) => engine.ask('plan/change', { plan, edition: after, change: made });
  await change({ do: 'move', subject: fourth!.id, section, parent: null, after: second!.id });
  await change({ do: 'retire', subject: second!.id });
  const { things, same, counts } = await list();
  expect(things.map(({ subject, kinds }) => [subject, kinds])).toEqual([
    [second!.id, ['retired']],
    [fourth!.id, ['moved']],
  ]);
  expect([same, counts.retired, counts.moved]).toEqual([3, 1, 1]);
  expect((await thing(fourth!.id)).moved).toEqual([
    `6.1.4 stood after ${third!.number} in October 2021 and stands after 6.1.1 in October 2022`,
  ]);
});

test('what is in no edition is a sentence', async () => {
  const gone = engine.ask('compare/list', { plan, before, after: 'gone' });
  await expect(gone).rejects.toThrow('This edition is no longer in the plan. Choose another edition.');
  await expect(thing('nobody')).rejects.toThrow('This is in neither of the two editions any more.');
});
