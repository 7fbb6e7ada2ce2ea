import type { Vocabulary } from '../vocabulary.ts';
import { columnsOf } from './columns.ts';
import type { Below, Column, Columns } from './columns.ts';
import { doNumbersLead, holds } from './continuation.ts';
import type { RowView } from './continuation.ts';
import { acrossRow, shownIn } from './grid.ts';
import type { Grid, GridRow, Place } from './grid.ts';
import { headingOver, repeatsHeader } from './header.ts';
import type { Header, Heading } from './header.ts';
import { numberOfPlace } from './numbers.ts';

/** How a table with a row for each item is laid out: what a table after it without a header goes on by. */
export interface RowLayout {
  readonly headings: readonly Heading[];
  readonly columns: Columns;
  readonly gridColumns: number;
  /** True where its rows are items that stand below those which rows across the table open. */
  readonly nested: boolean;
}

export interface RowTable {
  readonly layout: RowLayout;
  /** The first row of the header and the first below it. */
  readonly header: Header;
  readonly views: readonly RowView[];
}

const viewOf = (row: GridRow, at: number, headings: readonly Heading[]): RowView => {
  const cells: (Place | undefined)[] = headings.map(() => undefined);
  const covered = headings.map(({ from }) => {
    const over = row.over[from];
    return over !== undefined && over.row < at;
  });
  const aligned = row.starts.length === headings.length && !covered.includes(true);
  row.starts.forEach((place, index) => {
    const column = aligned ? index : headingOver(headings, place);
    // Of two cells under one heading the second goes on with the first.
    if (cells[column] === undefined || cells[column].blank) cells[column] = place;
  });
  return { row, at: cells, covered };
};

const bodyRows = (grid: Grid, header: Header): { readonly row: GridRow; readonly at: number }[] =>
  grid.rows
    .map((row, at) => ({ row, at }))
    .filter(({ row, at }) => at >= header.to && !acrossRow(grid, row) && !repeatsHeader(row, header.headings));

/** How a table is laid out below a header. */
export const layoutOf = (grid: Grid, header: Header, vocabulary: Vocabulary): RowTable => {
  const body = bodyRows(grid, header).filter(({ row }) => shownIn(row).length > 0);
  const views = body.map(({ row, at }) => viewOf(row, at, header.headings));
  const below = header.headings.map((_, column): Below => ({
    places: views.flatMap((view) => (view.at[column] && !view.at[column].blank ? [view.at[column]] : [])),
    rows: views.length,
  }));
  const opened = new Set(
    grid.rows.flatMap((row) => {
      const place = acrossRow(grid, row);
      const opening = place && vocabulary.openingOf(place.words);
      return opening ? [opening.kind] : [];
    }),
  );
  const { headings } = header;
  const rows = columnsOf(headings, below, vocabulary, () => false);
  const across = opened.has(rows.kind);
  const nested = across && rows.kind.children.includes(rows.kind.key) && areItems(grid, views, rows, vocabulary);
  const columns = across && !nested ? columnsOf(headings, below, vocabulary, () => true) : rows;
  return { layout: { headings, columns, gridColumns: grid.columns, nested }, header, views };
};

/** True where rows below one that opens an item are items too: they have numbers, or several stand below one. */
const areItems = (grid: Grid, views: readonly RowView[], columns: Columns, vocabulary: Vocabulary): boolean => {
  const { first, number } = columns;
  if (first < 0) return false;
  if (number >= 0 || doNumbersLead(vocabulary, views, columns)) return true;
  const own = new Set(views.filter((view) => holds(view, first)).map(({ row }) => row));
  let below = 0;
  return grid.rows.some((row) => {
    below = acrossRow(grid, row) ? 0 : below + Number(own.has(row));
    return below > 1;
  });
};

/** A table without a header that goes on with the columns of one before it. */
export const layoutAfter = (grid: Grid, layout: RowLayout): RowTable => {
  const { headings } = layout;
  const header = { headings, from: 0, to: 0 };
  const views = bodyRows(grid, header).map(({ row, at }) => viewOf(row, at, headings));
  return { layout, header, views };
};

const isProse = ({ words }: Place, atLeast: number): boolean => words.split(' ').length >= atLeast;

/**
 * True where a table surely holds items: its header names fields of the template and an item's own words or numbers, or
 * asks what plans ask of every item (who, by when, how it stands), and prose stands in its cells. A table of figures has
 * none of that.
 */
export const holdsItems = ({ layout, views }: RowTable, vocabulary: Vocabulary): boolean => {
  const { columns, known, asked, first, number, across } = layout.columns;
  const isPlans = known > 1 || asked > 1;
  const fields = columns.flatMap((one, at) => (isField(one) || (isPlans && one.is === 'unknown') ? [at] : []));
  const prose = views.some((view) =>
    fields.some((at) => view.at[at] && isProse(view.at[at], known > 2 || (asked > 1 && first >= 0) ? 2 : 3)),
  );
  if (!prose || (first < 0 && number < 0 && !across)) return false;
  const shown = views.flatMap((view) => (number >= 0 && holds(view, number) ? [view.at[number]!] : []));
  const numbered = shown.filter((place) => numberOfPlace(vocabulary, place)).length * 2 > shown.length;
  if (known > 1 || (known > 0 && across)) return true;
  if (first >= 0 && (asked > 1 || (asked > 0 && numbered && number >= 0))) return true;
  return known > 0 && (numbered || doNumbersLead(vocabulary, views, layout.columns));
};

const isField = (column: Column): boolean => column.is === 'field' && column.meaning.field.holds === 'prose';
