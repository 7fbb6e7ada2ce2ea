import type { ItemChoice } from '../../editor/asking/item-choices.ts';

const parts = (number: string): readonly string[] =>
  number
    .toLowerCase()
    .split(/[.\s]+/)
    .filter(Boolean);

/** How far two numbers are apart: at which of their parts they part ways, and by how much there. */
const distance = (a: readonly string[], b: readonly string[]): readonly [common: number, apart: number] => {
  let common = 0;
  while (common < a.length && common < b.length && a[common] === b[common]) common += 1;
  const [x, y] = [Number.parseInt(a[common] ?? '0', 10), Number.parseInt(b[common] ?? '0', 10)];
  return [common, Number.isNaN(x) || Number.isNaN(y) ? Number.MAX_SAFE_INTEGER : Math.abs(x - y)];
};

/** True for what is typed as a number is: “6.9”, “4”, “B”. */
export const isNumber = (typed: string): boolean => /^\s*(?:\p{L}?\d+|\p{Lu})(?:[.\s]+\w+)*\.?\s*$/u.test(typed);

/**
 * The item whose number is nearest to one that is not there: it begins alike for longest, and there the next part is
 * nearest; of equals the first. `undefined` where there are no items.
 */
export const nearestItem = (choices: readonly ItemChoice[], typed: string): ItemChoice | undefined => {
  const wanted = parts(typed);
  let best: { choice: ItemChoice; common: number; apart: number } | undefined;
  for (const choice of choices) {
    const [common, apart] = distance(wanted, parts(choice.number));
    if (!best || common > best.common || (common === best.common && apart < best.apart))
      best = { choice, common, apart };
  }
  return best?.choice;
};
