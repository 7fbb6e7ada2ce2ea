import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCell } from '../../db/cell.ts';
import { addEdition } from '../../db/edition.ts';
import { addItem } from '../../db/item.ts';
import { closePlanFile, createPlanFile } from '../../db/open.ts';
import { ensurePerson } from '../../db/person.ts';
import { putCells } from '../../db/put-cells.ts';
import { saveCell } from '../../db/save.ts';
import { addSection } from '../../db/section.ts';
import { inTransaction } from '../../db/transaction.ts';
import { verifyPlan } from '../../db/verify.ts';
import type { Change, Changed } from '../../shared/plan/change.ts';
import { ITEMS, SECTIONS, someChange, somePlan } from '../../shared/plan/changes/random-plan.test-help.ts';
import { viewEdition } from '../../shared/plan/edition-view.ts';
import { Problem } from '../../shared/plan/problem.ts';
import type { Proposal } from '../../shared/plan/proposal.ts';
import { anyProposal } from '../../shared/plan/proposals.test-help.ts';
import { readingOf } from '../../shared/plan/reading.ts';
import type { PlanRecords, ProsePart } from '../../shared/plan/records.ts';
import { showEdition } from '../../shared/plan/show.ts';
import { COMPLETED } from '../../shared/plan/starting.ts';
import { finish } from '../../shared/plan/steps.ts';
import { TONES } from '../../shared/plan/template.ts';
import { doc } from '../../shared/richtext/build.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import { carryOut } from './change.ts';
import { bringBackEdition, rename, withdraw } from './change-edition.ts';
import { joinPlan } from './join-plan.ts';
import { matchItems } from './match-plan.ts';
import { OpenPlan, readRecords } from './open-plan.ts';
import { reissue } from './reissue.ts';
import { sealEditions } from './seal-edition.ts';
import { startEdition } from './start-edition.ts';

/**
 * All that can be done to a plan, in any order: what is sealed reads the same for ever, what is taken back is as if it had never
 * been done, and what cannot be done is refused in a sentence and changes nothing.
 */

const PERSON = { id: 'writer', name: 'A. Writer' };
/** Stands in a change for the edition it is made at: which that is turns out when it is made. */
const HERE = 'here';

type Act =
  | { readonly do: 'save'; readonly back: number; readonly subject: string; readonly part: ProsePart; words: string }
  | { readonly do: 'change'; readonly back: number; readonly change: Change; readonly takenBack: boolean }
  | { readonly do: 'undo'; readonly back: number }
  | { readonly do: 'next'; readonly completed: (typeof COMPLETED)[number] }
  | { readonly do: 'withdraw' | 'bring back' | 'seal' | 'reissue'; readonly back: number }
  | { readonly do: 'rename'; readonly back: number; readonly label: string; readonly period: string | null }
  | { readonly do: 'import'; readonly proposal: Proposal };

const back = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(4));
const item = fc.constantFrom(...ITEMS);
const year = fc.integer({ min: 2017, max: 2026 });

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: someChange(HERE) },
  fc.record({ do: fc.constant('link' as const), subject: item, to: item, linked: fc.boolean() }),
  fc.record({
    ...{ do: fc.constant('tone' as const), word: fc.constantFrom('Begun', 'Closed') },
    tone: fc.option(fc.constantFrom(...TONES)),
  }),
  fc.record({
    ...{ do: fc.constant('explain' as const), subject: item, field: fc.constantFrom('timescale', 'progress') },
    reason: fc.constantFrom('', 'The bill was late.'),
  }),
  fc.record({ do: fc.constant('fold' as const), subject: item, folded: fc.boolean() }),
);

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('save' as const),
      back,
      subject: item,
      part: fc.constantFrom<ProsePart>('field:status', 'field:progress', 'field:actions', 'field:timescale'),
      words: fc.constantFrom('', ' ', 'Complete', 'Closed', 'Begun', 'Councils lead.'),
    }),
  },
  { weight: 7, arbitrary: fc.record({ do: fc.constant('change' as const), back, change, takenBack: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), back }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('next' as const), completed: fc.constantFrom(...COMPLETED) }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constantFrom('withdraw', 'bring back', 'seal', 'seal', 'reissue'), back }),
  },
  fc.record({
    ...{ do: fc.constant('rename' as const), back, label: year.map((one) => `Oct ${one}`) },
    period: fc.constantFrom(null, 'The year to March'),
  }),
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('import' as const),
      proposal: year.chain((one) => anyProposal(`Oct ${one}`, `Oct ${one - 1}`)),
    }),
  },
) as fc.Arbitrary<Act>;

