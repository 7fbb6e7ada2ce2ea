import { textOf } from './layout.ts';
import type { Area, Line } from './layout.ts';

/** Columns in columns, no deeper than this. */
const DEEPEST = 4;
const BIN = 2;
/** A gutter between columns is this wide at least, in points. */
const NARROWEST = 7;
const FEWEST_LINES = 3;
/** The pen goes from column to column once, and once more for what is set above or, where there are many lines, below. */
const mostTurns = (lines: number): number => (lines < 24 ? 2 : 3);
/** A column of prose is filled to this part of its width at least. */
const FILLED = 0.55;
/** Of all rows, so many may cross a gutter somewhere on the page (headings over the columns). */
const MOST_CROSSING = 0.6;

interface Band {
  readonly from: number;
  readonly to: number;
}

const edges = (lines: readonly Line[]): { left: number; right: number } => ({
  left: lines.reduce((least, { x0 }) => Math.min(least, x0), Infinity),
  right: lines.reduce((most, { x1 }) => Math.max(most, x1), -Infinity),
});

const areaOf = (lines: readonly Line[]): Area => ({ lines, ...edges(lines) });

/** Empty stretches of x that most lines leave free, the widest first. */
const guttersOf = (lines: readonly Line[]): number[] => {
  const { left, right } = edges(lines);
  const bins = Math.min(4000, Math.ceil((right - left) / BIN));
  if (!(bins > 0)) return [];
  const crossing = new Int32Array(bins + 1);
  for (const { x0, x1 } of lines) {
    const from = Math.min(bins, Math.max(0, Math.floor((x0 - left) / BIN)));
    const to = Math.min(bins, Math.max(from, Math.ceil((x1 - left) / BIN)));
    for (let bin = from; bin < to; bin += 1) crossing[bin]! += 1;
  }
  const most = lines.length * MOST_CROSSING * 0.5;
  const found: { middle: number; width: number; crossed: number }[] = [];
  let bin = 0;
  while (bin < bins) {
    if (crossing[bin]! > most) {
      bin += 1;
      continue;
    }
    // A stretch is as long as no more lines cross it than cross its least crossed place.
    const level = crossing[bin]!;
    let end = bin;
    while (end < bins && crossing.at(end) === level) end += 1;
    const width = (end - bin) * BIN;
    const middle = left + ((bin + end) / 2) * BIN;
    const inside = middle > left + 0.12 * (right - left) && middle < right - 0.12 * (right - left);
    const valley = (crossing[bin - 1] ?? 0) > level && (crossing[end] ?? 0) > level;
    if (inside && valley && width >= NARROWEST - BIN) found.push({ middle, width, crossed: level });
    bin = end;
  }
  return found
    .toSorted((a, b) => a.crossed - b.crossed || b.width - a.width)
    .slice(0, 6)
    .map(({ middle }) => middle);
};

const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};

/** From baseline to baseline, for most of some lines. */
const stepOf = (lines: readonly Line[]): number =>
  median(lines.slice(1).flatMap((line, at) => (line.y - lines[at]!.y > 0 ? [line.y - lines[at]!.y] : [])));

/** Rows that begin at one height on both sides after a free stretch across both: the rows of a table, not columns. */
const looksLikeTable = (left: readonly Line[], right: readonly Line[]): boolean => {
  const all = [...left.map((line) => ({ line, side: 0 })), ...right.map((line) => ({ line, side: 1 }))].toSorted(
    (a, b) => a.line.y - b.line.y,
  );
  const free = 1.2 * Math.min(stepOf(left), stepOf(right));
  const slices: { tops: [number | undefined, number | undefined] }[] = [];
  let last = -Infinity;
  for (const { line, side } of all) {
    if (line.y - last > free) slices.push({ tops: [undefined, undefined] });
    slices.at(-1)!.tops[side as 0 | 1] ??= line.y;
    last = line.y;
  }
  const both = slices.filter(({ tops }) => tops[0] !== undefined && tops[1] !== undefined);
  const level = both.filter(({ tops }) => Math.abs(tops[0]! - tops[1]!) < 2);
  return both.length >= 3 && level.length >= 0.75 * both.length;
};

/** How much of its width a column's lines fill: places that at least half as many lines cross as the fullest. */
const filledPart = (lines: readonly Line[]): number => {
  const { left, right } = edges(lines);
  const bins = Math.max(1, Math.min(1000, Math.ceil((right - left) / BIN)));
  const crossing = new Int32Array(bins);
  for (const { x0, x1 } of lines)
    for (let bin = Math.floor((x0 - left) / BIN); bin < Math.min(bins, (x1 - left) / BIN); bin += 1)
      crossing[bin]! += 1;
  const most = crossing.reduce((a, b) => Math.max(a, b), 0);
  return crossing.filter((count) => count * 2 >= most).length / bins;
};

