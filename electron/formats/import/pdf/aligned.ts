import { lineFrom, textOf } from './layout.ts';
import type { Area, Line } from './layout.ts';
import { markerOf } from './markers.ts';
import { looseFrom } from './measures.ts';
import type { Measures } from './measures.ts';

/**
 * Tables without ruling lines: columns show by lines that begin at the same x in row after row. Only what is sure is taken;
 * other lines stay lines.
 */
export interface AlignedTable {
  /** Where the columns begin, from the left. */
  readonly starts: readonly number[];
  readonly rows: readonly (readonly Line[][])[];
}

export type Part =
  { readonly is: 'lines'; readonly area: Area } | { readonly is: 'table'; readonly table: AlignedTable };

const SAME_X = 4;
const FEWEST_ROWS = 3;
const MOST_COLUMNS = 12;

interface Row {
  readonly y: number;
  readonly lines: Line[];
}

const rowsOf = (lines: readonly Line[]): Row[] => {
  const rows: Row[] = [];
  for (const line of lines) {
    const row = rows.at(-1);
    if (row && Math.abs(row.y - line.y) < 0.25 * line.size) row.lines.push(line);
    else rows.push({ y: line.y, lines: [line] });
  }
  for (const { lines: inside } of rows) inside.sort((a, b) => a.x0 - b.x0);
  return rows;
};

/** Where columns begin: the x that lines of several rows with more than one line share. */
const startsOf = (rows: readonly Row[]): number[] => {
  const counts: { x: number; count: number }[] = [];
  const many = rows.filter(({ lines }) => lines.length > 1);
  for (const { lines } of many)
    for (const { x0 } of lines) {
      const known = counts.find(({ x }) => Math.abs(x - x0) <= SAME_X);
      if (known) known.count += 1;
      else if (counts.length < 200) counts.push({ x: x0, count: 1 });
    }
  const least = Math.max(FEWEST_ROWS, many.length * 0.5);
  return counts
    .filter(({ count }) => count >= least)
    .map(({ x }) => x)
    .toSorted((a, b) => a - b);
};

/** The column a line stands in alone, or `undefined` where it reaches over into the next. */
const columnOf = (line: Line, starts: readonly number[]): number | undefined => {
  const at = starts.findLastIndex((x) => line.x0 >= x - SAME_X);
  if (at < 0) return undefined;
  const next = starts[at + 1];
  return next !== undefined && line.x1 > next - 1 ? undefined : at;
};

/** The rows of a table from rows of lines: a row begins where its first column has words that do not go on from above. */
const tableOf = (
  rows: readonly Row[],
  starts: readonly number[],
  measures: Measures,
  continuing: boolean,
): AlignedTable => {
  const out: Line[][][] = [];
  let first: Line | undefined;
  for (const { lines } of rows) {
    const head = lines.find((line) => columnOf(line, starts) === 0);
    const step = head && first ? head.y - first.y : Infinity;
    const wraps =
      head !== undefined &&
      first !== undefined &&
      first.page === head.page &&
      step <= looseFrom(measures.leading(head.size) * head.size, head.size) &&
      (/^["“(]?\p{Ll}|^\d{4}$/u.test(textOf(head)) ||
        /[-–(,]$|\b(?:and|of|the|to|for)$/u.test(textOf(first)) ||
        first.x1 > (starts[1] ?? Infinity) - 5 * head.size);
    const begins = (head !== undefined && !wraps) || (out.length === 0 && !continuing);
    if (begins || out.length === 0) out.push(starts.map(() => []));
    for (const line of lines) out.at(-1)![columnOf(line, starts) ?? 0]!.push(line);
    if (head) first = head;
  }
  return { starts, rows: out };
};

const areaOf = (lines: readonly Line[], { left, right }: Area): Area => ({ lines, left, right });

/** True for rows that are list items, or labels beside their words, rather than a table's. */
const isListRow = ({ lines }: Row): boolean =>
  lines.length === 2 && markerOf(lineFrom([...lines[0]!.runs, ...lines[1]!.runs], lines[0]!.page)) !== undefined;

/**
 * Parts an area's lines where a table without ruling lines stands among them. `open` are the columns of a table that the
 * page before ended with: lines that fit its later columns go on with it.
 */
export const partsOf = (area: Area, measures: Measures, open: readonly number[] | undefined): Part[] => {
  const rows = rowsOf(area.lines);
  const own = startsOf(rows.filter((row) => !isListRow(row)));
  const starts = own.length >= 2 && own.length <= MOST_COLUMNS ? own : open;
  if (!starts) return [{ is: 'lines', area }];
  const fits = rows.map(({ lines }) => {
    const columns = lines.map((line) => columnOf(line, starts));
    return columns.every((column, at) => column !== undefined && (at === 0 || column > columns[at - 1]!));
  });
  const parts: Part[] = [];
  let plain: Line[] = [];
  const flush = (): void => {
    if (plain.length > 0) parts.push({ is: 'lines', area: areaOf(plain, area) });
    plain = [];
  };
  for (let at = 0; at < rows.length;) {
    let end = at;
    while (end < rows.length && fits[end]) end += 1;
    const run = rows.slice(at, end);
    const goesOn = at === 0 && open !== undefined && run.length > 0 && columnOf(run[0]!.lines[0]!, open)! > 0;
    // What leads to the first row of several cells may be lines of the text that only happen to fit.
    const from = goesOn ? 0 : run.findIndex(({ lines }) => lines.length > 1);
    const several = run.filter(({ lines }) => lines.length > 1).length;
    const sure = goesOn || (own === starts && several >= FEWEST_ROWS && several >= run.length * 0.12);
    if (run.length === 0 || !sure || from < 0) {
      const to = Math.max(end, at + 1);
      plain.push(...rows.slice(at, to).flatMap(({ lines }) => lines));
      at = to;
      continue;
    }
    plain.push(...run.slice(0, from).flatMap(({ lines }) => lines));
    // After the last row of several cells only lines of later columns still belong to it.
    let to = run.length;
    const lastMany = run.findLastIndex(({ lines }) => lines.length > 1);
    const firstAlone = run.findIndex(({ lines }, place) => place > lastMany && columnOf(lines[0]!, starts) === 0);
    if (firstAlone >= 0 && lastMany >= 0) to = firstAlone;
    if (goesOn && lastMany < 0) to = firstAlone < 0 ? run.length : firstAlone;
    flush();
    parts.push({ is: 'table', table: tableOf(run.slice(from, to), starts, measures, goesOn) });
    plain.push(...run.slice(to).flatMap(({ lines }) => lines));
    at = end;
  }
  flush();
  return parts;
};
