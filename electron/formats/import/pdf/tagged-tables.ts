import type { CellNode, TableNode } from './structure.ts';
import { runsIn } from './structure.ts';

/** A cell with its place in the table's grid. */
export interface PlacedCell extends CellNode {
  readonly column: number;
  columns: number;
  rows: number;
}
export interface PlacedRow {
  readonly head: boolean;
  readonly cells: readonly PlacedCell[];
}

type Row = TableNode['rows'][number];

const isFilled = ({ nodes }: CellNode): boolean => nodes.some((node) => runsIn(node).length > 0);
const filledRow = ({ cells }: Row): boolean => cells.some(isFilled);

/**
 * The rows of a table over two pages, where both pages show parts of one table: each names all its rows and fills those that
 * stand on it. `undefined` where they are two tables.
 */
export const unitedRows = (a: readonly Row[], b: readonly Row[]): Row[] | undefined => {
  if (a.length !== b.length || a.length === 0) return undefined;
  if (a.some(({ cells }, at) => cells.length !== b[at]!.cells.length)) return undefined;
  const lastOfA = a.findLastIndex(filledRow);
  const firstOfB = b.findIndex(filledRow);
  if (firstOfB < lastOfA || firstOfB < 0) return undefined;
  return a.map(({ head, cells }, at) => ({
    head: head || b[at]!.head,
    cells: cells.map((cell, place) => ({
      head: cell.head || b[at]!.cells[place]!.head,
      nodes: [...cell.nodes, ...b[at]!.cells[place]!.nodes],
    })),
  }));
};

const leftOf = (cell: CellNode): number | undefined => {
  const xs = cell.nodes.flatMap(runsIn).map(({ x }) => x);
  return xs.length > 0 ? Math.min(...xs) : undefined;
};

const SAME_X = 12;

/** Columns of a row that has fewer cells than the grid, by where their words begin; `undefined` where that tells nothing. */
const columnsByPlace = (cells: readonly CellNode[], starts: readonly (number | undefined)[]): number[] | undefined => {
  const out: number[] = [];
  for (const cell of cells) {
    const x = leftOf(cell);
    const least = (out.at(-1) ?? -1) + 1;
    const column =
      x === undefined ? least : starts.findLastIndex((start) => start !== undefined && x >= start - SAME_X);
    if (column < least || starts.length - column < cells.length - out.length) return undefined;
    out.push(column);
  }
  return out;
};

/** Rows with every cell's place: merged cells show by where the words of rows with fewer cells begin. */
export const placedRows = (rows: readonly Row[]): { readonly columns: number; readonly rows: readonly PlacedRow[] } => {
  const columns = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const starts = Array.from({ length: columns }, (_, at): number | undefined => {
    const xs = rows.flatMap(({ cells }) => (cells.length === columns ? (leftOf(cells[at]!) ?? []) : []));
    return xs.length > 0 ? Math.min(...xs) : undefined;
  });
  const above: (PlacedCell | undefined)[] = [];
  const placed = rows.map(({ head, cells }): PlacedRow => {
    const at =
      cells.length === columns
        ? cells.map((_, place) => place)
        : (columnsByPlace(cells, starts) ?? cells.map((_, place) => place));
    const out = cells.map((cell, place): PlacedCell => ({ ...cell, column: at[place]!, columns: 1, rows: 1 }));
    const first = out[0]?.column ?? columns;
    // What is missing at the left is covered from above; what is missing between is the cell's before it.
    const covering = new Set<PlacedCell>();
    for (let column = 0; column < first; column += 1) if (above[column]) covering.add(above[column]!);
    for (const cell of covering) cell.rows += 1;
    out.forEach((cell, place) => {
      cell.columns = (out[place + 1]?.column ?? columns) - cell.column;
      for (let column = cell.column; column < cell.column + cell.columns; column += 1) above[column] = cell;
    });
    return { head, cells: out };
  });
  return { columns, rows: placed };
};
