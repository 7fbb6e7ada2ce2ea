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
import type { Change } from '../../shared/plan/change.ts';
import { itemsOf, viewEdition } from '../../shared/plan/edition-view.ts';
import { Problem } from '../../shared/plan/problem.ts';
import type { Edition, FieldPart, Place } from '../../shared/plan/records.ts';
import { readingOf } from '../../shared/plan/reading.ts';
import { COMPLETED } from '../../shared/plan/starting.ts';
import { finish } from '../../shared/plan/steps.ts';
import { doc } from '../../shared/richtext/build.ts';
import { plainText } from '../../shared/richtext/plain-text.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import { recommendations } from '../../shared/templates/recommendations.ts';
import { carryOut } from './change.ts';
import { bringBackEdition, withdraw } from './change-edition.ts';
import { OpenPlan, readRecords } from './open-plan.ts';
import { outlineOfView } from './outline.ts';
import { startEdition, startingOf } from './start-edition.ts';

/**
 * Editions beside a model of them that knows no layers: each edition has every word for itself, copied from the one before,
 * and a word that is written is copied on to the later ones, up to the next that has written its own.
 */

const [PLAN, SECTIONS, ITEMS] = ['plan', ['s1', 's2'], ['i1', 'i2', 'i3', 'i4']];
const ROLLING: FieldPart = 'field:actions';
const PARTS: readonly FieldPart[] = [ROLLING, 'field:status', 'field:progress'];
const PERSON = { id: 'writer', name: 'A. Writer' };

/** What one edition says in one place: its words or its places, and whether they are its own. */
interface Slot<T> {
  own: boolean;
  says: T;
}
type Page = Map<string, Slot<string> | Slot<Place>>;

class Model {
  pages = new Map<string, Page>();
  /** Oldest first. */
  order: string[] = [];

  slot<T>(edition: string, key: string, nothing: T): Slot<T> {
    return (this.pages.get(edition)!.get(key) ?? { own: false, says: nothing }) as Slot<T>;
  }

  write<T extends string | Place>(edition: string, key: string, says: T): void {
    this.pages.get(edition)!.set(key, { own: true, says } as Slot<T> as Slot<string>);
    this.copyOn();
  }

  /** Fills in what an edition has not of its own. */
  copyOn(): void {
    for (const [at, edition] of this.order.entries()) {
      const before = at > 0 ? this.pages.get(this.order[at - 1]!)! : new Map<string, Slot<string>>();
      const page = this.pages.get(edition)!;
      for (const [key, slot] of page) if (!slot.own) page.delete(key);
      for (const [key, { says }] of before) if (!page.has(key)) page.set(key, { own: false, says } as Slot<string>);
    }
  }

  place(edition: string, item: string): Place {
    return this.slot<Place>(edition, `${item} place`, undefined as never).says;
  }

  /** What is read in a field: of edition scope its own words alone, or, folded, the last that anybody said. */
  read(edition: string, item: string, part: FieldPart): string {
    if (part === ROLLING) return this.slot(edition, `${item} ${part}`, '').says;
    const own = (at: string): string => {
      const slot = this.slot(at, `${item} ${part}`, '');
      return slot.own ? slot.says : '';
    };
    if (!this.place(edition, item).folded) return own(edition);
    const upTo = this.order.slice(0, this.order.indexOf(edition) + 1);
    return own(upTo.findLast((at) => own(at) !== '') ?? edition);
  }
}

type Act =
  | {
      readonly do: 'edit';
      readonly back: number;
      readonly item: string;
      readonly part: FieldPart;
      readonly words: string;
    }
  | { readonly do: 'change'; readonly back: number; readonly change: Change }
  | { readonly do: 'next'; readonly completed: (typeof COMPLETED)[number] }
  | { readonly do: 'withdraw' | 'bring back' };

const [item, back] = [fc.constantFrom(...ITEMS!), fc.nat(3)];
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ do: fc.constant('retire' as const), subject: item }),
  fc.record({ do: fc.constant('bring-back' as const), subject: item }),
  fc.record({ do: fc.constant('fold' as const), subject: item, folded: fc.boolean() }),
  fc.record({
    do: fc.constant('move' as const),
    subject: item,
    section: fc.constantFrom(...SECTIONS!),
    parent: fc.constant(null),
    after: fc.option(item),
  }),
);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      back,
      item,
      part: fc.constantFrom(...PARTS),
      words: fc.constantFrom('', 'Complete', 'Closed', 'Delayed', 'Begun'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('change' as const), back, change }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('next' as const), completed: fc.constantFrom(...COMPLETED) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('withdraw' as const, 'bring back' as const) }) },
);

