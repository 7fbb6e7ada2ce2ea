import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doc, p, t } from '../richtext/build.ts';
import { goals } from '../templates/goals.ts';
import { recommendations } from '../templates/recommendations.ts';
import { newPlan } from './new-plan.ts';
import { recordsOfNewPlan } from './proposal-view.ts';
import { itemsOf, lineTree, numbersOf, SILENCE, viewEdition } from './edition-view.ts';
import type { Body, CurrentCell, Edition, Part, Place, PlanRecords } from './records.ts';
import type { Template } from './template.ts';

const editions: Edition[] = [
  { id: 'e2', label: 'Oct 2021', position: 1, state: 'draft' },
  { id: 'e1', label: 'Nov 2020', position: 0, state: 'sealed' },
];
const cellOf = (subject: string, part: Part, body: Body, edition = 'e1'): CurrentCell => ({
  ...{ subject, part, edition, body, plain: '', sha256: '' },
  counter: edition === 'e1' ? 3 : 7,
});
const placeOf = (more: Partial<Place> = {}): Place => ({
  ...{ section: 's', parent: null, position: 'm', number: null, kind: 'recommendation', retired: false },
  ...more,
});
const planOf = (
  items: readonly string[],
  cells: readonly CurrentCell[],
  template: Template = recommendations,
): PlanRecords => ({
  ...{ plan: 'plan', editions, sections: ['s'], items },
  cells: [
    cellOf('plan', 'template', template),
    cellOf('s', 'place', placeOf({ number: '1', kind: 'section' })),
    cellOf('s', 'text:heading', doc('Vision')),
    ...cells,
  ],
});
const field = (records: PlanRecords, edition: string, key: string) =>
  itemsOf(viewEdition(records, edition))[0]!.fields.find((one) => one.key === key)!;

