import type { SourceBlock, SourceCell, SourceRow, SourceTable } from '../source.ts';
import type { AlignedTable } from './aligned.ts';
import type { Grid } from './grid.ts';
import { isBold, textOf } from './layout.ts';
import type { Area, Line } from './layout.ts';
import { lineBlocks } from './line-blocks.ts';
import { linesOf } from './lines.ts';
import { withMarkersJoined } from './markers.ts';
import type { Measures } from './measures.ts';
import type { OrderedTable, Span } from './ordered-tables.ts';
import { paragraphsOf } from './paragraphs.ts';
import type { Reading } from './words.ts';

export interface DraftCell {
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
  readonly lines: Line[];
}

export interface DraftRow {
  readonly header: boolean;
  readonly cells: readonly DraftCell[];
}

/** A table on its way: cells with the lines that stand in them. */
export interface DraftTable {
  readonly page: number;
  /** Where its columns begin; of a drawn table also where the last one ends. */
  readonly xs: readonly number[];
  readonly columns: number;
  /** Of a table without lines: how far the words of each column reach. */
  readonly spans?: readonly Span[];
  readonly rows: readonly DraftRow[];
  /** The heads that later pages repeat. */
  readonly repeated: readonly Line[];
}

const MOST_REPEATED = 3;
const SAME_X = 6;

const rowText = ({ cells }: DraftRow): string => cells.map(({ lines }) => lines.map(textOf).join(' ')).join('\t');

const isBoldRow = ({ cells }: DraftRow): boolean => {
  const lines = cells.flatMap((cell) => cell.lines);
  return lines.length > 0 && lines.every(isBold);
};

/** A table drawn by ruling lines, with the lines that stand in its cells. */
export const drawnTable = (grid: Grid, page: number, linesIn: (row: number, at: number) => Line[]): DraftTable => ({
  page,
  xs: grid.xs,
  columns: grid.xs.length - 1,
  rows: grid.rows.map((cells, row) => ({
    header: false,
    cells: cells.map(({ column, columns, rows }, at) => ({ column, columns, rows, lines: linesIn(row, at) })),
  })),
  repeated: [],
});

export const alignedTable = ({ starts, rows }: AlignedTable): DraftTable => ({
  page: rows[0]!.flat()[0]!.page,
  xs: starts,
  columns: starts.length,
  rows: rows.map((cells) => ({
    header: false,
    cells: cells.map((lines, column) => ({ column, columns: 1, rows: 1, lines })),
  })),
  repeated: [],
});

/** A table that the order of drawing shows. */
export const orderedTable = ({ columns, rows }: OrderedTable, page: number): DraftTable => ({
  page,
  xs: columns.map(({ x0 }) => x0),
  columns: columns.length,
  spans: columns,
  rows: rows.map((cells) => ({
    header: false,
    cells: cells.map((cell) => ({
      column: cell.column,
      columns: cell.columns,
      rows: cell.rows,
      lines: linesOf(cell.runs, page),
    })),
  })),
  repeated: [],
});

/** Columns without lines are the same where each reaches over its like alone. */
const sameSpans = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.every((one, at) => b.every((other, place) => (one.x0 < other.x1 && one.x1 > other.x0) === (at === place)));

const sameColumns = (a: DraftTable, b: DraftTable): boolean => {
  if (a.columns !== b.columns || a.xs.length !== b.xs.length) return false;
  // Left and right pages may have other margins, so the first column may stand elsewhere.
  const shift = b.xs[0]! - a.xs[0]!;
  if (a.spans && b.spans) return sameSpans(a.spans, b.spans);
  return a.xs.every((x, at) => Math.abs(b.xs[at]! - shift - x) <= SAME_X);
};

const wordsIn = ({ lines }: DraftCell): string => lines.map(textOf).join(' ');

/** Whether the first row of a page goes on with the last row of the page before. */
const rowGoesOn = (last: DraftRow, next: DraftRow, table: DraftTable): boolean => {
  if (last.cells.length !== next.cells.length) return false;
  if (last.cells.some((cell, at) => cell.column !== next.cells[at]!.column)) return false;
  const [before, after] = [last.cells.map(wordsIn), next.cells.map(wordsIn)];
  if (after.every((text) => text === '')) return false;
  const keyed = table.rows.filter(({ cells }) => cells[0] && wordsIn(cells[0]) !== '').length > 0.6 * table.rows.length;
  if (after[0] === '' && before[0] !== '' && keyed) return true;
  // A cell left empty that every other row fills had all of its words on the page before.
  const bodies = table.rows.filter(({ header }) => !header).slice(0, -1);
  const filled = (at: number): boolean =>
    bodies.length > 0 && bodies.every(({ cells }) => cells[at] && wordsIn(cells[at]) !== '');
  if (!/^\W*\d/u.test(after[0]!) && after.some((text, at) => text === '' && before[at] !== '' && filled(at)))
    return true;
  return after.some(
    (text, at) => /^["“(]?\p{Ll}/u.test(text) && before[at] !== '' && !/[.!?:;]["”’)]*$/u.test(before[at]!),
  );
};

