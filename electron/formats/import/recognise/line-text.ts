import type { Inline } from '../../../../shared/richtext/tree.ts';
import type { SourceBlock, SourceLine } from '../source.ts';

const wordsOf = (inline: Inline): string => {
  if (inline.type === 'text') return inline.text;
  if (inline.type === 'line-break') return '\n';
  return inline.type === 'link' ? inline.children.map((one) => (one.type === 'text' ? one.text : '\n')).join('') : '';
};

/** The words of a line by which it is recognised. A line's end is one; a note or a reference has no width. */
export const lineText = (children: readonly Inline[]): string => {
  // Most lines are one run of text.
  if (children.length === 1) return wordsOf(children[0]!);
  let words = '';
  for (const one of children) words += wordsOf(one);
  return words;
};

/** The rest of a line from a place in its `lineText` on. A link that the place cuts keeps its whole self. */
export const restFrom = (children: readonly Inline[], from: number): Inline[] => {
  const out: Inline[] = [];
  let at = 0;
  for (const inline of children) {
    const words = wordsOf(inline);
    const end = at + words.length;
    if (inline.type === 'text' && at < from && end > from) out.push({ ...inline, text: words.slice(from - at) });
    else if (end > from || (words === '' && at >= from)) out.push(inline);
    at = end;
  }
  return out;
};

const EDGE = /^\s|\s$/u;
const isWhite = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d) || code >= 0x80;

const hasEdge = (one: Inline | undefined): boolean => {
  if (one?.type === 'line-break') return true;
  if (one?.type !== 'text') return false;
  const { text } = one;
  if (text === '') return true;
  return (isWhite(text.charCodeAt(0)) || isWhite(text.charCodeAt(text.length - 1))) && EDGE.test(text);
};

/** True where a line may begin or end in white space. */
const atEdges = (children: readonly Inline[]): boolean => hasEdge(children[0]) || hasEdge(children.at(-1));

/** True for what shows nothing where a line begins or ends. */
const isVoid = (one: Inline): boolean => one.type === 'line-break' || (one.type === 'text' && one.text.trim() === '');

/** A line without the white space at its ends. */
export const trimmed = (children: readonly Inline[]): Inline[] => {
  if (!atEdges(children)) return children as Inline[];
  let [from, to] = [0, children.length];
  while (from < to && isVoid(children[from]!)) from += 1;
  while (to > from && isVoid(children[to - 1]!)) to -= 1;
  const out = children.slice(from, to);
  const first = out[0];
  if (first?.type === 'text') out[0] = { ...first, text: first.text.trimStart() };
  const last = out.at(-1);
  if (last?.type === 'text') out[out.length - 1] = { ...last, text: last.text.trimEnd() };
  return out;
};

export const isLine = (block: SourceBlock): block is SourceLine =>
  block.type === 'paragraph' || block.type === 'heading' || block.type === 'list-item';

const isBold = (one: Inline): boolean =>
  one.type === 'text'
    ? one.marks?.includes('bold') === true || one.text.trim() === ''
    : one.type === 'line-break' || one.type === 'footnote';

/** True where every letter of a line is bold. */
export const allBold = (children: readonly Inline[]): boolean => children.length > 0 && children.every(isBold);

/** Words met before, as they were made alike: a plan says the same few labels over and over. */
const known = new Map<string, string>();
const MOST_KNOWN = 4000;
const LONGEST_KNOWN = 80;
const MOST_COMPARED = 500;

/** Words made alike for comparing: one space between them, small letters, straight marks, no stop or colon at the end. */
export const alike = (words: string): string => {
  const before = words.length <= LONGEST_KNOWN ? known.get(words) : undefined;
  if (before !== undefined) return before;
  // Nobody tells two labels or headings apart further on, and patterns at a line's end are slow on endless ones.
  const made = words
    .slice(0, MOST_COMPARED)
    .toLowerCase()
    .replace(/[\u2018\u2019]/gu, "'")
    .replace(/[\u2010-\u2015]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\s:.-]+$/u, '');
  if (words.length > LONGEST_KNOWN) return made;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(words, made);
  return made;
};

export const wordCount = (words: string): number => words.split(/\s+/u).filter(Boolean).length;
