import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OutlineItem } from '../../shared/ipc/contract.ts';
import type { Change } from '../../shared/plan/change.ts';
import type { FieldView } from '../../shared/plan/edition-view.ts';
import type { Edition } from '../../shared/plan/records.ts';
import { doc, note, p } from '../../shared/richtext/build.ts';
import { plainText } from '../../shared/richtext/plain-text.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import { runJob } from '../worker/run-job.ts';
import { jobsHere, startTestEngine } from './engine.test-help.ts';
import type { TestEngine } from './engine.test-help.ts';
import { editionNamed } from './open-plan.ts';

const ASL = path.resolve('samples/asl-action-plan-2021.txt');
const LEARNING = path.resolve('samples/learning-together-2018-2021.txt');

let test: TestEngine;
let plan: string;
let edition: string;
beforeEach(() => {
  test = startTestEngine(jobsHere(runJob as never));
});
afterEach(() => test.end());

const bringIn = async (file: string): Promise<void> => {
  const { proposal } = await test.propose(file);
  ({ plan, edition } = await test.ask('import/accept', { proposal }));
};
const start = async (label: string, more: { completed?: 'keep' | 'fold' | 'retire'; period?: string } = {}) => {
  const started = await test.ask('edition/start', { plan, label, ...more });
  ({ edition } = started);
  return started;
};
const change = (one: Change, at = edition) => test.ask('plan/change', { plan, edition: at, change: one });
const items = async (at = edition): Promise<OutlineItem[]> => {
  const all = (list: readonly OutlineItem[]): OutlineItem[] => list.flatMap((one) => [one, ...all(one.items)]);
  const { sections } = await test.ask('plan/outline', { plan, edition: at });
  return all(sections.flatMap((section) => section.items));
};
const item = async (number: string, at = edition): Promise<OutlineItem> =>
  (await items(at)).find((one) => one.number === number)!;
const field = async (number: string, key: string, at = edition): Promise<FieldView> => {
  const { id } = await item(number, at);
  const page = await test.ask('plan/section', { plan, edition: at, section: null });
  const all = page.section!.items.flatMap((one) => [one, ...one.items]);
  return all.find((one) => one.id === id)!.fields.find((one) => one.key === key)!;
};
const write = async (number: string, key: string, words: string | Tree, at = edition): Promise<void> => {
  const { cell, counter, tree } = await field(number, key, at);
  const body = typeof words === 'string' ? doc(words) : words;
  await test.ask('cell/save', { plan, cell, base: { counter, body: tree }, body, sitting: 'sitting' });
};
const editions = async (): Promise<string[]> =>
  (await test.ask('plan/open', { plan })).editions.map(({ label }) => label);
const title = async (): Promise<string> => (await test.ask('plan/open', { plan })).title;
/** How many fields of an item are found to be missing. */
const missing = async (id: string): Promise<number> =>
  (await test.ask('plan/check', { plan, edition })).findings.filter((one) => one.check === 'missing' && one.item === id)
    .length;

it('tells what starting an edition comes to, and does just that', async () => {
  await bringIn(ASL);
  await write('6.1.2', 'status', 'Complete');
  const before = await items();
  const asked = await test.ask('edition/starting', { plan, label: ' oct 2022 ' });
  expect(asked).toEqual({
    newest: edition,
    suggested: 'October 2022',
    refused: null,
    rolledOn: 24,
    history: 10,
    completed: [{ item: before[2]!.id, number: '6.1.2', words: before[2]!.words, status: 'Complete' }],
    labels: [{ from: 'Status Oct 2021', to: 'Status Oct 2022' }],
    title: { from: await title(), to: (await title()).replace('October 2021', 'October 2022') },
  });
  const { newest: _, suggested: __, refused: ___, completed, ...same } = asked;
  const started = await start(' Oct 2022 ', { period: ' Nov 2021 to\nOct 2022 ', completed: 'fold' });
  expect(started).toEqual({ ...same, edition, label: 'Oct 2022', completed: { how: 'fold', items: completed.length } });
  expect((await test.ask('plan/open', { plan })).editions.at(-1)).toMatchObject({
    ...{ id: edition, label: 'Oct 2022', state: 'draft', period: 'Nov 2021 to Oct 2022' },
  });
});

