import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepParts } from './keep-parts.ts';

const before = {
  items: [
    { id: 'a', words: ['x'] },
    { id: 'b', words: ['y'] },
  ],
  title: { text: 'T' },
};

test('what says the same is the same object, wherever it now stands', () => {
  const now = keepParts(before, {
    items: [
      { id: 'new', words: [] },
      { id: 'a', words: ['x'] },
      { id: 'b', words: ['y', 'z'] },
    ],
    title: { text: 'T' },
  });
  expect(now.title).toBe(before.title);
  expect(now.items[1]).toBe(before.items[0]);
  expect(now.items[2]).toEqual({ id: 'b', words: ['y', 'z'] });
  expect(now.items[2]).not.toBe(before.items[1]);
});

test('a value that says the same is itself', () => {
  expect(keepParts(before, structuredClone(before))).toBe(before);
});

test('it always says what was read', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      expect(keepParts(one, structuredClone(other))).toEqual(other);
    }),
  );
});
