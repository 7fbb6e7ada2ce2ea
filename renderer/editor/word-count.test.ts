import { expect, test } from 'vitest';
import { b, doc, p, ul } from '../../shared/richtext/build.ts';
import { countWords } from './word-count.ts';

test.each([
  [[], 0],
  [doc('One two.'), 2],
  [doc('well-being – for all'), 3],
  [doc('On 21 November 2026'), 4],
  [[p('One ', b('bold'), ' word'), ul('two more', 'last')], 6],
])('%j has so many words', (tree, count) => expect(countWords(tree)).toBe(count));
