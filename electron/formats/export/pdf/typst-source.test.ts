import { expect, test } from 'vitest';
import fc from 'fast-check';
import { p } from '../../../../shared/richtext/build.ts';
import type { PubBlock } from '../blocks.ts';
import { everyBlock, everyInline, publicationWith } from '../every-block.test-help.ts';
import { examplePictures } from '../example-plan.test-help.ts';
import { Messages } from '../messages.ts';
import { typstSource } from './typst-source.ts';
import { typstString, typstWords } from './typst-text.ts';

const call = (block: PubBlock): string => {
  const lines = typstSource(publicationWith([block]), examplePictures, new Messages())
    .source.trimEnd()
    .split('\n');
  return lines.at(-1)!;
};

test.each(Object.entries(everyBlock))('block %s', (type, block) => {
  expect({ [type]: call(block) }).toMatchSnapshot();
});
test.each(Object.entries(everyInline))('inline %s', (type, inline) => {
  expect({ [type]: call(p(inline)) }).toMatchSnapshot();
});

/** What Typst reads in a string literal. */
const read = (literal: string): string => literal.slice(1, -1).replace(/\\(.)/gsu, '$1');

test('any text is one string literal that nothing in it can end', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const literal = typstString(text);
      expect(read(literal)).toBe(text);
      expect(literal.slice(1, -1).replace(/\\[\\"]/g, '')).not.toMatch(/["\\]/);
    }),
    { numRuns: 200 },
  );
});

test('a word wider than the page may break, and keeps its letters', () => {
  const word = 'x'.repeat(1000);
  const pieces = typstWords(`a ${word} b`);
  expect(pieces.filter((piece) => piece === 'may-break').length).toBeGreaterThan(10);
  expect(
    pieces
      .filter((piece) => piece !== 'may-break')
      .map(read)
      .join(''),
  ).toBe(`a ${word} b`);
});

test('text of a plan never stands outside a string literal', () => {
  const source = call(p('#panic() $x$ *b*', everyInline.link));
  expect(source.replace(/"(?:[^"\\]|\\.)*"/gs, '""')).toBe('#par({"";link("",{"";strong("")})})');
});
