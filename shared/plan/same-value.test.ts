import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sameJson } from '../richtext/canonical.ts';
import { sameValue } from './same-value.ts';

it('agrees with the one spelling of both, whatever they are', () => {
  const few = fc.constantFrom('a', 'b');
  const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(null, 0, 1, '', 'x', true),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(few, fc.oneof(tie('value'), fc.constant(undefined)), { noNullPrototype: true }),
    ),
  })).value;
  fc.assert(
    fc.property(value, value, (a, b) => {
      expect(sameValue(a, b)).toBe(sameJson(a, b));
      expect(sameValue(a, structuredClone(a))).toBe(true);
    }),
  );
});

it('tells a list from a thing with numbered keys, and order from order', () => {
  expect(sameValue([1], { 0: 1 })).toBe(false);
  expect(sameValue([1, 2], [2, 1])).toBe(false);
  expect(sameValue({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  expect(sameValue({ a: 1 }, { a: 1, b: null })).toBe(false);
});
