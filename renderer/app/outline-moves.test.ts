import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outline, OutlineItem, OutlineSection } from '../../shared/ipc/contract.ts';
import { templateOf } from '../../shared/templates/index.ts';
import { outlineItems } from '../views/plan/outline-filter.ts';
import { besideThing, dropAt, itemAfter, itemBelow, moveFrom, sectionAfter, standsIn, WAYS } from './outline-moves.ts';
import type { Move, Refused } from './outline-moves.ts';

const recommendations = templateOf('recommendations');
const goals = templateOf('goals');

const item = (number: string, items: OutlineItem[] = [], kind = 'recommendation'): OutlineItem => ({
  id: number,
  kind,
  number,
  words: number,
  status: { words: '', tone: 'none' },
  updated: true,
  items,
});
const section = (number: string, items: OutlineItem[], kind?: 'annex'): OutlineSection => ({
  id: number,
  number,
  heading: '',
  ...(kind ? { kind } : {}),
  items,
});
const outline: Outline = {
  edition: 'e',
  title: 'Plan',
  sections: [
    section('5', [item('5.1')]),
    section('6', [item('6.1', [item('6.1.1'), item('6.1.2')]), item('6.2')]),
    section('A', [], 'annex'),
    section('B', [], 'annex'),
  ],
};

/** The outline after a move, as a plain reading of what the change says. */
const moved = (from: Outline, { subject, section: to, parent, after }: Move): Outline => {
  const put = <T extends { readonly id: string }>(list: readonly T[], one: T): T[] => {
    const isAnnex = (other: object): boolean => 'kind' in other && other.kind === 'annex';
    const at =
      after === null ? (isAnnex(one) ? list.findIndex(isAnnex) : 0) : list.findIndex((other) => other.id === after) + 1;
    if (after !== null && at === 0) throw new Error(`${after} is not there`);
    return [...list.slice(0, at), one, ...list.slice(at)];
  };
  const dragged = from.sections.find((one) => one.id === subject);
  if (dragged)
    return {
      ...from,
      sections: put(
        from.sections.filter((one) => one !== dragged),
        dragged,
      ),
    };
  const thing = outlineItems(from).find((one) => one.id === subject)!;
  const without = (items: readonly OutlineItem[]): OutlineItem[] =>
    items.filter((one) => one.id !== subject).map((one) => ({ ...one, items: without(one.items) }));
  const under = (items: readonly OutlineItem[]): OutlineItem[] =>
    items.map((one) => ({ ...one, items: one.id === parent ? put(one.items, thing) : under(one.items) }));
  return {
    ...from,
    sections: from.sections.map((one) => {
      const items = without(one.items);
      if (one.id !== to) return { ...one, items };
      return { ...one, items: parent === null ? put(items, thing) : under(items) };
    }),
  };
};

const shape = (of: Outline): string => {
  const items = (list: readonly OutlineItem[]): string =>
    list.map((one) => (one.items.length > 0 ? `${one.id}(${items(one.items)})` : one.id)).join(' ');
  return of.sections.map((one) => `${one.id}[${items(one.items)}]`).join(' ');
};
const isMove = (change: Move | Refused | null): change is Move => change !== null && 'do' in change;
const after = (change: Move | Refused | null): string =>
  isMove(change) ? shape(moved(outline, change)) : (change?.refused ?? 'stays');