it('says of a bad name why it will not do', async () => {
  await bringIn(ASL);
  const refused = async (label: string) => (await test.ask('edition/starting', { plan, label })).refused;
  expect(await refused('October  2021')).toBe(
    'This plan already has an edition called October 2021. Choose another name.',
  );
  expect(await refused('May 1999')).toBe(
    'May 1999 comes before October 2021, the newest edition. Choose a later name.',
  );
  expect(await refused(' \u202e ')).toBe('The edition has no name. Give it one, such as October 2022.');
  expect(await refused('x'.repeat(81))).toContain('is too long a name');
  expect(await test.ask('edition/starting', { plan })).toMatchObject({ refused: null, labels: [], title: null });
  await expect(start('Oct 2021')).rejects.toThrow('already has an edition called October 2021');
  expect(await editions()).toEqual(['Oct 2020', 'Oct 2021']);
});

it('a folded item keeps its last words under their own label, waits for nothing and counts as complete', async () => {
  await bringIn(ASL);
  const old = edition;
  await write('6.1.2', 'status', 'Complete');
  await start('Oct 2022', { completed: 'fold' });
  expect(await item('6.1.2')).toMatchObject({ folded: true, updated: true, status: { words: 'Complete' } });
  expect(await field('6.1.2', 'status')).toMatchObject({
    ...{ label: 'Status Oct 2021', state: 'rolled-on', writtenIn: old, tree: doc('Complete'), counter: 0 },
  });
  const { id, folded, updated } = await item('6.1.1');
  expect([folded, updated]).toEqual([undefined, false]);
  expect((await field('6.1.1', 'status')).label).toBe('Status Oct 2022');
  expect([await missing((await item('6.1.2')).id), await missing(id)]).toEqual([0, 2]);
  expect((await item('6.1.2', old)).folded).toBeUndefined();
  const words = plainText((await field('6.1.2', 'progress')).tree).slice(0, 30);
  const query = { words, matchCase: false, wholeWords: false };
  const { hits } = await test.ask('find/hits', { plan, edition, query });
  expect(hits.map((hit) => [hit.item, hit.label, hit.edition])).toEqual([
    [(await item('6.1.2')).id, 'Progress made', edition],
  ]);
  await write('6.1.2', 'status', 'Closed');
  expect(await field('6.1.2', 'status')).toMatchObject({ label: 'Status Oct 2022', state: 'written' });
});

it('in what stands in a folded item words are replaced, and its footnotes are counted', async () => {
  await bringIn(ASL);
  const old = edition;
  const section = (await test.ask('plan/outline', { plan, edition })).sections[0]!.id;
  await change({ do: 'add-section', kind: 'section', after: section, heading: 'More' });
  await write('6.1.2', 'status', 'Complete');
  await write('6.1.2', 'progress', [p('Guidance was sent', note('In May.'), ' and read', note('By all.'))]);
  const counted = async (at: string) =>
    Object.values((await test.ask('plan/footnotes', { plan, edition: at })).before).at(-1);
  const before = await counted(old);
  await start('Oct 2022', { completed: 'fold' });
  expect([before, await counted(edition)]).toEqual([2, 2]);
  const { cell } = await field('6.1.2', 'progress');
  const query = { words: 'Guidance', matchCase: true, wholeWords: false };
  await change({ do: 'replace', query, replacement: 'Advice', hits: [{ cell, nth: 0 }] });
  expect(plainText((await field('6.1.2', 'progress')).tree)).toBe('Advice was sent[1] and read[2]');
  expect(plainText((await field('6.1.2', 'progress', old)).tree)).toBe('Guidance was sent[1] and read[2]');
});

