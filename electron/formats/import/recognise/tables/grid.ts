import type { Inline } from '../../../../../shared/richtext/tree.ts';
import type { SourceBlock, SourceCell, SourceRow, SourceTable } from '../../source.ts';
import { allBold, isLine, trimmed } from '../line-text.ts';

/** A cell where it stands in its table, with the words by which it is recognised. */
export interface Place {
  readonly cell: SourceCell;
  /** The row it begins in, from 0. */
  readonly row: number;
  /** Its first column, and the column after its last. */
  readonly from: number;
  readonly to: number;
  /** How many rows it covers. */
  readonly rows: number;
  /** Its first words (some 400 characters) on one line. A list's number is no part of them. */
  readonly words: string;
  /** True where it holds nothing that a reader sees. */
  readonly blank: boolean;
  /** The number in front of its first line, where the file numbers it: "2.", "6.1.1". */
  readonly marker: string | undefined;
  readonly bold: boolean;
  /** The one line it holds, where it holds just one. */
  readonly line: readonly Inline[] | undefined;
}

export interface GridRow {
  readonly row: SourceRow;
  /** The cells that begin in this row, from left to right. */
  readonly starts: readonly Place[];
  /** For each column the cell that covers it, begun here or above. */
  readonly over: readonly (Place | undefined)[];
}

/** A table as a rectangle of columns and rows. */
export interface Grid {
  readonly columns: number;
  readonly rows: readonly GridRow[];
}

/** A wider table is data: no plan has so many fields. */
const MOST_COLUMNS = 60;
const ENOUGH_WORDS = 400;

const plain = (children: readonly Inline[]): string =>
  children
    .map((one) => {
      if (one.type === 'text') return one.text;
      if (one.type === 'line-break') return ' ';
      return one.type === 'link' ? plain(one.children) : '';
    })
    .join('');

/** The words of a block on one line; a table's, a picture's and an aside's are none. */
export const blockWords = (block: SourceBlock): string =>
  isLine(block) ? plain(block.children).replace(/\s+/gu, ' ').trim() : '';

/** True where a reader would see nothing of a block. An aside counts as nothing: it says for itself why it is left over. */
export const isBlank = (block: SourceBlock): boolean => {
  if (block.type === 'aside') return true;
  if (!isLine(block)) return false;
  if (block.type === 'list-item' && block.kind === 'numbered' && block.marker.trim() !== '') return false;
  return block.children.every((one) => (one.type === 'text' ? one.text.trim() === '' : one.type === 'line-break'));
};

/** True for what stands between the parts of one thing without parting them: an aside, or a line of nothing at all. */
export const isBetween = (block: SourceBlock): boolean =>
  block.type === 'aside' || (isBlank(block) && block.source.trim() === '');

const placeOf = (cell: SourceCell, row: number, columns: number, rows: number): Place => {
  const shown = cell.blocks.filter((block) => !isBlank(block));
  let words = '';
  for (const block of shown) {
    words = words === '' ? blockWords(block) : `${words} ${blockWords(block)}`;
    if (words.length > ENOUGH_WORDS) break;
  }
  const first = shown[0];
  const lines = shown.filter(isLine);
  return {
    cell,
    row,
    from: cell.column,
    to: Math.min(columns, cell.column + Math.max(1, cell.columns)),
    rows: Math.max(1, Math.min(cell.rows, rows - row)),
    words: words.slice(0, ENOUGH_WORDS),
    blank: shown.length === 0,
    marker: first?.type === 'list-item' && first.kind === 'numbered' ? first.marker : undefined,
    bold: lines.length > 0 && lines.every((line) => allBold(trimmed(line.children))),
    line: shown.length === 1 && first && isLine(first) ? first.children : undefined,
  };
};

/** Each template reads the same tables: what stands in them is looked at once. */
const known = new WeakMap<SourceTable, { readonly grid: Grid | undefined }>();

/** The rectangle of a table; `undefined` for one that has no cells or too many columns to hold a plan's items. */
export const gridOf = (table: SourceTable): Grid | undefined => {
  const before = known.get(table);
  if (before) return before.grid;
  const grid = drawn(table);
  known.set(table, { grid });
  return grid;
};

const drawn = (table: SourceTable): Grid | undefined => {
  let columns = 0;
  for (const row of table.rows)
    for (const cell of row.cells) columns = Math.max(columns, cell.column + Math.max(1, cell.columns));
  if (columns === 0 || columns > MOST_COLUMNS) return undefined;
  const rows: GridRow[] = [];
  // Cells that reach down from above, by column.
  let reaching: (Place | undefined)[] = Array.from({ length: columns });
  table.rows.forEach((row, at) => {
    const over = reaching.map((place) => (place && place.row + place.rows > at ? place : undefined));
    const starts = row.cells
      .map((cell) => placeOf(cell, at, columns, table.rows.length))
      .toSorted((a, b) => a.from - b.from);
    for (const place of starts) for (let column = place.from; column < place.to; column += 1) over[column] = place;
    rows.push({ row, starts, over });
    reaching = over;
  });
  return { columns, rows };
};

/** The cells of a row that hold something. */
export const shownIn = (row: GridRow): Place[] => row.starts.filter(({ blank }) => !blank);

/** The one cell that holds all the words of a row and stands across its table, if there is one. */
export const acrossRow = (grid: Grid, row: GridRow): Place | undefined => {
  const shown = shownIn(row);
  const only = shown.length === 1 ? shown[0] : undefined;
  return only && only.from === 0 && only.to >= grid.columns ? only : undefined;
};
