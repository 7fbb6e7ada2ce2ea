import { readsAsHeading } from '../shapes.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { parentOf } from './columns.ts';
import { holds } from './continuation.ts';
import type { RowView } from './continuation.ts';
import { shownIn } from './grid.ts';
import type { Place } from './grid.ts';
import type { RowTable } from './row-layout.ts';

/** A row among others that stands over those below it, though its cells are not merged into one. */
export interface Band {
  readonly is: 'theme' | 'item';
  /** The cell that names the theme or tells the item. */
  readonly place: Place;
  /** The cell of the item's own words. */
  readonly words?: Place | undefined;
}

/** "Requirement 2" in a column where other rows have "2.1". */
const WORDED = /^\p{Lu}\p{L}+(?: \p{L}+)? (?:no\.? )?\d{1,3}[a-z]?[.:]?$/u;
const LONGEST_THEME = 120;
/** In a narrower table a row of two cells is like any other. */
const FEWEST_COLUMNS = 4;

const spans = ({ from, to }: Place): boolean => to - from > 1;

/** A heading alone in its row, the number cell empty. */
const isHeading = (view: RowView, { layout }: RowTable): boolean => {
  const { number } = layout.columns;
  const shown = shownIn(view.row);
  const place = shown[0];
  return (
    shown.length === 1 &&
    place !== undefined &&
    number >= 0 &&
    view.at[number] !== place &&
    !view.covered.includes(true) &&
    place.line !== undefined &&
    place.words.length <= LONGEST_THEME &&
    readsAsHeading(place.words)
  );
};

/** The rows of a table that stand over others, where their numbers, or those that they lack, show it. */
export const bandsOf = (vocabulary: Vocabulary, table: RowTable): ReadonlyMap<RowView, Band> => {
  const { headings, columns } = table.layout;
  const { views } = table;
  const { number, kind } = columns;
  const bands = new Map<RowView, Band>();
  if (number < 0 || headings.length < FEWEST_COLUMNS) return bands;
  const worded = views.filter(({ at }) => at[number] && at[number].words.length < 60 && WORDED.test(at[number].words));
  const mayHold = kind.children.includes(kind.key) || parentOf(vocabulary, kind) !== undefined;
  if (mayHold && worded.length * 2 < views.length)
    for (const view of worded) {
      const shown = shownIn(view.row);
      const words = shown.find((place) => place !== view.at[number]);
      const alone =
        shown.length === 1 || (shown.length === 2 && words !== undefined && (spans(words) || view.at[1] === words));
      const opening = vocabulary.openingOf(view.at[number]!.words);
      if (alone && (!opening || opening.rest >= view.at[number]!.words.length))
        bands.set(view, { is: 'item', place: view.at[number]!, ...(words ? { words } : {}) });
    }
  const leads = views[0] !== undefined && isHeading(views[0], table);
  views.forEach((view, at) => {
    const below = views[at + 1];
    if (!below || !holds(below, number) || !isHeading(view, table)) return;
    const place = shownIn(view.row)[0]!;
    if (leads || place.bold || spans(place)) bands.set(view, { is: 'theme', place });
  });
  return bands;
};
