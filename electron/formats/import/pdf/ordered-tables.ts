import { drawnRows, piecesOf } from './drawing-order.ts';
import type { DrawnRow, Piece } from './drawing-order.ts';
import type { Run } from './layout.ts';

/** A table without ruling lines, as the order of drawing shows it. */
export interface OrderedTable {
  /** Where the columns begin and end. */
  readonly columns: readonly Span[];
  readonly rows: readonly (readonly OrderedCell[])[];
  readonly top: number;
  readonly bottom: number;
}
export interface OrderedCell {
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
  readonly runs: readonly Run[];
}
export interface Span {
  readonly x0: number;
  readonly x1: number;
}

const FEWEST_ROWS = 2;
const MOST_COLUMNS = 16;
/** More rows than a page has. */
const MOST_ROWS = 200;
/** Rows of a table stand no further apart, in sizes of type. */
const ROWS_APART = 6;
const ALONE_APART = 3.5;
const LARGER = 0.9;
/** Words this near, in points, begin at one place. */
const NEAR = 1.2;
/** A cell's words begin or have their middle so near, in points, to those of others in its column. */
const BEGINS = 14;
const NUMBER = /^\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.):]?$|^[^\p{L}\p{N}]$/iu;

const spanOf = (cell: readonly Piece[]): Span => ({
  x0: cell.reduce((least, { x0 }) => Math.min(least, x0), Infinity),
  x1: cell.reduce((most, { x1 }) => Math.max(most, x1), -Infinity),
});

const wordsOf = (cell: readonly Piece[]): string =>
  cell
    .flatMap(({ runs }) => runs.map(({ text }) => text.trim()))
    .join(' ')
    .trim();

const isSeveral = ({ cells }: DrawnRow): boolean => cells.length > 1;

const isBoldRow = ({ cells }: DrawnRow): boolean =>
  cells.every((cell) => cell.every(({ runs }) => runs.every(({ bold, text }) => bold || !/[\p{L}\p{N}]/u.test(text))));

/** Spans that overlap become one, from left to right. */
const united = (spans: readonly Span[]): Span[] => {
  const out: { x0: number; x1: number }[] = [];
  for (const { x0, x1 } of spans.toSorted((a, b) => a.x0 - b.x0)) {
    const last = out.at(-1);
    if (last && x0 < last.x1) last.x1 = Math.max(last.x1, x1);
    else out.push({ x0, x1 });
  }
  return out;
};

const touches = (a: Span, b: Span): boolean => a.x0 < b.x1 && a.x1 > b.x0;

/** Rows of as many cells as there are columns have one in each; `undefined` where that puts columns over one another. */
const byOrder = (rows: readonly DrawnRow[], count: number): Span[] | undefined => {
  const columns = Array.from({ length: count }, (_, at) => {
    const spans = rows.map(({ cells }) => spanOf(cells[at]!));
    return {
      x0: spans.reduce((least, { x0 }) => Math.min(least, x0), Infinity),
      x1: spans.reduce((most, { x1 }) => Math.max(most, x1), -Infinity),
    };
  });
  return columns.every(({ x0 }, at) => at === 0 || x0 >= columns[at - 1]!.x1 - 1) ? columns : undefined;
};

/** Columns as wide as the cells that stand in one of them alone, or between two cells where one column is free. */
const widened = (columns: readonly Span[], rows: readonly DrawnRow[]): Span[] => {
  const out = columns.map((column) => ({ ...column }));
  const more: Span[] = [];
  const widen = (at: number, span: Span): boolean => {
    const wide = { x0: Math.min(out[at]!.x0, span.x0), x1: Math.max(out[at]!.x1, span.x1) };
    const free = out.every((other, place) => place === at || !touches(other, wide));
    if (free) out[at] = wide;
    return free;
  };
  for (const { cells } of rows) {
    const spans = cells.map(spanOf);
    const touched = spans.map((span) => out.flatMap((column, at) => (touches(column, span) ? [at] : [])));
    spans.forEach((span, at) => {
      if (touched[at]!.length === 1) widen(touched[at]![0]!, span);
      if (touched[at]!.length > 0) return;
      const [from, to] = [touched[at - 1]?.at(-1) ?? -1, touched[at + 1]?.[0] ?? out.length];
      const free = out.flatMap((_, place) => (place > from && place < to ? [place] : []));
      if (!free.some((place) => widen(place, span))) more.push(span);
    });
  }
  return united([...out, ...more]);
};

/**
 * The columns of some rows: what the rows with the most cells show, as wide as cells that stand in one column alone make
 * them.
 */
