import { longName, monthOfYear, sameEdition } from './edition-name.ts';
import { Problem } from './problem.ts';
import type { Edition } from './records.ts';

/** How an edition that is brought in stands among those of a plan. */
export type Joining =
  /** It is there already, as a draft. */
  | { readonly as: 'same'; readonly edition: Edition }
  /** It comes at that place, from 0. */
  | { readonly as: 'new'; readonly at: number };

const YEARS = /^(?:19|20)\d\d(?:\s*[-/\u2010-\u2015]\s*(?:(?:19|20)\d\d|\d\d))?$/u;

/** Months since the year 0; a name of a year, or of years, counts from the end of the first. `undefined` if undated. */
const dated = (name: string): number | undefined => {
  const month = monthOfYear(name);
  if (month) return month.year * 12 + month.month;
  return YEARS.test(name.trim()) ? Number(name.trim().slice(0, 4)) * 12 + 12 : undefined;
};

/**
 * Where an edition of that name comes among others, which are in order: by date; an undated one is the newest.
 */
export const placeByDate = (editions: readonly Pick<Edition, 'label'>[], label: string): number => {
  const date = dated(label);
  if (date === undefined) return editions.length;
  const dates = editions.map((edition) => dated(edition.label));
  const earlier = dates.findLastIndex((one) => one !== undefined && one <= date);
  if (earlier >= 0) return earlier + 1;
  const later = dates.findIndex((one) => one !== undefined);
  return later < 0 ? editions.length : later;
};

/**
 * How an edition of that name joins a plan, whose editions are in order. Throws a Problem where the plan has it already and it
 * is sealed.
 */
export const joiningOf = (editions: readonly Edition[], label: string): Joining => {
  // Of an edition that was issued again the newest issue counts.
  const same = editions.findLast((one) => sameEdition(one.label, label));
  if (!same) return { as: 'new', at: placeByDate(editions, label) };
  if (same.state === 'sealed')
    throw new Problem(
      `${longName(same.label)} is sealed in this plan and cannot be changed. Give the file’s edition another name, or bring it in as a new plan.`,
    );
  return { as: 'same', edition: same };
};

/** How an edition joins, in a sentence for the person. */
export const joinsSentence = (editions: readonly Edition[], label: string, joining: Joining): string => {
  const name = longName(label);
  if (joining.as === 'same')
    return `This plan has ${longName(joining.edition.label)} already, as a draft: it takes the words that it does not have yet and keeps its own.`;
  const [before, after] = [editions[joining.at - 1], editions[joining.at]];
  if (before && after) return `${name} comes between ${longName(before.label)} and ${longName(after.label)}.`;
  if (after) return `${name} comes before ${longName(after.label)}, the plan’s first edition.`;
  return before
    ? `${name} comes after ${longName(before.label)}, the plan’s newest edition.`
    : `${name} is the first edition.`;
};
