import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Outline, OutlineItem } from '../../../shared/ipc/contract.ts';
import { keepCounts, keepOutline } from './outline-kept.ts';

const item = (id: string, more: Partial<OutlineItem> = {}): OutlineItem => ({
  id,
  kind: 'recommendation',
  number: id,
  words: `Words of ${id}`,
  status: { words: '', tone: 'none' },
  updated: true,
  items: [],
  ...more,
});
const outline = (first: readonly OutlineItem[]): Outline => ({
  edition: 'e',
  title: 'Plan',
  sections: [
    { id: 's', number: '1', heading: 'One', items: first },
    { id: 't', number: '2', heading: 'Two', items: [item('c', { items: [item('d')] })] },
  ],
});

test('an outline that says the same is the very one', () => {
  const before = outline([item('a'), item('b')]);
  expect(keepOutline(before, structuredClone(before))).toBe(before);
});

test('only what changed, and what it stands in, is new', () => {
  const before = outline([item('a'), item('b')]);
  const after = keepOutline(before, outline([item('a'), item('b', { updated: false })]));
  expect(after.sections[1]).toBe(before.sections[1]);
  expect(after.sections[0]!.items[0]).toBe(before.sections[0]!.items[0]);
  expect(after.sections[0]!.items[1]).toMatchObject({ id: 'b', updated: false });
});

const arbitraryItem = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  kind: fc.constantFrom('goal', 'action'),
  number: fc.constantFrom('1', '2', null),
  words: fc.constantFrom('x', 'y'),
  status: fc.record({
    words: fc.constantFrom('', 'Done'),
    tone: fc.constantFrom('none' as const, 'complete' as const),
  }),
  updated: fc.boolean(),
  owner: fc.constantFrom('ADES', undefined),
});
const arbitraryItems = fc
  .uniqueArray(arbitraryItem, { selector: (one) => one.id, maxLength: 5 })
  .map((items): OutlineItem[] =>
    items.map((one, at) => ({ ...one, items: at === 0 ? [] : [item(`${one.id}-below`)] })),
  );

test('what is kept says exactly what was read', () => {
  fc.assert(
    fc.property(arbitraryItems, arbitraryItems, (a, b) => {
      expect(keepOutline(outline(a), outline(b))).toEqual(outline(b));
    }),
  );
});

test('counts that are the same are the very map', () => {
  const before = new Map([['a', 1]]);
  expect(keepCounts(before, new Map([['a', 1]]))).toBe(before);
  expect(keepCounts(before, new Map([['a', 2]])).get('a')).toBe(2);
  expect(keepCounts(before, new Map([['b', 1]])).get('b')).toBe(1);
  expect(keepCounts(before, new Map()).size).toBe(0);
});
