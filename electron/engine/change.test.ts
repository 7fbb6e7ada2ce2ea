import { afterEach, beforeEach, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Change, Changed } from '../../shared/plan/change.ts';
import type { OutlineItem } from '../../shared/ipc/contract.ts';
import type { FieldPart, ProsePart } from '../../shared/plan/records.ts';
import { doc } from '../../shared/richtext/build.ts';
import { plainText } from '../../shared/richtext/plain-text.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import { runJob } from '../worker/run-job.ts';
import { jobsHere, startTestEngine } from './engine.test-help.ts';
import type { TestEngine } from './engine.test-help.ts';

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
const change = (one: Change, at = edition): Promise<Changed> =>
  test.ask('plan/change', { plan, edition: at, change: one });
const outline = (at = edition) => test.ask('plan/outline', { plan, edition: at });

/** The outline as lines: kind, number, beginning of the words. */
const lines = async (at = edition): Promise<string[]> => {
  const item = (one: OutlineItem, depth: number): string[] => [
    `${'  '.repeat(depth)}${one.kind} ${one.number ?? '-'}`,
    ...one.items.flatMap((child) => item(child, depth + 1)),
  ];
  return (await outline(at)).sections.flatMap((section) => [
    `${section.kind ?? 'section'} ${section.number ?? '-'} ${section.heading}`.slice(0, 40),
    ...section.items.flatMap((one) => item(one, 1)),
  ]);
};
const idOf = async (number: string): Promise<string> => {
  const all = (items: readonly OutlineItem[]): OutlineItem[] => items.flatMap((one) => [one, ...all(one.items)]);
  const { sections } = await outline();
  return all(sections.flatMap((section) => section.items)).find((one) => one.number === number)!.id;
};
const firstSection = async (): Promise<string> => (await outline()).sections[0]!.id;

const text = async (item: string, key: string, at = edition) => {
  const page = await test.ask('plan/section', { plan, edition: at, section: null });
  const all = page.section!.items.flatMap((one) => [one, ...one.items]);
  return all.find((one) => one.id === item)!.fields.find((field) => field.key === key)!;
};
const write = async (item: string, key: string, body: Tree): Promise<void> => {
  const { cell, counter, tree } = await text(item, key);
  await test.ask('cell/save', { plan, cell, base: { counter, body: tree }, body, sitting: 'sitting' });
};

it('adds, moves, nests and retires, each taken back and done again by what it answers', async () => {
  await bringIn(ASL);
  const section = await firstSection();
  const before = await lines();
  const last = await idOf('6.1.4');
  const added = await change({
    ...{ do: 'add-item', kind: 'recommendation', section, parent: null, after: last, words: 'Councils must publish.' },
  });
  expect(added).toMatchObject({ name: 'adding 6.1.5', sentence: '6.1.5 is added in section 6.1.' });
  const moved = await change({
    do: 'move',
    subject: added.subject!,
    section,
    parent: await idOf('6.1.2'),
    after: null,
  });
  expect(moved.sentence).toBe('6.1.5 now stands first below 6.1.2.');
  const first = await idOf('6.1.1');
  expect(await change({ do: 'move', subject: first, section, parent: null, after: last })).toMatchObject({
    name: 'moving 6.1.1',
    sentence: '6.1.1 now stands after 6.1.4.',
  });
  const shown = [
    ...['section 6.1 Relationships between School', '  recommendation 6.1', '  recommendation 6.1.2'],
    ...['    recommendation 6.1.5', '  recommendation 6.1.3', '  recommendation 6.1.4', '  recommendation 6.1.1'],
  ];
  expect(await lines()).toEqual(shown);
  const retired = await change({ do: 'retire', subject: await idOf('6.1.2') });
  expect(retired.sentence).toBe(
    '6.1.2 is retired from October 2021, with the 1 item below it. Earlier editions keep it.',
  );
  expect(await lines()).toEqual(shown.filter((line) => !/6\.1\.[25]$/.test(line)));
  const again = await change(retired.undo);
  expect(await lines()).toEqual(shown);
  await change((await change(again.undo)).undo);
  expect(await lines()).toEqual(shown);
  expect(before).toHaveLength(6);
});

