import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryFork, arbitraryTree } from './arbitrary.ts';
import { doc, h } from './build.ts';
import { canonicalJson, sameJson } from './canonical.ts';
import { diffBlocks, diffWords } from './diff.ts';
import type { Tree } from './tree.ts';

const beforeOf = (before: Tree, after: Tree) =>
  diffBlocks(before, after).flatMap((c) => ('before' in c ? [c.before] : []));
const afterOf = (before: Tree, after: Tree) =>
  diffBlocks(before, after).flatMap((c) => ('after' in c ? [c.after] : []));

describe('diffBlocks', () => {
  it('holds the old text and the new one, each in its order', () => {
    fc.assert(
      fc.property(arbitraryFork, ({ mine, theirs }) => {
        expect(beforeOf(mine, theirs)).toEqual(mine);
        expect(afterOf(mine, theirs)).toEqual(theirs);
      }),
    );
  });
  it('finds nothing between a text and itself', () => {
    fc.assert(
      fc.property(arbitraryTree, (tree) => {
        expect(diffBlocks(tree, structuredClone(tree)).every((change) => change.kind === 'same')).toBe(true);
      }),
    );
  });
  it('tells a changed paragraph from a new one', () => {
    const [before, after] = [doc('One two three four', 'Last'), doc('New here', 'One two three five', 'Last')];
    expect(diffBlocks(before, after).map((change) => change.kind)).toEqual(['added', 'changed', 'same']);
  });
  it('takes a paragraph made a heading as changed', () => {
    expect(diffBlocks(doc('One two'), doc(h(1, 'One two'))).map((change) => change.kind)).toEqual(['changed']);
  });
});

describe('diffWords', () => {
  it('holds both lines', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', 'é') }),
        fc.string({ unit: fc.constantFrom('a', ' ') }),
        (before, after) => {
          const changes = diffWords(before, after);
          const join = (gone: string) =>
            changes
              .filter((one) => one.kind !== gone)
              .map((one) => one.text)
              .join('');
          expect([join('added'), join('removed')]).toEqual([before, after]);
        },
      ),
    );
  });
  it('marks the words that changed and no others', () => {
    expect(diffWords('due in Spring 2022', 'due in Autumn 2022')).toEqual([
      { kind: 'same', text: 'due in ' },
      { kind: 'removed', text: 'Spring' },
      { kind: 'added', text: 'Autumn' },
      { kind: 'same', text: ' 2022' },
    ]);
  });
});

describe('canonicalJson', () => {
  it('is JSON of the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        // JSON knows no -0, and no key "__proto__" in a literal.
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
  it('spells equal values alike, whatever the order of keys; absent and undefined are equal', () => {
    expect(canonicalJson({ b: 1, a: { d: undefined, c: [2] } })).toBe('{"a":{"c":[2]},"b":1}');
    expect(sameJson({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(sameJson({ a: 1, b: null }, { a: 1 })).toBe(false);
  });
});
