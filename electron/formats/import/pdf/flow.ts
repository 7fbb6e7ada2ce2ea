import { partsOf } from './aligned.ts';
import { areasOf } from './areas.ts';
import { contentsLines } from './contents.ts';
import { gridParts } from './grid-parts.ts';
import { gridsOf } from './grid.ts';
import type { Area, Line, Page, Run } from './layout.ts';
import { linesOf } from './lines.ts';
import { orderedTables } from './ordered-tables.ts';
import { withMarkersJoined } from './markers.ts';
import { bodySizeOf, measuresOf } from './measures.ts';
import type { Measures } from './measures.ts';
import { runningLines } from './running.ts';
import { alignedTable, drawnTable, joinedTables, orderedTable } from './tables.ts';
import type { DraftTable } from './tables.ts';

/** Lines that are no part of the text, with why. */
export interface SetAside {
  readonly lines: readonly Line[];
  readonly why: string;
}

/** What stands on the pages, in reading order: lines in their columns, and tables. */
export type Flow =
  | { readonly is: 'area'; readonly area: Area }
  | { readonly is: 'table'; readonly table: DraftTable; readonly page: number };

export interface Flowing {
  readonly flow: readonly Flow[];
  readonly asides: readonly SetAside[];
  readonly measures: Measures;
}

/** A table with its place on the page. */
interface Placed {
  readonly x0: number;
  readonly x1: number;
  readonly top: number;
  readonly table: DraftTable;
}

interface PageParts {
  readonly page: Page;
  readonly lines: readonly Line[];
  readonly tables: readonly Placed[];
  /** What the lines were made of, in the order it is drawn. */
  readonly runs: readonly Run[];
}

const middle = (run: Run): readonly [number, number] => [
  run.x + Math.min(run.width, run.size) / 2,
  run.y - 0.3 * run.size,
];

/** Grids that hold words in more than one cell; a frame round one text is no table. */
const tablesIn = (page: Page): { readonly tables: Placed[]; readonly rest: readonly Run[] } => {
  let rest = page.runs;
  const tables: Placed[] = [];
  for (const grid of gridsOf(page.rules).flatMap(gridParts)) {
    const cells = grid.rows.flat();
    const [x0, x1, y0, y1] = [grid.xs[0]!, grid.xs.at(-1)!, grid.ys[0]!, grid.ys.at(-1)!];
    const inside = new Map<(typeof cells)[number], Run[]>();
    const outside: Run[] = [];
    const cellAt = (x: number, y: number): (typeof cells)[number] | undefined =>
      x < x0 || x > x1 || y < y0 || y > y1
        ? undefined
        : cells.find((cell) => x >= cell.x0 && x <= cell.x1 && y >= cell.y0 && y <= cell.y1);
    for (const run of rest) {
      const cell = cellAt(...middle(run));
      if (!cell) outside.push(run);
      else if (inside.has(cell)) inside.get(cell)!.push(run);
      else inside.set(cell, [run]);
    }
    if (inside.size < 2) continue;
    rest = outside;
    tables.push({
      x0,
      x1,
      top: y0,
      table: drawnTable(grid, page.number, (row, at) => linesOf(inside.get(grid.rows[row]![at]!) ?? [], page.number)),
    });
  }
  return { tables, rest };
};

/** A table stands among a page's lines as one that has no words. */
const standIn = ({ x0, x1, top, table }: Placed, size: number): Line => ({
  runs: [],
  page: table.page,
  x0,
  x1,
  y: top,
  size,
});

/** Lines in reading order with the tables of their page where they stand, in a column or across. */
const ordered = ({ page, lines, tables }: PageParts, bodySize: number): Flow[] => {
  const out: Flow[] = [];
  const byLine = new Map(tables.map((one) => [standIn(one, bodySize), one.table]));
  const all = byLine.size === 0 ? lines : [...lines, ...byLine.keys()].toSorted((a, b) => a.y - b.y || a.x0 - b.x0);
  for (const area of areasOf(all)) {
    const words = area.lines.filter((line) => !byLine.has(line));
    const [left, right] = [
      words.reduce((least, { x0 }) => Math.min(least, x0), Infinity),
      words.reduce((most, { x1 }) => Math.max(most, x1), -Infinity),
    ];
    let own: Line[] = [];
    const flush = (): void => {
      if (own.length > 0) out.push({ is: 'area', area: { lines: withMarkersJoined(own), left, right } });
      own = [];
    };
    for (const line of area.lines) {
      const table = byLine.get(line);
      if (!table) own.push(line);
      else {
        flush();
        out.push({ is: 'table', table, page: page.number });
      }
    }
    flush();
  }
  return out;
};

const placeOf = ({ x, y, text }: Run): string => `${x} ${y} ${text}`;

/** Tables without ruling lines taken from what is left of a page, where the order of drawing shows them. */
const withOrderedTables = (part: PageParts, setAside: readonly Line[]): PageParts => {
  const away = new Set(setAside.flatMap(({ runs }) => runs.map(placeOf)));
  const runs = part.runs.filter((run) => !away.has(placeOf(run)));
  const found = orderedTables(runs);
  if (found.length === 0) return part;
  const { number } = part.page;
  const taken = new Set(found.flatMap(({ rows }) => rows.flatMap((row) => row.flatMap((cell) => cell.runs))));
  return {
    ...part,
    lines: linesOf(
      runs.filter((run) => !taken.has(run)),
      number,
    ),
    tables: [
      ...part.tables,
      ...found.map((one) => ({
        x0: one.columns[0]!.x0,
        x1: one.columns.at(-1)!.x1,
        top: one.top,
        table: orderedTable(one, number),
      })),
    ],
  };
};

