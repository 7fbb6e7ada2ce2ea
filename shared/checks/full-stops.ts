import { nthOf, wordLines } from '../richtext/replace-words.ts';
import { around, fieldTexts } from './check.ts';
import type { Check, Found } from './check.ts';

/** Two full stops with at most spaces between them (an ellipsis of three apart), or a space before one that ends a sentence. */
const FAULT = /(?<!\.)\.[ \u00a0]*\.(?!\.)|(?<=\S)[ \u00a0]+\.(?=\s|$)/gu;

export const fullStops: Check = {
  id: 'full-stops',
  severity: 'should fix',
  rule: 'A sentence ends with one full stop, and no space stands before it.',
  source: 'Scottish Government style guide',
  ofItems: true,
  find: (view) =>
    fieldTexts(view).flatMap(({ item, field }) => {
      const lines = wordLines(field.tree);
      return lines.flatMap((line, at) =>
        [...line.matchAll(FAULT)].map(({ 0: fault, index }): Found => {
          // The letter before it, so that a stop of its own is told from the others.
          const lead = /[^\s\uFFFC]?$/u.exec(line.slice(0, index))![0];
          const spot = { words: lead + fault, nth: nthOf(lines, lead + fault, at, index - lead.length) ?? 0 };
          return {
            item,
            field,
            words: around(line, index, index + fault.length),
            sentence: /\..*\./.test(fault) ? 'Two full stops stand together.' : 'A space stands before the full stop.',
            spot,
            ...(field.fixed
              ? {}
              : { fixes: [{ do: 'put', button: 'Put it right', safe: true, at: spot, by: `${lead}.` }] }),
          };
        }),
      );
    }),
};
