import { isBold, textOf } from './layout.ts';
import type { Area, Line } from './layout.ts';
import { roughWidth } from './links.ts';

/** How a file is set, as its own lines show. */
export interface Measures {
  /** The size of its running text, in points. */
  readonly bodySize: number;
  /** From baseline to baseline inside a paragraph, in sizes of type. */
  readonly leading: (size: number) => number;
  /** True where paragraphs are set apart by space, so that lines that follow closely belong together. */
  readonly spaced: boolean;
}

/** Of all steps from line to line so many are regular. */
const REGULAR = 0.12;
/** In sizes of type, more than nearly all prose is set with. */
export const MOST_LEADING = 1.6;

const half = (size: number): number => Math.round(size * 2) / 2;

/** The commonest value, weighted; the smaller wins a tie. */
const commonest = (counts: ReadonlyMap<number, number>, otherwise: number): number => {
  let [best, most] = [otherwise, 0];
  for (const [value, count] of counts)
    if (count > most || (count === most && value < best)) [best, most] = [value, count];
  return best;
};

const count = (into: Map<number, number>, value: number, by: number): void => {
  into.set(value, (into.get(value) ?? 0) + by);
};

export const bodySizeOf = (lines: readonly Line[]): number => {
  const sizes = new Map<number, number>();
  for (const line of lines) if (!isBold(line)) count(sizes, half(line.size), textOf(line).length);
  if (sizes.size === 0) for (const line of lines) count(sizes, half(line.size), textOf(line).length);
  return commonest(sizes, 12);
};

const firstWordWidth = (line: Line): number => {
  const [first] = line.runs;
  if (!first) return 0;
  const word = /^\S+/u.exec(first.text.trimStart())?.[0] ?? '';
  if (word.length >= first.text.length) return first.width;
  return (first.width * roughWidth(word)) / (roughWidth(first.text) || 1);
};

/** True where the next line's first word had no room at the end of this one: the line was broken by its column's width. */
export const isFull = (line: Line, next: Line, right: number): boolean => {
  const room = right - line.x1;
  return room < firstWordWidth(next) + 0.4 * line.size;
};

const ENDS = /[.!?:;]["”’)\]]*$/u;

/**
 * The step inside a paragraph: the least that comes up regularly. Where most paragraphs are one line long the commonest is
 * the one between them.
 */
const leadingIn = (steps: ReadonlyMap<number, number>): number => {
  const all = [...steps.values()].reduce((sum, one) => sum + one, 0);
  const regular = [...steps].filter(([, times]) => times >= REGULAR * all).map(([step]) => step);
  const least = regular.reduce((one, other) => Math.min(one, other), Infinity);
  return least <= MOST_LEADING ? least : commonest(steps, 1.2);
};

/** What the areas of a file show of how it is set. One pass. */
export const measuresOf = (areas: readonly Area[]): Measures => {
  const bodySize = bodySizeOf(areas.flatMap(({ lines }) => lines));
  const steps = new Map<number, Map<number, number>>();
  for (const { lines } of areas)
    lines.forEach((line, at) => {
      const before = lines[at - 1];
      if (!before || half(before.size) !== half(line.size)) return;
      const step = line.y - before.y;
      if (step < 0.8 * line.size || step > 2.2 * line.size) return;
      const own = steps.get(half(line.size)) ?? new Map<number, number>();
      steps.set(half(line.size), own);
      // Lines of prose tell the leading; a column of short lines is a list or a table.
      count(
        own,
        Math.round((step / line.size) * 20) / 20,
        textOf(before).length > 40 && !ENDS.test(textOf(before)) ? 3 : 1,
      );
    });
  const leadings = new Map([...steps].map(([size, own]) => [size, leadingIn(own)]));
  const body = leadings.get(bodySize) ?? 1.2;
  const leading = (size: number): number => leadings.get(half(size)) ?? body;

  let [tight, ended, wide] = [0, 0, 0];
  for (const { lines, right } of areas)
    lines.forEach((line, at) => {
      const before = lines[at - 1];
      if (!before || half(before.size) !== bodySize || half(line.size) !== bodySize) return;
      if (isBold(before) !== isBold(line)) return;
      const step = line.y - before.y;
      if (step <= 0) return;
      if (step > looseFrom(leading(line.size) * line.size, line.size)) wide += 1;
      else {
        tight += 1;
        if (!isFull(before, line, right) && ENDS.test(textOf(before))) ended += 1;
      }
    });
  return { bodySize, leading, spaced: wide > 0 && ended <= 0.25 * wide && ended <= 0.1 * tight };
};

/** A step from baseline to baseline above this, in points, is space between paragraphs. */
export const looseFrom = (leading: number, size: number): number => leading + Math.max(1.2, 0.12 * size);
