import type { Rule } from './layout.ts';

/** A cell of a drawn table: where it stands on the page, and the columns and rows it covers. */
export interface GridCell {
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

/** A table as its ruling lines draw it. `rows` holds the cells by the row they begin in. */
export interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly rows: readonly (readonly GridCell[])[];
}

/** Ruling lines so near, in points, are one or meet. */
const NEAR = 3;
const SHORTEST = 4;
const MOST_RULES = 20_000;
const MOST_CELLS = 20_000;
/** A border is there when so much of the cell's side is ruled. */
const RULED = 0.6;

interface Stretch {
  at: number;
  from: number;
  to: number;
  weak: boolean;
}

/** Collinear stretches that touch become one. */
const merged = (stretches: readonly Stretch[]): Stretch[] => {
  const rows: Stretch[][] = [];
  for (const one of stretches.toSorted((a, b) => a.at - b.at)) {
    const row = rows.at(-1);
    if (row && one.at - row[0]!.at <= NEAR / 2) row.push(one);
    else rows.push([one]);
  }
  return rows.flatMap((row) => {
    const out: Stretch[] = [];
    for (const one of row.toSorted((a, b) => a.from - b.from)) {
      const last = out.at(-1);
      if (last && one.from <= last.to + NEAR) {
        last.to = Math.max(last.to, one.to);
        last.weak &&= one.weak;
      } else out.push({ ...one });
    }
    return out;
  });
};

const meet = (across: Stretch, down: Stretch): boolean =>
  down.at >= across.from - NEAR &&
  down.at <= across.to + NEAR &&
  across.at >= down.from - NEAR &&
  across.at <= down.to + NEAR;

/** Ruling lines that meet, directly or by others, put together. */
const groupsOf = (across: readonly Stretch[], down: readonly Stretch[]): { across: Stretch[]; down: Stretch[] }[] => {
  const parent = [...across, ...down].map((_, at) => at);
  const root = (at: number): number => {
    let top = at;
    while (parent[top] !== top) top = parent[top]!;
    for (let one = at; parent[one] !== top;) [one, parent[one]] = [parent[one]!, top];
    return top;
  };
  // Upright lines by where they begin, so that each level one looks only at those that reach it.
  const byX = down.map((one, at) => ({ one, at: across.length + at })).toSorted((a, b) => a.one.at - b.one.at);
  across.forEach((line, at) => {
    let [low, high] = [0, byX.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (byX[middle]!.one.at < line.from - NEAR) low = middle + 1;
      else high = middle;
    }
    for (let next = low; next < byX.length && byX[next]!.one.at <= line.to + NEAR; next += 1)
      if (meet(line, byX[next]!.one)) parent[root(byX[next]!.at)] = root(at);
  });
  const groups = new Map<number, { across: Stretch[]; down: Stretch[] }>();
  [...across, ...down].forEach((one, at) => {
    const key = root(at);
    const group = groups.get(key) ?? { across: [], down: [] };
    groups.set(key, group);
    (at < across.length ? group.across : group.down).push(one);
  });
  return [...groups.values()];
};

const places = (values: readonly number[]): number[] => {
  const out: number[] = [];
  for (const value of values.toSorted((a, b) => a - b))
    if (out.length === 0 || value - out.at(-1)! > NEAR) out.push(value);
  return out;
};

/** How much of a side from `from` to `to` is ruled at `at`. */
const ruled = (stretches: readonly Stretch[], at: number, from: number, to: number): boolean => {
  let covered = 0;
  for (const one of stretches)
    if (Math.abs(one.at - at) <= NEAR) covered += Math.max(0, Math.min(one.to, to) - Math.max(one.from, from));
  return covered >= RULED * (to - from);
};

const gridOf = (across: readonly Stretch[], down: readonly Stretch[]): Grid | undefined => {
  const xs = places([...down.map(({ at }) => at)]);
  const ys = places([...across.map(({ at }) => at)]);
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  if (columns < 2 || rows < 1 || columns * rows > MOST_CELLS) return undefined;
  if (rows < 2 && [...across, ...down].every(({ weak }) => weak)) return undefined;
  const taken = new Set<number>();
  const out: GridCell[][] = [];
  const acrossAt = ys.map((y) => across.filter(({ at }) => Math.abs(at - y) <= NEAR));
  const downAt = xs.map((x) => down.filter(({ at }) => Math.abs(at - x) <= NEAR));
  for (let row = 0; row < rows; row += 1) {
    const cells: GridCell[] = [];
    for (let column = 0; column < columns; column += 1) {
      if (taken.has(row * columns + column)) continue;
      let [right, bottom] = [column + 1, row + 1];
      while (
        right < columns &&
        !taken.has(row * columns + right) &&
        !ruled(downAt[right]!, xs[right]!, ys[row]!, ys[row + 1]!)
      )
        right += 1;
      while (bottom < rows && !ruled(acrossAt[bottom]!, ys[bottom]!, xs[column]!, xs[right]!)) bottom += 1;
      for (let y = row; y < bottom; y += 1) for (let x = column; x < right; x += 1) taken.add(y * columns + x);
      cells.push({
        column,
        columns: right - column,
        rows: bottom - row,
        x0: xs[column]!,
        x1: xs[right]!,
        y0: ys[row]!,
        y1: ys[bottom]!,
      });
    }
    out.push(cells);
  }
  const all = out.flat();
  // A frame with lines in it that part nothing is no table.
  return all.length < 2 || all.every((cell) => cell.columns === columns) ? undefined : { xs, ys, rows: out };
};

/** The tables that a page's ruling lines draw, from top to bottom. */
export const gridsOf = (rules: readonly Rule[]): Grid[] => {
  if (rules.length > MOST_RULES) return [];
  const across: Stretch[] = [];
  const down: Stretch[] = [];
  for (const { x0, x1, y0, y1, weak } of rules) {
    if (x1 - x0 >= SHORTEST && y1 - y0 < NEAR) across.push({ at: (y0 + y1) / 2, from: x0, to: x1, weak });
    else if (y1 - y0 >= SHORTEST && x1 - x0 < NEAR) down.push({ at: (x0 + x1) / 2, from: y0, to: y1, weak });
  }
  return groupsOf(merged(across), merged(down))
    .flatMap((group) => gridOf(group.across, group.down) ?? [])
    .toSorted((a, b) => a.ys[0]! - b.ys[0]!);
};
