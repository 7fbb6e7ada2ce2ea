import type { Outline, OutlineItem, OutlineSection } from '../../../shared/ipc/contract.ts';

/** Those that a thing stands among. */
const listOf = (
  lists: readonly (readonly (OutlineItem | OutlineSection)[])[],
  id: string,
): readonly (OutlineItem | OutlineSection)[] => {
  for (const list of lists) {
    if (list.some((one) => one.id === id)) return list;
    const below = listOf(
      list.map((one) => one.items),
      id,
    );
    if (below.length > 0) return below;
  }
  return [];
};

/** Why a number cannot be given to a thing, in a sentence; empty where it can. Numbers may start again in another list. */
export const numberRefusal = (outline: Outline, id: string, number: string): string => {
  const wanted = number.trim();
  if (wanted.length > 40) return 'A number has at most 40 characters';
  if (/\s/.test(wanted)) return 'Enter the number alone, such as 6.1.3 or 31a';
  const taken = listOf([outline.sections], id).find((one) => one.id !== id && wanted !== '' && one.number === wanted);
  if (!taken) return '';
  const words = 'heading' in taken ? taken.heading : taken.words;
  return `${wanted} is the number of “${words.slice(0, 60)}” beside it: enter another number, or renumber the plan`;
};
