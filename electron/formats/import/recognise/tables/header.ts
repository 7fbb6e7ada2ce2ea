import { alike } from '../line-text.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { acrossRow, shownIn } from './grid.ts';
import type { Grid, GridRow, Place } from './grid.ts';
import {
  askedBy,
  couldBeLabel,
  couldHeadItems,
  dateAlone,
  firstPlace,
  isNameWord,
  isNumberWord,
  isParentWord,
  isSectionWord,
  shortened,
  uncounted,
} from './words.ts';

/** What heads one column of a table with a row for each item. */
export interface Heading {
  /** The first of the grid's columns it stands over, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** All its words: those of a merged cell above and its own ("Progress" over "Oct 2020" gives "Progress Oct 2020"). */
  readonly words: string;
  /** The merged cell's words alone, and its own alone; `above` is "" where no merged cell stands above. */
  readonly above: string;
  readonly own: string;
}

export interface Header {
  readonly headings: readonly Heading[];
  /** The first row of the header and the first row below it; equal where the header stood elsewhere. */
  readonly from: number;
  readonly to: number;
}

/** No heading of a column is longer, in characters. */
const LONGEST_HEADING = 160;
/** How far down a header may begin: titles and themes may stand over it. */
const MOST_ABOVE = 3;

const inOneRow = (row: GridRow): Heading[] => {
  const words = uncounted(row.starts.map((place) => place.words));
  return row.starts.map(({ from, to }, at) => ({ from, to, words: words[at]!, above: '', own: words[at]! }));
};

/** The headings of two rows, where a merged cell of the first stands over several of the second. */
const inTwoRows = (grid: Grid, upper: GridRow, lower: GridRow): Heading[] | undefined => {
  const below = lower.starts.filter(({ blank }) => !blank);
  const parted = upper.starts.some(
    ({ from, to, rows, blank }) =>
      !blank && rows === 1 && to - from > 1 && below.filter((one) => one.from >= from && one.to <= to).length > 1,
  );
  if (!parted || below.some(({ words }) => !couldBeLabel(words) && !isDate(words))) return undefined;
  const headings: Heading[] = [];
  for (let column = 0; column < grid.columns;) {
    const over = upper.over[column];
    const under = lower.over[column];
    const place = under && under !== over && under.from === column ? under : (over ?? under);
    if (!place) {
      column += 1;
      continue;
    }
    const to = Math.max(column + 1, place.to);
    const spans = over !== undefined && over !== place && over.to - over.from > place.to - place.from;
    const above = spans ? over.words : '';
    const own =
      place === over || over === undefined || spans ? place.words : [over.words, place.words].join(' ').trim();
    headings.push({ from: column, to, words: [above, own].filter(Boolean).join(' '), above, own });
    column = to;
  }
  return headings;
};

/** A label found by all the words of a heading, or by them without what stands in brackets at their end. */
export const labelOfWords = (vocabulary: Vocabulary, words: string): ReturnType<Vocabulary['labelOf']> => {
  if (words === '') return undefined;
  const found = vocabulary.labelOf(words) ?? vocabulary.labelOf(shortened(words));
  return found && { ...found, label: words.trim().replace(/[\s:.]+$/u, '') };
};

/** True for words that plans head a column with, of this template or any. */
export const saysWhatItHolds = (vocabulary: Vocabulary, words: string): boolean =>
  labelOfWords(vocabulary, words) !== undefined ||
  isNumberWord(words) ||
  isNameWord(words) ||
  firstPlace(words) !== undefined ||
  isSectionWord(words) ||
  isParentWord(words) ||
  askedBy(words) !== undefined ||
  couldHeadItems(words);

const isDate = (words: string): boolean => /^(?:19|20)\d\d/u.test(words) || dateAlone(words) !== undefined;

const LONGEST_ASKING = 120;
/** A heading may go on after what it asks: "Responsible owner (named person or organisation)". */
const couldHead = (words: string): boolean =>
  couldBeLabel(words) ||
  isNumberWord(words) ||
  isDate(words) ||
  (words.length <= LONGEST_ASKING && askedBy(words) !== undefined);

const heads = (vocabulary: Vocabulary, headings: readonly Heading[], told: boolean): boolean => {
  const shown = headings.filter(({ words }) => words !== '');
  if (shown.length < 2 || shown.some(({ own }) => own !== '' && !couldHead(own))) return false;
  const saying = shown.filter(
    ({ words, own }) => saysWhatItHolds(vocabulary, words) || saysWhatItHolds(vocabulary, own),
  );
  return saying.length >= (told ? 1 : 2);
};

/** The header of a table with a row for each item, in its first rows. */
export const headerOf = (grid: Grid, vocabulary: Vocabulary): Header | undefined => {
  for (let at = 0; at <= Math.min(MOST_ABOVE, grid.rows.length - 1); at += 1) {
    const row = grid.rows[at]!;
    const shown = shownIn(row);
    if (shown.length === 0 || acrossRow(grid, row)) continue;
    const told = row.row.header || shown.every(({ bold }) => bold);
    const lower = grid.rows[at + 1];
    const two = lower && inTwoRows(grid, row, lower);
    if (two && heads(vocabulary, two, told)) return { headings: two, from: at, to: at + 2 };
    const one = inOneRow(row);
    if (heads(vocabulary, one, told)) return { headings: one, from: at, to: at + 1 };
    // Above a header stand only rows of one cell, or of words that are no labels of anything.
    if (shown.length > 1) return undefined;
  }
  return undefined;
};

/** A header that stood as a line of text over its table, its words parted by tabs, bars or wide space. */
export const headerInLine = (line: string, grid: Grid, vocabulary: Vocabulary): Header | undefined => {
  if (line.length > 400) return undefined;
  const parts = line.split(/\s*\|\s*|\t+|\s{3,}/u).filter((part) => part.trim() !== '');
  const first = grid.rows.find((row) => row.starts.length > 1);
  if (!first || parts.length < 2 || parts.length !== first.starts.length) return undefined;
  const headings = first.starts.map(({ from, to }, at) => {
    const words = parts[at]!.trim();
    return { from, to, words, above: '', own: words };
  });
  return heads(vocabulary, headings, false) ? { headings, from: 0, to: 0 } : undefined;
};

/** The number of a column in a heading said again. */
const COUNTED = /^\(?\d{1,2}[.)] (?=\p{L})/u;

/** True where a row only says again what heads the columns, as at the top of a new page. */
export const repeatsHeader = (row: GridRow, headings: readonly Heading[]): boolean => {
  const shown = shownIn(row);
  if (shown.length === 0 || shown.some(({ words }) => words.length > LONGEST_HEADING)) return false;
  return (
    shown.every((place) =>
      headings.some((heading) => {
        const overlaps = heading.from < place.to && place.from < heading.to;
        const words = alike(place.words);
        return (
          overlaps &&
          [heading.words, heading.own, heading.above].some(
            (one) => one !== '' && alike(one) === words.replace(COUNTED, ''),
          )
        );
      }),
    ) &&
    (shown.length > 1 || headings.length === 1)
  );
};

/** The place among headings of the column a cell stands in: the one it lies under most. */
export const headingOver = (headings: readonly Heading[], place: Place): number => {
  let best = 0;
  let most = -Infinity;
  headings.forEach(({ from, to }, at) => {
    const shared = Math.min(to, place.to) - Math.max(from, place.from);
    if (shared > most) [best, most] = [at, shared];
  });
  return best;
};