const joinedRows = (last: DraftRow, next: DraftRow): DraftRow => ({
  header: last.header,
  cells: last.cells.map((cell, at) => ({ ...cell, lines: [...cell.lines, ...next.cells[at]!.lines] })),
});

const unitedSpans = (a: readonly Span[], b: readonly Span[]): Span[] =>
  a.map(({ x0, x1 }, at) => ({ x0: Math.min(x0, b[at]!.x0), x1: Math.max(x1, b[at]!.x1) }));

/** Two tables as one where the second goes on with the first on the next page. */
export const joinedTables = (a: DraftTable, b: DraftTable, goesOn: boolean): DraftTable | undefined => {
  if (b.page <= a.page || !sameColumns(a, b)) return undefined;
  let heads = 0;
  while (
    heads < Math.min(MOST_REPEATED, a.rows.length, b.rows.length) &&
    rowText(a.rows[heads]!) === rowText(b.rows[heads]!) &&
    rowText(a.rows[heads]!).trim() !== ''
  )
    heads += 1;
  const rows = a.rows.map((row, at) => (at < heads ? { ...row, header: true } : row));
  const next = b.rows.slice(heads);
  const repeated = b.rows.slice(0, heads).flatMap(({ cells }) => cells.flatMap(({ lines }) => lines));
  const last = rows.at(-1);
  const joins = next.length > 0 && last !== undefined && !last.header && (goesOn || rowGoesOn(last, next[0]!, a));
  const spans = a.spans && b.spans && unitedSpans(a.spans, b.spans);
  return {
    ...a,
    ...(spans ? { spans } : {}),
    // The page that the next one must follow.
    page: b.page,
    rows: joins ? [...rows.slice(0, -1), joinedRows(last, next[0]!), ...next.slice(1)] : [...rows, ...next],
    repeated: [...a.repeated, ...repeated],
  };
};

const cellAreas = (lines: readonly Line[], right: number): Area[] => {
  const areas: { lines: Line[]; left: number; right: number }[] = [];
  for (const line of withMarkersJoined(lines)) {
    const last = areas.at(-1);
    if (last && last.lines[0]!.page === line.page) last.lines.push(line);
    else areas.push({ lines: [line], left: line.x0, right });
  }
  for (const area of areas) area.left = Math.min(...area.lines.map(({ x0 }) => x0));
  return areas;
};

/** The blocks of one cell. Nothing in a cell is a heading. */
export const cellBlocks = (
  lines: readonly Line[],
  right: number,
  measures: Measures,
  reading: Reading,
): SourceBlock[] =>
  lineBlocks(paragraphsOf(cellAreas(lines, right), measures), reading, () => undefined).map((block, at) =>
    at === 0 ? { ...block, gap: 0 } : block,
  );

/** A table as readers give it. `name` as in "table 2". */
export const tableBlock = (
  table: DraftTable,
  first: number,
  name: string,
  measures: Measures,
  reading: Reading,
): SourceTable => {
  const ends = new Map<string, number>();
  const endKey = ({ column, columns }: DraftCell): string => `${column} ${columns}`;
  for (const { cells } of table.rows)
    for (const cell of cells)
      for (const { x1 } of cell.lines) ends.set(endKey(cell), Math.max(ends.get(endKey(cell)) ?? 0, x1));
  const spans = table.rows.some(({ cells }) => cells.some(({ rows }) => rows > 1));
  const filled = spans ? table.rows : table.rows.filter(({ cells }) => cells.some(({ lines }) => lines.length > 0));
  const boldHead =
    filled.length > 1 &&
    isBoldRow(filled[0]!) &&
    filled[0]!.cells.filter(({ lines }) => lines.length > 0).length > 1 &&
    !filled.slice(1).every(isBoldRow);
  const rows = filled.map((row, at): SourceRow => ({
    where: `${name}, row ${at + 1}`,
    header: row.header || (at === 0 && boldHead),
    cells: row.cells.map((cell): SourceCell => ({
      column: cell.column,
      columns: cell.columns,
      rows: cell.rows,
      blocks: cellBlocks(cell.lines, ends.get(endKey(cell)) ?? 0, measures, reading),
    })),
  }));
  return { type: 'table', where: `page ${first}`, source: '', gap: 1, columns: table.columns, rows };
};
