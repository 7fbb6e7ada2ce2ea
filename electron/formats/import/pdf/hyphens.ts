/**
 * Words broken at line ends. A hyphen at a line's end is the typesetter's or the writer's; which of the two shows in how the
 * word stands elsewhere in the file.
 */
export interface WordsSeen {
  readonly has: (word: string) => boolean;
  /** True where the typesetter broke words: their whole forms stand elsewhere, or many lines end in a hyphen. */
  readonly hyphenates: boolean;
}

const WORD = /[\p{L}\p{N}]+(?:[-\u2010\u2011][\p{L}\p{N}]+)*/gu;
const WRITERS_OWN =
  /^(?:non|self|cross|well|long|short|multi|co|re|pre|post|ex|mid|anti|inter|semi|all|on|full|part|half|high|low|two|three|four|first|second|third|end|out|user|third|evidence|trauma|child|person|community|decision|rights|data|year)$/iu;
const PLAIN_HYPHEN = /[\u2010\u2011]/gu;

/** The words of some lines, without those broken at a line's end. One pass. */
export const wordsSeen = (lines: readonly string[]): WordsSeen => {
  const seen = new Set<string>();
  for (const line of lines) {
    const words = line.match(WORD) ?? [];
    words.forEach((word, at) => {
      const broken = at === words.length - 1 && BROKEN.test(line);
      if (broken) return;
      const small = word.toLowerCase().replace(PLAIN_HYPHEN, '-');
      seen.add(small);
      for (const part of small.split('-')) if (part.length > 2) seen.add(part);
    });
  }
  const has = (word: string): boolean => seen.has(word.toLowerCase().replace(PLAIN_HYPHEN, '-'));
  let [breaks, drops, keeps] = [0, 0, 0];
  lines.forEach((line, at) => {
    const parts = partsOf(line, lines[at + 1] ?? '');
    if (!parts) return;
    breaks += 1;
    if (has(parts.join('-'))) keeps += 1;
    else if (has(parts.join(''))) drops += 1;
  });
  return { has, hyphenates: drops > keeps || (drops === keeps && breaks >= SEVERAL && breaks > OFTEN * lines.length) };
};

/** Of all lines, more than this end in a hyphen where a typesetter breaks words. */
const OFTEN = 0.02;
const SEVERAL = 3;

const BROKEN = /[\p{L}\p{N}][-\u2010\u00ad]$/u;
const LAST_WORD = /[\p{L}\p{N}-]+(?=[-\u2010\u00ad]$)/u;
const FIRST_WORD = /^[\p{L}\p{N}-]+/u;

/** The two halves of a word broken at a line's end, where it goes on in small letters. */
const partsOf = (line: string, next: string): [string, string] | undefined => {
  const last = LAST_WORD.exec(line.slice(-80))?.[0];
  const first = FIRST_WORD.exec(next.slice(0, 80))?.[0];
  return last !== undefined && first !== undefined && /^\p{Ll}/u.test(first) ? [last, first] : undefined;
};

export type Ending = 'space' | 'keep' | 'drop';

/**
 * How a line goes on in the next: with a space between, with its hyphen kept and no space, or with its hyphen dropped.
 * `seen` are the words that stand unbroken in the file.
 */
export const endingOf = (line: string, next: string, seen: WordsSeen): Ending => {
  const tail = line.slice(-80);
  // "2023–2028", broken after the dash.
  if (/\d\u2013$/u.test(tail) && /^\d/u.test(next)) return 'keep';
  if (!BROKEN.test(tail)) return /[\p{L}\p{N}][/\u2011]$/u.test(tail) && /^[\p{L}\p{N}]/u.test(next) ? 'keep' : 'space';
  if (tail.endsWith('\u00ad')) return 'drop';
  const first = FIRST_WORD.exec(next.slice(0, 80))?.[0];
  const last = LAST_WORD.exec(tail)?.[0];
  if (first === undefined || last === undefined) return 'space';
  // "pre- and post-16": the hyphen stands for a word left out.
  if (/^(?:and|or|to)$/u.test(first) && !seen.has(`${last}${first}`)) return 'space';
  if (!/^\p{Ll}/u.test(first)) return 'keep';
  const [joined, hyphened] = [seen.has(last + first), seen.has(`${last}-${first}`)];
  if (hyphened) return 'keep';
  if (joined) return 'drop';
  if (!seen.hyphenates || /\d$/u.test(last) || last.includes('-') || WRITERS_OWN.test(last)) return 'keep';
  return last.length > 2 && first.length > 2 && seen.has(last) && seen.has(first) ? 'keep' : 'drop';
};
