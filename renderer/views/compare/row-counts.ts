import type { ComparedText } from '../../../shared/plan/compared.ts';
import type { ChangeRow } from './change-rows.ts';
import { changedWords } from './count-words.ts';
import type { ThingShelf } from './thing-shelf.ts';

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });

const known = new WeakMap<ComparedText, string>();

const ofText = (text: ComparedText): string => {
  const before = known.get(text);
  if (before !== undefined) return before;
  const words = changedWords(text.marked, text.kind);
  known.set(text, words);
  return words;
};

/** True where a row says more once its thing was compared word by word. */
export const isCounted = ({ text, happening }: ChangeRow): boolean => text?.how === 'reworded' || happening === 'facts';

/** "4 words changed", "Owner changed": where the row's thing is at hand. */
export const countsOf = (row: ChangeRow, shelf: ThingShelf): string | undefined => {
  const held = isCounted(row) ? shelf.get(row.change.subject) : undefined;
  if (!held || 'sentence' in held) return undefined;
  const { texts, facts } = held.thing;
  if (row.happening === 'facts')
    return facts.length === 0 ? undefined : `${LIST.format(facts.map(({ label }) => label))} changed`;
  const text = texts.find(({ part }) => part === row.text?.part);
  return text && ofText(text);
};
