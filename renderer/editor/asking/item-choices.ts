import type { Outline, OutlineItem } from '../../../shared/ipc/contract.ts';

/** An item as one chooses it: by its number, or by its words. */
export interface ItemChoice {
  readonly id: string;
  readonly number: string;
  readonly words: string;
  /** "6.1.3 Further investment is needed": what stands in the box once it is chosen. */
  readonly label: string;
}

const withBelow = (item: OutlineItem): OutlineItem[] => [item, ...item.items.flatMap(withBelow)];

/** Every item of an edition that has a number, in reading order. Without a number there is nothing to refer by. */
export const choicesOf = (outline: Outline): ItemChoice[] =>
  outline.sections.flatMap((section) =>
    section.items
      .flatMap(withBelow)
      .flatMap(({ id, number, words }) =>
        number === null ? [] : [{ id, number, words, label: `${number} ${words}`.trim() }],
      ),
  );

/** As many as a list shows at once. */
const MOST = 60;

const plain = (words: string): string => words.trim().toLowerCase().replace(/\s+/g, ' ');
/** A number as one types it: "6.1.3", also with a stop behind it. */
const asNumber = (typed: string): string => plain(typed).replace(/\.$/, '');

/** The items that what was typed may mean: by the beginning of their number first, then by their words. */
export const matching = (choices: readonly ItemChoice[], typed: string): ItemChoice[] => {
  const wanted = plain(typed);
  if (wanted === '') return choices.slice(0, MOST);
  const number = asNumber(typed);
  const byNumber = choices.filter((one) => one.number.toLowerCase().startsWith(number));
  const byWords = choices.filter((one) => !byNumber.includes(one) && plain(one.label).includes(wanted));
  return [
    ...byNumber.toSorted((a, b) => Number(plain(b.number) === number) - Number(plain(a.number) === number)),
    ...byWords,
  ].slice(0, MOST);
};

/** The one item that what was typed means: its number, or its whole label. `undefined` where none, or more than one does. */
export const meant = (choices: readonly ItemChoice[], typed: string): ItemChoice | undefined => {
  const number = asNumber(typed);
  const exact = choices.filter((one) => plain(one.number) === number);
  if (exact.length === 1) return exact[0];
  const wanted = plain(typed);
  return wanted === '' ? undefined : choices.find((one) => plain(one.label) === wanted);
};