it('a plan with an edition that was taken back is copied without it', async () => {
  await bringIn(ASL);
  await start('Oct 2022', { completed: 'fold', period: 'A year' });
  const { edition: begun } = await start('Oct 2023');
  await test.ask('edition/withdraw', { plan, edition: begun });
  const copy = path.join(test.folder, 'copy.actionplan');
  await test.ask('plan/save-copy', {
    plan,
    file: (await test.ask('host/grant', { path: copy, purpose: 'write' })).file,
  });
  const { file } = await test.ask('host/grant', { path: copy, purpose: 'read' });
  ({ plan } = await test.ask('plan/bring-copy', { file }));
  const { editions: there, title: named } = await test.ask('plan/open', { plan });
  expect(there.map(({ label, period }) => [label, period])).toEqual([
    ['Oct 2020', undefined],
    ['Oct 2021', undefined],
    ['Oct 2022', 'A year'],
  ]);
  expect(named).toContain('October 2022) (copy)');
});

it('folds and unfolds by hand, with all that stands below', async () => {
  await bringIn(LEARNING);
  const goal = await item('J');
  const action = goal.items[0]!;
  await write(action.number!, 'progress', []);
  expect(await missing(action.id)).toBeGreaterThan(0);
  const done = await change({ do: 'fold', subject: goal.id, folded: true });
  expect(await missing(action.id)).toBe(0);
  expect(done.sentence).toMatch(/^Goal J is folded from .* on, with the 7 items below it: their last status/);
  expect((await items()).filter((one) => one.folded)).toHaveLength(8);
  const back = await change(done.undo);
  expect((await items()).filter((one) => one.folded)).toEqual([]);
  await change(back.undo);
  expect((await change({ do: 'fold', subject: goal.id, folded: false })).name).toBe('unfolding Goal J');
  await expect(change({ do: 'fold', subject: goal.id, folded: false })).rejects.toThrow('like that already');
  const { sections } = await test.ask('plan/outline', { plan, edition });
  await expect(change({ do: 'fold', subject: sections[0]!.id, folded: true })).rejects.toThrow(
    'Only an item can be folded.',
  );
});

it('retires completed items; a goal over others goes only when all of them are completed', async () => {
  await bringIn(LEARNING);
  const old = edition;
  const [goal, other] = [await item('J'), await item('K')];
  for (const one of goal.items.slice(1)) await write(one.number!, 'status', 'Complete');
  for (const one of other.items) await write(one.number!, 'status', 'closed.');
  const completed = [...goal.items.slice(1), other, ...other.items].map((one) => one.id);
  const asked = await test.ask('edition/starting', { plan });
  expect(asked.completed.map((one) => one.item)).toEqual(completed);
  const before = await items();
  await start('Oct 2026', { completed: 'retire' });
  expect((await items()).map((one) => one.id)).toEqual([goal.id, goal.items[0]!.id]);
  expect(await items(old)).toEqual(before);
  const { things } = await test.ask('plan/retired', { plan, edition });
  expect(things.map((one) => one.edition)).toContain(old);
});

it('an edition that was started is taken back whole, and brought back as it was', async () => {
  await bringIn(ASL);
  const old = edition;
  await write('6.1.2', 'status', 'Complete');
  const [before, titled] = [await items(), await title()];
  const { edition: begun } = await start('Oct 2022', { completed: 'retire' });
  const after = await items();
  expect(await test.ask('edition/withdraw', { plan, edition: begun })).toEqual({ edition: old });
  expect([await editions(), await title()]).toEqual([['Oct 2020', 'Oct 2021'], titled]);
  expect(await items(old)).toEqual(before);
  await expect(test.ask('plan/outline', { plan, edition: begun })).rejects.toThrow('no longer in the plan');
  await test.ask('edition/bring-back', { plan, edition: begun });
  expect([await editions(), await items(begun)]).toEqual([['Oct 2020', 'Oct 2021', 'Oct 2022'], after]);
  await expect(test.ask('edition/bring-back', { plan, edition: begun })).rejects.toThrow(
    'can no longer be brought back',
  );
  await test.ask('edition/withdraw', { plan, edition: begun });
  const again = await start('Oct 2022');
  expect([again.edition === begun, await editions()]).toEqual([false, ['Oct 2020', 'Oct 2021', 'Oct 2022']]);
  await expect(test.ask('edition/bring-back', { plan, edition: begun })).rejects.toThrow(
    'October 2022 was not started again: the plan has changed meanwhile. This plan already has an edition called',
  );
  expect((await test.ask('plan/verify', { plan })).faults).toEqual([]);
});

