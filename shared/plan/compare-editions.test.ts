import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doc } from '../richtext/build.ts';
import type { Tree } from '../richtext/tree.ts';
import { recommendations } from '../templates/recommendations.ts';
import type { Change } from './change.ts';
import { sourceOf } from './changes/cells.ts';
import { Ground } from './changes/ground.ts';
import { stepOf } from './changes/index.ts';
import { someChange, somePlan, written } from './changes/random-plan.test-help.ts';
import type { CellWords } from './changes/step.ts';
import { planOf } from './changes/undo.ts';
import { applyScript, compared, compareSourceOf, editScript, planAt } from './compare.test-help.ts';
import { EditionPair } from './compare-editions.ts';
import { compareThing } from './compare-thing.ts';
import type { ThingChange } from './compared.ts';
import { Problem } from './problem.ts';
import type { Body, Part, Place, PlanRecords } from './records.ts';

/** Carries a change out at an edition; the records as they were where it is refused. */
const carriedOut = (records: PlanRecords, edition: string, change: Change, newId: () => string): PlanRecords => {
  try {
    const ground = new Ground(sourceOf(records), edition, newId);
    const step = stepOf(ground, change);
    return written(records, planOf(ground, step).writes, step);
  } catch (error) {
    if (error instanceof Problem) return records;
    throw error;
  }
};

const NEXT = 'e4';
const someEdit = fc.oneof(
  { weight: 12, arbitrary: someChange(NEXT) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('fold' as const),
      subject: fc.constantFrom('i1', 'i2', 'i3'),
      folded: fc.boolean(),
    }),
  },
);

/** A plan of three editions, words written in any of them, and a next one with some changes. */
const someYears = fc.tuple(somePlan, fc.array(someEdit, { maxLength: 12 })).map(([plan, edits]) => {
  let ids = 0;
  const newId = (): string => `new-${(ids += 1)}`;
  const next = { id: NEXT, label: 'Oct 2023', position: 3, state: 'draft' as const };
  return edits.reduce<PlanRecords>((now, edit) => carriedOut(now, NEXT, edit, newId), {
    ...plan,
    editions: [...plan.editions, next],
  });
});
const someEdition = fc.constantFrom('e1', 'e2', 'e3', NEXT);

