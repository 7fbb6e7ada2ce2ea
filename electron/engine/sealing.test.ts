import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCell } from '../../db/cell.ts';
import { closePlanFile, openPlanFile, openPlanFileReadOnly } from '../../db/open.ts';
import { readRevisions } from '../../db/revision.ts';
import { saveCell } from '../../db/save.ts';
import { verifyPlan } from '../../db/verify.ts';
import { itemsOf, viewEdition } from '../../shared/plan/edition-view.ts';
import type { EditionView, FieldView, ItemView } from '../../shared/plan/edition-view.ts';
import { readingOf } from '../../shared/plan/reading.ts';
import { finish } from '../../shared/plan/steps.ts';
import { doc } from '../../shared/richtext/build.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import { runJob } from '../worker/run-job.ts';
import { jobsHere, startTestEngine } from './engine.test-help.ts';
import type { TestEngine } from './engine.test-help.ts';
import { OpenPlan, readRecords } from './open-plan.ts';
import { sealEditions } from './seal-edition.ts';

let desk: TestEngine;
let plan: string;
/** October 2020, October 2021, and October 2022, which is begun. */
let editions: readonly [string, string, string];
beforeEach(async () => {
  desk = startTestEngine(jobsHere(runJob));
  const { proposal } = await desk.propose(path.resolve('samples/asl-action-plan-2021.txt'));
  plan = (await desk.ask('import/accept', { proposal })).plan;
  const { edition } = await desk.ask('edition/start', { plan, label: 'Oct 2022' });
  const known = (await desk.ask('plan/open', { plan })).editions;
  editions = [known[0]!.id, known[1]!.id, edition];
});
afterEach(() => desk.end());

const planFile = (): string => path.join(desk.folder, 'plans', `${plan}.actionplan`);
const view = (edition: string): EditionView => {
  const db = openPlanFileReadOnly(planFile());
  try {
    return viewEdition(readRecords(db), edition);
  } finally {
    closePlanFile(db);
  }
};
/** The same while the engine has the file. */
const closedView = async (edition: string): Promise<EditionView> => {
  await desk.engine.close();
  return view(edition);
};
const itemOf = (shown: EditionView, number: string): ItemView => itemsOf(shown).find((one) => one.number === number)!;
const fieldOf = (item: ItemView, key: string): FieldView => item.fields.find((one) => one.key === key)!;
const write = async (edition: string, number: string, key: string, tree: Tree) => {
  const { cell, counter, tree: body } = fieldOf(itemOf(await closedView(edition), number), key);
  return desk.ask('cell/save', { plan, cell, base: { counter, body }, body: tree, sitting: 'sitting' });
};
const seal = (edition: string, published = '2021-10-29') => desk.ask('edition/seal', { plan, edition, published });

test('what sealing comes to is told before, and done: the edition and those before it', async () => {
  const [first, second, third] = editions;
  expect(await desk.ask('edition/sealing', { plan, edition: second })).toMatchObject({
    ...{ alsoSealed: [first], notUpdated: 0 },
    findings: { mustFix: expect.any(Number), shouldFix: expect.any(Number), notes: expect.any(Number) },
  });
  const { alsoSealed, notUpdated, findings } = await desk.ask('edition/sealing', { plan, edition: third });
  expect([alsoSealed, notUpdated]).toEqual([[first, second], 10]);
  const found = (await desk.ask('plan/check', { plan, edition: third })).findings;
  expect(findings.mustFix + findings.shouldFix + findings.notes).toBe(found.length);
  expect(found.length).toBeGreaterThan(0);
  expect(await seal(second)).toEqual({ sealed: [first, second] });
  const { editions: now } = await desk.ask('plan/open', { plan });
  expect(now.map(({ state, published }) => [state, published])).toEqual([
    ['sealed', undefined],
    ['sealed', '2021-10-29'],
    ['draft', undefined],
  ]);
  const again = 'October 2021 is sealed already. To correct it, start a re-issue; to go on, start the next edition.';
  await expect(seal(second)).rejects.toThrow(again);
  await expect(desk.ask('edition/sealing', { plan, edition: second })).rejects.toThrow(again);
  await expect(seal('none')).rejects.toThrow('This edition is no longer in the plan.');
});

