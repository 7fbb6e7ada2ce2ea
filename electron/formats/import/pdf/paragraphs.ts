import { isBold, textOf } from './layout.ts';
import type { Area, Line } from './layout.ts';
import { markerOf } from './markers.ts';
import type { Marker } from './markers.ts';
import { isFull, looseFrom, MOST_LEADING } from './measures.ts';
import type { Measures } from './measures.ts';

/** Lines that make one paragraph, list item or heading. */
export interface Draft {
  /** Whole lines, the marker still in the first. */
  readonly lines: readonly Line[];
  readonly marker: Marker | undefined;
  /** Blank lines there is room for before it. */
  readonly gap: number;
  /** The left edge of its column. */
  readonly left: number;
}

interface Open {
  lines: Line[];
  marker: Marker | undefined;
  gap: number;
  area: Area;
}

const ENDS = /[.!?:;]["”’)\]]*$/u;
const ENDS_SENTENCE = /[.!?]["”’)\]]*$/u;
/** "Response: accepted" after a sentence's end begins a paragraph, however full the line above it is. */
const LABEL = /^(?:[\p{Lu}\d][^\s:.!?]*(?:\s[^\s:.!?]+){0,5}|[\p{Lu}\d]):\s/u;
const SMALL = /^["“‘(]?\p{Ll}/u;
/** A word broken at a line's end goes on in the next. */
const BROKEN = /\p{L}[-\u2010\u00ad]$/u;
const MOST_GAP = 4;
/** Columns' edges and indents this near, in points, are one. */
const SAME_X = 4;

const isCentred = (line: Line, { left, right }: Area): boolean =>
  line.x0 - left > line.size && Math.abs(line.x0 - left - (right - line.x1)) < 0.6 * line.size;

const sameSize = (a: Line, b: Line): boolean => Math.abs(a.size - b.size) < 0.6;

/** Bold changes inside a paragraph too, but then a line goes on in the next as its words do. */
const sameWeight = (before: Line, next: Line, full: boolean): boolean => {
  if (isBold(before) === isBold(next)) return true;
  if (!full || ENDS.test(textOf(before))) return false;
  return SMALL.test(textOf(next)) || (!isBold(before) && before.runs.at(-1)!.bold);
};

const opensItem = (marker: Marker, before: Line, full: boolean): boolean => {
  if (marker.sure && marker.kind === 'bullet') return true;
  return marker.sure || !full || ENDS.test(textOf(before));
};

/** Whether an indent or the lack of one begins a paragraph. */
const indentParts = (open: Open, next: Line, full: boolean): boolean => {
  const { lines, marker } = open;
  const before = lines.at(-1)!;
  const em = next.size;
  if (marker) {
    if (next.x0 < lines[0]!.x0 - SAME_X) return true;
    return Math.abs(next.x0 - marker.textX) > SAME_X && Math.abs(next.x0 - before.x0) > SAME_X && !full;
  }
  if (isCentred(before, open.area) && isCentred(next, open.area)) return false;
  const body = lines.length > 1 ? before.x0 : Math.min(before.x0, next.x0);
  if (next.x0 - body > 0.7 * em) return !full || ENDS.test(textOf(before));
  // A first line is set in, and the rest begins further left.
  if (before.x0 - next.x0 > 0.7 * em) return lines.length > 1 || !full;
  return false;
};

const goesOnInColumn = (open: Open, next: Line, measures: Measures): boolean => {
  const before = open.lines.at(-1)!;
  const step = next.y - before.y;
  const leading = measures.leading(next.size) * next.size;
  // One file may set its text and its tables with other leadings: a line goes on as its words do.
  const loose = step > looseFrom(leading, next.size);
  if (step < 0.5 * next.size || step > Math.max(looseFrom(leading, next.size), MOST_LEADING * next.size)) return false;
  // Lines beside one another are no lines of one paragraph.
  if (next.x0 >= before.x1 || next.x1 <= before.x0) return false;
  const { area } = open;
  const centred = isCentred(before, area) && isCentred(next, area);
  const broken = BROKEN.test(textOf(before)) && SMALL.test(textOf(next));
  const full = centred
    ? isFull({ ...before, x1: area.left + (before.x1 - before.x0) }, next, area.right)
    : broken || isFull(before, next, area.right);
  if (!sameSize(before, next) || !sameWeight(before, next, full)) return false;
  const marker = markerOf(next);
  if (marker && opensItem(marker, before, full)) return false;
  if (indentParts(open, next, full)) return false;
  const words = textOf(before);
  if (loose) return full && !ENDS.test(words) && SMALL.test(textOf(next));
  if (full) return !(ENDS_SENTENCE.test(words) && LABEL.test(textOf(next)));
  return SMALL.test(textOf(next)) && !ENDS.test(words) && words.length > 20;
};

/**
 * So many lines make a paragraph long. A sentence that ends with a full last line of a page ends such a paragraph more
 * seldom than it goes on.
 */
export const LONG = 4;

const goesOnInNext = (open: Open, next: Line): boolean => {
  const before = open.lines.at(-1)!;
  const words = textOf(before);
  if (!sameSize(before, next) || isBold(before) !== isBold(next)) return false;
  if (/\p{L}[-\u2010\u00ad]$/u.test(words) && SMALL.test(textOf(next))) return true;
  if (markerOf(next)?.sure) return false;
  const full = isFull(before, next, open.area.right) && !isBold(next);
  if (ENDS_SENTENCE.test(words)) return full && open.lines.length >= LONG && /^[“"‘(]?\p{Lu}/u.test(textOf(next));
  if (SMALL.test(textOf(next))) return full || words.length > 20 || open.lines.length > 1;
  return full && !ENDS.test(words);
};

const gapBefore = (before: Line | undefined, next: Line, measures: Measures): number => {
  const leading = measures.leading(next.size) * next.size;
  if (!before || before.page !== next.page || next.y <= before.y)
    return isBold(next) || next.size > measures.bodySize + 0.9 ? 1 : 0;
  const extra = next.y - before.y - leading;
  return extra < 0.45 * leading ? 0 : Math.min(MOST_GAP, Math.max(1, Math.round(extra / leading)));
};

/** Where a line's words come before those of another page's or column's. */
export const paragraphsOf = (areas: readonly Area[], measures: Measures): Draft[] => {
  const drafts: Draft[] = [];
  let open: Open | undefined;
  let before: Line | undefined;
  const flush = (): void => {
    if (open) drafts.push({ lines: open.lines, marker: open.marker, gap: open.gap, left: open.area.left });
    open = undefined;
  };
  for (const area of areas)
    for (const line of area.lines) {
      const joins: boolean =
        open !== undefined && (open.area === area ? goesOnInColumn(open, line, measures) : goesOnInNext(open, line));
      if (joins) {
        open!.lines.push(line);
        open!.area = area;
      } else {
        flush();
        open = { lines: [line], marker: markerOf(line), gap: gapBefore(before, line, measures), area };
      }
      before = line;
    }
  flush();
  return drafts;
};
