/** A line of plain words; one that was joined from several says so by being long. */
export interface PlainLine {
  readonly raw: string;
}

/** A page's lines are no longer than this; one longer line shows that nothing was broken at a page's width. */
const WIDEST = 140;
const NARROWEST = 40;

const ENDED = /[.!?:;]["”’)\]]?\d{0,2}$/u;
const GOES_ON = /^[\p{Ll}(“‘"']/u;
const HYPHENED = /(\p{L}+)[-\u2010]$/u;
/** First parts of words that are written with a hyphen. */
const OWN_HYPHEN =
  /^(?:non|self|cross|well|long|short|multi|co|re|pre|post|ex|mid|anti|inter|all|on|full|part|half|high|low|two|three|four|first|second|third|end|evidence|trauma|child|person|community|decision|rights|data|year)$/iu;

/** True where the end of the line before shows that it was broken at the page's edge. */
const shows = (before: string, after: string): boolean =>
  before.length >= NARROWEST && !ENDED.test(before) && (/^\p{Ll}/u.test(after) || HYPHENED.test(before));

/** How a line goes on in the next: what is taken off its end, and what stands between. */
const seam = (before: string, after: string, hyphened: ReadonlySet<string>): { drop: number; between: string } => {
  const first = HYPHENED.exec(before)?.[1];
  const next = /^\p{Ll}+/u.exec(after)?.[0];
  if (first === undefined || next === undefined) return { drop: 0, between: ' ' };
  // "pre- and post-16": the hyphen stands for a word left out.
  if (/^(?:and|or|to)$/u.test(next)) return { drop: 0, between: ' ' };
  const kept = OWN_HYPHEN.test(first) || hyphened.has(`${first}-${next}`);
  return { drop: kept ? 0 : 1, between: '' };
};

/**
 * Joins lines that were broken where a page ended, as words copied from a PDF file are; blank lines go. `apart` tells lines that
 * stand by themselves: entries of lists, rows of tables. An entry goes on in the lines below it.
 */
export const unwrapped = (lines: readonly string[], apart: (line: string) => boolean): readonly PlainLine[] => {
  const filled = lines.filter((line) => line.trim() !== '');
  const longest = filled.reduce((most, line) => Math.max(most, line.trim().length), 0);
  const broken =
    longest <= WIDEST && lines.some((line, at) => at > 0 && !apart(line) && shows(lines[at - 1]!.trim(), line.trim()));
  if (!broken) return filled.map((raw) => ({ raw }));
  const hyphened = new Set(filled.flatMap((line) => line.match(/\p{L}+-\p{L}+/gu) ?? []));
  const out: string[][] = [];
  let before = '';
  for (const line of lines) {
    const words = line.trim();
    if (words !== '' && before !== '' && !apart(line) && goesOn(before, words, longest)) {
      const pieces = out.at(-1)!;
      const { drop, between } = seam(before, words, hyphened);
      const last = pieces.pop()!.trimEnd();
      pieces.push(last.slice(0, last.length - drop), between + words);
    } else if (words !== '') out.push([line]);
    before = words;
  }
  return out.map((pieces) => ({ raw: pieces.join('') }));
};

/** A line that ends a sentence goes on only where it reached the page's edge; any other does where it nearly did. */
const goesOn = (before: string, words: string, longest: number): boolean => {
  if (ENDED.test(before)) return before.length >= 0.85 * longest;
  return GOES_ON.test(words) || HYPHENED.test(before) || before.length >= 0.7 * longest;
};
