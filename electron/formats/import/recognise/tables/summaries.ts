import type { SourceBlock } from '../../source.ts';
import { alike } from '../line-text.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { holds } from './continuation.ts';
import type { RowView } from './continuation.ts';
import { blockWords } from './grid.ts';
import { numberLeading, numberOfPlace } from './numbers.ts';
import { openerNumber } from './openers.ts';
import type { RowTable } from './row-layout.ts';
import type { Sort } from './sort.ts';

/** A cell of a summary says no more than so many characters. */
const LONGEST = 60;
const LONGEST_OWN = 120;
const MOST_LOOKED_AT = 300;
/** Beside number and own words a summary has so many columns of words at most. */
const MOST_FIELDS = 2;

/** The number of the item that a row is, from its number cell or the start of its own words. */
export const numberOfRow = (view: RowView, { layout }: RowTable, vocabulary: Vocabulary): string | undefined => {
  const { number, first } = layout.columns;
  if (number >= 0) return holds(view, number) ? numberOfPlace(vocabulary, view.at[number]!)?.number : undefined;
  const own = first >= 0 ? view.at[first] : undefined;
  if (!own || own.blank) return undefined;
  return (
    numberLeading(own.words)?.number ??
    vocabulary.openingOf(own.words)?.number ??
    numberOfPlace(vocabulary, own)?.number ??
    (own.marker === undefined ? undefined : own.marker.replace(/[().\s]+/gu, ''))
  );
};

/** True for a table that tells of each item no more than its number, its name and how it stands. */
export const isThin = ({ layout, views }: RowTable): boolean => {
  const { columns, first, number } = layout.columns;
  const fields = columns.filter(({ is }, at) => at !== first && at !== number && (is === 'field' || is === 'unknown'));
  if (fields.length > MOST_FIELDS || views.length < 2) return false;
  return views
    .slice(0, MOST_LOOKED_AT)
    .every(({ at }) =>
      at.every((place, column) => !place || place.words.length <= (column === first ? LONGEST_OWN : LONGEST)),
    );
};

/** Words by which two places tell of the same thing. */
export const tellingWords = (words: string): string[] =>
  alike(words)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 3);

const FOLLOWING = 2;
const MOST_WORDS = 600;

/** By the number of each item that a line or a table of several columns opens, words with which it does so. */
export const openedIn = (
  blocks: readonly SourceBlock[],
  sorts: ReadonlyMap<number, Sort>,
  vocabulary: Vocabulary,
): ReadonlyMap<string, ReadonlySet<string>> => {
  const opened = new Map<string, Set<string>>();
  const add = (number: string, words: string): void => {
    const told = opened.get(number) ?? new Set<string>();
    for (const word of tellingWords(words.slice(0, MOST_WORDS))) told.add(word);
    opened.set(number, told);
  };
  // Only a thin table can sum up, so without one there is nothing to look for.
  if (![...sorts.values()].some((sort) => sort.as === 'rows' && isThin(sort.table))) return opened;
  blocks.forEach((block, at) => {
    const sort = sorts.get(at);
    if (sort?.as === 'rows' && !isThin(sort.table)) {
      const { first } = sort.table.layout.columns;
      for (const view of sort.table.views) {
        const number = numberOfRow(view, sort.table, vocabulary);
        if (number !== undefined && first >= 0 && view.at[first]) add(number, view.at[first].words);
      }
    }
    const number = sort ? undefined : openerNumber(block, vocabulary);
    if (number === undefined) return;
    for (const one of blocks.slice(at, at + 1 + FOLLOWING)) add(number, blockWords(one));
  });
  return opened;
};

/**
 * True where a thin table only sums up items that are told of at length elsewhere: most of its rows have a number and words
 * that `opened` has, by the number of an item the words with which a line or another table opens it.
 */
export const sumsUp = (
  table: RowTable,
  vocabulary: Vocabulary,
  opened: ReadonlyMap<string, ReadonlySet<string>>,
): boolean => {
  if (opened.size < 2 || !isThin(table)) return false;
  const { first } = table.layout.columns;
  const views = table.views.slice(0, MOST_LOOKED_AT);
  const known = views.filter((view) => {
    const number = numberOfRow(view, table, vocabulary);
    const told = number === undefined ? undefined : opened.get(number);
    const words = first >= 0 && view.at[first] ? tellingWords(view.at[first].words) : [];
    return told !== undefined && words.length > 0 && words.filter((word) => told.has(word)).length * 2 >= words.length;
  }).length;
  return known > 1 && known * 5 >= views.length * 3;
};
