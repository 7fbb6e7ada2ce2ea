import type { Vocabulary } from '../vocabulary.ts';
import { shownIn } from './grid.ts';
import type { Grid, GridRow, Place } from './grid.ts';
import { labelOfWords } from './header.ts';
import { numberOfPlace } from './numbers.ts';
import { couldBeLabel, firstPlace, isNameWord, isNumberWord } from './words.ts';

/** What the cells of a table for one item say, in reading order. */
export type Move =
  /** A row across the table, or a cell in a label's place, that opens an item by its number or names it. */
  | { readonly move: 'title'; readonly place: Place }
  | { readonly move: 'number'; readonly place: Place }
  | { readonly move: 'name'; readonly place: Place }
  /** A label with the cells of its words, which follow as `text`. */
  | { readonly move: 'label'; readonly place: Place; readonly empty: boolean }
  | { readonly move: 'text'; readonly place: Place; readonly label: Place }
  /** Words that go on with what stands before. */
  | { readonly move: 'prose'; readonly place: Place }
  /** The words "No." or "Title", or a label under which nothing stands. */
  | { readonly move: 'word'; readonly place: Place };

/** What reading a table for one item by its label places needs to know. */
export class Labels {
  readonly #vocabulary: Vocabulary;
  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  isKnown({ words }: Place): boolean {
    return labelOfWords(this.#vocabulary, words) !== undefined || firstPlace(words) !== undefined;
  }

  /** "No.", "Recommendation no.". */
  isNumber({ words }: Place): boolean {
    return isNumberWord(words) && labelOfWords(this.#vocabulary, words) === undefined;
  }

  isName({ words }: Place): boolean {
    return isNameWord(words) && labelOfWords(this.#vocabulary, words) === undefined;
  }

  says(place: Place): boolean {
    return this.isKnown(place) || this.isNumber(place) || this.isName(place);
  }

  opens(place: Place): boolean {
    return (
      numberOfPlace(this.#vocabulary, place) !== undefined || this.#vocabulary.openingOf(place.words) !== undefined
    );
  }

  isValue({ words }: Place): boolean {
    return this.#vocabulary.isValue(words);
  }
}

const isLabelRow = (labels: Labels, shown: readonly Place[]): boolean =>
  shown.length > 1 &&
  shown.every((place) => couldBeLabel(place.words) && !labels.isValue(place)) &&
  shown.filter((place) => labels.says(place)).length * 2 >= shown.length &&
  shown.filter((place) => labels.says(place)).length > 1 &&
  // "Status | On track | Due | March 2022": labels and words take turns.
  (labels.says(shown[1]!) || shown.length === 3);

/** Cells of one row beneath those of a row of labels, each under its own. */
const standUnder = (above: readonly Place[], row: GridRow | undefined): row is GridRow =>
  row !== undefined &&
  row.starts.length > 1 &&
  above.every((label) => row.starts.some((place) => place.from === label.from));

const MOST_SECOND_WORDS = 4;

/** Two pairs in one row: the third cell is a label too, of few words with words beside it. */
const isSecondLabel = (labels: Labels, [first, second, third, fourth]: readonly Place[]): boolean => {
  if (!first || !second || !third || !fourth) return false;
  if (labels.says(third)) return true;
  const could = couldBeLabel(third.words) && !/\d/u.test(third.words) && !labels.isValue(third);
  const few = third.words.split(' ').length <= MOST_SECOND_WORDS && !fourth.blank;
  return could && few && (labels.says(first) || third.bold) && !(second.bold && !first.bold);
};

const movesOfPair = (labels: Labels, place: Place, text: readonly Place[]): Move[] => {
  const shown = text.filter(({ blank }) => !blank);
  if (labels.isNumber(place))
    return [{ move: 'word', place }, ...shown.map((one): Move => ({ move: 'number', place: one }))];
  if (labels.isName(place))
    return [{ move: 'word', place }, ...shown.map((one): Move => ({ move: 'name', place: one }))];
  if (labels.isKnown(place) || (couldBeLabel(place.words) && !labels.opens(place)))
    return [
      { move: 'label', place, empty: shown.length === 0 },
      ...shown.map((one): Move => ({ move: 'text', place: one, label: place })),
    ];
  if (labels.opens(place))
    return [{ move: 'title', place }, ...shown.map((one): Move => ({ move: 'prose', place: one }))];
  return [place, ...shown].map((one): Move => ({ move: 'prose', place: one }));
};

const movesOfRow = (labels: Labels, grid: Grid, row: GridRow, before: readonly Move[]): Move[] => {
  const shown = shownIn(row);
  const [first, ...others] = row.starts;
  if (!first || shown.length === 0) return [];
  const reached = row.over[0] !== undefined && row.over[0].row < first.row;
  // A number or word merged over several rows at the left: what stands beside it is a table of its own.
  const side = !reached && first.rows > 1 && others.length > 1 && (labels.opens(first) || first.blank);
  if (side) {
    const own: Move[] = first.blank ? [] : [{ move: 'title', place: first }];
    return [...own, ...movesOfPair(labels, others[0]!, others.slice(1))];
  }
  if (reached && row.starts.length > 1) return movesOfPair(labels, first, others);
  if (reached || (first.blank && !labels.says(shown[0]!)))
    return shown.map((place): Move => ({ move: 'prose', place }));
  if (shown.length === 1) return movesOfOne(labels, grid, row, shown[0]!, before);
  if (row.starts.length === 4 && isSecondLabel(labels, row.starts))
    return [
      ...movesOfPair(labels, first, row.starts.slice(1, 2)),
      ...movesOfPair(labels, row.starts[2]!, row.starts.slice(3)),
    ];
  if (
    row.starts.length > 4 &&
    row.starts.length % 2 === 0 &&
    row.starts.every((place, at) => at % 2 > 0 || labels.says(place))
  )
    return row.starts.flatMap((place, at) => (at % 2 > 0 ? [] : movesOfPair(labels, place, [row.starts[at + 1]!])));
  return movesOfPair(labels, first, others);
};

/** A row with words in one cell alone. */
const movesOfOne = (labels: Labels, grid: Grid, row: GridRow, place: Place, before: readonly Move[]): Move[] => {
  const across = place.from === 0 && place.to >= grid.columns;
  // "Response" with an empty cell beside it has no words; across the table it stands over them.
  if (labels.isKnown(place) && labelled(place)) return [{ move: 'label', place, empty: !across }];
  if (labels.isNumber(place) || labels.isName(place)) return [{ move: 'word', place }];
  if (!across && row.starts.length > 1 && place.from === 0 && couldBeLabel(place.words) && !labels.opens(place))
    return [{ move: 'word', place }];
  const last = before.at(-1);
  if (across && last?.move === 'label' && !last.empty) return [{ move: 'text', place, label: last.place }];
  return [{ move: across || labels.opens(place) ? 'title' : 'prose', place }];
};

const labelled = ({ line }: Place): boolean => line !== undefined;

/** Reads a table of labels and words into what its cells say, row by row. */
export const movesOf = (grid: Grid, vocabulary: Vocabulary): Move[] => {
  const labels = new Labels(vocabulary);
  const moves: Move[] = [];
  for (let at = 0; at < grid.rows.length; at += 1) {
    const row = grid.rows[at]!;
    const shown = shownIn(row);
    const below = grid.rows[at + 1];
    if (isLabelRow(labels, shown) && standUnder(shown, below) && !isLabelRow(labels, shownIn(below))) {
      for (const label of shown) moves.push({ move: 'word', place: label });
      for (const place of shownIn(below)) {
        const label = shown.findLast(({ from }) => from <= place.from);
        if (!label) moves.push({ move: 'prose', place });
        else if (labels.isNumber(label)) moves.push({ move: 'number', place });
        else if (labels.isName(label)) moves.push({ move: 'name', place });
        else moves.push({ move: 'text', place, label });
      }
      at += 1;
      continue;
    }
    for (const move of movesOfRow(labels, grid, row, moves)) moves.push(move);
  }
  return moves;
};