describe('a field at an edition', () => {
  const place = cellOf('i', 'place', placeOf());
  const said = (key: string, words: string, edition?: string) =>
    cellOf('i', `field:${key}`, words === '' ? [] : doc(words), edition);

  it('rolls on until it is written over, and is saved to the edition shown', () => {
    const records = planOf(['i'], [place, said('actions', 'Earlier')]);
    expect(field(records, 'e1', 'actions')).toMatchObject({
      state: 'written',
      counter: 3,
      tree: doc('Earlier'),
      last: undefined,
    });
    expect(field(records, 'e2', 'actions')).toMatchObject({
      ...{
        state: 'rolled-on',
        counter: 0,
        tree: doc('Earlier'),
        writtenIn: 'e1',
        label: 'Actions to be taken forward - Nov 2020',
      },
      cell: { subject: 'i', part: 'field:actions', edition: 'e2' },
    });
  });
  it('keeps the last words of a folded item, under the name of the edition that said them', () => {
    const folded = cellOf('i', 'place', placeOf({ folded: true }), 'e2');
    const records = planOf(['i'], [place, folded, said('status', 'Complete')]);
    expect(field(records, 'e2', 'status')).toMatchObject({
      ...{ state: 'rolled-on', counter: 0, tree: doc('Complete'), writtenIn: 'e1', label: 'Status Nov 2020' },
      ...{ last: { edition: 'e1', tree: doc('Complete') }, cell: { edition: 'e2' } },
    });
    expect(field(records, 'e2', 'progress')).toMatchObject({ state: 'empty', tree: [], label: 'Progress made' });
    expect(itemsOf(viewEdition(records, 'e2'))[0]).toMatchObject({ folded: true, status: { tone: 'complete' } });
    expect(itemsOf(viewEdition(records, 'e1'))[0]!.folded).toBe(false);
    for (const [words, state, label] of [
      [doc('Closed'), 'written', 'Status Oct 2021'],
      [[], 'rolled-on', 'Status Nov 2020'],
      [SILENCE, 'empty', 'Status Oct 2021'],
    ] as const) {
      const own = cellOf('i', 'field:status', words, 'e2');
      const later = planOf(['i'], [place, folded, said('status', 'Complete'), own]);
      expect(field(later, 'e2', 'status')).toMatchObject({ state, label, counter: 7 });
    }
  });
  it('starts empty where its scope is the edition, and shows what was said last', () => {
    const records = planOf(['i'], [place, said('status', 'Complete')]);
    expect(field(records, 'e2', 'status')).toMatchObject({
      ...{
        state: 'not-updated',
        counter: 0,
        tree: [],
        label: 'Status Oct 2021',
        last: { edition: 'e1', tree: doc('Complete') },
      },
    });
    expect(itemsOf(viewEdition(records, 'e2'))[0]!.status).toEqual({ words: '', tone: 'none' });
    expect(itemsOf(viewEdition(records, 'e1'))[0]!.status).toEqual({ words: 'Complete', tone: 'complete' });
  });
  it('emptied again, is not updated, and keeps the counter of its cell', () => {
    const records = planOf(['i'], [place, said('status', 'Complete'), said('status', '', 'e2')]);
    expect(field(records, 'e2', 'status')).toMatchObject({ state: 'not-updated', counter: 7 });
  });
  it('that rolls on can be emptied', () => {
    const records = planOf(['i'], [place, said('actions', 'Earlier'), said('actions', '', 'e2')]);
    expect(field(records, 'e2', 'actions')).toMatchObject({ state: 'written', tree: [], counter: 7 });
  });
  it('tells since when it has said so, and which edition said something else before', () => {
    const later: Edition = { id: 'e3', label: 'Oct 2022', position: 2, state: 'draft' };
    const records = planOf(['i'], [place, said('actions', 'Earlier'), said('actions', 'Later', 'e2')]);
    const at = (cells: readonly CurrentCell[]) =>
      field({ ...records, editions: [...editions, later], cells: [...records.cells, ...cells] }, 'e3', 'actions').last;
    expect(at([])).toEqual({ edition: 'e2', tree: doc('Later'), earlier: 'e1' });
    const same = planOf(['i'], [place, said('actions', 'Same'), said('actions', 'Same', 'e2')]);
    expect(field({ ...same, editions: [...editions, later] }, 'e3', 'actions').last).toEqual({
      ...{ edition: 'e2', tree: doc('Same') },
      since: 'e1',
    });
  });
  it('that is a date tells what it was first and how it changed, and a finished status what it is held against', () => {
    const records = planOf(
      ['i'],
      [place, said('timescale', 'Spring 2021'), said('timescale', 'Spring 2022', 'e2'), said('status', 'Complete')],
    );
    expect(field(records, 'e2', 'timescale')).toMatchObject({
      slips: {
        original: { edition: 'e1', words: 'Spring 2021' },
        revisions: [{ edition: 'e2', words: 'Spring 2022', reason: null }],
      },
      asksWhy: { about: 'date', from: { edition: 'e1', words: 'Spring 2021' }, reason: null },
    });
    expect(field(records, 'e1', 'timescale').asksWhy).toBeUndefined();
    expect(field(records, 'e2', 'status').asksWhy).toMatchObject({ about: 'status', from: { words: 'Complete' } });
    expect(field(records, 'e2', 'actions')).not.toHaveProperty('slips');
  });
  it('never written is empty', () => {
    expect(field(planOf(['i'], [place]), 'e1', 'actions')).toMatchObject({
      state: 'empty',
      tree: [],
      counter: 0,
      writtenIn: 'e1',
    });
  });
});