const columnsOf = (rows: readonly DrawnRow[]): Span[] => {
  const counts = [...new Set(rows.map(({ cells }) => cells.length))].toSorted((a, b) => b - a);
  for (const count of counts) {
    if (count < 2) break;
    const own = rows.filter(({ cells }) => cells.length === count);
    if (own.length < FEWEST_ROWS && count > 2 && rows.filter(({ cells }) => cells.length > 1).length > FEWEST_ROWS + 1)
      continue;
    const columns = byOrder(own, count) ?? united(own.flatMap(({ cells }) => cells.map(spanOf)));
    // Cells beside an empty one may show one column more than any row fills.
    if (columns.length < count || columns.length > MOST_COLUMNS) continue;
    return widened(columns, rows.filter(isSeveral));
  }
  return [];
};

/** Where words fill a cell to its edge the next cell's follow as close as a word: the columns of other rows part them. */
const partedCells = (cell: readonly Piece[], columns: readonly Span[]): Piece[][] => {
  const crosses = columns.filter((column) => touches(column, spanOf(cell))).length > 1;
  if (!crosses) return [[...cell]];
  const parts = new Map<number, Run[]>();
  for (const run of cell.flatMap(({ runs }) => runs)) {
    const span = { x0: run.x, x1: run.x + run.width };
    const touched = columns.flatMap((column, at) => (touches(column, span) ? [at] : []));
    if (touched.length !== 1) return [[...cell]];
    const at = touched[0]!;
    if (!parts.has(at)) {
      const { x0, x1 } = columns[at]!;
      const fits = at === 0 || Math.abs(span.x0 - x0) < BEGINS || Math.abs(span.x0 + span.x1 - x0 - x1) < 2 * BEGINS;
      if (parts.size > 0 && !fits) return [[...cell]];
      parts.set(at, []);
    }
    parts.get(at)!.push(run);
  }
  return [...parts].toSorted((a, b) => a[0] - b[0]).map(([, runs]) => piecesOf(runs));
};

const partedRow = (row: DrawnRow, columns: readonly Span[]): DrawnRow =>
  isSeveral(row) ? { ...row, cells: row.cells.flatMap((cell) => partedCells(cell, columns)) } : row;

/** The columns that a cell covers: every one whose middle or most of whose width it covers, else the nearest. */
const placeOf = (span: Span, columns: readonly Span[]): { readonly column: number; readonly columns: number } => {
  const covered = columns.flatMap((column, at) => {
    const shared = Math.min(span.x1, column.x1) - Math.max(span.x0, column.x0);
    return shared > 0.3 * (column.x1 - column.x0) || shared > 0.6 * (span.x1 - span.x0) ? [at] : [];
  });
  if (covered.length > 0) return { column: covered[0]!, columns: covered.at(-1)! - covered[0]! + 1 };
  const middle = (span.x0 + span.x1) / 2;
  const distance = ({ x0, x1 }: Span): number => Math.max(x0 - middle, middle - x1, 0);
  const nearest = columns.reduce((best, column, at) => (distance(column) < distance(columns[best]!) ? at : best), 0);
  return { column: nearest, columns: 1 };
};

interface OpenCell {
  readonly column: number;
  columns: number;
  rows: number;
  readonly runs: Run[];
  /** Where its words end. */
  bottom: number;
}

const cellsOf = (row: DrawnRow, columns: readonly Span[]): OpenCell[] => {
  const placed: OpenCell[] = [];
  for (const cell of row.cells) {
    const place = placeOf(spanOf(cell), columns);
    const runs = cell.flatMap((piece) => piece.runs);
    const bottom = cell.reduce((most, piece) => Math.max(most, piece.bottom), -Infinity);
    const one = { ...place, rows: 1, runs, bottom };
    const last = placed.at(-1);
    if (last && place.column < last.column + last.columns) {
      if (place.column + place.columns > last.column + last.columns && place.column > last.column) {
        last.columns = place.column - last.column;
        placed.push(one);
      } else {
        last.runs.push(...runs);
        last.bottom = Math.max(last.bottom, bottom);
      }
    } else placed.push(one);
  }
  // Columns without words have cells too.
  const out: OpenCell[] = [];
  let next = 0;
  const empty = (column: number): OpenCell => ({ column, columns: 1, rows: 1, runs: [], bottom: -Infinity });
  for (const one of [...placed, { ...empty(columns.length), columns: 0 }]) {
    for (; next < one.column; next += 1) out.push(empty(next));
    if (one.columns > 0) out.push(one);
    next = one.column + one.columns;
  }
  return out;
};

/** A cell that still has words beside the next row, where that has none in its columns, goes on over it. */
const overRows = (rows: readonly DrawnRow[], columns: readonly Span[]): OrderedCell[][] => {
  const above: (OpenCell | undefined)[] = columns.map(() => undefined);
  return rows.map((row) => {
    const own = cellsOf(row, columns);
    const covered = own.filter((cell) => {
      const over = above[cell.column];
      const goesOn = cell.runs.length === 0 && over !== undefined && over.bottom > row.top + NEAR;
      if (goesOn && cell.column === over.column) over.rows += 1;
      if (!goesOn) for (let at = cell.column; at < cell.column + cell.columns; at += 1) above[at] = cell;
      return goesOn;
    });
    return own.filter((cell) => !covered.includes(cell));
  });
};