it('retires from one edition on, lists what is retired, and brings it back with all that left with it', async () => {
  await bringIn(LEARNING);
  const old = edition;
  ({ edition } = await test.ask('edition/start', { plan, label: 'Oct 2022' }));
  const before = await lines();
  const goal = await idOf('J');
  expect((await change({ do: 'retire', subject: goal })).sentence).toBe(
    'Goal J is retired from October 2022, with the 7 items below it. Earlier editions keep it.',
  );
  expect(await lines(old)).toEqual(before);
  expect(await lines()).toEqual(['section - Leadership and skills', '  goal K', '    action 38']);
  const { things } = await test.ask('plan/retired', { plan, edition });
  expect(things).toMatchObject([{ subject: goal, kind: 'item', number: 'J', words: 'Skills', edition: old }]);
  const back = await change({ do: 'bring-back', subject: goal });
  expect(back.sentence).toBe('Goal J is back, with the 7 items below it.');
  expect(await lines()).toEqual(before);
});

it('gives new items the number that follows, and none touches another', async () => {
  await bringIn(LEARNING);
  const section = await firstSection();
  const [goal, other] = [await idOf('J'), await idOf('K')];
  const action = await change({ do: 'add-item', kind: 'action', section, parent: goal, after: await idOf('31') });
  expect(action.sentence).toBe('Action 39 is added in Goal J.');
  const added = await change({ do: 'add-item', kind: 'goal', section, parent: null, after: other });
  expect(added.sentence).toBe('Goal L is added in “Leadership and skills”.');
  expect((await change({ do: 'add-section', kind: 'annex', after: null, heading: 'Sources' })).sentence).toBe(
    'Annex A “Sources” is added.',
  );
  await expect(change({ do: 'add-item', kind: 'action', section, parent: null, after: null })).rejects.toThrow(
    'Actions do not stand directly in a section. Choose another kind of item, or another place.',
  );
});

it('counts anew in order, and tells how many references lead to each', async () => {
  await bringIn(LEARNING);
  const section = await firstSection();
  const [goal, first, second] = [await idOf('J'), await idOf('31'), await idOf('32')];
  await change({ do: 'move', subject: first, section, parent: goal, after: second });
  const ref: Tree = [{ type: 'paragraph', children: [{ type: 'cross-reference', item: first, number: '31' }] }];
  await write(second, 'progress', ref);
  const preview = await test.ask('plan/renumbering', { plan, edition });
  const changed = preview.lines.filter((line) => line.from !== line.to);
  expect(changed).toMatchObject([
    { subject: second, from: '32', to: '31', depth: 2, references: 0 },
    { subject: first, from: '31', to: '32', depth: 2, references: 1 },
  ]);
  const numbers = changed.map(({ subject, to }) => ({ subject, number: to }));
  expect((await change({ do: 'number', numbers })).sentence).toBe('2 numbers changed; references follow.');
  expect((await lines()).slice(2, 5)).toEqual(['    action 31', '    action 32', '    action 33']);
  expect((await test.ask('plan/renumbering', { plan, edition })).lines.every((line) => line.from === line.to)).toBe(
    true,
  );
});

it('refuses rings, places where words would be lost from sight, and what changes nothing', async () => {
  await bringIn(LEARNING);
  const section = await firstSection();
  const [goal, action] = [await idOf('J'), await idOf('31')];
  const before = await lines();
  for (const [refused, sentence] of [
    [{ do: 'move', subject: goal, section, parent: action, after: null }, 'Goal J cannot stand below itself or what'],
    [{ do: 'move', subject: action, section, parent: null, after: goal }, '“Action” would have no place there'],
    [{ do: 'move', subject: action, section, parent: goal, after: 'nothing' }, 'no longer there'],
    [{ do: 'bring-back', subject: goal }, 'This is in the edition already.'],
    [
      { do: 'rename', subject: section, words: 'Leadership and skills' },
      'Nothing was changed: it is like that already.',
    ],
  ] as const)
    await expect(change(refused)).rejects.toThrow(sentence);
  expect(await lines()).toEqual(before);
});

