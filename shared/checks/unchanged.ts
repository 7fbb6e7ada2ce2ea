import { editionName } from '../plan/edition-name.ts';
import { itemsOf } from '../plan/edition-view.ts';
import type { FieldView } from '../plan/edition-view.ts';
import { wordsOf } from '../plan/slips.ts';
import { around, leftKey } from './check.ts';
import type { Check } from './check.ts';

/** So many characters of the words are shown, a few more or less. */
const SHOWN = 80;

/** True where what is written anew in each edition, and is no choice of words, says what the edition before says. */
const isUnchanged = ({ scope, vocabulary, state, tree, last }: FieldView): boolean => {
  if (scope !== 'edition' || vocabulary || state !== 'written' || !last) return false;
  const words = wordsOf(tree);
  return words !== '' && words === wordsOf(last.tree);
};

export const unchanged: Check = {
  id: 'unchanged',
  severity: 'should fix',
  rule: 'Progress says what has happened since the last edition.',
  source: 'The yearly cycle of an action plan',
  ofItems: true,
  find: (view) => {
    // A corrected issue says what the first one said, where that was right.
    if (view.edition.reissueOf !== undefined) return [];
    const names = new Map(view.editions.map((one) => [one.id, editionName(one)]));
    const left = new Set(view.facts.left);
    return itemsOf(view).flatMap((item) =>
      item.place.folded
        ? []
        : item.fields.flatMap((field) => {
            // Let stand in this edition, it is asked again in the next.
            const key = leftKey('unchanged', field, field.cell.edition);
            if (!isUnchanged(field) || left.has(key)) return [];
            const words = wordsOf(field.tree);
            return {
              item,
              field,
              words: around(words, 0, 0, SHOWN),
              sentence: `${field.label} is word for word as in ${names.get(field.last!.edition) ?? 'the last edition'}.`,
              fixes: [{ do: 'leave', button: 'Leave it', key }] as const,
            };
          }),
    );
  },
};
