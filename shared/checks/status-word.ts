import { itemsOf } from '../plan/edition-view.ts';
import { wordsOf } from '../plan/slips.ts';
import { likelyWord, toneBy } from '../plan/vocabulary.ts';
import { around } from './check.ts';
import type { Check } from './check.ts';
import type { Fix } from './fix.ts';

/** A status of more characters than this is a text, and no word that could be given a meaning. */
const LONGEST_WORD = 200;
/** So many characters of a status are shown, a few more or less. */
const SHOWN = 80;

export const statusWord: Check = {
  id: 'status-word',
  severity: 'should fix',
  rule: 'A status is one of the words that the plan knows, so that items can be counted over the years.',
  source: 'The yearly cycle of an action plan',
  ofItems: true,
  find: (view) =>
    view.statusWords.size === 0
      ? []
      : itemsOf(view).flatMap((item) =>
          item.fields.flatMap((field) => {
            if (field.vocabulary !== 'status') return [];
            const word = wordsOf(field.tree);
            if (word === '' || toneBy(view.statusWords, word)) return [];
            const likely = field.fixed ? undefined : likelyWord(view.template, word);
            const fits = word.length <= LONGEST_WORD;
            const fixes: readonly Fix[] = [
              ...(likely === undefined
                ? []
                : [
                    {
                      do: 'write',
                      button: `Make it “${likely}”`,
                      words: likely,
                      name: `writing ${likely} in`,
                    } as const,
                  ]),
              ...(fits
                ? [
                    { do: 'word', button: 'Make it one of the plan’s words', word } as const,
                    { do: 'tone', button: 'Say what it means', word } as const,
                  ]
                : []),
            ];
            return {
              item,
              field,
              words: around(word, 0, 0, SHOWN),
              sentence:
                likely === undefined
                  ? 'This status is none of the words that the plan knows.'
                  : `This status is none of the words that the plan knows. Did you mean “${likely}”?`,
              fixes,
            };
          }),
        ),
};