describe('compareEditions', () => {
  it('finds everything: what it found, done to one edition, makes it the other', () => {
    fc.assert(
      fc.property(someYears, someEdition, someEdition, (records, before, after) => {
        const made = applyScript(planAt(records, before), editScript(records, before, after));
        expect(made).toEqual(planAt(records, after));
      }),
      { numRuns: 200 },
    );
  });

  it('finds nothing else: each thing listed reads otherwise, or stands elsewhere', () => {
    fc.assert(
      fc.property(someYears, someEdition, someEdition, (records, before, after) => {
        const [was, is] = [planAt(records, before), planAt(records, after)];
        const overs = (plan: typeof was): Map<string, string> =>
          new Map(Object.entries(plan.below).flatMap(([over, ids]) => ids.map((id) => [id, over] as const)));
        const [stood, stands] = [overs(was), overs(is)];
        for (const { subject, kinds, texts } of compared(records, before, after).things) {
          const [old, fresh] = [was.things[subject], is.things[subject]];
          if (kinds.includes('added') || kinds.includes('retired')) expect([old, fresh]).toContain(undefined);
          if (kinds.includes('renumbered')) expect(old!.number).not.toBe(fresh!.number);
          if (kinds.includes('moved') && stood.get(subject) === stands.get(subject))
            expect(was.below[stood.get(subject)!]).not.toEqual(is.below[stood.get(subject)!]);
          for (const { key, how } of texts) {
            if (how === 'emptied') expect(fresh!.texts[key]).toBeUndefined();
            if (how === 'filled') expect(old!.texts[key]).toBeUndefined();
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('finds nothing between an edition and itself, and in the next one before it is written in', () => {
    fc.assert(
      fc.property(someYears, someEdition, (records, edition) => {
        expect(compared(records, edition, edition).things).toEqual([]);
        const at = records.editions.find(({ id }) => id === edition)!.position;
        const editions = [
          ...records.editions.filter(({ position }) => position <= at),
          { id: 'next', label: 'Oct 2024', position: at + 1, state: 'draft' as const },
        ];
        expect(compared({ ...records, editions }, edition, 'next').things).toEqual([]);
        expect(compared({ ...records, editions }, 'next', edition).things).toEqual([]);
      }),
    );
  });

  it('lists what changed in either order of the editions alike', () => {
    fc.assert(
      fc.property(someYears, someEdition, someEdition, (records, before, after) => {
        const [there, back] = [compared(records, before, after), compared(records, after, before)];
        const fieldsOf = ({ things }: typeof there): string[] =>
          things.flatMap(({ subject, texts }) => texts.map(({ key }) => `${subject} ${key}`)).toSorted();
        expect(fieldsOf(back)).toEqual(fieldsOf(there));
        expect([back.counts.added, back.counts.retired, back.counts.renumbered + back.counts.moved]).toEqual([
          there.counts.retired,
          there.counts.added,
          there.counts.renumbered + there.counts.moved,
        ]);
      }),
    );
  });
});

const EDITIONS = [2021, 2022, 2023].map((year, position) => ({
  ...{ id: `e${year}`, label: `Oct ${year}`, position, state: 'draft' as const },
}));
const place = (section: string, position: string, number: string | null, more: Partial<Place> = {}): Place => ({
  ...{ section, parent: null, position, number, kind: section === more.section ? 'section' : 'recommendation' },
  retired: false,
  ...more,
});

/** A plan of one section with four items, and of another with none, written in October 2021. */
const PLAN: PlanRecords = written(
  {
    plan: 'plan',
    editions: EDITIONS,
    sections: ['s', 't'],
    items: ['a', 'b', 'c', 'd'],
    cells: [],
  },
  [
    ...[
      ['plan', 'template', recommendations],
      ['plan', 'text:title', doc('Our plan (October 2021)')],
      ['s', 'place', place('s', 'a1', '6.1', { section: 's', kind: 'section' })],
      ['s', 'text:heading', doc('Schools and parents')],
      ['t', 'place', place('t', 'a2', '7', { section: 't', kind: 'section' })],
      ['t', 'text:heading', doc('Learning')],
      ...['a', 'b', 'c', 'd'].flatMap((id, at): [string, Part, Body][] => [
        [id, 'place', place('s', `a${at + 1}`, `6.1.${at + 1}`)],
        [id, 'field:recommendation', doc(`What ${id} asks for`)],
        [id, 'field:timescale', doc('By Spring 2022.')],
        [id, 'field:status', doc('On-going / on track')],
        [id, 'field:progress', doc('Work is being done with all schools.')],
      ]),
    ].map(([subject, part, body]) => ({ subject, part, edition: 'e2021', body }) as CellWords),
  ],
);
const at2022 = (...cells: readonly (readonly [subject: string, part: Part, body: Body])[]): PlanRecords =>
  written(
    PLAN,
    cells.map(([subject, part, body]) => ({ subject, part, edition: 'e2022', body }) as CellWords),
  );
const found = (records: PlanRecords, before = 'e2021', after = 'e2022'): readonly ThingChange[] =>
  compared(records, before, after).things;
const kindsOf = (things: readonly ThingChange[]): Record<string, string> =>
  Object.fromEntries(things.map(({ subject, kinds }) => [subject, kinds.join(' ')]));
const thing = (records: PlanRecords, subject: string) =>
  compareThing(new EditionPair(compareSourceOf(records), 'e2021', 'e2022'), subject);

describe('what counts as a change', () => {
  it('is one entry for a thing that moved and was reworded; the others took new numbers', () => {
    const records = at2022(
      ['d', 'place', place('s', 'a11', '6.1.2')],
      ['b', 'place', place('s', 'a2', '6.1.3')],
      ['c', 'place', place('s', 'a3', '6.1.4')],
      ['d', 'field:status', doc('Complete')],
    );
    expect(kindsOf(found(records))).toEqual({ d: 'status moved', b: 'renumbered', c: 'renumbered' });
    expect(thing(records, 'd').moved).toEqual([
      '6.1.4 in October 2021 is 6.1.2 in October 2022',
      '6.1.2 and 6.1.3 took new numbers and kept their words',
    ]);
    expect(thing(records, 'b').moved).toEqual(['6.1.2 in October 2021 is 6.1.3 in October 2022']);
    expect(compared(records, 'e2021', 'e2022')).toMatchObject({
      same: 1,
      counts: { moved: 1, renumbered: 2, status: 1 },
    });
  });

  it('takes the one that was put elsewhere as moved, where two have changed places', () => {
    expect(kindsOf(found(at2022(['c', 'place', place('s', 'a11', '6.1.3')])))).toEqual({ c: 'moved' });
    const records = at2022(['b', 'place', place('s', 'a31', '6.1.2')]);
    expect(kindsOf(found(records))).toEqual({ b: 'moved' });
    expect(thing(records, 'b').moved).toEqual([
      '6.1.2 stood after 6.1.1 in October 2021 and stands after 6.1.3 in October 2022',
    ]);
  });

  it('tells of another section in a sentence', () => {
    const records = at2022(['b', 'place', place('t', 'a1', '7.1')]);
    expect(kindsOf(found(records))).toEqual({ b: 'moved' });
    expect(thing(records, 'b').moved).toEqual([
      '6.1.2 in October 2021 is 7.1 in October 2022',
      'It stood in “6.1 Schools and parents” and stands in “7 Learning”',
    ]);
  });

  it('is no change where a title names the other edition, and a label does', () => {
    expect(found(at2022(['plan', 'text:title', doc('Our plan (October 2022)')]))).toEqual([]);
    expect(found(at2022(['plan', 'text:title', doc('Our new plan (October 2022)')]))).toMatchObject([
      { subject: 'plan', thing: 'plan', texts: [{ key: 'title', how: 'reworded' }] },
    ]);
  });

  it('is what a field of edition scope says otherwise than last time, and nothing while it is not updated', () => {
    const said = (tree: Tree) => found(at2022(['a', 'field:progress', tree]));
    expect(said(doc('Work is being done with all schools.'))).toEqual([]);
    expect(said([])).toEqual([]);
    expect(said(doc('Work is being done with most schools.'))).toMatchObject([{ texts: [{ how: 'reworded' }] }]);
    expect(said(doc('Guidance was published in May.'))).toMatchObject([{ texts: [{ how: 'new' }] }]);
    // An edition between, in which nothing was written, changes nothing of that.
    const later = written(PLAN, [
      { subject: 'a', part: 'field:progress', edition: 'e2023', body: doc('Work is being done with all schools.') },
      { subject: 'b', part: 'field:progress', edition: 'e2023', body: doc('It is done.') },
    ]);
    expect(kindsOf(found(later, 'e2022', 'e2023'))).toEqual({ b: 'text' });
  });

  it('has kinds of its own for a status and a timescale', () => {
    const records = at2022(['a', 'field:status', doc('Complete')], ['a', 'field:timescale', doc('By Spring 2023.')]);
    expect(found(records)).toMatchObject([{ subject: 'a', kinds: ['status', 'timescale'] }]);
  });

  it('is an owner, what an item answers, and that it was folded', () => {
    const records = at2022(
      ['a', 'facts', { owner: 'ADES', answers: ['c', 'b'], words: ['COSLA'] }],
      ['b', 'place', place('s', 'a2', '6.1.2', { folded: true })],
    );
    expect(kindsOf(found(records))).toEqual({ a: 'facts', b: 'facts' });
    expect(thing(records, 'a').facts).toEqual([
      { label: 'Owner', before: '', after: 'ADES' },
      { label: 'Also answers', before: '', after: '6.1.3, 6.1.2' },
    ]);
  });

  it('shows why a date was moved, which is no change of its own', () => {
    const reasons = [{ edition: 'e2022', field: 'timescale', reason: 'Schools were closed.' }];
    expect(found(at2022(['a', 'facts', { reasons }]))).toEqual([]);
    const records = at2022(['a', 'facts', { reasons }], ['a', 'field:timescale', doc('By Spring 2023.')]);
    expect(kindsOf(found(records))).toEqual({ a: 'timescale' });
    expect(thing(records, 'a').facts).toEqual([
      { label: 'Why Delivery Timescale changed', before: '', after: 'Schools were closed.' },
    ]);
  });

  it('is something retired, standing where it stood, and something added', () => {
    const records = written({ ...PLAN, items: [...PLAN.items, 'e'] }, [
      { subject: 'b', part: 'place', edition: 'e2022', body: place('s', 'a2', '6.1.2', { retired: true }) },
      { subject: 'e', part: 'place', edition: 'e2022', body: place('s', 'a5', '6.1.5') },
      { subject: 'e', part: 'field:recommendation', edition: 'e2022', body: doc('What is new') },
      { subject: 'a', part: 'field:status', edition: 'e2022', body: doc('Complete') },
      { subject: 'c', part: 'field:status', edition: 'e2022', body: doc('Complete') },
    ] as CellWords[]);
    const things = found(records);
    expect(things.map(({ subject, kinds }) => `${subject} ${kinds.join()}`)).toEqual([
      'a status',
      'b retired',
      'c status',
      'e added',
    ]);
    expect(things[1]).toMatchObject({
      before: { number: '6.1.2', words: 'What b asks for', section: '6.1 Schools and parents' },
      after: null,
    });
    expect(thing(records, 'e').texts).toMatchObject([
      {
        key: 'recommendation',
        changed: true,
        labels: { before: null, after: 'Recommendation' },
        marked: [{ is: 'added' }],
      },
    ]);
  });

  it('shows all texts of a thing, those that are the same too', () => {
    const { texts } = thing(at2022(['a', 'field:timescale', doc('By Spring 2023.')]), 'a');
    expect(texts.map(({ key, changed, notUpdated }) => `${key} ${changed} ${notUpdated}`)).toEqual([
      'recommendation false false',
      'timescale true false',
      'status false true',
      'progress false true',
    ]);
    expect(texts[2]!.labels).toEqual({ before: 'Status Oct 2021', after: 'Status Oct 2022' });
  });
});
