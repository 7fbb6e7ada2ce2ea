import { itemsOf } from '../plan/edition-view.ts';
import { plainText } from '../richtext/plain-text.ts';
import { walk } from '../richtext/walk.ts';
import { around, fieldTexts } from './check.ts';
import type { Check } from './check.ts';

/** A number like an item's, where the words before it say that it is one: "at 9.1", "to actions at 3.2.1", "(1.2)". */
const MENTION =
  /(?:\b(?:at|in|to|of|see|under|and|recommendations?|items?|actions?)\s+|\(\s*)(\d{1,3}(?:\.\d{1,3})+)(?![\d%]|\.\d)/giu;

export const reference: Check = {
  id: 'reference',
  severity: 'must fix',
  rule: 'A reference names an item that is in this plan.',
  source: 'Scottish Government publishing standards',
  find: (view) => {
    const items = itemsOf(view);
    const sections = view.sections.map((section) => section.number);
    const numbers = new Set([...items.map((item) => item.number), ...sections]);
    const ids = new Set(items.map((item) => item.id));
    return fieldTexts(view).flatMap(({ item, field }) => {
      // A cross reference is judged by its item, so that its number is left out of the words.
      const text = plainText(field.tree, { numberOf: () => '' });
      const mentions = [...text.matchAll(MENTION)]
        .filter((match) => !numbers.has(match[1]!))
        .map((match) => ({
          item,
          field,
          words: around(text, match.index, match.index + match[0].length),
          sentence: `“${match[1]}” is not in this plan.`,
        }));
      const broken: string[] = [];
      walk(field.tree, (part) => {
        if (part.type === 'cross-reference' && !ids.has(part.item)) broken.push(part.number);
      });
      return [
        ...mentions,
        ...broken.map((number) => ({ item, field, words: number, sentence: `“${number}” is not in this plan.` })),
      ];
    });
  },
};