describe('the order of things', () => {
  it('goes by position, then by id, and leaves the retired out', () => {
    const records = planOf(
      ['a', 'b', 'c', 'd'],
      [
        cellOf('a', 'place', placeOf({ position: 'z', number: '3' })),
        cellOf('b', 'place', placeOf({ position: 'c', number: '2' })),
        cellOf('c', 'place', placeOf({ position: 'c' })),
        cellOf('d', 'place', placeOf({ position: 'a' })),
        cellOf('d', 'place', placeOf({ position: 'a', retired: true }), 'e2'),
      ],
    );
    expect(itemsOf(viewEdition(records, 'e1')).map((one) => one.id)).toEqual(['d', 'b', 'c', 'a']);
    const later = viewEdition(records, 'e2');
    expect(itemsOf(later).map((one) => one.id)).toEqual(['b', 'c', 'a']);
    expect([...numbersOf(later)]).toEqual([
      ['b', '2'],
      ['a', '3'],
    ]);
  });
  it('puts an item at the top of its section where its parent is retired', () => {
    const records = planOf(
      ['a', 'b'],
      [cellOf('a', 'place', placeOf({ retired: true })), cellOf('b', 'place', placeOf({ parent: 'a' }))],
    );
    expect(viewEdition(records, 'e1').sections[0]!.items.map((one) => one.id)).toEqual(['b']);
  });
  it('loses no item, whatever the parents: one of a ring stands at the top of its section', () => {
    const records = planOf(
      ['a', 'b', 'c'],
      [
        cellOf('a', 'place', placeOf({ parent: 'b' })),
        cellOf('b', 'place', placeOf({ parent: 'a' })),
        cellOf('c', 'place', placeOf({ parent: 'b' })),
      ],
    );
    const [top, ...others] = viewEdition(records, 'e1').sections[0]!.items;
    expect([top!.id, others, top!.items.map((one) => one.id), top!.items[0]!.items.map((one) => one.id)]).toEqual([
      'a',
      [],
      ['b'],
      ['c'],
    ]);
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(7)), { minLength: 1, maxLength: 8 }), (parents) => {
        const cells = parents.map((parent, at) =>
          cellOf(`i${at}`, 'place', placeOf({ parent: parent === null ? null : `i${parent}` })),
        );
        const ids = parents.map((_, at) => `i${at}`);
        expect(
          itemsOf(viewEdition(planOf(ids, cells), 'e1'))
            .map((one) => one.id)
            .toSorted(),
        ).toEqual(ids);
      }),
    );
  });
});

describe('headings', () => {
  it('take the first words of a goal from its field', () => {
    const records = planOf(
      ['g'],
      [
        cellOf('g', 'place', placeOf({ kind: 'goal', number: 'J' })),
        cellOf('g', 'text:name', doc('Skills')),
        cellOf('g', 'field:goal', doc(p('Enhance ', t('skills', 'bold')))),
      ],
      goals,
    );
    expect(itemsOf(viewEdition(records, 'e1'))[0]).toMatchObject({
      heading: 'Goal J (Skills): Enhance skills',
      name: 'Skills',
    });
  });
  it('of an item and a section with one number are one', () => {
    const view = viewEdition(planOf(['i'], [cellOf('i', 'place', placeOf({ number: '1' }))]), 'e1');
    expect(view.sections[0]).toMatchObject({
      printed: '1 Vision',
      items: [{ underSectionHeading: true, heading: '' }],
    });
  });
});

it('says what is missing', () => {
  expect(() => viewEdition(planOf([], []), 'e9')).toThrow('no edition e9');
  expect(() => viewEdition({ ...planOf([], []), cells: [] }, 'e1')).toThrow('no template');
});

it('makes a line of words, or nothing', () => {
  expect([lineTree('  Some words '), lineTree('  ')]).toEqual([doc('Some words'), []]);
});

it('leaves an item its own heading where that says more than the section’s number', () => {
  const ids = ['plan', 'edition', 'section', 'item'];
  const named = (template: Template): string[] => {
    const left = [...ids];
    const plan = newPlan({ template, title: 'A plan', edition: 'October 2022' }, () => left.shift()!);
    const cells = plan.cells.map((cell) =>
      cell.part === 'place' && cell.subject === 'item' ? { ...cell, body: { ...cell.body, number: '1' } } : cell,
    );
    const view = viewEdition(recordsOfNewPlan({ ...plan, cells }), 'edition');
    return view.sections[0]!.items.map((item) => item.heading);
  };
  expect(named(goals)).toEqual(['Goal 1']);
  expect(named(recommendations)).toEqual(['']);
});
