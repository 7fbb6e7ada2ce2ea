import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTree, arbitraryWord } from './arbitrary.ts';
import {
  b,
  br,
  cell,
  doc,
  figure,
  h,
  i,
  li,
  link,
  note,
  ol,
  p,
  picture,
  quote,
  ref,
  row,
  t,
  table,
  ul,
} from './build.ts';
import { matches, replaceHits, soughtText } from './find.ts';
import { foldText } from './find-fold.ts';
import { linesOf, textOfLine, withLines } from './find-lines.ts';
import type { Tree } from './tree.ts';
import { treeSchema } from './tree-schema.ts';

const HREF = 'https://example.org/a';
const words = (some: string, how: { matchCase?: boolean; wholeWords?: boolean } = {}) => ({
  words: some,
  matchCase: false,
  wholeWords: false,
  ...how,
});
const foundIn = (tree: Tree, some: string, how = {}): string[] =>
  matches(tree, words(some, how)).map(({ found }) => found);
const replaced = (tree: Tree, some: string, by: string): Tree => {
  const query = words(some);
  return replaceHits(
    tree,
    query,
    matches(tree, query).map(({ nth }) => nth),
    by,
  );
};

describe('finding words', () => {
  it('goes through every line of a text in reading order, its footnotes last', () => {
    const tree = doc(
      h(1, '1 plan'),
      p('2 plan', note('11 plan', p('12 plan', note('14 plan'))), ' and', link(HREF, ' a 3 plan')),
      ul(li('4 plan', ol('5 plan'))),
      quote('6 plan', ['7 plan', note('13 plan')]),
      { ...table(row('9 plan'), row(cell('no', ul('10 plan')))), caption: '8 plan' },
      { ...picture('a'.repeat(64), 'plan'), caption: '10.5 plan' },
    );
    const order = matches(tree, words('plan')).map(({ before }) => before.trim().split(' ').at(-1));
    expect(order).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '10.5', '11', '12', '13', '14']);
    expect(matches(tree, words('plan')).map(({ nth }) => nth)).toEqual(order.map((_, nth) => nth));
  });
  it.each([
    [
      'over bold and a link',
      p('Getting ', b('it right'), ' for ', link(HREF, 'every'), ' child'),
      'it RIGHT for every',
    ],
    ['over a footnote’s mark', p('Getting it', note('GIRFEC'), ' right'), 'it right'],
    ['over a line’s end', p('Getting', br, 'it right'), 'getting it'],
    ['past a kind of apostrophe', p('children’s rights'), "children's rights"],
    ['with another', p("children's rights"), 'children’s rights'],
    ['past quotation marks', p('a “plan”'), '"plan"'],
    ['past a space that holds words together', p('Mr\u00A0Reid'), 'mr reid'],
    ['past a hyphen that does so', p('co\u2011operate'), 'co-operate'],
    ['past a mark where a word may be divided', p('edu\u00ADcation'), 'education'],
    ['inside a word', p('looking forward'), 'ward'],
    ['signs', p('Nature & nurture (SSI 2018/97)'), '& nurture (s'],
    ['capitals beyond ASCII', p('ÉCOLE'), 'école'],
    ['a letter composed otherwise', p('cafe\u0301s'), 'caf\u00E9'],
    ['one letter as two', p('Straße'), 'STRASSE'],
    ['a last sigma', p('ΟΔΟΣ'), 'οδος'],
    ['a character beyond the first plane', p('a 😀 b'), '😀 B'],
  ])('finds %s', (_, line, sought) => {
    expect(matches(doc(line), words(sought))).toHaveLength(1);
  });
  it.each([
    ['from one paragraph into the next', doc('Getting it', 'right'), 'it right'],
    ['from one cell into the next', doc(table(null, row('Getting', 'it'))), 'getting it'],
    ['over a reference', doc(p('see ', ref('item-1', '9.1'), ' for')), 'see 9.1 for'],
    ['a letter in a letter with an accent', doc('café'), 'cafe'],
    ['that letter composed', doc('cafe\u0301'), 'cafe'],
    ['half of a letter', doc('Straße'), 'stras'],
    ['what nobody sees', doc('edu\u00ADcation'), '\u00AD'],
    ['signs of the program’s own', doc(p('a', figure('complete', '3'))), '\uFFFC'],
    ['the description of a picture', doc(picture('a'.repeat(64), 'A chart')), 'chart'],
  ])('does not find %s', (_, tree, sought) => {
    expect(matches(tree, words(sought))).toEqual([]);
  });
  it('tells capitals apart where asked to', () => {
    const tree = doc('Plan the plan. PLAN');
    expect(foundIn(tree, 'plan')).toEqual(['Plan', 'plan', 'PLAN']);
    expect(foundIn(tree, 'plan', { matchCase: true })).toEqual(['plan']);
  });
  it('finds whole words alone where asked to', () => {
    const tree = doc('plan, plans; Plan’s plan2 (plan) écoplan 😀plan');
    const found = matches(tree, words('plan', { wholeWords: true }));
    expect(found.map(({ start }) => start)).toEqual([0, 13, 27, 43]);
    expect(foundIn(doc('the (plan)s'), '(plan)', { wholeWords: true })).toEqual(['(plan)']);
    expect(foundIn(doc('at 9.1 and 9.12'), '9.1', { wholeWords: true })).toEqual(['9.1']);
  });
  it('finds nothing twice', () => {
    expect(foundIn(doc('aaaaa'), 'aa')).toEqual(['aa', 'aa']);
  });
  it('gives the words around, cut at a space', () => {
    const long = 'The refreshed statement for schools and councils was published in the spring, as promised, with ';
    const [one] = matches(doc(`${long}GIRFEC${` ${long}`}`), words('girfec'));
    expect(one).toMatchObject({
      before: '…councils was published in the spring, as promised, with ',
      found: 'GIRFEC',
      after: ' The refreshed statement for schools and councils was…',
    });
  });
  it('shows in the words around what references and figures show', () => {
    const tree = doc(p('See ', ref('item-1', '9.1'), ' in the plan, ', figure('complete', '24 of 76'), '.'));
    const numbers = new Map([['item-1', '9.3']]);
    expect(matches(tree, words('plan'), (item) => numbers.get(item))[0]).toMatchObject({
      before: 'See 9.3 in the ',
      after: ', 24 of 76.',
    });
  });
  it('finds in a text no more than what it is looked through by', () => {
    fc.assert(
      fc.property(arbitraryTree, fc.array(arbitraryWord, { minLength: 1, maxLength: 2 }), (tree, some) => {
        const query = words(some.join(' '));
        if (!soughtText(tree).includes(foldText(query.words))) expect(matches(tree, query)).toEqual([]);
      }),
    );
  });
  it('takes anything that can be typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.string({ unit: 'binary' }), (some, text) => {
        const all = matches(doc(text + some + text), words(some));
        for (const { start, end } of all) expect(end).toBeGreaterThan(start);
      }),
      { numRuns: 500 },
    );
  });
});