test('what is written while a plan is read for its seal is sealed as it stands, with its history', async () => {
  const [, second] = editions;
  const { cell } = fieldOf(itemOf(await closedView(second), '6.1.2'), 'progress');
  await desk.engine.close();
  const whole = readFileSync(planFile());
  const now = new Date('2021-10-29T10:00:00Z');
  const person = { id: '0190c0de-0000-7000-8000-000000000001', name: 'A. Writer' };
  let isSealed = false;
  // A word is written after so many steps of the sealing, each time in the plan as it was.
  for (let after = 0; !isSealed; after += 1) {
    writeFileSync(planFile(), whole);
    const db = openPlanFile(planFile());
    try {
      const opened = new OpenPlan(db, planFile());
      const sealing = sealEditions(opened, second, { person, now, published: null });
      for (let step = 0; step < after && !isSealed; step += 1) isSealed = sealing.next().done === true;
      const { counter, body } = readCell(db, cell)!;
      const save = (): unknown =>
        saveCell(db, {
          ...{ cell, base: { counter, body: body as Tree }, body: doc(`After ${after}`) },
          ...{ person: person.id, sitting: 'sitting', now },
        });
      if (isSealed) expect(save).toThrow('October 2021 is sealed');
      else {
        save();
        opened.cellChanged(cell, now);
        expect(finish(sealing)).toHaveLength(2);
        expect(readCell(db, cell)!.body).toEqual(doc(`After ${after}`));
        expect(readRevisions(db, cell)[0]!.body).toEqual(doc(`After ${after}`));
      }
      const { seals, faults } = verifyPlan(db);
      expect([seals.map(({ isWhole }) => isWhole), faults]).toEqual([[true, true], []]);
    } finally {
      closePlanFile(db);
    }
    expect(after).toBeLessThan(50);
  }
});

test('where somebody writes on and on, the edition is sealed all the same', async () => {
  const [, second] = editions;
  const { cell } = fieldOf(itemOf(await closedView(second), '6.1.2'), 'progress');
  const db = openPlanFile(planFile());
  try {
    const now = new Date('2021-10-29T10:00:00Z');
    const person = { id: '0190c0de-0000-7000-8000-000000000001', name: 'A. Writer' };
    const sealing = sealEditions(new OpenPlan(db, planFile()), second, { person, now, published: null });
    let written = 0;
    while (!sealing.next().done) {
      const { counter, body } = readCell(db, cell)!;
      const base = { counter, body: body as Tree };
      saveCell(db, { cell, base, body: doc(`${(written += 1)}`), person: person.id, sitting: 'sitting', now });
    }
    expect(written).toBeGreaterThan(3);
    expect(readCell(db, cell)!.body).toEqual(doc(`${written}`));
    expect(verifyPlan(db).faults).toEqual([]);
  } finally {
    closePlanFile(db);
  }
});

test('nothing is written in sealed editions, on whatever road', async () => {
  const [first, second, third] = editions;
  const item = itemOf(await closedView(second), '6.1.2');
  const moved = { do: 'move', subject: item.id, section: item.place.section, parent: null, after: null } as const;
  const { undo } = await desk.ask('plan/change', { plan, edition: second, change: moved });
  const early = await desk.ask('plan/change', { plan, edition: first, change: { do: 'retire', subject: item.id } });
  await desk.ask('plan/change', { plan, edition: first, change: early.undo });
  await seal(second);
  const { template } = await desk.ask('plan/open', { plan });
  const { cell, counter, tree } = fieldOf(item, 'progress');
  const refused = async (asked: Promise<unknown>, name = 'October 2021'): Promise<void> => {
    await expect(asked).rejects.toThrow(`${name} is sealed and cannot be changed. Write in a later edition.`);
  };
  await refused(desk.ask('cell/save', { plan, cell, base: { counter, body: tree }, body: doc('No'), sitting: 's' }));
  await refused(desk.ask('plan/change', { plan, edition: second, change: undo }));
  // Asked at a draft, what it puts back stands in a sealed edition all the same.
  await refused(desk.ask('plan/change', { plan, edition: third, change: undo }));
  await refused(desk.ask('plan/change', { plan, edition: third, change: early.undo }), 'October 2020');
  await refused(desk.ask('plan/change', { plan, edition: second, change: { do: 'template', template } }));
  await refused(
    desk.ask('plan/change', { plan, edition: second, change: { do: 'rename', subject: item.id, words: 'N' } }),
  );
  await refused(desk.ask('plan/change', { plan, edition: second, change: { do: 'retire', subject: item.id } }));
  const texts = [{ cell, counter, body: doc('No') }];
  const written = { do: 'write', name: 'writing', texts } as const;
  await refused(desk.ask('plan/change', { plan, edition: second, change: written }));
  await refused(desk.ask('edition/rename', { plan, edition: second, label: 'Nov 2021', period: null }));
  await refused(desk.ask('edition/rename', { plan, edition: second, label: 'Oct 2021', period: 'All of it' }));
  await refused(desk.ask('edition/withdraw', { plan, edition: first }), 'October 2020');
  expect((await desk.ask('plan/verify', { plan })).faults).toEqual([]);
});