describe('a step', () => {
  test.each([
    ['6.1.2', 'up', '5[5.1] 6[6.1(6.1.2 6.1.1) 6.2] A[] B[]'],
    ['6.1.1', 'down', '5[5.1] 6[6.1(6.1.2 6.1.1) 6.2] A[] B[]'],
    ['6.1', 'up', '5[5.1 6.1(6.1.1 6.1.2)] 6[6.2] A[] B[]'],
    ['5.1', 'down', '5[] 6[5.1 6.1(6.1.1 6.1.2) 6.2] A[] B[]'],
    ['6.1.2', 'down', '5[5.1] 6[6.1(6.1.1) 6.2(6.1.2)] A[] B[]'],
    ['6.1.1', 'up', '5[5.1(6.1.1)] 6[6.1(6.1.2) 6.2] A[] B[]'],
    ['6.2', 'nest', '5[5.1] 6[6.1(6.1.1 6.1.2 6.2)] A[] B[]'],
    ['6.1.2', 'unnest', '5[5.1] 6[6.1(6.1.1) 6.1.2 6.2] A[] B[]'],
    ['6', 'up', '6[6.1(6.1.1 6.1.2) 6.2] 5[5.1] A[] B[]'],
    ['B', 'up', '5[5.1] 6[6.1(6.1.1 6.1.2) 6.2] B[] A[]'],
    ['5.1', 'up', '5.1 stands first at its level already.'],
    ['6.2', 'down', '6.2 stands last at its level already.'],
    ['6', 'down', 'Section 6 stands last already.'],
    ['6.1', 'nest', 'There is no item before 6.1 to put it under.'],
    ['6.1', 'unnest', '6.1 stands at the top of its section already.'],
    ['6', 'nest', 'Section 6 stays a section: only items stand under one another.'],
    ['gone', 'up', 'Choose a section or an item in the outline first.'],
  ] as const)('%s %s', (id, way, expected) => {
    expect(after(moveFrom(outline, recommendations, id, way))).toBe(expected);
  });

  test('goes only where the template lets that kind stand', () => {
    const plan: Outline = {
      ...outline,
      sections: [
        section('T', [item('A', [item('1', [], 'action'), item('2', [], 'action')], 'goal'), item('B', [], 'goal')]),
      ],
    };
    const step = (id: string, way: (typeof WAYS)[number]): string => {
      const change = moveFrom(plan, goals, id, way);
      return isMove(change) ? shape(moved(plan, change)) : change.refused;
    };
    expect(step('2', 'nest')).toBe('In this plan nothing can stand under an action.');
    expect(step('B', 'nest')).toBe('T[A(1 2 B)]');
    expect(step('1', 'unnest')).toBe('T[A(2) 1 B]');
    expect(step('A', 'down')).toBe('T[B A(1 2)]');
    expect(step('2', 'up')).toBe('T[A(2 1) B]');
    expect(step('2', 'down')).toBe('T[A(1) B(2)]');
  });
});

describe('letting go', () => {
  test.each([
    ['6.2', '6.1.1', 'before', '5[5.1] 6[6.1(6.2 6.1.1 6.1.2)] A[] B[]'],
    ['6.2', '6.1.1', 'after', '5[5.1] 6[6.1(6.1.1 6.2 6.1.2)] A[] B[]'],
    ['6.2', '5.1', 'on', '5[5.1(6.2)] 6[6.1(6.1.1 6.1.2)] A[] B[]'],
    ['6.1.1', '5', 'on', '5[5.1 6.1.1] 6[6.1(6.1.2) 6.2] A[] B[]'],
    ['6', '5', 'before', '6[6.1(6.1.1 6.1.2) 6.2] 5[5.1] A[] B[]'],
    ['B', 'A', 'before', '5[5.1] 6[6.1(6.1.1 6.1.2) 6.2] B[] A[]'],
    ['6.1', '6.1.2', 'on', 'stays'],
    ['6.1', '6.1', 'before', 'stays'],
    ['6.1.2', '6.1.1', 'after', 'stays'],
    ['6.1.1', '6.1.2', 'before', 'stays'],
    ['6.2', '6', 'on', 'stays'],
    ['6.2', 'A', 'on', 'stays'],
    ['6.2', '5', 'after', 'stays'],
    ['A', '5', 'before', 'stays'],
    ['6', '6.1', 'on', 'stays'],
    ['5', '6', 'before', 'stays'],
  ] as const)('%s at %s, %s', (id, key, position, expected) => {
    expect(after(dropAt(outline, recommendations, id, { key, position }))).toBe(expected);
  });
});