it('keeps every cell’s words in its history before it is written over', async () => {
  await bringIn(ASL);
  const item = await idOf('6.1.1');
  await write(item, 'progress', doc('Typed and not yet in the history.'));
  const { cell, counter } = await text(item, 'progress');
  const changed = await change({
    ...{ do: 'write', name: 'replacing words', texts: [{ cell, counter, body: doc('Written over it.') }] },
  });
  const { revisions } = await test.ask('cell/revisions', { plan, cell });
  expect(revisions.map((one) => plainText(one.body as Tree)).slice(0, 2)).toEqual([
    'Written over it.',
    'Typed and not yet in the history.',
  ]);
  await expect(
    change({ do: 'write', name: 'once more', texts: [{ cell, counter, body: doc('Too late.') }] }),
  ).rejects.toThrow('Progress made in 6.1.1 was changed meanwhile, so nothing was written.');
  await change(changed.undo);
  expect(plainText((await text(item, 'progress')).tree)).toBe('Typed and not yet in the history.');
});

it('takes nothing back where one of the cells says something else by now', async () => {
  await bringIn(ASL);
  const [one, other] = [await idOf('6.1.1'), await idOf('6.1.3')];
  const texts = await Promise.all([one, other].map((item) => text(item, 'progress')));
  const changed = await change({
    do: 'write',
    name: 'writing both',
    texts: texts.map(({ cell, counter }) => ({ cell, counter, body: doc('Both') })),
  });
  await write(other, 'progress', doc('Meanwhile'));
  await expect(change(changed.undo)).rejects.toThrow(
    'Progress made in 6.1.3 was changed since, so “writing both” was not taken back. Nothing was changed.',
  );
  expect(plainText((await text(one, 'progress')).tree)).toBe('Both');
});

it('changes shared words in every text that uses them, and tells of those that no longer hold them', async () => {
  await bringIn(ASL);
  const items = await Promise.all(['6.1.1', '6.1.2', '6.1.3'].map(idOf));
  for (const item of items) await write(item, 'progress', doc('Own words.', 'Councils report yearly.'));
  const uses = items.map((subject) => ({ subject, part: 'field:progress' as FieldPart, edition }));
  const shared = await change({ do: 'share', name: 'Reports', body: doc('Councils report yearly.'), uses });
  expect(shared.sentence).toBe('“Reports” is a shared text now, used in 3 texts.');
  const facts = async () => (await test.ask('plan/section', { plan, edition, section: null })).facts.shared!;
  const id = (await facts())[0]!.id;
  await write(items[1]!, 'progress', doc('Something else.'));
  const changed = await change({
    do: 'change-shared',
    text: id,
    name: 'Reports',
    body: doc('Councils report twice a year.'),
  });
  expect(changed.sentence).toBe(
    '“Reports” is changed in 2 texts. Progress made in 6.1.2 no longer holds the words and was left as written.',
  );
  const now = async () => Promise.all(items.map(async (item) => plainText((await text(item, 'progress')).tree)));
  const after = [
    'Own words.\nCouncils report twice a year.',
    'Something else.',
    'Own words.\nCouncils report twice a year.',
  ];
  expect(await now()).toEqual(after);
  expect((await facts())[0]!.uses).toHaveLength(2);
  await change({ do: 'detach-shared', text: id, cell: uses[0]! });
  await change({ do: 'use-shared', text: id, cell: uses[1]! });
  expect((await facts())[0]!.uses.map((use) => use.subject)).toEqual([items[2], items[1]]);
  expect((await now())[1]).toBe('Something else.\nCouncils report twice a year.');
  expect((await now())[0]).toBe(after[0]);
});

