import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keptInOrder } from './compare-order.ts';

const someOrder = fc.nat(7).chain((count) => {
  const all = Array.from({ length: count }, (_, at) => at);
  return fc.shuffledSubarray(all, { minLength: count, maxLength: count });
});

/** Every part of a sequence that is in rising order, as places in it. */
const risings = (order: readonly number[]): number[][] =>
  order.reduce<number[][]>(
    (all, number, at) => [
      ...all,
      ...all.filter((one) => one.every((place) => order[place]! < number)).map((one) => [...one, at]),
    ],
    [[]],
  );

it('keeps as many in order as can be, and of those as many as can be that are still', () => {
  fc.assert(
    fc.property(someOrder, fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }), (order, still) => {
      const weight = (places: Iterable<number>): number =>
        [...places].reduce((sum, at) => sum + 100 + (still[at] ? 1 : 0), 0);
      const kept = [...keptInOrder(order, (at) => still[at]!)].toSorted((a, b) => a - b);
      expect(risings(order)).toContainEqual(kept);
      expect(weight(kept)).toBe(Math.max(...risings(order).map(weight)));
    }),
  );
});