test('a changed byte in the file of a sealed edition is found, and named by item and field', async () => {
  const [, second] = editions;
  await write(second, '6.1.2', 'progress', doc('A sentence that is sealed'));
  await seal(second);
  await desk.engine.close();
  const sqlite = new Sqlite(planFile());
  const guard = sqlite.prepare(`SELECT sql FROM sqlite_schema WHERE name = 'sealed_is_not_changed'`).pluck().get();
  sqlite.exec('DROP TRIGGER sealed_is_not_changed');
  sqlite.exec(
    `UPDATE current SET body = replace(body, 'that is sealed', 'that was sealed') WHERE plain LIKE 'A sentence that%'`,
  );
  sqlite.exec(guard as string);
  sqlite.close();
  const { seals, faults } = await desk.ask('plan/verify', { plan });
  expect(faults).toContain(
    '6.1.2, Progress made, in October 2021: the words are not those that were sealed. Restore the plan from a backup.',
  );
  expect(seals.map(({ name, isWhole }) => [name, isWhole])).toEqual([
    ['October 2020', true],
    ['October 2021', false],
  ]);
});

const words = (item: ItemView): unknown => [
  ...[item.number, item.name, item.heading, item.status.words, item.facts],
  ...item.fields.map(({ key, label, state, tree }) => [key, label, state === 'not-updated', tree]),
  ...item.items.map(words),
];

test('a re-issue reads as the edition that it corrects, which stays as it was; later drafts read the correction', async () => {
  const [, second, third] = editions;
  await seal(second);
  const before = await closedView(second);
  const { edition, name } = await desk.ask('edition/reissue', { plan, edition: second, reason: ' A wrong date ' });
  expect(name).toBe('October 2021, re-issue 1');
  const opened = await desk.ask('plan/open', { plan });
  expect(opened.editions.map(({ id, reissueOf, reissue }) => [id, reissueOf, reissue])).toEqual([
    [editions[0], undefined, undefined],
    [second, undefined, undefined],
    [edition, second, 1],
    [third, undefined, undefined],
  ]);
  const shown = await closedView(edition);
  expect(itemsOf(shown).map(words)).toEqual(itemsOf(before).map(words));
  await expect(desk.ask('edition/reissue', { plan, edition: second, reason: 'Another' })).rejects.toThrow(
    'October 2021, re-issue 1 is started already. Write the correction in it.',
  );
  await expect(desk.ask('edition/reissue', { plan, edition: third, reason: 'Not yet' })).rejects.toThrow(
    'October 2022 is not sealed, so it needs no re-issue. Write the correction in it.',
  );
  await write(edition, '6.1.2', 'recommendation', doc('As it should have been'));
  expect(fieldOf(itemOf(await closedView(third), '6.1.2'), 'recommendation').tree).toEqual(
    doc('As it should have been'),
  );
  expect(readingOf(await closedView(second))).toBe(readingOf(before));
  expect((await seal(edition, '2021-12-01')).sealed).toEqual([edition]);
  const { seals, faults } = await desk.ask('plan/verify', { plan });
  expect(faults).toEqual([]);
  expect(seals.map((one) => [one.name, one.note, one.published, one.isWhole])).toEqual([
    ['October 2020', null, null, true],
    ['October 2021', null, '2021-10-29', true],
    ['October 2021, re-issue 1', 'A wrong date', '2021-12-01', true],
  ]);
  await expect(desk.ask('edition/reissue', { plan, edition: second, reason: 'Again' })).rejects.toThrow(
    'October 2021 was corrected already. Start a re-issue of October 2021, re-issue 1.',
  );
  await expect(desk.ask('edition/reissue', { plan, edition: editions[0], reason: 'Too late' })).rejects.toThrow(
    'October 2021, re-issue 1 comes after October 2020 and is sealed, so October 2020 can no longer be issued again.',
  );
  expect((await desk.ask('edition/reissue', { plan, edition, reason: 'Once more' })).name).toBe(
    'October 2021, re-issue 2',
  );
});

