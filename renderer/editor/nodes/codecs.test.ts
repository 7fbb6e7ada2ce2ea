import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
} from '../../../shared/richtext/build.ts';
import { arbitraryTree } from '../../../shared/richtext/arbitrary.ts';
import type { Tree } from '../../../shared/richtext/tree.ts';
import { randomTree } from './random-tree.ts';
import { throughEditor } from './same.ts';

const cases: Readonly<Record<string, Tree>> = {
  'an empty field': [],
  paragraphs: doc('One', p(), 'Two'),
  marks: doc(p('a ', b('b'), i('c'), t('d', 'bold', 'italic'), t('2', 'subscript'), t('3', 'bold', 'superscript'))),
  'line breaks': doc(p('one', br, br, 'two', br)),
  tabs: doc('a\tb'),
  links: doc(p('See ', link('https://www.gov.scot/a?b=c#d', 'the ', b('plan'), br, 'here'), '.')),
  'a link beside a link': doc(p(link('https://a.scot', 'a'), link('https://b.scot', 'b'))),
  footnotes: doc(p('Paused.', note('Restarted in ', 'November.'), ' More.')),
  'cross references': doc(p('As set out at ', ref('item-9', '9.1'), '.')),
  'live figures': doc(p(figure('complete', '24 of 76'), ' are complete')),
  headings: doc(h(1, 'One'), 'x', h(2, 'Two'), h(3, i('Three'))),
  'nested lists': doc(ul('one', li(['two ', b('bold')], ol('a', li('b', ul('deep')))), 'three')),
  'a list under an empty entry': doc(ul(li('', ol('a')), 'b')),
  'two kinds of list': doc(ul('a'), ol('b')),
  quotes: doc(quote('Words', 'A parent'), quote('No name'), 'Text', quote('', '')),
  tables: doc('x', table(row('Theme', 'Complete'), row('Schools', '4')), 'y'),
  'a table alone': doc(table(null, row('1'))),
  'a table of nothing but its head': doc(table(row('Theme', 'Complete'))),
  'a table with a name': doc({ ...table(row('Theme'), row('Schools')), caption: 'Actions by theme' }),
  'what cells hold': doc(
    table(row('A', cell('b', ul(li('c', ol('d'))))), row(cell(p('x', br, b('y')), p('z')), cell())),
  ),
  'a picture with a caption': doc({ ...picture('b'.repeat(64), '', 20, 30), caption: 'The map' }),
  pictures: doc(picture('a'.repeat(64), 'A map', 20, 30)),
};

describe('a tree through the editor and back', () => {
  it.each(Object.entries(cases))('keeps %s', (_, tree) => {
    expect(throughEditor(tree)).toEqual(tree);
  });

  it('keeps any tree', () => {
    fc.assert(
      fc.property(randomTree, (tree) => {
        expect(throughEditor(tree)).toEqual(tree);
      }),
      { numRuns: 150 },
    );
  });

  it('keeps any tree as the plan’s own laws draw them', () => {
    const meets = (tree: Tree): boolean =>
      tree.some((one, at) => one.type === 'list' && tree[at - 1]?.type === 'list') ||
      (tree.length === 1 && tree[0]?.type === 'paragraph' && tree[0].children.length === 0);
    fc.assert(
      fc.property(
        arbitraryTree.filter((tree) => !meets(tree)),
        (tree) => {
          expect(throughEditor(tree)).toEqual(tree);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('reads a lone empty paragraph as an empty field', () => {
    expect(throughEditor(doc(p()))).toEqual([]);
  });
});
