import type { Inline } from '../../../../shared/richtext/tree.ts';
import type { SourceBlock, SourceLine } from '../source.ts';

const wordsOf = (inline: Inline): string => {
  if (inline.type === 'text') return inline.text;
  return inline.type === 'link' ? inline.children.map((one) => (one.type === 'text' ? one.text : '\n')).join('') : '';
};

/** The words of a line by which it is recognised. Anything but text and links has no width. */
export const lineText = (children: readonly Inline[]): string => children.map(wordsOf).join('');

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

/** A line without the white space at its ends. */
export const trimmed = (children: readonly Inline[]): Inline[] => {
  const out = [...children];
  const first = out[0];
  if (first?.type === 'text') {
    const text = first.text.trimStart();
    if (text === '') return trimmed(out.slice(1));
    out[0] = { ...first, text };
  }
  const last = out.at(-1);
  if (last?.type === 'text') {
    const text = last.text.trimEnd();
    if (text === '') return trimmed(out.slice(0, -1));
    out[out.length - 1] = { ...last, text };
  }
  return out;
};

export const isLine = (block: SourceBlock): block is SourceLine =>
  block.type === 'paragraph' || block.type === 'heading' || block.type === 'list-item';

/** True where every letter of a line is bold. */
export const allBold = (children: readonly Inline[]): boolean =>
  children.length > 0 &&
  children.every((one) => one.type === 'text' && (one.text.trim() === '' || (one.marks ?? []).includes('bold')));

/** Words made alike for comparing: one space between them, small letters, straight marks, no stop or colon at the end. */
export const alike = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[\u2018\u2019]/gu, "'")
    .replace(/[\u2010-\u2015]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\s:.-]+$/u, '');

export const wordCount = (words: string): number => words.split(/\s+/u).filter(Boolean).length;
