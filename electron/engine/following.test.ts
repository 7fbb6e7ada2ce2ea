import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { closePlanFile, openPlanFileReadOnly } from '../../db/open.ts';
import { readRevisions } from '../../db/revision.ts';
import type { Change } from '../../shared/plan/change.ts';
import { itemsOf, viewEdition } from '../../shared/plan/edition-view.ts';
import type { EditionView, FieldView } from '../../shared/plan/edition-view.ts';
import type { PlanRecords } from '../../shared/plan/records.ts';
import { doc } from '../../shared/richtext/build.ts';
import { matches } from '../../shared/richtext/find.ts';
import { findings } from '../../shared/checks/index.ts';
import { runJob } from '../worker/run-job.ts';
import { jobsHere, startTestEngine } from './engine.test-help.ts';
import type { TestEngine } from './engine.test-help.ts';
import { readRecords } from './open-plan.ts';
import { outlineOfView } from './outline.ts';

const sample = (year: number): string => path.resolve(`samples/asl-action-plan-${year}.txt`);

let test: TestEngine;
let plan: string;
beforeEach(async () => {
  test = startTestEngine(jobsHere(runJob as never));
  const { proposal } = await test.propose(sample(2020));
  ({ plan } = await test.ask('import/accept', { proposal }));
});
afterEach(() => test.end());

/** The plan as it is on disk, by a copy that is made of it. */
const kept = async (): Promise<PlanRecords> => {
  const copy = path.join(test.folder, 'copy.actionplan');
  const { file } = await test.ask('host/grant', { path: copy, purpose: 'write' });
  await test.ask('plan/save-copy', { plan, file });
  const db = openPlanFileReadOnly(copy);
  try {
    return readRecords(db);
  } finally {
    closePlanFile(db);
    rmSync(copy);
  }
};

const WORDS = 'schools';
const timesIn = (view: EditionView): number =>
  [
    ...[view.title, view.summary, view.foreword, view.contact],
    ...view.sections.flatMap((section) => [section.heading, section.narrative]),
    ...itemsOf(view).flatMap((item) => [item.named, ...item.fields]),
  ].reduce((sum, { tree }) => sum + matches(tree, { words: WORDS, matchCase: false, wholeWords: false }).length, 0);

/** What the window is answered is what the whole plan says, at every edition. */
const expectFollowed = async (): Promise<void> => {
  const records = await kept();
  for (const { id: edition } of records.editions) {
    const view = viewEdition(records, edition);
    expect(await test.ask('plan/outline', { plan, edition })).toEqual(outlineOfView(view));
    for (const section of view.sections) {
      const page = await test.ask('plan/section', { plan, edition, section: section.id });
      expect(JSON.stringify(page.section)).toBe(JSON.stringify(section));
    }
    const { findings: found } = await test.ask('plan/check', { plan, edition });
    expect(found.map((one) => one.sentence).toSorted()).toEqual(
      findings(view)
        .map((one) => one.sentence)
        .toSorted(),
    );
    const query = { words: WORDS, matchCase: false, wholeWords: false };
    expect((await test.ask('find/hits', { plan, edition, query })).hits).toHaveLength(timesIn(view));
  }
};

const newest = async (): Promise<string> => (await test.ask('plan/open', { plan })).editions.at(-1)!.id;
const pageNow = async () => test.ask('plan/section', { plan, edition: await newest(), section: null });
const fieldNow = async (key: string): Promise<FieldView> =>
  (await pageNow()).section!.items[1]!.fields.find((one) => one.key === key)!;
const save = async (key: string, words: string): Promise<void> => {
  const { cell, counter, tree } = await fieldNow(key);
  await test.ask('cell/save', { plan, cell, base: { counter, body: tree }, body: doc(words), sitting: 'sitting' });
};
const into = async (year: number): Promise<string> => {
  const { proposal } = await test.propose(sample(year));
  const match = await test.ask('import/match', { proposal, plan });
  const pairs = match.pairs.map(({ item, partner }) => ({ item, partner }));
  return (await test.ask('import/accept', { proposal, into: { plan, pairs } })).undo;
};