const at = (one: Change, edition: string): Change =>
  JSON.parse(JSON.stringify(one).replaceAll(`"${HERE}"`, JSON.stringify(edition))) as Change;

class World {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'for-ever-'));
  readonly plan: OpenPlan;
  readonly withdrawn: string[] = [];
  readonly undos: { readonly edition: string; readonly undo: Changed['undo'] }[] = [];
  /** What each sealed edition showed when it was sealed. */
  readonly sealed = new Map<string, string>();
  #seconds = 0;
  #ids = 0;

  constructor(start: PlanRecords) {
    const file = path.join(this.folder, 'a.actionplan');
    const db = createPlanFile(file, { plan: start.plan, now: this.now() });
    inTransaction(db, () => {
      ensurePerson(db, PERSON);
      for (const { id, label, position } of start.editions) addEdition(db, { id, label, position });
      for (const id of SECTIONS) addSection(db, id);
      for (const id of ITEMS) addItem(db, id);
      const cells = start.cells.map(({ subject, part, edition, body }) => ({ subject, part, edition, body }));
      putCells(db, cells, { person: PERSON.id, at: this.now(), origin: 'import' });
    });
    this.plan = new OpenPlan(db, file);
  }

  end(): void {
    closePlanFile(this.plan.db);
    rmSync(this.folder, { recursive: true });
  }

  now(): Date {
    return new Date(Date.UTC(2026, 10, 21, 10, 0, (this.#seconds += 1)));
  }

  author() {
    return { person: PERSON, now: this.now(), newId: () => `new-${(this.#ids += 1)}` };
  }

  /** Counted from the newest. */
  edition(backwards: number): string {
    const { editions } = this.plan;
    return editions[Math.max(0, editions.length - 1 - backwards)]!.id;
  }

  /** Each edition as it reads, by the file alone. */
  readings(): Record<string, string> {
    const records = readRecords(this.plan.db);
    return Object.fromEntries(records.editions.map(({ id }) => [id, readingOf(viewEdition(records, id))]));
  }

  /** What is shown of an edition, the list of the plan's other editions apart. */
  shown(edition: string): string {
    const { editions: _, ...said } = showEdition(viewEdition(readRecords(this.plan.db), edition), []);
    return JSON.stringify(said);
  }

  save({ back: backwards, subject, part, words }: Extract<Act, { do: 'save' }>): void {
    const cell = { subject, part, edition: this.edition(backwards) };
    const before = readCell(this.plan.db, cell);
    const base = { counter: before?.counter ?? 0, body: (before?.body ?? []) as Tree };
    const now = this.now();
    saveCell(this.plan.db, { cell, base, body: words === '' ? [] : doc(words), person: PERSON.id, sitting: 's', now });
    this.plan.cellChanged(cell, now);
  }

  undo(backwards: number): void {
    const found = this.undos.at(-1 - backwards);
    if (!found) throw new Problem('Nothing was done.');
    carryOut(this.plan, found.edition, found.undo, this.author());
    this.undos.splice(this.undos.indexOf(found), 1);
  }

  withdraw(backwards: number): void {
    const id = this.edition(backwards);
    withdraw(this.plan, id, this.now());
    this.withdrawn.push(id);
  }

  bringBack(backwards: number): void {
    const id = this.withdrawn.at(-1 - backwards);
    if (id === undefined) throw new Problem('Nothing is withdrawn.');
    bringBackEdition(this.plan, id, this.now());
    this.withdrawn.splice(this.withdrawn.indexOf(id), 1);
  }

  next(completed: (typeof COMPLETED)[number]): void {
    const label = `Oct ${Math.max(...this.plan.editions.map((one) => Number(one.label.slice(-4)))) + 1}`;
    finish(startEdition(this.plan, { label, completed }, this.author()));
  }

  import(proposal: Proposal): void {
    const matched = finish(matchItems(proposal, this.plan.records));
    joinPlan(this.plan, { proposal, file: 'a.txt', tracked: 'accepted' }, this.author(), { matched });
  }

  do(one: Exclude<Act, { do: 'change' }>): void {
    if (one.do === 'save') this.save(one);
    else if (one.do === 'undo') this.undo(one.back);
    else if (one.do === 'next') this.next(one.completed);
    else if (one.do === 'withdraw') this.withdraw(one.back);
    else if (one.do === 'bring back') this.bringBack(one.back);
    else if (one.do === 'rename') rename(this.plan, { ...one, edition: this.edition(one.back) }, this.author());
    else if (one.do === 'import') this.import(one.proposal);
    else if (one.do === 'reissue') reissue(this.plan, { edition: this.edition(one.back), reason: '' }, this.author());
    else finish(sealEditions(this.plan, this.edition(one.back), { ...this.author(), published: null }));
  }
}

/** Makes a change; `takenBack` it is undone and done again at once, which must read as before and as after, for certain. */
const makeChange = (
  world: World,
  { back: backwards, change: one, takenBack }: Extract<Act, { do: 'change' }>,
): void => {
  const { plan, undos } = world;
  const edition = world.edition(backwards);
  const before = world.readings();
  const { undo } = carryOut(plan, edition, at(one, edition), world.author());
  if (!takenBack) {
    undos.push({ edition, undo });
    return;
  }
  const after = world.readings();
  const { undo: redo } = carryOut(plan, edition, undo, world.author());
  expect(world.readings()).toEqual(before);
  undos.push({ edition, undo: carryOut(plan, edition, redo, world.author()).undo });
  expect(world.readings()).toEqual(after);
};

const expectSealedAsBefore = (world: World): void => {
  for (const { id, state } of world.plan.editions) {
    const before = world.sealed.get(id);
    if (before !== undefined) expect([id, state, world.shown(id)]).toEqual([id, 'sealed', before]);
    else if (state === 'sealed') world.sealed.set(id, world.shown(id));
  }
  expect(world.plan.editions.filter(({ state }) => state === 'sealed')).toHaveLength(world.sealed.size);
};

/** Does all of it; what was done, not refused. */
const lived = (start: PlanRecords, acts: readonly Act[]): string[] => {
  const world = new World(start);
  const seen: string[] = [];
  try {
    for (const one of acts) {
      const before = world.readings();
      try {
        if (one.do === 'change') makeChange(world, one);
        else world.do(one);
        seen.push(one.do === 'change' ? one.change.do : one.do);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        expect(error.message).toMatch(/^[A-Z0-9“].*\.$/su);
        expect(world.readings()).toEqual(before);
      }
      expectSealedAsBefore(world);
    }
    expect(verifyPlan(world.plan.db).faults).toEqual([]);
  } finally {
    world.end();
  }
  return seen;
};

const oneOf = <T>(some: fc.Arbitrary<T>): T => fc.sample(some, { seed: 1, numRuns: 1 })[0]!;

test('each thing that can be done to editions is done, and what is sealed reads as it did', () => {
  const script: readonly Act[] = [
    { do: 'save', back: 0, subject: 'i1', part: 'field:status', words: 'Begun' },
    { do: 'seal', back: 1 },
    { do: 'reissue', back: 1 },
    { do: 'next', completed: 'keep' },
    { do: 'withdraw', back: 0 },
    { do: 'bring back', back: 0 },
    { do: 'rename', back: 0, label: 'Oct 2025', period: null },
    {
      ...{ do: 'change', back: 0, takenBack: true },
      change: { do: 'tone', word: 'Begun', tone: 'on-track' },
    },
    { do: 'undo', back: 0 },
    { do: 'import', proposal: oneOf(anyProposal('Oct 2018', 'Oct 2017')) },
    { do: 'seal', back: 0 },
  ];
  expect(lived(oneOf(somePlan), script)).toEqual(script.map((one) => (one.do === 'change' ? one.change.do : one.do)));
});

test('whatever is done to a plan, what is sealed reads as it did, and a step that is taken back leaves no trace', () => {
  fc.assert(
    fc.property(somePlan, fc.array(act, { minLength: 8, maxLength: 40 }), (start, acts) => {
      lived(start, acts);
    }),
    { numRuns: 8 },
  );
}, 60_000);
