import { ListDepth } from '../text/list-depth.ts';
import type { SourceBlock, SourceLine } from '../source.ts';
import { isBold, textOf, whereOf } from './layout.ts';
import type { Line } from './layout.ts';
import type { Measures } from './measures.ts';
import type { Draft } from './paragraphs.ts';
import { withoutBold, wordsOf } from './words.ts';
import type { Reading } from './words.ts';

const LONGEST_HEADING = 250;
const MOST_LINES = 4;
/** Of a heading in larger type, and of one that is only bold. */
const MOST_WORDS = 45;
const MOST_BOLD_WORDS = 24;
const LOWEST = 6;
/** Type so much larger than the text's, in points, is a heading's. */
const LARGER = 0.9;
/** Indents this near, in points, are one. */
const SAME_INDENT = 7;

const half = (size: number): number => Math.round(size * 2) / 2;

/** How a line is set: "12 pt, bold". */
export const lookOf = (line: Line): string => {
  const lettered = line.runs.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  const italic = lettered.length > 0 && lettered.every((run) => run.italic);
  return `${half(line.size)} pt${isBold(line) ? ', bold' : ''}${italic ? ', italic' : ''}`;
};

const rankKey = (line: Line): number => half(line.size) * 2 + (isBold(line) ? 1 : 0);

/** Gives lines of a file their level by their type: the largest is 1. */
export type Levels = (draft: Draft) => number | undefined;

const couldHead = ({ lines, marker }: Draft, { bodySize }: Measures, boldText: boolean): boolean => {
  const first = lines[0]!;
  if (marker?.kind === 'bullet' || lines.length > MOST_LINES) return false;
  const size = half(first.size);
  const larger = size >= bodySize + LARGER;
  const bold = lines.every(isBold);
  if (!larger && !(bold && !boldText && size >= bodySize - 0.5)) return false;
  if (lines.some((line) => half(line.size) !== size)) return false;
  const text = lines.map(textOf).join(' ');
  if (text.length > LONGEST_HEADING || !/\p{L}|\d/u.test(text)) return false;
  // "Key steps:" in type as large as the text's leads into what follows; it heads no part of the file.
  if (!larger && text.endsWith(':')) return false;
  if (/[.;,]["”’)]*$/u.test(text) && !/^\d+(?:\.\d+)*\.?$/u.test(text)) return false;
  return text.split(' ').length <= (larger ? MOST_WORDS : MOST_BOLD_WORDS);
};

/** The levels of a file's headings: what is larger than the text or bold, and short, by rank of size and weight. */
export const levelsOf = (drafts: readonly Draft[], measures: Measures): Levels => {
  const lengths = [0, 0];
  for (const { lines } of drafts) for (const line of lines) lengths[isBold(line) ? 1 : 0]! += textOf(line).length;
  const boldText = lengths[1]! > lengths[0]!;
  const heads = new Set(drafts.filter((draft) => couldHead(draft, measures, boldText)));
  const ranks = [...new Set([...heads].map(({ lines }) => rankKey(lines[0]!)))].toSorted((a, b) => b - a);
  const level = new Map(ranks.map((key, at) => [key, Math.min(LOWEST, at + 1)]));
  return (draft) => (heads.has(draft) ? level.get(rankKey(draft.lines[0]!)) : undefined);
};

/** Gives list lines of a flow their depths by where they begin. */
class Indents {
  readonly #depths = new ListDepth();
  #known: number[] = [];

  depth(x: number, marker: string): number {
    const known = this.#known.find((one) => Math.abs(one - x) < SAME_INDENT);
    if (known === undefined) this.#known.push(x);
    return this.#depths.next(Math.round(known ?? x), marker);
  }

  end(): void {
    this.#depths.end();
    this.#known = [];
  }
}

/** The blocks of paragraphs in reading order. `level` says which are headings. */
export const lineBlocks = (drafts: readonly Draft[], reading: Reading, level: Levels): SourceLine[] => {
  const indents = new Indents();
  let itemX = Infinity;
  return drafts.map((draft): SourceLine => {
    const { lines, marker, gap } = draft;
    const first = lines[0]!;
    const base = { where: whereOf(first), gap, look: lookOf(first) };
    const heading = level(draft);
    if (heading !== undefined) {
      indents.end();
      const { children, source } = wordsOf(lines, reading);
      return { ...base, type: 'heading', level: heading, children: withoutBold(children), source };
    }
    if (!marker) {
      if (first.x0 < itemX + SAME_INDENT) indents.end();
      const { children, source } = wordsOf(lines, reading);
      return { ...base, type: 'paragraph', children, source };
    }
    itemX = first.x0;
    const words = wordsOf([marker.rest, ...lines.slice(1)], reading);
    const depth = indents.depth(first.x0, marker.marker);
    const head = first.runs[0]!.text.trim().split(/\s/u)[0]!;
    return {
      ...base,
      type: 'list-item',
      kind: marker.kind,
      marker: marker.marker,
      depth,
      children: words.children,
      source: `${head} ${words.source}`,
    };
  });
};

/** What is set aside, with why. */
export const asideOf = (lines: readonly Line[], why: string, source: string, gap = 0): SourceBlock => ({
  type: 'aside',
  where: whereOf(lines[0]),
  source,
  gap,
  why,
});
