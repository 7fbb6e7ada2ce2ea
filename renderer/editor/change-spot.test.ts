import { expect, test } from 'vitest';
import { b, doc, li, p, ul } from '../../shared/richtext/build.ts';
import { spotOfChange } from './change-spot.ts';

test.each([
  ['words put in', doc('One two'), doc('One and two'), { line: 0, offset: 8 }],
  ['words taken out', doc('One and two'), doc('One two'), { line: 0, offset: 4 }],
  ['words put in at the end', doc('One', 'Two'), doc('One', 'Two more'), { line: 1, offset: 8 }],
  ['a line put in', doc('One', 'Three'), doc('One', 'Two', 'Three'), { line: 1, offset: 3 }],
  ['a line taken out', doc('One', 'Two', 'Three'), doc('One', 'Three'), { line: 0, offset: 3 }],
  ['everything taken out', doc('One'), [], { line: 0, offset: 0 }],
  ['everything put in', [], doc('One', 'Two'), { line: 1, offset: 3 }],
  ['a mark alone', doc('One two', 'Three'), doc(p('One ', b('two')), 'Three'), { line: 0, offset: 7 }],
  ['an entry', doc('One', ul('a', 'b')), doc('One', ul('a', 'bc')), { line: 2, offset: 2 }],
] as const)('%s', (_, before, after, spot) => expect(spotOfChange(before, after)).toEqual(spot));

test('a nested list has a line of its own before its entries, as on the page', () => {
  expect(spotOfChange(doc(ul(li('a', ul('b')))), doc(ul(li('a', ul('bc')))))).toEqual({ line: 2, offset: 2 });
});
