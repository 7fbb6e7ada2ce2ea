import { lineFrom } from './layout.ts';
import type { Line, Run } from './layout.ts';

/** Runs further apart than this, in sizes of their type, are not read as one line. */
const WIDE = 1.1;
/** Baselines so near, in sizes of type, are one. */
const SAME_BASELINE = 0.2;
const SMALLER = 0.86;
const LONGEST_RAISED = 12;

interface Row {
  y: number;
  size: number;
  runs: Run[];
}

const rowsOf = (runs: readonly Run[]): Row[] => {
  const rows: Row[] = [];
  for (const run of runs.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const home = rows
      .slice(-6)
      .findLast((row) => Math.abs(row.y - run.y) <= Math.max(0.8, SAME_BASELINE * Math.min(row.size, run.size)));
    if (home) home.runs.push(run);
    else rows.push({ y: run.y, size: run.size, runs: [run] });
  }
  return rows.toSorted((a, b) => a.y - b.y);
};

/** Parts a row where runs stand wide apart. */
const partsOf = (row: Row): Run[][] => {
  const parts: Run[][] = [];
  let end = -Infinity;
  for (const run of row.runs.toSorted((a, b) => a.x - b.x)) {
    const part = parts.at(-1);
    const last = part?.at(-1);
    const gap = run.x - end;
    if (part && last && gap <= WIDE * Math.max(run.size, last.size)) part.push(run);
    else parts.push([run]);
    end = Math.max(end, run.x + run.width);
  }
  return parts;
};

const endOf = (part: readonly Run[]): number =>
  part.reduce((most, run) => Math.max(most, run.x + run.width), -Infinity);
const largest = (part: readonly Run[]): number => part.reduce((most, { size }) => Math.max(most, size), 0);

interface Placed {
  runs: Run[];
  row: number;
}

const NEAR = 0.4;
/** Small type beside larger, a little higher or lower: a footnote's mark, "1st", a formula's index. */
const raisedInto = (small: Placed, others: readonly Placed[]): Placed[] | undefined => {
  const first = small.runs[0]!;
  const [x0, x1, size] = [first.x, endOf(small.runs), largest(small.runs)];
  if (small.runs.reduce((sum, { text }) => sum + text.trim().length, 0) > LONGEST_RAISED) return undefined;
  const beside: Placed[] = [];
  for (const other of others) {
    if (other === small || other.runs.length === 0) continue;
    const em = largest(other.runs);
    const main = other.runs.find((run) => run.size === em)!;
    const raise = main.y - first.y;
    if (size > SMALLER * em || raise > 0.65 * em || raise < -0.35 * em) continue;
    const [start, end] = [other.runs[0]!.x, endOf(other.runs)];
    const after = x0 - end > -NEAR * em && x0 - end < NEAR * em;
    const before = start - x1 > -NEAR * em && start - x1 < NEAR * em;
    const within = x0 > start && x1 < end;
    if (after || before || within) beside.push(other);
  }
  if (beside.length === 0) return undefined;
  // The nearest baseline wins where two lines of a column could both have it.
  const distance = (one: Placed): number =>
    Math.abs(one.runs.find((run) => run.size === largest(one.runs))!.y - first.y);
  const least = Math.min(...beside.map(distance));
  return beside.filter((one) => distance(one) - least < 1);
};

/** Marks runs that are smaller than the rest of their line and stand higher or lower. */
const withRaised = (runs: readonly Run[]): Run[] => {
  const em = largest(runs);
  const main = runs.find((run) => run.size === em)!;
  return runs.map((run) => {
    const raise = main.y - run.y;
    if (run.size > SMALLER * em || Math.abs(raise) < 0.08 * em) return run;
    return { ...run, set: raise > 0 ? ('superscript' as const) : ('subscript' as const) };
  });
};

/**
 * The lines of a page: runs on one baseline, parted where a wide gap stands between. Small raised or lowered runs join the
 * line beside them. From top to bottom, then left to right.
 */
export const linesOf = (runs: readonly Run[], page: number): Line[] => {
  const rows = rowsOf(runs);
  const placed: Placed[] = rows.flatMap((row, at) => partsOf(row).map((part) => ({ runs: part, row: at })));
  const byRow: Placed[][] = rows.map(() => []);
  for (const one of placed) byRow[one.row]!.push(one);
  placed.forEach((small) => {
    const near = [];
    for (let row = Math.max(0, small.row - 3); row <= Math.min(rows.length - 1, small.row + 3); row += 1)
      if (row !== small.row) near.push(...byRow[row]!);
    const into = raisedInto(small, near);
    if (!into) return;
    const [home, ...rest] = into.toSorted((a, b) => a.runs[0]!.x - b.runs[0]!.x);
    home!.runs.push(...small.runs, ...rest.flatMap((other) => other.runs));
    home!.runs.sort((a, b) => a.x - b.x);
    small.runs = [];
    for (const other of rest) other.runs = [];
  });
  return placed
    .filter((one) => one.runs.length > 0)
    .map((one) => lineFrom(withRaised(one.runs), page))
    .toSorted((a, b) => a.y - b.y || a.x0 - b.x0);
};

/**
 * Runs that the file itself gives in reading order, parted into lines where the next stands lower or begins anew at the
 * left.
 */
export const linesInOrder = (runs: readonly Run[], page: number): Line[] => {
  const lines: Run[][] = [];
  let [base, em, end] = [0, 0, 0];
  for (const run of runs) {
    const line = lines.at(-1);
    const drop = Math.abs(run.y - base);
    const raised = Math.min(run.size, em) <= SMALLER * Math.max(run.size, em) && drop < 0.65 * Math.max(run.size, em);
    const onLine = line && (drop <= 0.3 * Math.max(run.size, em) || raised) && run.x >= end - Math.max(em, run.size);
    if (onLine) line.push(run);
    else lines.push([run]);
    if (!onLine || run.size >= em) [base, em] = [run.y, run.size];
    end = onLine ? Math.max(end, run.x + run.width) : run.x + run.width;
  }
  return lines.map((line) => lineFrom(withRaised(line), page));
};
