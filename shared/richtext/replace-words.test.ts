import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryTree, arbitraryWord } from './arbitrary.ts';
import { b, br, cell, doc, h, li, link, note, ol, p, quote, ref, row, t, table, ul } from './build.ts';
import { countWords, GAP, nthOf, placesOf, replaceInline, replaceWords, wordLines } from './replace-words.ts';
import type { Inline, Tree } from './tree.ts';
import { treeSchema } from './tree-schema.ts';

const chip = ref('item-9', '9.1');

test('every line of a tree is read, in reading order, with a gap where no text stands', () => {
  const tree = doc(
    h(1, 'One'),
    p('two ', b('three'), br, 'four', note('not read'), ref('x', '5')),
    ul(li('six', ol('seven')), 'eight'),
    quote('nine', 'ten'),
    table(row('eleven'), row(cell('twelve', ul('thirteen')))),
    p('a ', link('https://www.gov.scot/', 'site')),
  );
  expect(wordLines(tree)).toEqual([
    'One',
    `two three\nfour${GAP}${GAP}`,
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
    'thirteen',
    `a ${GAP}site${GAP}`,
  ]);
});

test('a reference takes the place of the words counted, across runs, wherever they stand', () => {
  expect(replaceWords(doc(p('at 9', b('.1'), ' and 9.1')), '9.1', 0, [chip])).toEqual(doc(p('at ', chip, ' and 9.1')));
  expect(replaceWords(doc(p('at 9.1'), ul(li('x', ul('in 9.1')))), '9.1', 1, [chip])).toEqual(
    doc(p('at 9.1'), ul(li('x', ul(li(['in ', chip]))))),
  );
  expect(replaceWords(doc(table(null, row('9.1'))), '9.1', 0, [chip])).toEqual(doc(table(null, row(cell(p(chip))))));
});

test('text takes the look of the words it stands for; taking words away leaves the rest joined', () => {
  expect(replaceWords(doc(p(b('It ended. .'))), '. .', 0, [t('.')])).toEqual(doc(p(b('It ended.'))));
  expect(replaceWords(doc(p('one two three')), ' two', 0, [])).toEqual(doc('one three'));
});

test('inside a link words change and no reference is put in', () => {
  const tree = doc(p('see ', link('https://www.gov.scot/', 'report 9.1')));
  expect(replaceWords(tree, '9.1', 0, [t('9.2')])).toEqual(doc(p('see ', link('https://www.gov.scot/', 'report 9.2'))));
  expect(replaceWords(tree, '9.1', 0, [chip])).toEqual(tree);
});

test('words that are not there leave the very same tree', () => {
  const tree = doc('as it is');
  expect(replaceWords(tree, '9.1', 0, [chip])).toBe(tree);
  expect(replaceWords(tree, 'it', 1, [chip])).toBe(tree);
  expect(replaceWords(tree, '', 0, [chip])).toBe(tree);
});

/** The lines of a tree with the occurrence cut out as text. */
const cutOut = (tree: Tree, words: string, nth: number): string[] => {
  let left = nth;
  return wordLines(tree).map((line) => {
    const at = placesOf(line, words)[left];
    left -= placesOf(line, words).length;
    if (at === undefined) return line;
    left = Number.NEGATIVE_INFINITY;
    return line.slice(0, at) + line.slice(at + words.length);
  });
};

test('taking the nth occurrence away takes that one and nothing else, in a tree that is sound', () => {
  fc.assert(
    fc.property(arbitraryTree, arbitraryWord, fc.nat(5), (tree, words, pick) => {
      const count = countWords(tree, words);
      const nth = count === 0 ? 0 : pick % count;
      const next = replaceWords(tree, words, nth, []);
      expect(treeSchema.parse(next)).toEqual(next);
      // A link that has lost all its words is gone, and the edges it stood between with it.
      const bare = (lines: readonly string[]): string[] => lines.map((line) => line.replaceAll(`${GAP}${GAP}`, ''));
      expect(bare(wordLines(next))).toEqual(bare(cutOut(tree, words, nth)));
    }),
  );
});

test('an occurrence is found again by its line and place', () => {
  fc.assert(
    fc.property(arbitraryTree, arbitraryWord, (tree, words) => {
      const lines = wordLines(tree);
      const counted = lines.flatMap((line, at) => placesOf(line, words).map((place) => nthOf(lines, words, at, place)));
      expect(counted).toEqual([...Array(countWords(tree, words)).keys()]);
    }),
  );
});

test('of several references the one that is meant is replaced, in a footnote too, and its neighbours join', () => {
  const isMeant = (one: Inline): boolean => one.type === 'cross-reference' && one.item === 'gone';
  const tree = doc(
    p('a ', ref('gone', '1'), ' b', note(p('n ', ref('gone', '2')))),
    ul(li(['c', ref('gone', '3'), 'd'])),
  );
  expect(replaceInline(tree, isMeant, 0, [t('1')])).toEqual(
    doc(p('a 1 b', note(p('n ', ref('gone', '2')))), ul(li(['c', ref('gone', '3'), 'd']))),
  );
  expect(replaceInline(tree, isMeant, 1, [chip])).toEqual(
    doc(p('a ', ref('gone', '1'), ' b', note(p('n ', chip))), ul(li(['c', ref('gone', '3'), 'd']))),
  );
  expect(replaceInline(tree, isMeant, 2, [t('3')])).toEqual(
    doc(p('a ', ref('gone', '1'), ' b', note(p('n ', ref('gone', '2')))), ul('c3d')),
  );
  expect(replaceInline(tree, isMeant, 3, [t('4')])).toBe(tree);
});
