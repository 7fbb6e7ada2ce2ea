import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { b, br, cell, doc, li, link, note, ol, p, ref, row, t, table, ul } from '../../../shared/richtext/build.ts';
import { cleaner } from './clean.ts';

const clean = () => cleaner((item) => (item === 'x' ? '1.2' : undefined));

describe('what has nothing to show goes', () => {
  test('blank paragraphs, list entries and notes', () => {
    expect(
      clean().blocks(doc(p(' '), p(br), p(link('https://example.org', ' ')), ul('', 'a'), p('b', note(' ')))),
    ).toEqual(doc(ul('a'), p('b')));
  });

  test('but not what is nested under a blank entry', () => {
    expect(clean().blocks(doc(ul(li('', ol('a', 'b')))))).toEqual(doc(ul('a', 'b')));
  });
});

test('rows are made equally long', () => {
  expect(clean().blocks(doc(table(row('A', 'B'), row('c'))))).toEqual(doc(table(row('A', 'B'), row('c', cell()))));
});

test('a footnote inside a footnote becomes words in brackets', () => {
  expect(clean().blocks(doc(p('a', note(p('outer', note('inner', 'more')), 'after')), p('b', note('own'))))).toEqual(
    doc(
      p('a', {
        type: 'footnote',
        note: [
          { type: 'paragraph', children: [t('outer'), t(' ('), t('inner'), t(' '), t('more'), t(')')] },
          p('after'),
        ],
      }),
      p('b', note('own')),
    ),
  );
});

test('references show this edition’s number, or the last known one', () => {
  expect(clean().blocks(doc(p(ref('x', '9'), b(' and '), ref('y', '3'))))).toEqual(
    doc(p(ref('x', '1.2'), b(' and '), ref('y', '3'))),
  );
});

test('any text comes out as text that XML and HTML can hold, and good text as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme-ascii' }), (hostile, good) => {
      const { words } = clean();
      // eslint-disable-next-line no-control-regex
      expect(words(hostile)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Cs}/u);
      expect(words(good)).toBe(good);
    }),
    { numRuns: 200 },
  );
});
