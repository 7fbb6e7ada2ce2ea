import { describe, expect, it } from 'vitest';
import { b, br, doc, li, link, note, ol, p, quote, row, table, ul } from '../../../shared/richtext/build.ts';
import { partOfTree } from './part-of-tree.ts';

const tree = doc(
  p('one ', b('two'), note('n'), ' three'),
  ul(li('a', ol('b')), 'c'),
  quote('q', 'who'),
  table(row('h'), row('d')),
  p(link('https://a.example', 'link'), br, 'end'),
);
const at = (line: number, offset: number) => ({ line, offset });

describe('the part of a text', () => {
  it('is all of it without bounds', () => expect(partOfTree(tree, { from: null, to: null })).toEqual(tree));

  it('is cut within lines', () => {
    expect(partOfTree(tree, { from: at(0, 2), to: at(0, 7) })).toEqual(doc(p('e ', b('two'), note('n'))));
    expect(partOfTree(tree, { from: at(0, 7), to: at(0, 10) })).toEqual(doc(p(' th')));
    expect(partOfTree(tree, { from: at(9, 1), to: at(9, 3) })).toEqual(doc(p(link('https://a.example', 'in'))));
  });

  it('has the entries of lists at their levels', () => {
    expect(partOfTree(tree, { from: at(1, 0), to: at(4, 1) })).toEqual(doc(ul(li('a', ol('b')), 'c')));
    expect(partOfTree(tree, { from: at(3, 0), to: at(4, 0) })).toEqual(doc(ul('b', '')));
  });

  it('has quotes by those who said them, and tables whole', () => {
    expect(partOfTree(tree, { from: at(5, 0), to: at(6, 2) })).toEqual(doc(quote('q', 'wh')));
    expect(partOfTree(tree, { from: at(6, 0), to: at(7, 0) })).toEqual(doc('who', table(row('h'), row('d'))));
    expect(partOfTree(tree, { from: null, to: at(4, 0) }).some((block) => block.type === 'table')).toBe(false);
  });
});
