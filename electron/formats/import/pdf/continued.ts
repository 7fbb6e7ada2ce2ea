import { isBold, textOf } from './layout.ts';
import type { Line } from './layout.ts';
import { isFull } from './measures.ts';
import { LONG } from './paragraphs.ts';

/** A node's words as lines, with what is needed to see whether it goes on in another. */
export interface Worded {
  readonly role: 'paragraph' | 'heading' | 'item';
  readonly labelled: boolean;
  readonly lines: readonly Line[];
}

const ENDS = /[.!?]["”’)\]]*$/u;
const SMALL = /^["“‘(]?\p{Ll}/u;

/**
 * Whether words that end a page go on in those that begin the next: the structure names both parts the same thing, but a page
 * shows only its own. `right` is the right edge of the text.
 */
export const wordsGoOn = (before: Worded, next: Worded, right: number): boolean => {
  const [last, first] = [before.lines.at(-1), next.lines[0]];
  if (!last || !first || next.labelled || first.page !== last.page + 1) return false;
  if (before.role === 'heading' || next.role === 'heading') return false;
  if (next.role === 'item' && before.role !== 'item') return false;
  if (Math.abs(last.size - first.size) > 0.6 || isBold(last) !== isBold(first)) return false;
  const words = textOf(last);
  if (ENDS.test(words))
    return (
      isFull(last, first, right) &&
      next.role === 'paragraph' &&
      before.lines.length >= LONG &&
      /^[“"‘(]?\p{Lu}/u.test(textOf(first))
    );
  // An item without its bullet goes on with one that has it.
  if (next.role === 'item' && before.labelled) return true;
  if (SMALL.test(textOf(first)) || /[,\u2010\u00ad-]$/u.test(words)) return true;
  return isFull(last, first, right) && !/[:;]$/u.test(words) && words.length > 20;
};