class World {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'layers-'));
  readonly plan: OpenPlan;
  readonly model = new Model();
  withdrawn: string | undefined;
  #seconds = 0;
  #ids = 0;

  constructor() {
    const db = createPlanFile(path.join(this.folder, 'a.actionplan'), { plan: PLAN as string, now: this.now() });
    const at = { parent: null, number: null, retired: false };
    inTransaction(db, () => {
      ensurePerson(db, PERSON);
      addEdition(db, { id: 'e0', label: 'Oct 2020', position: 0 });
      for (const id of SECTIONS!) addSection(db, id);
      for (const id of ITEMS!) addItem(db, id);
      const places = [...SECTIONS!, ...ITEMS!].map((id, n) => {
        const isSection = SECTIONS!.includes(id);
        const kind = isSection ? 'section' : 'recommendation';
        return { id, place: { ...at, section: isSection ? id : 's1', position: `${n + 1}`, kind } };
      });
      const cells = [
        { subject: PLAN as string, part: 'template' as const, body: recommendations },
        { subject: PLAN as string, part: 'text:title' as const, body: doc('A plan (Oct 2020)') },
        ...places.map(({ id, place }) => ({ subject: id, part: 'place' as const, body: place })),
      ];
      putCells(
        db,
        cells.map((cell) => ({ ...cell, edition: 'e0' })),
        { person: PERSON.id, at: this.now(), origin: 'import' },
      );
      this.model.order.push('e0');
      this.model.pages.set('e0', new Map());
      for (const { id, place } of places) this.model.write('e0', `${id} place`, place);
    });
    this.plan = new OpenPlan(db, path.join(this.folder, 'a.actionplan'));
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

  edition(backwards: number): Edition {
    return this.plan.editions[Math.max(0, this.plan.editions.length - 1 - backwards)]!;
  }

  edit({ back: backwards, item: subject, part, words }: Extract<Act, { do: 'edit' }>): void {
    const { id: edition } = this.edition(backwards);
    const cell = { subject, part, edition };
    const before = readCell(this.plan.db, cell);
    const base = { counter: before?.counter ?? 0, body: (before?.body ?? []) as Tree };
    const now = this.now();
    saveCell(this.plan.db, { cell, base, body: words === '' ? [] : doc(words), person: PERSON.id, sitting: 's', now });
    this.plan.cellChanged(cell, now);
    this.model.write(edition, `${subject} ${part}`, words);
  }

  change({ back: backwards, change: one }: Extract<Act, { do: 'change' }>): void {
    const { id: edition } = this.edition(backwards);
    const { written } = carryOut(this.plan, edition, one, this.author());
    const later = this.model.order.slice(this.model.order.indexOf(edition) + 1);
    for (const { subject, edition: at } of written) {
      const key = `${subject} place`;
      const place = this.model.place(at, subject);
      if (at !== edition && !later.includes(at)) throw new Error(`A change at ${edition} wrote in ${at}`);
      // Where it now stands in its order is not foretold; all else is.
      if (one.do === 'move')
        this.model.write(at, key, readCell(this.plan.db, { subject, part: 'place', edition: at })!.body as Place);
      else if (one.do === 'fold') this.model.write(at, key, { ...place, folded: one.folded });
      else this.model.write(at, key, { ...place, retired: one.do === 'retire' });
    }
  }

  withdraw(): void {
    const newest = this.model.order.at(-1)!;
    withdraw(this.plan, newest, this.now());
    this.model.order.pop();
    this.withdrawn = newest;
  }

  bringBack(): void {
    if (this.withdrawn === undefined) throw new Problem('Nothing is withdrawn.');
    bringBackEdition(this.plan, this.withdrawn, this.now());
    this.model.order.push(this.withdrawn);
    this.model.copyOn();
    this.withdrawn = undefined;
  }

  readings(): string[] {
    const records = readRecords(this.plan.db);
    return this.plan.editions.map(({ id }) => readingOf(viewEdition(records, id)));
  }
}

