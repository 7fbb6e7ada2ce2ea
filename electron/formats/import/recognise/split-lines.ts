import type { Inline } from '../../../../shared/richtext/tree.ts';
import { countCharacters } from '../../../../shared/plan/proposal.ts';
import type { SourceBlock } from '../source.ts';
import { labelLikeOf } from './label-like.ts';
import { isLine, lineText, restFrom } from './line-text.ts';
import type { Line } from './lines.ts';

/** No paragraph of fields has more lines. */
const MOST_LINES = 60;
const OPENS = /^\(?(?:\p{Lu}[\p{L}]{0,20}\s+)?\(?[A-Z]{0,3}\.?\d{1,3}(?:\.\d{1,3})*[a-z]?(?:[.):]|\s*$|\s+\p{Lu})/u;

/** "**Lead:** …", "**Lead**: …": bold words and a colon. */
const isBoldLabel = (children: readonly Inline[], at: number): boolean => {
  const one = children[at];
  if (one?.type !== 'text' || one.marks?.includes('bold') !== true) return false;
  const next = children[at + 1];
  const parted = one.text.trimEnd().endsWith(':') || (next?.type === 'text' && next.text.startsWith(':'));
  return parted && /^\s*\p{Lu}[^:]{1,60}:?\s*$/u.test(one.text);
};

/** True where bold labels follow one another in one paragraph. */
const startsLabelled = (children: readonly Inline[]): boolean =>
  children.length > 3 && isBoldLabel(children, 0) && children.some((_, at) => at > 0 && isBoldLabel(children, at));

/** The lines of a paragraph that are parted by line breaks, or by bold labels. */
const partsOf = (children: readonly Inline[]): Inline[][] => {
  const parts: Inline[][] = [[]];
  const labelled = startsLabelled(children);
  children.forEach((one, at) => {
    if (labelled && parts.at(-1)!.length > 0 && isBoldLabel(children, at)) parts.push([]);
    if (one.type === 'line-break') parts.push([]);
    else parts.at(-1)!.push(one);
  });
  return parts.filter((part) => part.length > 0);
};

/** Cuts a source text so that each part has as many characters as its words; the last has what is over. */
const cutSource = (source: string, counts: readonly number[]): string[] => {
  const out: string[] = [];
  let from = 0;
  for (const count of counts.slice(0, -1)) {
    let [at, left] = [from, count];
    while (at < source.length && left > 0) {
      const wide = (source.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      left -= countCharacters(source.slice(at, at + wide));
      at += wide;
    }
    out.push(source.slice(from, at));
    from = at;
  }
  return [...out, source.slice(from)];
};

const saysSomething = (block: SourceBlock): boolean => {
  if (!isLine(block)) return false;
  const like = labelLikeOf(block);
  return (like !== undefined && like.by !== 'words') || OPENS.test(lineText(block.children).slice(0, 120));
};

/**
 * A paragraph whose lines are parted by line breaks, and of which one begins as a label or an item does, as lines of its
 * own; any other line as it is. What a person says or a template knows changes nothing of it, so that names of lines last.
 */
const splitLine = (line: Line): readonly Line[] => {
  const { block, id } = line;
  if (!isLine(block)) return [line];
  const parts = partsOf(block.children);
  if (parts.length < 2 || parts.length > MOST_LINES) return [line];
  const whole = block.type === 'list-item' ? block : { ...block, type: 'paragraph' as const };
  const blocks = parts.map((children): SourceBlock => {
    const { comments: _, ...rest } = { ...whole, children };
    return rest;
  });
  if (!blocks.slice(1).some(saysSomething)) return [line];
  const sources = cutSource(
    block.source,
    parts.map((part) => countCharacters(lineText(part))),
  );
  return blocks.map((one, at) => ({
    id: `${id}.${at}`,
    block: {
      ...(at === 0 && block.type === 'heading' ? { ...block, children: parts[0]! } : asPart(one, at)),
      ...(at === 0 && block.comments ? { comments: block.comments } : {}),
      source: sources[at]!,
      gap: at === 0 ? block.gap : 0,
    },
  }));
};

/** Of a list's line only the first part has the marker; the others follow as paragraphs. */
const asPart = (block: SourceBlock, at: number): SourceBlock => {
  if (at === 0 || block.type !== 'list-item') return block;
  const { kind: _, marker: __, depth: ___, ...rest } = block;
  return { ...rest, type: 'paragraph' };
};

/** "Lead: Libraries | Timescale: March 2025": labels that a bar parts. */
const BARRED = /\|/u;
const BAR = /\s*\|\s*|\s(?=\p{Lu}\p{L}{2,20}(?: [a-z]{2,15}){0,2}:\s)/gu;
const LABELLED = /^\p{Lu}[^:|]{1,40}:(?:\s|$)/u;
const MOST_BARS = 12;
const LONGEST_BARRED = 2000;

const hasBars = ({ block, fixed }: Line): boolean => {
  if (fixed !== undefined || block.type === 'heading' || !isLine(block)) return false;
  return block.source.length <= LONGEST_BARRED && block.source.includes('|') && block.source.includes(':');
};

/** A line of labels that bars part, as a line for each. */
const splitBars = (line: Line): readonly Line[] => {
  const { block, id } = line;
  if (!isLine(block) || block.children.some(({ type }) => type !== 'text')) return [line];
  const words = lineText(block.children);
  if (!BARRED.test(words)) return [line];
  const bars = [...words.matchAll(BAR)];
  const starts = [0, ...bars.map((bar) => bar.index + bar[0].length)];
  const ends = [...bars.map(({ index }) => index), words.length];
  if (bars.length === 0 || bars.length > MOST_BARS) return [line];
  if (!starts.every((start) => LABELLED.test(words.slice(start, start + 60)))) return [line];
  // A bar stands with the words before it.
  const counts = starts.map((start, at) => countCharacters(words.slice(start, starts[at + 1] ?? words.length)));
  const sources = cutSource(block.source, counts);
  const { comments, ...rest } = block;
  return starts.map((start, at) => ({
    id: `${id}.${at}`,
    block: {
      ...asPart({ ...rest, children: upTo(restFrom(block.children, start), ends[at]! - start) }, at),
      ...(at === 0 && comments ? { comments } : {}),
      source: sources[at]!,
      gap: at === 0 ? block.gap : 0,
    },
  }));
};

/** The first so many letters of a line of text. */
const upTo = (children: readonly Inline[], length: number): Inline[] => {
  const out: Inline[] = [];
  let left = length;
  for (const one of children) {
    if (one.type !== 'text' || left <= 0) break;
    out.push(one.text.length > left ? { ...one, text: one.text.slice(0, left) } : one);
    left -= one.text.length;
  }
  return out;
};

const isBroken = ({ block, fixed }: Line): boolean =>
  fixed === undefined &&
  isLine(block) &&
  block.children.length > 1 &&
  (block.children.some(({ type }) => type === 'line-break') || startsLabelled(block.children));

/** A file's lines, with paragraphs of labels and their words parted where the file ends a line within them. */
export const splitLines = (lines: readonly Line[]): readonly Line[] =>
  lines.some((line) => isBroken(line) || hasBars(line))
    ? lines.flatMap((line) => (isBroken(line) ? splitLine(line) : hasBars(line) ? splitBars(line) : [line]))
    : lines;
