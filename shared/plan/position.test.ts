import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between, positions } from './position.ts';

const isKey = (key: string): boolean => /^[0-9a-z]*[1-9a-z]$/.test(key);

describe('between', () => {
  it('puts a thing where it is told, whatever was put before', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 120 }), (places) => {
        const list: string[] = [];
        for (const place of places) {
          const at = place % (list.length + 1);
          list.splice(at, 0, between(list[at - 1] ?? null, list[at] ?? null));
        }
        expect(list.every(isKey)).toBe(true);
        expect(new Set(list).size).toBe(list.length);
        expect(list.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(list);
      }),
    );
  });
  it('finds room always at the same place', () => {
    let [low, high] = ['a', 'b'];
    for (let n = 0; n < 200; n += 1) {
      const key = between(low, high);
      expect(low < key && key < high && isKey(key)).toBe(true);
      if (n % 3 === 0) low = key;
      else high = key;
    }
  });
  it('stays short when things are added at the end', () => {
    let key: string | null = null;
    for (let n = 0; n < 100; n += 1) key = between(key, null);
    expect(key!.length).toBeLessThan(25);
  });
  it('refuses an order that is none', () => {
    expect(() => between('b', 'b')).toThrow('No position lies between b and b');
    expect(() => between('c', 'b')).toThrow(RangeError);
  });
});

describe('positions', () => {
  it.each([0, 1, 35, 36, 1295, 1296, 5000])('makes %i in order, with room around each', (count) => {
    const all = positions(count);
    expect(all).toHaveLength(count);
    expect(all.every(isKey)).toBe(true);
    expect(all.every((key, at) => at === 0 || all[at - 1]! < key)).toBe(true);
    for (let at = 0; at <= count; at += Math.max(1, count >> 4))
      expect(isKey(between(all[at - 1] ?? null, all[at] ?? null))).toBe(true);
  });
});