/** Starts the next edition, after looking at what it is said to come to. */
const next = (world: World, { completed }: Extract<Act, { do: 'next' }>): void => {
  const { order, pages } = world.model;
  const newest = order.at(-1)!;
  const label = `Oct ${2020 + order.length}`;
  const asked = finish(startingOf(world.plan, label));
  const done = ITEMS!.filter((id) => {
    const stands = !world.model.place(newest, id).retired;
    return stands && ['Complete', 'Closed'].includes(world.model.read(newest, id, 'field:status'));
  });
  expect(asked.completed.map((one) => one.item).toSorted()).toEqual(done);
  const standing = ITEMS!.filter((id) => !world.model.place(newest, id).retired);
  const said = (id: string, part: FieldPart): boolean =>
    order.some((at) => world.model.slot(at, `${id} ${part}`, '').own && world.model.slot(at, `${id} ${part}`, '').says);
  expect(asked.history).toBe(
    standing.flatMap((id) => ['field:status' as const, 'field:progress' as const].filter((part) => said(id, part)))
      .length,
  );
  expect(asked.rolledOn).toBe(1 + standing.filter((id) => world.model.read(newest, id, ROLLING) !== '').length);
  const started = finish(startEdition(world.plan, { label, completed }, world.author()));
  order.push(started.edition);
  pages.set(started.edition, new Map());
  world.model.copyOn();
  world.withdrawn = undefined;
  if (completed === 'keep') return;
  const how = completed === 'fold' ? { folded: true } : { retired: true };
  for (const id of done)
    if (completed === 'retire' || !world.model.place(newest, id).folded)
      world.model.write(started.edition, `${id} place`, { ...world.model.place(newest, id), ...how });
};

/** The editions read as the model says, whether they are read whole or in parts. */
const expectAsModel = (world: World): void => {
  const records = readRecords(world.plan.db);
  expect(world.plan.editions.map(({ id }) => id)).toEqual(world.model.order);
  for (const edition of world.model.order) {
    const view = viewEdition(records, edition);
    const standing = ITEMS!.filter((id) => !world.model.place(edition, id).retired);
    const said = itemsOf(view).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(said.map(({ id, folded, place }) => [id, folded, place.section, place.position])).toEqual(
      standing.map((id) => {
        const { folded, section, position } = world.model.place(edition, id);
        return [id, folded ?? false, section, position];
      }),
    );
    for (const one of said)
      for (const part of PARTS) {
        const found = one.fields.find(({ key }) => `field:${key}` === part)!;
        expect([edition, one.id, part, plainText(found.tree)]).toEqual([
          ...[edition, one.id, part, world.model.read(edition, one.id, part)],
        ]);
      }
    const parts = world.plan.parts(edition);
    expect(parts.outline).toEqual(outlineOfView(view));
    for (const section of view.sections)
      expect(JSON.stringify(parts.section(section.id))).toBe(JSON.stringify(section));
  }
};

/** Does one thing; false where it is refused. */
const done = (world: World, one: Act): boolean => {
  try {
    if (one.do === 'edit') world.edit(one);
    else if (one.do === 'change') world.change(one);
    else if (one.do === 'next') next(world, one);
    else if (one.do === 'withdraw') world.withdraw();
    else world.bringBack();
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
};

/** Does these things in a plan of their own, and holds the editions against the model after each; what was done, not refused. */
const expectOfAll = (acts: readonly Act[]): string[] => {
  const world = new World();
  const seen: string[] = [];
  try {
    for (const one of acts) {
      const before = world.readings();
      const at = 'back' in one ? world.plan.editions.indexOf(world.edition(one.back)) : world.plan.editions.length;
      const isDone = done(world, one);
      if (isDone) seen.push(one.do === 'change' ? one.change.do : one.do);
      const kept = one.do === 'withdraw' && isDone ? at - 1 : isDone ? at : before.length;
      expect(world.readings().slice(0, kept)).toEqual(before.slice(0, kept));
      expectAsModel(world);
    }
    expect(verifyPlan(world.plan.db).faults).toEqual([]);
  } finally {
    world.end();
  }
  return seen;
};

const changed = (one: Change, backwards = 0): Act => ({ do: 'change', back: backwards, change: one });

test('each thing that can be done is done, and the editions read as the model says', () => {
  const script: readonly Act[] = [
    { do: 'edit', back: 0, item: 'i1', part: 'field:status', words: 'Complete' },
    { do: 'edit', back: 0, item: 'i2', part: ROLLING, words: 'Begun' },
    { do: 'next', completed: 'fold' },
    { do: 'withdraw' },
    { do: 'bring back' },
    changed({ do: 'fold', subject: 'i1', folded: false }),
    changed({ do: 'move', subject: 'i2', section: 's2', parent: null, after: null }),
    changed({ do: 'retire', subject: 'i3' }, 1),
    changed({ do: 'bring-back', subject: 'i3' }),
    { do: 'edit', back: 1, item: 'i4', part: ROLLING, words: 'Delayed' },
  ];
  expect(expectOfAll(script)).toEqual([
    'edit',
    'edit',
    'next',
    'withdraw',
    'bring back',
    'fold',
    'move',
    'retire',
    'bring-back',
    'edit',
  ]);
});

test('each edition reads as if it had every word for itself, and no earlier one is changed by a later one', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 6, maxLength: 24 }), (acts) => {
      expectOfAll(acts);
    }),
    { numRuns: 25 },
  );
}, 60_000);
