import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedList, listChanges } from './list-changes.ts';

test('the changes of a list make the list', () => {
  const list = fc.array(fc.nat(12), { maxLength: 14 });
  fc.assert(
    fc.property(list, list, (before, after) => {
      expect(changedList(before, listChanges(before, after))).toEqual(after);
    }),
  );
});

test('what stayed is not told', () => {
  const before = ['a', 'b', 'c', 'd', 'e', 'f'];
  expect(listChanges(before, before)).toEqual([]);
  expect(listChanges(before, ['a', 'x', 'c', 'd', 'f', 'g'])).toEqual([
    { at: 1, remove: 1, put: ['x'] },
    { at: 4, remove: 1, put: [] },
    { at: 6, remove: 0, put: ['g'] },
  ]);
});
