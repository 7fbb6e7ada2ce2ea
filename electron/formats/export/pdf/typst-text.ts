/**
 * Text for Typst. Everything a writer typed goes through `typstString`, into a string literal, and is never read as markup
 * or code.
 */

/** A Typst string literal: inside one, only the backslash and the double quote mean anything. */
export const typstString = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** Longer than any word: after so many characters without a space, a line may end. */
const UNBROKEN = 60;
const LONG = new RegExp(`[^\\s]{${UNBROKEN},}`, 'u');

/**
 * A text as Typst expressions that print it: one string, or several with an invisible place to break between, so that a
 * word wider than the page goes on in the next line and not over the edge.
 */
export const typstWords = (text: string): string[] => {
  if (!LONG.test(text)) return [typstString(text)];
  const pieces: string[] = [];
  let piece = '';
  let run = 0;
  for (const { segment } of new Intl.Segmenter('en').segment(text)) {
    run = /^\s/u.test(segment) ? 0 : run + 1;
    piece += segment;
    if (run === UNBROKEN) {
      pieces.push(typstString(piece), 'may-break');
      piece = '';
      run = 0;
    }
  }
  return piece === '' ? pieces.slice(0, -1) : [...pieces, typstString(piece)];
};
