import { joinedInlines } from './build.ts';
import { canonicalJson } from './canonical.ts';
import { splitWords } from './diff.ts';
import { hunks } from './sequence.ts';
import type { Hunk } from './sequence.ts';
import type { Inline, LineBreak, Link, TextRun } from './tree.ts';
import { addedWords, treeWords } from './words.ts';

/** The smallest thing that is merged: a word with its marks and link, white space likewise, or a whole inline. */
interface Token {
  readonly key: string;
  readonly inline: Inline;
  readonly href: string | undefined;
  readonly isWord: boolean;
}

const token = (inline: Inline, href?: string): Token => ({
  key: canonicalJson([href, inline]),
  inline,
  href,
  isWord: inline.type === 'text' ? /\S/u.test(inline.text) : inline.type !== 'line-break',
});

const wordTokens = (run: TextRun, href?: string): Token[] =>
  splitWords(run.text).map((text) => token({ ...run, text }, href));

const tokensOfInline = {
  text: (run) => wordTokens(run),
  'line-break': (one) => [token(one)],
  link: (link) =>
    link.children.length === 0
      ? [token(link)]
      : link.children.flatMap((child) =>
          child.type === 'text' ? wordTokens(child, link.href) : [token(child, link.href)],
        ),
  footnote: (one) => [token(one)],
  'cross-reference': (one) => [token(one)],
  'live-figure': (one) => [token(one)],
} satisfies { readonly [T in Inline['type']]: (inline: Extract<Inline, { type: T }>) => Token[] };

const tokensOf = (line: readonly Inline[]): Token[] =>
  line.flatMap((one) => (tokensOfInline[one.type] as (inline: Inline) => Token[])(one));

/** Tokens as a line again: words of one link that stand together are one link. */
const lineOf = (tokens: readonly Token[]): Inline[] => {
  const out: Inline[] = [];
  for (let at = 0; at < tokens.length;) {
    const { href, inline } = tokens[at]!;
    let end = at + 1;
    if (href === undefined) out.push(inline);
    else {
      while (tokens[end]?.href === href) end += 1;
      const children = joinedInlines(tokens.slice(at, end).map((one) => one.inline)) as (TextRun | LineBreak)[];
      out.push({ type: 'link', href, children } satisfies Link);
    }
    at = end;
  }
  return joinedInlines(out);
};

/** One side's change to a line: the words that stood at `base[start, end)` became `words`. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly words: readonly Token[];
}

const editsOf = (base: readonly Token[], side: readonly Token[]): Edit[] =>
  hunks(
    base.map((one) => one.key),
    side.map((one) => one.key),
  ).map(({ start, end, from, to }: Hunk) => ({ start, end, words: side.slice(from, to) }));

/** True where `short` begins or ends `long`, or its beginning and end together make up `short`. */
const isContained = (short: readonly Token[], long: readonly Token[]): boolean => {
  if (short.length > long.length) return false;
  let head = 0;
  while (head < short.length && short[head]!.key === long[head]!.key) head += 1;
  let tail = 0;
  while (tail < short.length - head && short.at(-1 - tail)!.key === long.at(-1 - tail)!.key) tail += 1;
  return head + tail === short.length;
};

/** What two edits come to: both as they are, one for both, or nothing that a person would have written. */
const together = (mine: Edit, theirs: Edit, base: readonly Token[]): 'apart' | 'mine' | 'theirs' | 'clash' => {
  const hasWords = mine.words.length > 0 && theirs.words.length > 0;
  if (mine.start === theirs.start && mine.end === theirs.end) {
    const written = hasWords || (mine.words.length === 0 && theirs.words.length === 0);
    if (written && isContained(mine.words, theirs.words)) return 'theirs';
    return written && isContained(theirs.words, mine.words) ? 'mine' : 'clash';
  }
  const [first, second] =
    mine.start < theirs.start || (mine.start === theirs.start && mine.end < theirs.end)
      ? [mine, theirs]
      : [theirs, mine];
  if (second.start < first.end) return mine.words.length + theirs.words.length > 0 ? 'clash' : 'apart';
  const wordBetween = base.slice(first.end, second.start).some((one) => one.isWord);
  // "Spring 2022" made "Summer 2022" by one and "Spring 2023" by the other is no "Summer 2023".
  return hasWords && !wordBetween ? 'clash' : 'apart';
};

/** The edits of both sides that can stand together; `undefined` where two of them clash. */
const joined = (mine: readonly Edit[], theirs: readonly Edit[], base: readonly Token[]): Edit[] | undefined => {
  const dropped = new Set<Edit>();
  for (const one of mine)
    for (const other of theirs) {
      const outcome = together(one, other, base);
      if (outcome === 'clash') return undefined;
      if (outcome === 'mine') dropped.add(other);
      if (outcome === 'theirs') dropped.add(one);
    }
  return [...mine, ...theirs]
    .filter((edit) => !dropped.has(edit))
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
};

const apply = (base: readonly Token[], edits: readonly Edit[]): Token[] => {
  // Joined at the end: a paragraph may have more words than a call may have arguments.
  const pieces: (readonly Token[])[] = [];
  let at = 0;
  for (const { start, end, words } of edits) {
    pieces.push(base.slice(at, Math.max(at, start)), words);
    at = Math.max(at, end);
  }
  return [...pieces, base.slice(at)].flat();
};

/** True where every word that a side added stands in the outcome. */
const holds = (outcome: readonly Inline[], base: readonly Inline[], side: readonly Inline[]): boolean => {
  const words = (line: readonly Inline[]): string[] => treeWords([{ type: 'paragraph', children: line }]);
  const there = addedWords([], words(outcome));
  return [...addedWords(words(base), words(side))].every(([word, count]) => (there.get(word) ?? 0) >= count);
};

/**
 * Brings two edited forms of one line together, word by word. `undefined` where both changed the same words or neighbouring
 * ones, so that no line would say what both meant.
 */
export const mergeInlines = (
  base: readonly Inline[],
  mine: readonly Inline[],
  theirs: readonly Inline[],
): readonly Inline[] | undefined => {
  const tokens = tokensOf(base);
  const edits = joined(editsOf(tokens, tokensOf(mine)), editsOf(tokens, tokensOf(theirs)), tokens);
  if (!edits) return undefined;
  const outcome = lineOf(apply(tokens, edits));
  // Where white space went between two marked words, words could have run together.
  return holds(outcome, base, mine) && holds(outcome, base, theirs) ? outcome : undefined;
};