const arbitraryOutline = fc
  .array(fc.array(fc.nat({ max: 3 }), { maxLength: 5 }), { minLength: 1, maxLength: 4 })
  .map((sections): Outline => {
    let count = 0;
    return {
      edition: 'e',
      title: '',
      sections: sections.map((tops, at) =>
        section(
          `s${at}`,
          tops.map((below) =>
            item(
              `i${(count += 1)}`,
              Array.from({ length: below }, () => item(`i${(count += 1)}`)),
            ),
          ),
        ),
      ),
    };
  });
const idsOf = (of: Outline): string[] => outlineItems(of).map((one) => one.id);
const thingsOf = (of: Outline): string[] => [...of.sections.map((one) => one.id), ...idsOf(of)];

test('however things are moved about, every item is there exactly once', () => {
  const step = fc.record({ pick: fc.nat(), way: fc.constantFrom(...WAYS) });
  const drop = fc.record({ pick: fc.nat(), over: fc.nat(), position: fc.constantFrom('before', 'on', 'after') });
  fc.assert(
    fc.property(arbitraryOutline, fc.array(fc.oneof(step, drop), { maxLength: 30 }), (start, steps) => {
      let now = start;
      for (const one of steps) {
        const things = thingsOf(now);
        const id = things[one.pick % things.length]!;
        const change =
          'way' in one
            ? moveFrom(now, recommendations, id, one.way)
            : dropAt(now, recommendations, id, { key: things[one.over % things.length]!, position: one.position });
        if (isMove(change)) now = moved(now, change);
      }
      expect(idsOf(now).toSorted()).toEqual(idsOf(start).toSorted());
    }),
  );
});

test('a step down takes a step up back', () => {
  fc.assert(
    fc.property(arbitraryOutline, fc.nat(), fc.constantFrom('up', 'down'), (start, pick, way) => {
      const things = thingsOf(start);
      const id = things[pick % things.length]!;
      const there = moveFrom(start, recommendations, id, way);
      if (!isMove(there)) return;
      const middle = moved(start, there);
      expect(shape(middle)).not.toBe(shape(start));
      const back = moveFrom(middle, recommendations, id, way === 'up' ? 'down' : 'up');
      expect(isMove(back) && shape(moved(middle, back))).toBe(shape(start));
    }),
  );
});

test('a new item is of the kind of those beside it', () => {
  expect(itemAfter(outline, recommendations, '6.1.1')).toEqual({
    do: 'add-item',
    kind: 'recommendation',
    section: '6',
    parent: '6.1',
    after: '6.1.1',
  });
  expect(itemAfter(outline, recommendations, '6')).toMatchObject({ section: '6', parent: null, after: null });
  expect(itemBelow(outline, recommendations, '6')).toMatchObject({ section: '6', parent: null, after: '6.2' });
  expect(itemBelow(outline, recommendations, '6.1')).toMatchObject({ parent: '6.1', after: '6.1.2' });
  const empty: Outline = { ...outline, sections: [section('1', [])] };
  expect(itemBelow(empty, goals, '1')).toMatchObject({ kind: 'goal', section: '1', after: null });
  expect(itemAfter(outline, recommendations, 'A')).toEqual({
    refused: 'Annex A has text and no items.',
  });
});

test('a new section follows the one that one is in, and an annex comes last', () => {
  expect(sectionAfter(outline, 'section', '5.1')).toBe('5');
  expect(sectionAfter(outline, 'section', null)).toBe('6');
  expect(sectionAfter(outline, 'section', 'A')).toBe('6');
  expect(sectionAfter(outline, 'annex', '5.1')).toBe('B');
  expect(sectionAfter({ ...outline, sections: [] }, 'section', null)).toBeNull();
});

test('when a thing goes, one is at what stands beside it', () => {
  expect(['6.1.1', '6.1.2', '5.1', '6.2', 'B', '5'].map((id) => besideThing(outline, id))).toEqual([
    '6.1.2',
    '6.1.1',
    '5',
    '6.1',
    'A',
    '6',
  ]);
  expect(standsIn(outline, '6', '6.1.1')).toBe(true);
  expect(standsIn(outline, '6.1', '6.2')).toBe(false);
  expect(standsIn(outline, '6.1', '6.1')).toBe(true);
});
