import type { SourceBlock } from '../../source.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { numberOfPlace } from './numbers.ts';
import { isPartOf, openerNumber } from './openers.ts';
import type { RowTable } from './row-layout.ts';
import type { Sort } from './sort.ts';
import { numberOfRow } from './summaries.ts';

const MOST_LOOKED_AT = 60;

const numbersOf = (table: RowTable, vocabulary: Vocabulary): string[] =>
  table.views.slice(0, MOST_LOOKED_AT).flatMap((view) => numberOfRow(view, table, vocabulary) ?? []);

/** The number of the last item that a table opens. */
const lastNumber = (sort: Sort, vocabulary: Vocabulary): string | undefined => {
  if (sort.as === 'lines') return undefined;
  if (sort.as === 'rows') {
    const view = sort.table.views.at(-1);
    return view && numberOfRow(view, sort.table, vocabulary);
  }
  const place = sort.table.moves.findLast(({ move }) => move === 'number' || move === 'title')?.place;
  return place && (numberOfPlace(vocabulary, place)?.number ?? vocabulary.openingOf(place.words)?.number);
};

/**
 * The places of tables whose rows are items that stand below one which a line or a table before them opens: their numbers
 * are parts of its number ("E1.1" after "E1"); or, in several places of the file, every such table has an item of its own
 * straight above it ("Project 16", its words, a table of its actions). For each, true where a line opens that item.
 */
export const nestedIn = (
  blocks: readonly SourceBlock[],
  sorts: ReadonlyMap<number, Sort>,
  vocabulary: Vocabulary,
): ReadonlyMap<number, boolean> => {
  const parts = new Map<number, boolean>();
  const owned = new Map<number, boolean>();
  const alone = new Set<number>();
  /** The item open by a line, since the last table or heading; and the one that may have parts. */
  let line: string | undefined;
  let whole = '';
  let byLine = false;
  let level = 0;
  let last: number | undefined;
  blocks.forEach((block, at) => {
    const sort = sorts.get(at);
    if (!sort) {
      const number = openerNumber(block, vocabulary);
      if (number !== undefined) {
        [line, whole, byLine] = [number, number, true];
        level = block.type === 'heading' ? block.level : 9;
      } else if (block.type === 'heading' && block.level <= level) [line, whole] = [undefined, ''];
      return;
    }
    if (sort.as !== 'rows') {
      const number = lastNumber(sort, vocabulary);
      if (number !== undefined) [whole, byLine] = [number, false];
      line = undefined;
      return;
    }
    const numbers = numbersOf(sort.table, vocabulary);
    if (sort.goesOn && last !== undefined) {
      for (const some of [parts, owned]) if (some.has(last)) some.set(at, some.get(last)!);
      if (alone.has(last)) alone.add(at);
    } else if (numbers.length > 0 && numbers.every((number) => isPartOf(number, whole))) parts.set(at, byLine);
    else if (line !== undefined && !numbers.includes(line)) owned.set(at, true);
    else alone.add(at);
    if (alone.has(at)) [whole, byLine] = [lastNumber(sort, vocabulary) ?? '', false];
    if (!sort.goesOn) line = undefined;
    last = at;
  });
  return owned.size > 1 && owned.size > alone.size ? new Map([...parts, ...owned]) : parts;
};