it('is not taken back where something was written in it since, and is where that was undone', async () => {
  await bringIn(ASL);
  const old = edition;
  await start('Oct 2022');
  const takeBack = () => test.ask('edition/withdraw', { plan, edition });
  await write('6.1.3', 'progress', 'Guidance was sent.');
  await expect(takeBack()).rejects.toThrow(
    'Progress made in 6.1.3 was written in October 2022 since it was started, so the edition stays. Undo that first, or keep the edition.',
  );
  await write('6.1.3', 'progress', []);
  const moved = await change({ do: 'fold', subject: (await item('6.1.3')).id, folded: true });
  await expect(takeBack()).rejects.toThrow('6.1.3 was changed in October 2022');
  await change(moved.undo);
  const rolled = (await field('6.1.3', 'actions')).tree;
  await write('6.1.3', 'actions', 'Other words');
  await expect(takeBack()).rejects.toThrow('Actions to be taken forward in 6.1.3 was written');
  await write('6.1.3', 'actions', rolled);
  const section = (await test.ask('plan/outline', { plan, edition })).sections[0]!.id;
  const added = await change({ do: 'add-item', kind: 'recommendation', section, parent: null, after: null });
  await expect(takeBack()).rejects.toThrow('was changed in October 2022');
  await change(added.undo);
  await test.ask('edition/rename', { plan, edition, label: 'Nov 2022', period: null });
  expect(await takeBack()).toEqual({ edition: old });
});

it('an edition brought in before folds nothing up otherwise: what stood in a later one still stands', async () => {
  await bringIn(path.resolve('samples/asl-action-plan-2020.txt'));
  for (const number of ['6.1.1', '6.1.2']) await write(number, 'status', 'Complete');
  await write('6.1.2', 'progress', 'It was done.');
  await start('Oct 2022', { completed: 'fold' });
  const read = async () =>
    Promise.all(
      ['6.1.1', '6.1.2'].flatMap((number) =>
        ['status', 'progress'].map(async (key) => plainText((await field(number, key)).tree)),
      ),
    );
  const before = await read();
  expect(before).toEqual(['Complete', '', 'Complete', 'It was done.']);
  const { proposal } = await test.propose(ASL);
  const match = await test.ask('import/match', { proposal, plan });
  const pairs = match.pairs.map((pair) => ({ item: pair.item, partner: pair.partner }));
  const brought = await test.ask('import/accept', { proposal, into: { plan, pairs } });
  expect(await editions()).toEqual(['Oct 2020', 'Oct 2021', 'Oct 2022']);
  expect(await read()).toEqual(before);
  expect((await item('6.1.2')).folded).toBe(true);
  expect((await item('6.1.2', brought.edition)).status.words).toMatch(/^On-going/);
});

it('stays where a later edition is made from it, or where it is the only one', async () => {
  ({ plan } = await test.ask('plan/create', { template: 'recommendations', title: 'A plan', edition: 'Oct 2021' }));
  const only = (await test.ask('plan/open', { plan })).editions[0]!.id;
  await expect(test.ask('edition/withdraw', { plan, edition: only })).rejects.toThrow('is the plan’s only edition');
  const { edition: second } = await start('Oct 2022');
  await start('Oct 2023');
  await expect(test.ask('edition/withdraw', { plan, edition: second })).rejects.toThrow(
    'October 2023 comes after October 2022 and is made from it, so October 2022 stays.',
  );
});

