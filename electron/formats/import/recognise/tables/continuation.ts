import type { Columns } from './columns.ts';
import type { GridRow, Place } from './grid.ts';
import { numberLeading, numberOfPlace } from './numbers.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** A row of a table by its columns: for each the cell that begins in this row, and whether one from above reaches into it. */
export interface RowView {
  readonly row: GridRow;
  readonly at: readonly (Place | undefined)[];
  readonly covered: readonly boolean[];
}

/** True where a row has words in a column of its own. */
export const holds = (view: RowView, column: number): boolean =>
  view.at[column] !== undefined && !view.at[column].blank;

/**
 * True for a row that goes on with the item above: its number cell is empty or reached into from above, or, where no
 * column has numbers, the cell of the item's own words is; or items are opened by rows across the table. Where most
 * number cells are empty the numbers say nothing.
 */
export const goesOn = (view: RowView, { number, first, columns, across }: Columns, numbersFilled: boolean): boolean => {
  if (across && number < 0) return true;
  if (number >= 0 && (numbersFilled || holds(view, number))) return !holds(view, number);
  if (first >= 0) return !holds(view, first);
  const name = columns.findIndex(({ is }) => is === 'name');
  return name >= 0 && !holds(view, name);
};

/** True where enough rows have a number for an empty number cell to mean something. */
export const areNumbersFilled = (views: readonly RowView[], column: number): boolean =>
  column >= 0 && views.filter((view) => holds(view, column)).length * 5 >= views.length;

/** True where the rows' own words lead with their numbers ("1. Schools must…"), no column having them. */
export const doNumbersLead = (
  vocabulary: Vocabulary,
  views: readonly RowView[],
  { number, first }: Columns,
): boolean => {
  if (number >= 0 || first < 0) return false;
  const shown = views.flatMap((view) => (holds(view, first) ? [view.at[first]!] : []));
  const leading = shown.filter(
    (place) =>
      place.marker !== undefined ||
      numberLeading(place.words) !== undefined ||
      vocabulary.openingOf(place.words) !== undefined ||
      numberOfPlace(vocabulary, place) !== undefined,
  );
  return leading.length * 10 >= shown.length * 6;
};
