import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryFork, arbitraryTree } from './arbitrary.ts';
import { b, cell, doc, h, li, link, note, ol, p, quote, row, t, table, ul } from './build.ts';
import { canonicalJson } from './canonical.ts';
import { merge3 } from './merge.ts';
import { inlines } from './build.ts';
import type { Tree } from './tree.ts';
import { treeSchema } from './tree-schema.ts';
import { addedWords, treeWords } from './words.ts';

const runs = { numRuns: 300 };
const merged = (base: Tree, mine: Tree, theirs: Tree) => merge3(base, mine, theirs);

const lacking = (outcome: Tree, base: Tree, side: Tree): string[] => {
  const there = addedWords([], treeWords(outcome));
  const added = addedWords(treeWords(base), treeWords(side));
  return [...added].filter(([word, count]) => (there.get(word) ?? 0) < count).map(([word]) => word);
};

it('brings together what has more words and paragraphs than a call may have arguments', () => {
  const words = 'w '.repeat(150_000);
  const paragraphs = Array.from({ length: 150_000 }, (_, at) => p(`${at}`));
  const with_ = (first: string, last: string): Tree => [p(`${first} ${words}${last}`), ...paragraphs, p(last)];
  const { tree, clashes } = merged(with_('a', 'b'), with_('A', 'b'), with_('a', 'B'));
  expect([tree.length, clashes]).toEqual([150_002, 0]);
  expect(tree[0]).toEqual(p(`A ${words}B`));
});