it('replaces words that were found, and leaves those that others have fixed', async () => {
  await bringIn(ASL);
  const item = await idOf('6.1.1');
  await write(item, 'progress', doc('Councils and councils.'));
  const query = { words: 'councils', matchCase: false, wholeWords: true };
  const cell = { subject: item, part: 'field:progress' as ProsePart, edition };
  const replaced = await change({
    ...{ do: 'replace', query, replacement: 'Authorities', hits: [0, 1].map((nth) => ({ cell, nth })) },
  });
  expect(replaced).toMatchObject({
    name: 'replacing “councils” in 2 places',
    sentence: '“councils” is replaced by “Authorities” 2 times, in 1 text.',
  });
  expect(plainText((await text(item, 'progress')).tree)).toBe('Authorities and Authorities.');
  const fixed = { ...cell, part: 'field:recommendation' as ProsePart };
  await expect(
    change({ do: 'replace', query: { ...query, words: 'the' }, replacement: '', hits: [{ cell: fixed, nth: 0 }] }),
  ).rejects.toThrow('Recommendation in 6.1.1 is fixed by others.');
});

it('changes the labels of one edition and of no other, in what is published too', async () => {
  await bringIn(ASL);
  const old = edition;
  ({ edition } = await test.ask('edition/start', { plan, label: 'Oct 2022' }));
  const { template } = await test.ask('plan/open', { plan });
  const renamed = {
    ...template,
    kinds: template.kinds.map((kind) => ({
      ...kind,
      fields: kind.fields.map((field) =>
        field.key === 'progress' ? { ...field, label: 'What has been done' } : field,
      ),
    })),
  };
  await write(await idOf('6.1.1'), 'progress', doc('Guidance was sent.'));
  await change({ do: 'template', template: renamed });
  const published = async (at: string): Promise<string> => {
    const { file } = await test.ask('host/grant', { path: path.join(test.folder, `${at}.html`), purpose: 'write' });
    const { name } = await test.ask('export/write', { plan, edition: at, format: 'html', file });
    return readFileSync(path.join(test.folder, name), 'utf8');
  };
  const [before, after] = [await published(old), await published(edition)];
  expect([before.includes('Progress made'), before.includes('What has been done')]).toEqual([true, false]);
  expect([after.includes('Progress made'), after.includes('What has been done')]).toEqual([false, true]);
  const without = { ...renamed, kinds: [{ ...renamed.kinds[0]!, key: 'aim', name: 'Aim', children: [] }] };
  await expect(change({ do: 'template', template: without })).rejects.toThrow(
    '“Recommendation” cannot be taken out: 5 items are of this kind. Move them to another kind first.',
  );
  const shorter = { ...template, kinds: [{ ...template.kinds[0]!, fields: template.kinds[0]!.fields.slice(0, 1) }] };
  expect((await change({ do: 'template', template: shorter })).sentence).toContain(
    '“What has been done” is no longer shown; what it says in 1 item is kept.',
  );
});

it('prints an annex after all sections, with its own word', async () => {
  await bringIn(ASL);
  await change({ do: 'add-section', kind: 'annex', after: null, heading: 'How actions were chosen' });
  await change({ do: 'add-section', kind: 'section', after: await firstSection(), heading: 'Next steps' });
  expect((await lines()).filter((line) => !line.startsWith(' '))).toEqual([
    'section 6.1 Relationships between School',
    'section 6.2 Next steps',
    'annex A How actions were chosen',
  ]);
  const sections = (await outline()).sections.map((one) => one.id);
  const page = await test.ask('plan/section', { plan, edition, section: sections[2]! });
  expect(page.section!.printed).toBe('Annex A: How actions were chosen');
  const { file } = await test.ask('host/grant', { path: path.join(test.folder, 'plan.html'), purpose: 'write' });
  const { name } = await test.ask('export/write', { plan, edition, format: 'html', file });
  const html = readFileSync(path.join(test.folder, name), 'utf8');
  expect(/<h2[^>]*>Annex.*?<\/h2>/.exec(html)![0].replace(/<[^>]+>/g, '')).toBe('Annex A: How actions were chosen');
});

it('names the owner of an item, and says so', async () => {
  await bringIn(ASL);
  const item = await idOf('6.1.1');
  const changed = await change({ do: 'facts', subject: item, facts: { owner: '  Support  team ' } });
  expect(changed).toMatchObject({
    name: 'changing the owner of 6.1.1',
    sentence: 'Support team now reports on 6.1.1.',
  });
  const page = await test.ask('plan/section', { plan, edition, section: null });
  expect(page.section!.items.find((one) => one.id === item)!.facts).toEqual({ owner: 'Support team' });
});