describe('replacing words', () => {
  it.each<[string, Tree, string, string, Tree]>([
    ['inside a word', doc('forward'), 'ward', 'm', doc('form')],
    [
      'with the formatting of the first character',
      doc(p('a ', b('pl'), i('an'), ' b')),
      'plan',
      'goal',
      doc(p('a ', b('goal'), ' b')),
    ],
    ['inside a link', doc(p(link(HREF, 'the old guide'))), 'old', 'new', doc(p(link(HREF, 'the new guide')))],
    ['from a link on', doc(p(link(HREF, 'old'), ' guide')), 'old guide', 'plan', doc(p(link(HREF, 'plan')))],
    [
      'over a link',
      doc(p('see ', link(HREF, 'old'), ' guide')),
      'see old guide',
      'read it',
      doc(p(link(HREF, 'read it'))),
    ],
    [
      'into a link',
      doc(p('see ', link(HREF, 'old guide'))),
      'see old',
      'read the',
      doc(p('read the', link(HREF, ' guide'))),
    ],
    [
      'over two links',
      doc(p('a ', link(HREF, 'b'), ' ', link(HREF, 'c'))),
      'a b c',
      'x',
      doc(p(link(HREF, 'x'), link(HREF, 'c'))),
    ],
    ['a link’s words by nothing', doc(p('a ', link(HREF, 'b'))), 'b', '', doc(p('a '))],
    [
      'round a footnote',
      doc(p('Getting it', note('it right'), ' right.')),
      'it right',
      'by',
      doc(p('Getting by', note('by'), '.')),
    ],
    ['over a line’s end', doc(p('one', br, 'two')), 'one two', 'both', doc(p('both'))],
    ['a caption by nothing', doc({ ...table(null, row('a')), caption: 'b' }), 'b', '', doc(table(null, row('a')))],
    ['by a line’s end', doc('a b'), 'a b', 'c\nd', doc('c d')],
    ['next to like words', doc(p('aa', b('a'))), 'a', 'b', doc(p('bb', b('b')))],
  ])('%s', (_, tree, some, by, after) => {
    expect(replaced(tree, some, by)).toEqual(after);
  });
  it('replaces those that are chosen', () => {
    expect(replaceHits(doc('a a', ul('a'), p('b', note('a'))), words('a'), [1, 3, 9], 'x')).toEqual(
      doc('a x', ul('a'), p('b', note('x'))),
    );
  });
  it('changes the words alone where the new ones are the old ones', () => {
    const tree = doc(p('a ', b('pl'), i('an'), ' and ', t('Plan', 'bold')));
    expect(replaced(tree, 'plan', 'plan')).toEqual(doc(p('a ', b('pl'), i('an'), ' and ', b('plan'))));
  });

  const query = fc
    .tuple(fc.array(arbitraryWord, { minLength: 1, maxLength: 2 }), fc.boolean(), fc.boolean(), fc.nat(3))
    .map(([some, matchCase, wholeWords, off]) => ({ words: some.join(' ').slice(off) || 'an', matchCase, wholeWords }));
  it('by itself changes nothing', () => {
    fc.assert(
      fc.property(arbitraryTree, query, (tree, asked) => {
        const exact = { ...asked, matchCase: true };
        const nths = matches(tree, exact).map(({ nth }) => nth);
        expect(replaceHits(tree, exact, nths, exact.words)).toEqual(tree);
      }),
      { numRuns: 300 },
    );
  });
  it('makes as many fewer as were replaced, and a text that is allowed', () => {
    fc.assert(
      fc.property(arbitraryTree, query, fc.func(fc.boolean()), (tree, asked, isChosen) => {
        const before = matches(tree, asked);
        const chosen = before.map(({ nth }) => nth).filter((nth) => isChosen(nth));
        const after = replaceHits(tree, asked, chosen, '§');
        // A whole word before “§” stays one, because “§” is no letter.
        expect(matches(after, asked)).toHaveLength(before.length - chosen.length);
        expect(treeSchema.parse(after)).toEqual(after);
        expect(withLines(after, linesOf(after))).toEqual(after);
      }),
      { numRuns: 300 },
    );
  });
  it('leaves all other words as they were', () => {
    fc.assert(
      fc.property(arbitraryTree, query, fc.func(fc.boolean()), (tree, asked, isChosen) => {
        const all = matches(tree, asked);
        const chosen = all.filter(({ nth }) => isChosen(nth));
        const lines = linesOf(tree).map(({ inlines }) => textOfLine(inlines));
        const isMany = linesOf(tree).some(({ inlines }) => inlines.filter(({ type }) => type === 'link').length > 1);
        fc.pre(!isMany);
        for (const { line, start, end } of chosen.toReversed())
          lines[line] = `${lines[line]!.slice(0, start)}§${lines[line]!.slice(end)}`;
        const after = replaceHits(
          tree,
          asked,
          chosen.map(({ nth }) => nth),
          '§',
        );
        const caption = lines.filter((line) => line !== '');
        expect(
          linesOf(after)
            .map(({ inlines }) => textOfLine(inlines))
            .filter((line) => line !== ''),
        ).toEqual(caption);
      }),
      { numRuns: 300 },
    );
  });
});