describe('the laws of bringing together', () => {
  it('one change made by both is made once', () => {
    fc.assert(
      fc.property(arbitraryTree, arbitraryTree, (base, one) => {
        expect(merged(base, one, one)).toEqual({ tree: one, clashes: 0 });
      }),
      runs,
    );
  });
  it('a change made by one side alone stands as it is', () => {
    fc.assert(
      fc.property(arbitraryTree, arbitraryTree, (base, one) => {
        expect(merged(base, base, one)).toEqual({ tree: one, clashes: 0 });
        expect(merged(base, one, base)).toEqual({ tree: one, clashes: 0 });
      }),
      runs,
    );
  });
  it('every word that either side added stands in the outcome', () => {
    fc.assert(
      fc.property(arbitraryFork, ({ base, mine, theirs }) => {
        const { tree } = merged(base, mine, theirs);
        expect(lacking(tree, base, mine)).toEqual([]);
        expect(lacking(tree, base, theirs)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
  it('the same for texts that have nothing to do with each other', () => {
    fc.assert(
      fc.property(arbitraryTree, arbitraryTree, arbitraryTree, (base, mine, theirs) => {
        const { tree } = merged(base, mine, theirs);
        expect([...lacking(tree, base, mine), ...lacking(tree, base, theirs)]).toEqual([]);
      }),
      runs,
    );
  });
  it('the outcome is a well-formed text', () => {
    fc.assert(
      fc.property(arbitraryFork, ({ base, mine, theirs }) => {
        const { tree } = merged(base, mine, theirs);
        expect(treeSchema.parse(tree)).toEqual(tree);
      }),
      runs,
    );
  });
  it('changes on either side of an unchanged paragraph do not meet', () => {
    const wall = doc('Between the two stands this paragraph.');
    fc.assert(
      fc.property(arbitraryTree, arbitraryTree, arbitraryTree, arbitraryTree, (b1, a1, b2, a2) => {
        const outcome = merged([...b1, ...wall, ...b2], [...a1, ...wall, ...b2], [...b1, ...wall, ...a2]);
        expect(outcome).toEqual({ tree: [...a1, ...wall, ...a2], clashes: 0 });
      }),
      runs,
    );
  });
  it('without a clash, whose words are called mine does not matter', () => {
    fc.assert(
      fc.property(arbitraryFork, ({ base, mine, theirs }) => {
        const [one, other] = [merged(base, mine, theirs), merged(base, theirs, mine)];
        expect(other.clashes).toBe(one.clashes);
        if (one.clashes === 0) expect(canonicalJson(other.tree)).toBe(canonicalJson(one.tree));
      }),
      runs,
    );
  });
});

describe('within a paragraph', () => {
  const base = doc('Led by ADES until Spring 2022.');
  const both = (mine: Tree, theirs: Tree, from = base) => merged(from, mine, theirs);

  it('takes the words of both', () => {
    expect(both(doc('Led by ADES and COSLA until Spring 2022.'), doc('Led by ADES until Autumn 2022.')).tree).toEqual(
      doc('Led by ADES and COSLA until Autumn 2022.'),
    );
  });
  it('takes words of one and marks of the other', () => {
    const mine = doc(p('Led by ', b('ADES'), ' until Spring 2022.'));
    expect(both(mine, doc('Led by ADES until Autumn 2022.'))).toEqual({
      tree: doc(p('Led by ', b('ADES'), ' until Autumn 2022.')),
      clashes: 0,
    });
  });
  it('keeps both paragraphs where both changed the same word, mine first', () => {
    const [mine, theirs] = [doc('Led by ADES until Summer 2022.'), doc('Led by ADES until Autumn 2022.')];
    expect(both(mine, theirs)).toEqual({ tree: [...mine, ...theirs], clashes: 1 });
  });
  it('never makes a date that nobody wrote', () => {
    const [mine, theirs] = [doc('Led by ADES until Summer 2022.'), doc('Led by ADES until Spring 2023.')];
    expect(both(mine, theirs)).toEqual({ tree: [...mine, ...theirs], clashes: 1 });
  });
  it('keeps a paragraph that one took out and the other changed', () => {
    const theirs = doc('Led by ADES until Autumn 2022.');
    expect(both([], theirs)).toEqual({ tree: theirs, clashes: 1 });
    expect(both(theirs, [])).toEqual({ tree: theirs, clashes: 1 });
  });
  it('keeps both where one took out the words that the other changed', () => {
    const [mine, theirs] = [doc('Led by ADES 2022.'), doc('Led by ADES until early Spring 2022.')];
    expect(both(mine, theirs, doc('Led by ADES until Spring 2022.'))).toEqual({
      tree: [...mine, ...theirs],
      clashes: 1,
    });
  });
  it('takes out what either side took out', () => {
    const from = doc('Led by ADES until Spring 2022.');
    expect(both(doc('Led by until Spring 2022.'), doc('Led by ADES until.'), from).tree).toEqual(doc('Led by until.'));
  });
  it('takes the longer of two when one wrote on from the other', () => {
    const mine = doc('Led by ADES until Spring 2022. Then');
    const theirs = doc('Led by ADES until Spring 2022. Then by COSLA.');
    expect(both(mine, theirs)).toEqual({ tree: theirs, clashes: 0 });
  });
  it('keeps links and notes whole', () => {
    const linked = doc(p('See ', link('https://example.org', 'the report of 2021'), ' for more', note('A note'), '.'));
    const mine = doc(
      p('Now see ', link('https://example.org', 'the report of 2021'), ' for more', note('A note'), '.'),
    );
    const theirs = doc(
      p('See ', link('https://example.org', 'the last report of 2021'), ' for more', note('A note'), '.'),
    );
    expect(both(mine, theirs, linked).tree).toEqual(
      doc(p('Now see ', link('https://example.org', 'the last report of 2021'), ' for more', note('A note'), '.')),
    );
  });
  it('keeps both where white space was all that stood between two words', () => {
    const from = doc(p(b('one'), ' ', t('two three')));
    const outcome = both(doc(p(b('one'), t('two three'))), doc(p(b('one'), ' new ', t('two three'))), from);
    expect(outcome.clashes).toBe(1);
    expect(lacking(outcome.tree, from, doc(p(b('one'), ' new ', t('two three'))))).toEqual([]);
  });
  it('takes a heading made by one and words written by the other', () => {
    expect(both(doc(h(2, 'Led by ADES until Spring 2022.')), doc('Led by ADES until Autumn 2022.')).tree).toEqual(
      doc(h(2, 'Led by ADES until Autumn 2022.')),
    );
  });
});

describe('within other blocks', () => {
  it('brings lists together item by item, nested ones too', () => {
    const base = doc(ul('first thing to do', li('second thing to do', ol('inner one')), 'third thing'));
    const mine = doc(ul('first thing to do now', li('second thing to do', ol('inner one')), 'third thing'));
    const theirs = doc(ul('first thing to do', li('second thing to do', ol('inner one', 'inner two')), 'third thing'));
    expect(merged(base, mine, theirs)).toEqual({
      tree: doc(ul('first thing to do now', li('second thing to do', ol('inner one', 'inner two')), 'third thing')),
      clashes: 0,
    });
  });
  it('brings tables together cell by cell', () => {
    const made = (x: string, y: string) => doc(table(row('Who', 'When'), row(x, 'Spring 2022'), row('COSLA', y)));
    expect(merged(made('ADES', 'May'), made('ADES Scotland', 'May'), made('ADES', 'June'))).toEqual({
      tree: made('ADES Scotland', 'June'),
      clashes: 0,
    });
  });
  it('keeps both tables where one has a new column', () => {
    const base = doc(table(row('Who', 'When'), row('ADES', 'May')));
    const mine = doc(table(row('Who', 'When', 'Where'), row('ADES', 'May', 'Perth')));
    const theirs = doc(table(row('Who', 'When'), row('ADES', 'June')));
    expect(merged(base, mine, theirs)).toEqual({ tree: [...mine, ...theirs], clashes: 1 });
  });
  it('keeps a cell empty where both emptied it', () => {
    const made = (...x: string[]) => doc(table(null, row(cell(...x), 'a long enough text to be alike')));
    expect(merged(made('x'), made(), made()).tree).toEqual(made());
  });
  it('brings the words and the name under a quotation together', () => {
    const base = doc(quote('It works well for us', 'A teacher'));
    expect(
      merged(
        base,
        doc(quote('It works well for us all', 'A teacher')),
        doc(quote('It works well for us', 'A head teacher')),
      ).tree,
    ).toEqual(doc(quote('It works well for us all', 'A head teacher')));
  });
});

it('is quick for long texts that were wholly rewritten', () => {
  const long = (word: string) =>
    doc(...Array.from({ length: 150 }, (_, n) => p(...inlines(`${word}${n} `.repeat(60)))));
  const started = performance.now();
  expect(merged(long('a'), long('b'), long('c')).tree).toHaveLength(300);
  expect(performance.now() - started).toBeLessThan(3000);
});