it('what is answered follows saves, editions that are started, files that are brought in and taken back', async () => {
  await expectFollowed();
  await save('progress', 'Schools in Fife and schools in Perth. See 6.1.2.');
  await expectFollowed();
  const undo = await into(2021);
  await expectFollowed();
  await test.ask('import/undo', { undo });
  await expectFollowed();
  await into(2021);
  await test.ask('edition/start', { plan, label: 'Oct 2022' });
  await expectFollowed();
  await save('progress', 'Schools again');
  await expectFollowed();
  await test.ask('edition/rename', { plan, edition: await newest(), label: 'Nov 2022', period: null });
  await expectFollowed();
  await save('status', 'Complete');
  const { edition } = await test.ask('edition/start', { plan, label: 'Oct 2023', completed: 'fold' });
  await expectFollowed();
  await test.ask('edition/withdraw', { plan, edition });
  await expectFollowed();
  await test.ask('edition/bring-back', { plan, edition });
  await expectFollowed();
  await test.ask('edition/withdraw', { plan, edition });
  await test.engine.close();
  await expectFollowed();
  const { editions } = await test.ask('plan/open', { plan });
  expect(editions.map(({ label }) => label)).toEqual(['Oct 2020', 'Oct 2021', 'Nov 2022']);
});

it('what is answered follows every kind of change, and what takes it back', async () => {
  await test.ask('edition/start', { plan, label: 'Oct 2022' });
  const edition = await newest();
  const { section, facts } = await pageNow();
  const [first, second, third] = section!.items.map(({ id }) => id) as [string, string, string];
  const { template } = await test.ask('plan/open', { plan });
  const renamed = {
    ...template,
    kinds: template.kinds.map((kind) => ({
      ...kind,
      fields: kind.fields.map((field) => ({ ...field, label: `${field.label} now` })),
    })),
  };
  const [status, timescale] = [await fieldNow('status'), await fieldNow('timescale')];
  const changes: readonly Change[] = [
    { do: 'add-item', kind: 'recommendation', section: section!.id, parent: first, after: null, words: 'Schools, too' },
    { do: 'move', subject: third, section: section!.id, parent: second, after: null },
    { do: 'number', numbers: [{ subject: second, number: '9.9' }] },
    { do: 'rename', subject: section!.id, words: 'Of schools' },
    { do: 'write', name: 'writing', texts: [{ cell: status.cell, counter: status.counter, body: doc('Complete') }] },
    { do: 'share', name: 'Guidance', body: doc('All schools.'), uses: [timescale.cell] },
    { do: 'retire', subject: second },
    { do: 'bring-back', subject: second },
    { do: 'fold', subject: second, folded: true },
    { do: 'facts', subject: first, facts: { owner: 'Education Scotland' } },
    { do: 'template', template: renamed },
    { do: 'add-section', kind: 'section', after: section!.id, heading: 'More for schools' },
    { do: 'retire', subject: section!.id },
  ];
  expect(facts).toEqual({});
  for (const change of changes) {
    const { undo } = await test.ask('plan/change', { plan, edition, change });
    await expectFollowed();
    const { undo: redo } = await test.ask('plan/change', { plan, edition, change: undo });
    await expectFollowed();
    await test.ask('plan/change', { plan, edition, change: redo });
  }
  await expectFollowed();
}, 60_000);

it('closing takes what was typed into the history', async () => {
  const { cell } = await fieldNow('progress');
  await save('progress', 'Begun.');
  await save('progress', 'Half done.');
  await test.engine.close();
  const db = openPlanFileReadOnly(path.join(test.folder, 'plans', `${plan}.actionplan`));
  expect(readRevisions(db, cell).map(({ body }) => body)[0]).toEqual(doc('Half done.'));
  closePlanFile(db);
});
