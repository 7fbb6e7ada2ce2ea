import { around, fieldTexts } from './check.ts';
import type { Check } from './check.ts';

/** Two full stops with at most spaces between them (an ellipsis of three apart), or a space before one that ends a sentence. */
const FAULT = /(?<!\.)\.[ \u00a0]*\.(?!\.)|(?<=\S)[ \u00a0]+\.(?=\s|$)/gu;

export const fullStops: Check = {
  id: 'full-stops',
  severity: 'should fix',
  rule: 'A sentence ends with one full stop, and no space stands before it.',
  source: 'Scottish Government style guide',
  find: (view) =>
    fieldTexts(view).flatMap(({ item, field, text }) =>
      [...text.matchAll(FAULT)].map((match) => ({
        item,
        field,
        words: around(text, match.index, match.index + match[0].length),
        sentence: /\..*\./.test(match[0]) ? 'Two full stops stand together.' : 'A space stands before the full stop.',
      })),
    ),
};
