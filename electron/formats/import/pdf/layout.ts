/**
 * What a page shows, as plain data. All measures are points (1/72 inch); x grows to the right and y downwards from the top
 * left corner of the page as it is seen.
 */

/** Glyphs set one after the other in one font. `y` is the baseline. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Where it leads, if a link lies over it: http, https or mailto. */
  readonly href?: string | undefined;
  /** The marked-content id by which the file's structure names it. */
  readonly mark?: string | undefined;
  /** Its place in the order in which the page draws its words, from 0. */
  readonly order?: number | undefined;
  /** True where white space stands before it on its line. */
  readonly spaced?: boolean | undefined;
  /** Set by `linesOf` for glyphs raised or lowered beside larger ones. */
  readonly set?: 'superscript' | 'subscript' | undefined;
}

/** A straight line drawn on the page, or the edge of a filled box (`weak`). */
export interface Rule {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly weak: boolean;
}

export interface LinkArea {
  readonly href: string;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** A part of the file's structure as one page has it: a role with what stands in it, or the id of marked content. */
export interface Tagged {
  readonly role: string;
  readonly alt?: string | undefined;
  readonly children: readonly (Tagged | string)[];
}

/** Text of a page that is no part of what one reads there. */
export interface PageAside {
  readonly run: Run;
  readonly why: string;
}

export interface Page {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
  readonly asides: readonly PageAside[];
  readonly rules: readonly Rule[];
  readonly tagged?: Tagged | undefined;
  /** True where its words are drawn unseen, as programs that recognise text leave them under the picture of a page. */
  readonly unseen?: boolean | undefined;
}

/** Runs that stand beside one another on one baseline, with no wide gap between them. */
export interface Line {
  readonly runs: readonly Run[];
  readonly page: number;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  /** The size most of its characters have. */
  readonly size: number;
}

/** Lines that are read one after the other, and the edges of the column they stand in. */
export interface Area {
  readonly lines: readonly Line[];
  readonly left: number;
  readonly right: number;
}

const sizeOf = (runs: readonly Run[]): number => {
  const lengths = new Map<number, number>();
  for (const run of runs) lengths.set(run.size, (lengths.get(run.size) ?? 0) + run.text.length);
  let [best, longest] = [0, -1];
  for (const [size, length] of lengths)
    if (length > longest || (length === longest && size > best)) [best, longest] = [size, length];
  return best;
};

/** The baseline of most of a line's words: raised and lowered runs do not count. */
const baselineOf = (runs: readonly Run[], size: number): number =>
  (runs.find((run) => run.size === size && !run.set) ?? runs[0]!).y;

/** A line made of runs that stand in order. */
export const lineFrom = (runs: readonly Run[], page: number): Line => {
  const size = sizeOf(runs);
  return {
    runs,
    page,
    x0: runs.reduce((least, run) => Math.min(least, run.x), Infinity),
    x1: runs.reduce((most, run) => Math.max(most, run.x + run.width), -Infinity),
    y: baselineOf(runs, size),
    size,
  };
};

/** How far apart two runs must stand, in sizes of their type, for a space to be read between them. */
const SPACE = 0.16;

/** True where a space is read between two runs of one line. */
export const spaceBetween = (before: Run, after: Run): boolean => {
  if (/\s$/u.test(before.text) || /^\s/u.test(after.text)) return true;
  const gap = after.x - (before.x + before.width);
  const em = Math.max(before.size, after.size);
  return after.spaced ? gap > -0.2 * em : gap > SPACE * em;
};

/** A line's words as they are read, one space between them. */
export const textOf = (line: Line): string => {
  let out = '';
  line.runs.forEach((run, at) => {
    if (at > 0 && spaceBetween(line.runs[at - 1]!, run)) out += ' ';
    out += run.text;
  });
  return out.replace(/\s+/gu, ' ').trim();
};

/** Every character of some lines, each line on its own. */
export const rawOf = (lines: readonly Line[]): string =>
  lines.map((line) => line.runs.map(({ text }) => text.trim()).join(' ')).join('\n');

/** Where a line stands, for a person. */
export const whereOf = (line: Line | undefined): string => (line ? `page ${line.page}` : 'the file');

/** True where every letter of a line is bold. */
export const isBold = (line: Line): boolean => {
  const lettered = line.runs.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  return lettered.length > 0 && lettered.every(({ bold }) => bold);
};