const sizeOf = ({ cells }: DrawnRow): number =>
  cells.reduce((most, cell) => cell.reduce((all, { size }) => Math.max(all, size), most), 0);

/** A bullet or number with its words: a list's, not a row. */
const isListRow = ({ cells }: DrawnRow): boolean => cells.length === 2 && NUMBER.test(wordsOf(cells[0]!));

/** True where a row of one cell stands as a table's rows do: where its first cells begin, or in its middle. */
const standsInTable = (row: DrawnRow, before: readonly DrawnRow[]): boolean => {
  const own = spanOf(row.cells[0]!);
  const firsts = before.filter(isSeveral).map(({ cells }) => spanOf(cells[0]!));
  const [x0, x1] = [
    firsts.reduce((least, span) => Math.min(least, span.x0), Infinity),
    before.reduce((most, { cells }) => Math.max(most, spanOf(cells.at(-1)!).x1), -Infinity),
  ];
  if (own.x0 < x0 - NEAR) return false;
  const centred = Math.abs(own.x0 + own.x1 - x0 - x1) < 0.15 * (x1 - x0);
  return (
    centred || firsts.some((span) => Math.abs(span.x0 - own.x0) <= NEAR) || firsts.every(({ x1: end }) => own.x0 > end)
  );
};

/** True for a row at the right of a cell that reaches down from the row before. */
const besideTall = (row: DrawnRow, before: DrawnRow): boolean => {
  const x0 = spanOf(row.cells[0]!).x0;
  return before.cells.every(
    (cell) => spanOf(cell).x1 <= x0 + NEAR || cell.every(({ bottom }) => bottom <= row.top + 0.3 * cell[0]!.size),
  );
};

/** How many rows from `from` on may be one table's: rows of several cells with one row of one cell at most between. */
const reach = (rows: readonly DrawnRow[], from: number): number => {
  const [first, size] = [wordsOf(rows[from]!.cells[0]!), sizeOf(rows[from]!)];
  let end = from + 1;
  for (let at = from + 1; at < Math.min(rows.length, from + MOST_ROWS); at += 1) {
    const [row, before] = [rows[at]!, rows[at - 1]!];
    const gap = row.top - before.bottom;
    const most = isSeveral(row) && isSeveral(before) ? ROWS_APART : ALONE_APART;
    if ((gap < -0.3 * size && !besideTall(row, before)) || gap > most * size || sizeOf(row) > size + LARGER) break;
    if (isSeveral(row)) {
      // The same head or label again begins another table.
      if (at > from + 1 && wordsOf(row.cells[0]!) === first && !isSeveral(before)) break;
      // Heads over other columns too.
      const heads =
        isBoldRow(row) && at > from + 1 && !isBoldRow(before) && row.cells.length !== rows[from]!.cells.length;
      if (heads) break;
      end = at + 1;
    } else if (!isSeveral(before) || !standsInTable(row, rows.slice(from, at))) break;
  }
  return end;
};

const isSure = (rows: readonly DrawnRow[], columns: readonly Span[]): boolean => {
  const several = rows.filter(isSeveral);
  if (columns.length < 2 || several.length < FEWEST_ROWS) return false;
  const list = several.filter(isListRow).length;
  if (columns.length === 2 && list > 0.6 * several.length && list >= several.length - 1) {
    // Numbers beside their words are a table where a head of words stands over them.
    if (isListRow(several[0]!) || !isBoldRow(several[0]!)) return false;
  }
  // Most rows reach over no gutter, or the columns are an accident.
  const crossing = several.filter(({ cells }) =>
    cells.some((cell) => columns.filter((column) => touches(column, spanOf(cell))).length > 1),
  ).length;
  if (crossing > 0.34 * several.length) return false;
  const headed = isBoldRow(several[0]!) && !several.every(isBoldRow);
  return headed || several.length > 2;
};

/** The tables without ruling lines among a page's runs, which stand in the order they are drawn. */
export const orderedTables = (runs: readonly Run[]): OrderedTable[] => {
  const rows = drawnRows(piecesOf(runs));
  const out: OrderedTable[] = [];
  for (let at = 0; at < rows.length;) {
    if (!isSeveral(rows[at]!)) {
      at += 1;
      continue;
    }
    const found = rows.slice(at, reach(rows, at));
    const first = columnsOf(found);
    const own = found.map((row) => partedRow(row, first));
    const columns = widened(first, own.filter(isSeveral));
    if (!isSure(own, columns)) {
      at += 1;
      continue;
    }
    out.push({
      columns,
      rows: overRows(own, columns),
      top: own.reduce((least, { top }) => Math.min(least, top), Infinity),
      bottom: own.reduce((most, { bottom }) => Math.max(most, bottom), -Infinity),
    });
    at += own.length;
  }
  return out;
};
