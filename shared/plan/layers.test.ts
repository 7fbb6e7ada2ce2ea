import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doc } from '../richtext/build.ts';
import { layerAt, layerBefore, layersBefore, standingOf } from './layers.ts';
import type { Layers } from './layers.ts';
import type { CurrentCell, Edition } from './records.ts';

const editions: Edition[] = ['a', 'b', 'c', 'd'].map((id, position) => ({ id, label: id, position, state: 'draft' }));
const written = (...at: string[]): Layers =>
  new Map(
    at.map((edition): [string, CurrentCell] => [
      edition,
      { subject: 'item', part: 'field:actions', edition, body: doc(edition), plain: edition, sha256: '', counter: 1 },
    ]),
  );

describe('layers', () => {
  it('shows what was written at the edition, or else at the nearest earlier one', () => {
    const layers = written('b', 'd');
    expect(editions.map(({ id }) => layerAt(layers, editions, id)?.cell.plain)).toEqual([undefined, 'b', 'b', 'd']);
    expect(editions.map(({ id }) => layerAt(layers, editions, id)?.own)).toEqual([undefined, true, false, true]);
  });
  it('says what was said before', () => {
    const layers = written('a', 'b', 'd');
    expect(layersBefore(layers, editions, 'd').map((one) => one.plain)).toEqual(['b', 'a']);
    expect([layersBefore(layers, editions, 'a'), layersBefore(layers, editions, 'none')]).toEqual([[], []]);
  });
  it('knows nothing of an edition that is not there', () => {
    expect([layerAt(written('a'), editions, 'none'), layerBefore(written('a'), editions, 'none')]).toEqual([
      undefined,
      undefined,
    ]);
  });
  it('tells since when words stand, and which edition said something else before', () => {
    const said = (words: Readonly<Record<string, string>>): Layers =>
      new Map(
        Object.entries(words).map(([edition, one]) => [
          edition,
          { ...written(edition).get(edition)!, body: one === '' ? [] : doc(one) },
        ]),
      );
    const standing = (words: Readonly<Record<string, string>>, silent: 'counts' | 'passed over' = 'counts') => {
      const layers = said(words);
      return standingOf(layers, editions, layers.get('d')!, silent);
    };
    expect(standing({ d: 'One' })).toEqual({ since: 'd', earlier: undefined });
    expect(standing({ a: 'One', b: 'Two', c: 'Two', d: 'Two' })).toEqual({ since: 'b', earlier: 'a' });
    expect(standing({ a: 'Two', b: '', d: 'Two' })).toEqual({ since: 'd', earlier: 'b' });
    expect(standing({ a: 'Two', b: '', d: 'Two' }, 'passed over')).toEqual({ since: 'a', earlier: undefined });
  });
  it('before an edition is at the edition before it, and the first of all that were before', () => {
    fc.assert(
      fc.property(fc.subarray(['a', 'b', 'c', 'd']), fc.integer({ min: 1, max: 3 }), (at, index) => {
        const [layers, here, last] = [written(...at), editions[index]!.id, editions[index - 1]!.id];
        expect(layerBefore(layers, editions, here)).toEqual(layerAt(layers, editions, last));
        expect(layersBefore(layers, editions, here)[0]).toEqual(layerBefore(layers, editions, here)?.cell);
      }),
    );
  });
});
