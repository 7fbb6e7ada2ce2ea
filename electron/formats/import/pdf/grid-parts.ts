import type { Grid, GridCell } from './grid.ts';

/**
 * Tables that stand against one another are drawn as one grid. They are two where no row has the edges of both: merged cells
 * leave edges out, another table has its own.
 */

/** The column edges inside a row, by their places in the grid. */
const edgesOf = (cells: readonly GridCell[]): Set<number> =>
  new Set(cells.flatMap(({ column }) => (column > 0 ? [column] : [])));

const holds = (all: ReadonlySet<number>, some: ReadonlySet<number>): boolean => [...some].every((one) => all.has(one));

/** Rows that are covered in part by cells from above have edges that are not their own. */
const isWhole = (cells: readonly GridCell[], columns: number): boolean =>
  cells.reduce((sum, cell) => sum + cell.columns, 0) === columns && cells.every(({ rows }) => rows === 1);

/** The rows at which another table begins. */
const partsAt = ({ xs, rows }: Grid): number[] => {
  const columns = xs.length - 1;
  const edges = rows.map(edgesOf);
  const whole = rows.map((cells) => isWhole(cells, columns));
  const starts = [0];
  let [known, plain] = [new Set<number>(), -1];
  for (const [at, own] of edges.entries()) {
    if (own.size === 0) {
      // A row of one cell may head what follows.
      if (plain < 0) plain = at;
      continue;
    }
    const other = !holds(known, own) && !holds(own, known);
    const both = new Set([...(edges.slice(0, at).findLast(({ size }) => size > 0) ?? []), ...own]);
    const from = plain < 0 ? at : plain;
    if (
      other &&
      whole[at] &&
      whole[from] &&
      (from === 0 || whole[from - 1]) &&
      !edges.some((one) => holds(one, both))
    ) {
      starts.push(from);
      known = new Set(own);
    } else known = new Set([...known, ...own]);
    plain = -1;
  }
  return starts;
};

const cut = ({ xs, ys, rows }: Grid, from: number, to: number): Grid => {
  const own = rows.slice(from, to);
  const used = [
    ...new Set(own.flatMap((cells) => cells.flatMap(({ column, columns }) => [column, column + columns]))),
  ].toSorted((a, b) => a - b);
  const place = new Map(used.map((edge, at) => [edge, at]));
  return {
    xs: used.map((edge) => xs[edge]!),
    ys: ys.slice(from, to + 1),
    rows: own.map((cells) =>
      cells.map((cell) => ({
        ...cell,
        column: place.get(cell.column)!,
        columns: place.get(cell.column + cell.columns)! - place.get(cell.column)!,
      })),
    ),
  };
};

/** The tables that one grid is made of, from top to bottom; most grids are one. */
export const gridParts = (grid: Grid): Grid[] => {
  if (grid.rows.length > MOST_ROWS) return [grid];
  const starts = partsAt(grid);
  return starts.length < 2 ? [grid] : starts.map((from, at) => cut(grid, from, starts[at + 1] ?? grid.rows.length));
};

const MOST_ROWS = 500;
