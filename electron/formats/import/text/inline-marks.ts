import { inlines, link, t } from '../../../../shared/richtext/build.ts';
import { SAFE_HREF } from '../../../../shared/richtext/safe-href.ts';
import type { Inline } from '../../../../shared/richtext/tree.ts';

/** Longer lines are prose that nobody marked up by hand; their stars are left alone. */
const LONGEST_MARKED = 20_000;

const BOLD = /(?<![*\w])\*\*(?=[^\s*])([^*]*[^\s*])\*\*(?![*\w])/u;
const ITALIC = /(?<![*_\w])([*_])(?=[^\s*_])([^*_]*[^\s*_])\1(?![*_\w])/u;
const LINK = /\[([^\][]+)\]\(([^()\s]+)\)/u;

interface Mark {
  readonly pattern: RegExp;
  readonly make: (match: RegExpExecArray) => Inline | undefined;
}

const bold: Mark = { pattern: BOLD, make: (match) => t(match[1]!, 'bold') };
const italic: Mark = { pattern: ITALIC, make: (match) => t(match[2]!, 'italic') };
const linked: Mark = {
  pattern: LINK,
  // An address that may not leave the program stays as it was typed.
  make: (match) => (SAFE_HREF.test(match[2]!) ? link(match[2]!, match[1]!) : undefined),
};

const split = (text: string, marks: readonly Mark[]): Inline[] => {
  const [mark, ...others] = marks;
  if (!mark) return text === '' ? [] : [t(text)];
  const out: Inline[] = [];
  const every = new RegExp(mark.pattern, 'gu');
  let from = 0;
  for (let match = every.exec(text); match; match = every.exec(text)) {
    const made = mark.make(match);
    if (!made) continue;
    out.push(...split(text.slice(from, match.index), others), made);
    from = match.index + match[0].length;
  }
  return [...out, ...split(text.slice(from), others)];
};

/**
 * A line's words as inlines: bold where two stars stand round words; in Markdown also italics and links. What is not
 * plainly a mark stays text.
 */
export const markedInlines = (text: string, markdown: boolean): Inline[] => {
  if (text.length > LONGEST_MARKED || !/[*_[]/u.test(text)) return inlines(text);
  return inlines(...split(text, markdown ? [linked, bold, italic] : [bold]));
};
