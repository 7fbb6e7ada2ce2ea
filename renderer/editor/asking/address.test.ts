import { expect, test } from 'vitest';
import { b, br, cell, doc, li, note, p, row, table, ul } from '../../../shared/richtext/build.ts';
import { meantAddress } from './address.ts';
import { noteOf } from './note-of.ts';

test('an address is taken as its writer means it', () => {
  expect(meantAddress(' www.gov.scot/asl ')).toBe('https://www.gov.scot/asl');
  expect(meantAddress('asl@gov.scot')).toBe('mailto:asl@gov.scot');
  expect(meantAddress('https://www.gov.scot')).toBe('https://www.gov.scot');
  expect(meantAddress('javascript:alert(1)')).toBe('javascript:alert(1)');
});

test('the words of a footnote are paragraphs alone', () => {
  const tree = doc(
    p(b('One'), note('inner')),
    p(),
    p(' ', br),
    ul(li('two', ul('three'))),
    table(null, row(cell('four'))),
  );
  expect(noteOf(tree)).toEqual([p(b('One')), p('two'), p('three'), p('four')]);
});