/** A line that goes on from the one above, or begins an entry of a list. Cells and labels begin in capitals. */
const PROSE_LINE = /^(?:["“‘(]?\p{Ll}|[•◦▪‣o–-]\s|\(?[a-z\d]{1,2}[.)]\s)/u;
const FEWEST_GOING_ON = 0.2;

const isProse = (lines: readonly Line[]): boolean =>
  lines.length >= FEWEST_LINES &&
  filledPart(lines) >= FILLED &&
  lines.filter((line) => PROSE_LINE.test(textOf(line))).length >= FEWEST_GOING_ON * lines.length;

const spanOf = (lines: readonly Line[]): Band => ({
  from: lines.reduce((least, { y }) => Math.min(least, y), Infinity),
  to: lines.reduce((most, { y }) => Math.max(most, y), -Infinity),
});

/** Columns are drawn one whole before the other, where cells and labels are drawn row by row. */
const drawnApart = (left: readonly Line[], right: readonly Line[]): boolean => {
  if (left.length < FEWEST_LINES || right.length < FEWEST_LINES) return false;
  const sides = [left, right].flatMap((lines, side) =>
    lines.map(({ runs }) => ({ side, order: runs[0]?.order ?? Number.NaN })),
  );
  if (sides.some(({ order }) => Number.isNaN(order))) return false;
  sides.sort((a, b) => a.order - b.order);
  return sides.filter(({ side }, at) => at > 0 && side !== sides[at - 1]!.side).length <= mostTurns(sides.length);
};

/** A stretch of lines, none of which crosses the gutter: columns or no columns. */
const isColumned = (left: readonly Line[], right: readonly Line[]): boolean => {
  const [inLeft, inRight] = [edges(left), edges(right)];
  const apart = drawnApart(left, right);
  if (!apart && (!isProse(left) || !isProse(right))) return false;
  if (inRight.left - inLeft.right < NARROWEST) return false;
  const widths = [inLeft.right - inLeft.left, inRight.right - inRight.left];
  if (Math.min(...widths) < 0.2 * Math.max(...widths)) return false;
  const [a, b] = [spanOf(left), spanOf(right)];
  const shared = Math.min(a.to, b.to) - Math.max(a.from, b.from);
  if (shared < 0.4 * Math.min(a.to - a.from, b.to - b.from)) return false;
  return apart || !looksLikeTable(left, right);
};

/** How many lines still belong to the paragraph across: short last lines that stand close under it, with nothing beside. */
const endsAbove = (across: Line, lines: readonly Line[]): number => {
  let [last, count] = [across, 0];
  for (const [at, line] of lines.entries()) {
    const beside = lines[at + 1];
    const close = line.y - last.y < 1.6 * line.size && Math.abs(line.size - last.size) < 0.6;
    if (!close || Math.abs(line.x0 - across.x0) > 2 * line.size || (beside && beside.y - line.y < 0.6 * line.size))
      break;
    [last, count] = [line, count + 1];
  }
  return count > 2 ? 0 : count;
};

/** Parts lines (from top to bottom) by a gutter; `undefined` where nowhere on the page it parts columns. */
const split = (lines: readonly Line[], gutter: number, depth: number): Area[] | undefined => {
  const stretches: { crossing: boolean; lines: Line[] }[] = [];
  for (const line of lines) {
    const crossing = line.x0 < gutter && line.x1 > gutter;
    const last = stretches.at(-1);
    if (last?.crossing === crossing) last.lines.push(line);
    else stretches.push({ crossing, lines: [line] });
  }
  stretches.forEach((stretch, at) => {
    const before = stretches[at - 1];
    if (!stretch.crossing && before?.crossing)
      before.lines.push(...stretch.lines.splice(0, endsAbove(before.lines.at(-1)!, stretch.lines)));
  });
  const areas: Area[] = [];
  let any = false;
  let pending: Line[] = [];
  const flush = (): void => {
    if (pending.length > 0) areas.push(...parted(pending, depth + 1));
    pending = [];
  };
  for (const { crossing, lines: inside } of stretches) {
    const left = inside.filter(({ x1 }) => x1 <= gutter);
    const right = inside.filter(({ x0 }) => x0 >= gutter);
    if (crossing || !isColumned(left, right)) {
      pending.push(...inside);
      continue;
    }
    any = true;
    flush();
    areas.push(...parted(left, depth + 1), ...parted(right, depth + 1));
  }
  flush();
  return any ? areas : undefined;
};

const parted = (lines: readonly Line[], depth: number): Area[] => {
  if (depth < DEEPEST && lines.length >= 2 * FEWEST_LINES) {
    for (const gutter of guttersOf(lines)) {
      const areas = split(lines, gutter, depth);
      if (areas) return areas;
    }
  }
  return [areaOf(lines)];
};

/**
 * A page's lines (from top to bottom) as areas in reading order: columns of prose from left to right, and what stands across
 * them before and after.
 */
export const areasOf = (lines: readonly Line[]): Area[] => (lines.length === 0 ? [] : parted(lines, 0));