test('the start of a re-issue is taken back and done again', async () => {
  const [, second, third] = editions;
  await seal(second);
  const { edition } = await desk.ask('edition/reissue', { plan, edition: second, reason: 'A wrong date' });
  const before = readingOf(await closedView(edition));
  expect(await desk.ask('edition/withdraw', { plan, edition })).toEqual({ edition: third });
  expect((await desk.ask('plan/verify', { plan })).faults).toEqual([]);
  await desk.ask('edition/bring-back', { plan, edition });
  expect(readingOf(await closedView(edition))).toBe(before);
});

const someWrites = fc.array(
  fc.record({
    at: fc.constantFrom(0, 1),
    number: fc.constantFrom('6.1', '6.1.1', '6.1.2', '6.1.3'),
    key: fc.constantFrom('recommendation', 'response', 'actions', 'status', 'progress'),
    tree: fc.constantFrom<Tree>([], doc(''), doc('Done'), doc('We will report', 'by June'), doc(' ')),
  }),
  { maxLength: 8 },
);

test('whatever was written, a re-issue reads as the edition that it corrects, and both seals hold', async () => {
  await fc.assert(
    fc.asyncProperty(someWrites, async (writes) => {
      const again = await desk.propose(path.resolve('samples/asl-action-plan-2021.txt'));
      plan = (await desk.ask('import/accept', { proposal: again.proposal })).plan;
      const known = (await desk.ask('plan/open', { plan })).editions.map(({ id }) => id);
      for (const { at, number, key, tree } of writes) await write(known[at]!, number, key, tree);
      await seal(known[1]!);
      const { edition } = await desk.ask('edition/reissue', { plan, edition: known[1]!, reason: 'A wrong date' });
      const before = readingOf(await closedView(known[1]!));
      const shown = view(edition);
      expect(itemsOf(shown).map(words)).toEqual(itemsOf(view(known[1]!)).map(words));
      expect(readingOf({ ...shown, edition: view(known[1]!).edition })).toBe(before);
      await seal(edition);
      const { seals, faults } = await desk.ask('plan/verify', { plan });
      expect([seals.map(({ isWhole }) => isWhole), faults]).toEqual([[true, true, true], []]);
    }),
    { numRuns: 12 },
  );
}, 60_000);

test('whatever was written, the seals hold when an older edition comes in before them', async () => {
  const file = path.join(desk.folder, 'older.txt');
  const text = readFileSync(path.resolve('samples/asl-action-plan-2020.txt'), 'utf8')
    .replaceAll('October 2020', 'March 2019')
    .replaceAll('Oct 2020', 'Mar 2019');
  writeFileSync(file, text.replaceAll('Accept', 'Accept in part').replaceAll('parents', 'carers'));
  await fc.assert(
    fc.asyncProperty(someWrites, async (writes) => {
      const first = await desk.propose(path.resolve('samples/asl-action-plan-2021.txt'));
      plan = (await desk.ask('import/accept', { proposal: first.proposal })).plan;
      const known = (await desk.ask('plan/open', { plan })).editions.map(({ id }) => id);
      for (const { at, number, key, tree } of writes) await write(known[at]!, number, key, tree);
      await seal(known[1]!);
      const { proposal } = await desk.propose(file);
      const { pairs } = await desk.ask('import/match', { proposal, plan });
      const chosen = pairs.map(({ item, partner }) => ({ item, partner }));
      const { edition } = await desk.ask('import/accept', { proposal, into: { plan, pairs: chosen } });
      const { seals, faults } = await desk.ask('plan/verify', { plan });
      expect([seals.map((one) => [one.edition, one.isWhole]), faults]).toEqual([
        [edition, ...known].map((id) => [id, true]),
        [],
      ]);
    }),
    { numRuns: 12 },
  );
}, 60_000);
