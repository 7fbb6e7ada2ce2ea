import { editionName } from '../plan/edition-name.ts';
import { itemsOf } from '../plan/edition-view.ts';
import { wordsOf } from '../plan/slips.ts';
import type { AsksWhy } from '../plan/slips.ts';
import { around } from './check.ts';
import type { Check } from './check.ts';

/** More characters than these are shown by their beginning. */
const SHOWN = 80;

const quoted = (words: string): string => {
  const beginning = around(words, 0, 0, SHOWN);
  return `“${beginning}${beginning === words ? '' : '…'}”`;
};

const sentences = {
  date: (label: string, was: string) => `${label} was ${was}, and nothing says why it has changed.`,
  status: (label: string, was: string) => `${label} has gone back: it was ${was}, and nothing says why.`,
} as const satisfies Record<AsksWhy['about'], (label: string, was: string) => string>;

export const unexplained: Check = {
  id: 'unexplained',
  severity: 'should fix',
  rule: 'A date that moved, and a status that went back from complete, say why.',
  source: 'The yearly cycle of an action plan',
  ofItems: true,
  find: (view) => {
    const names = new Map(view.editions.map((one) => [one.id, editionName(one)]));
    return itemsOf(view).flatMap((item) =>
      item.fields.flatMap((field) => {
        const { asksWhy, label } = field;
        if (!asksWhy?.asked || asksWhy.reason !== null) return [];
        const { from, about } = asksWhy;
        const was = `${quoted(from.words)} in ${names.get(from.edition) ?? 'the last edition'}`;
        return {
          item,
          field,
          words: around(wordsOf(field.tree), 0, 0, SHOWN),
          sentence: sentences[about](label, was),
          fixes: [{ do: 'explain', button: 'Give the reason' }] as const,
        };
      }),
    );
  },
};