const percentile = (numbers: readonly number[], part: number): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
};

/** Columns alike on many pages have one right edge: a page of short lines does not tell where it is. */
const withCommonEdges = (flow: readonly Flow[], widths: ReadonlyMap<number, number>, bodySize: number): Flow[] => {
  const keyOf = (area: Area): string => {
    const page = area.lines[0]!.page;
    return `${Math.round(widths.get(page) ?? 0)} ${Math.round(area.left / 40)}`;
  };
  const ends = new Map<string, { x1: number; body: boolean }[]>();
  for (const one of flow) {
    if (one.is !== 'area' || one.area.lines.length === 0) continue;
    const key = keyOf(one.area);
    const list = ends.get(key) ?? [];
    ends.set(key, list);
    for (const { x1, size } of one.area.lines) list.push({ x1, body: Math.abs(size - bodySize) < 0.6 });
  }
  const edge = new Map<string, number>();
  for (const [key, list] of ends) {
    const body = list.filter((one) => one.body);
    const used = (body.length >= 10 ? body : list).map(({ x1 }) => x1);
    edge.set(key, used.length < 50 ? Math.max(...used) : percentile(used, 0.985));
  }
  return flow.map((one) => {
    if (one.is !== 'area' || one.area.lines.length === 0) return one;
    const common = edge.get(keyOf(one.area))!;
    // A narrow column that begins where wide ones do on other pages keeps its own edge.
    const own = one.area.right;
    const full = one.area.lines.length >= 8 && own - one.area.left < 0.75 * (common - one.area.left);
    return {
      is: 'area',
      area: { ...one.area, right: full ? own : Math.max(own > common + bodySize * 4 ? own : 0, common) },
    };
  });
};

/** Tables without ruling lines among the lines, and tables that go on over pages joined. */
const withTables = (flow: readonly Flow[], measures: Measures): Flow[] => {
  const out: Flow[] = [];
  let open: number | undefined;
  for (const one of flow) {
    const last = open === undefined ? undefined : (out[open] as Flow & { is: 'table' });
    const push = (table: DraftTable, goesOn: boolean): void => {
      const before = open === undefined ? undefined : (out[open] as Flow & { is: 'table' });
      const joined = before && joinedTables(before.table, table, goesOn);
      if (joined) out[open!] = { ...before, table: joined };
      else {
        out.push({ is: 'table', table, page: table.page });
        open = out.length - 1;
      }
    };
    if (one.is === 'table') {
      push(one.table, false);
      continue;
    }
    const first = one.area.lines[0];
    const next = last && first && first.page === last.table.page + 1 && last.table.xs.length === last.table.columns;
    for (const part of partsOf(one.area, measures, next ? last.table.xs : undefined)) {
      if (part.is === 'table') {
        const [row] = part.table.rows;
        push(alignedTable(part.table), next === true && row !== undefined && row[0]!.length === 0);
      } else if (part.area.lines.length > 0) {
        out.push({ is: 'area', area: part.area });
        open = undefined;
      }
    }
  }
  return out;
};

/** What part of the pages' characters stands in tables, from 0 to 1, as lines and the order of drawing show them. */
export const tablesFill = (pages: readonly Page[]): number => {
  const lengthOf = (runs: readonly Run[]): number => runs.reduce((sum, { text }) => sum + text.length, 0);
  let [inside, all] = [0, 0];
  for (const page of pages) {
    const { rest } = tablesIn(page);
    const cells = orderedTables(rest).flatMap(({ rows }) => rows.flatMap((row) => row.flatMap((cell) => cell.runs)));
    const whole = lengthOf(page.runs);
    all += whole;
    inside += whole - lengthOf(rest) + lengthOf(cells);
  }
  return all > 0 ? inside / all : 0;
};

/** Reads pages by position alone: what stands at their edges set aside, the rest in reading order. */
export const flowOf = (pages: readonly Page[]): Flowing => {
  const parts = pages.map((page): PageParts => {
    const { tables, rest } = tablesIn(page);
    return { page, lines: linesOf(rest, page.number), runs: rest, tables };
  });
  const bodySize = bodySizeOf(
    parts.flatMap(({ lines, tables }) => [
      ...lines,
      ...tables.flatMap(({ table }) => table.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.lines))),
    ]),
  );
  const asides: SetAside[] = [];
  const running = runningLines(
    parts.map(({ page, lines }) => ({ number: page.number, height: page.height, lines })),
    bodySize,
  );
  for (const [line, why] of running) asides.push({ lines: [line], why });
  const bare = parts.map((part): PageParts => {
    const lines = part.lines.filter((line) => !running.has(line));
    const contents = contentsLines(lines);
    if (contents.size > 0) asides.push({ lines: [...contents], why: 'Contents list' });
    const setAside = part.lines.filter((line) => running.has(line) || contents.has(line));
    return withOrderedTables({ ...part, lines: lines.filter((line) => !contents.has(line)) }, setAside);
  });
  const widths = new Map(pages.map(({ number, width }) => [number, width]));
  const flow = withCommonEdges(
    bare.flatMap((part) => ordered(part, bodySize)),
    widths,
    bodySize,
  );
  const areas = flow.flatMap((one) => (one.is === 'area' ? [one.area] : []));
  const measures = { ...measuresOf(areas), bodySize };
  return { flow: withTables(flow, measures), asides, measures };
};