it('a re-issue is taken back and brought back to its place, and bears the name of what it corrects', async () => {
  await bringIn(ASL);
  const first = edition;
  await test.ask('edition/seal', { plan, edition: first, published: '2021-10-29' });
  await start('Oct 2022');
  const { edition: again } = await test.ask('edition/reissue', { plan, edition: first, reason: 'A date was wrong.' });
  const order = async () => (await test.ask('plan/open', { plan })).editions.map(({ id }) => id).slice(1);
  expect(await order()).toEqual([first, again, edition]);
  await expect(test.ask('edition/rename', { plan, edition: again, label: 'Nov 2021', period: null })).rejects.toThrow(
    'October 2021, re-issue 1 bears the name of the edition that it corrects.',
  );
  await test.ask('edition/rename', { plan, edition: again, label: 'Oct 2021', period: 'To Oct 2021' });
  await write('6.1.1', 'status', [], again);
  await expect(test.ask('edition/withdraw', { plan, edition: again })).rejects.toThrow(
    'Status in 6.1.1 was written in October 2021, re-issue 1 since it was started',
  );
  await write('6.1.1', 'status', (await field('6.1.1', 'status', first)).tree, again);
  expect(await test.ask('edition/withdraw', { plan, edition: again })).toEqual({ edition });
  expect(await order()).toEqual([first, edition]);
  await test.ask('edition/bring-back', { plan, edition: again });
  expect(await order()).toEqual([first, again, edition]);
  await test.ask('edition/withdraw', { plan, edition: again });
  await test.ask('edition/reissue', { plan, edition: first, reason: 'Another date was wrong.' });
  await expect(test.ask('edition/bring-back', { plan, edition: again })).rejects.toThrow(
    'The re-issue of October 2021 was not started again: the plan has changed meanwhile. Start another one.',
  );
  expect((await test.ask('plan/verify', { plan })).faults).toEqual([]);
});

it('an edition that was issued again is known by its name as its newest issue, and each issue by its own', () => {
  const at = (id: string, position: number, more: Partial<Edition> = {}): Edition => ({
    ...{ id, label: 'Oct 2021', position, state: 'sealed' },
    ...more,
  });
  const all = [
    at('again', 1, { reissueOf: 'first', reissue: 1 }),
    at('first', 0),
    at('next', 2, { label: 'Draft, first issue', state: 'draft' }),
  ];
  const named = (name: string): string => editionNamed(all, name).id;
  expect(['October 2021', 'Oct 2021, First issue', 'oct 2021, re-issue 1', 'Draft, first issue'].map(named)).toEqual([
    ...['again', 'first', 'again', 'next'],
  ]);
  expect(() => named('Oct 2021, re-issue 2')).toThrow(
    'no edition called Oct 2021, re-issue 2. Its editions are: October 2021, October 2021, re-issue 1, Draft, first issue.',
  );
});

it('has another name and period, and its title and labels follow', async () => {
  await bringIn(ASL);
  const old = edition;
  await start('Oct 2022');
  const name = (label: string, period: string | null = null) =>
    test.ask('edition/rename', { plan, edition, label, period });
  await name('November 2022', 'To Nov 2022');
  expect((await test.ask('plan/open', { plan })).editions.at(-1)).toMatchObject({
    ...{ id: edition, label: 'November 2022', state: 'draft', period: 'To Nov 2022' },
  });
  expect(await title()).toContain('(updated November 2022)');
  expect((await field('6.1.1', 'status')).label).toBe('Status Nov 2022');
  await expect(name('oct 2021')).rejects.toThrow('already has an edition called October 2021');
  await expect(name('Oct 2019')).rejects.toThrow('October 2019 comes before October 2021, the edition before it.');
  await expect(test.ask('edition/rename', { plan, edition: old, label: 'Dec 2022', period: null })).rejects.toThrow(
    'December 2022 comes after November 2022, the edition after it. Choose an earlier name.',
  );
  await name('November 2022');
  expect((await test.ask('plan/open', { plan })).editions.at(-1)!.period).toBeUndefined();
});
