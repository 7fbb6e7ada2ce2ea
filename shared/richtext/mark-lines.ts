import { joinedInlines } from './build.ts';
import { canonicalJson } from './canonical.ts';
import { changedStretches } from './mark-stretches.ts';
import type { Stretch, Word } from './mark-stretches.ts';
import type { Is, MarkedInline, MarkedLine } from './marked.ts';
import type { Inline, TextRun } from './tree.ts';

const PIECES = /\s+|\S+/gu;
/** What opens a word and what closes it, punctuation that stands apart from it. */
const OPENS = new Set('([{"\'“‘');
const CLOSES: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);
const STOPS = new Set('.,;:!?…)]}"\'”’');

interface Token extends Word {
  readonly inline: Inline;
}

/** A word without the punctuation at its ends, which stands apart: "2022." made "2023." keeps its full stop. */
const parted = (piece: string): readonly string[] => {
  let [from, to] = [0, piece.length];
  while (from < to && OPENS.has(piece[from]!)) from += 1;
  // A bracket that is opened within the word is of the word: "4.2(a)". Looked for once: a word may be all brackets.
  let opened: ReadonlySet<string> | undefined;
  const isOfWord = (stop: string): boolean => {
    if (!CLOSES.has(stop)) return false;
    opened ??= new Set([...CLOSES].filter(([, open]) => piece.includes(open, from)).map(([close]) => close));
    return opened.has(stop);
  };
  while (to > from && STOPS.has(piece[to - 1]!) && !isOfWord(piece[to - 1]!)) to -= 1;
  return from === to ? [piece] : [piece.slice(0, from), piece.slice(from, to), piece.slice(to)].filter(Boolean);
};

const textTokens = (run: TextRun): Token[] => {
  const marks = (run.marks ?? []).join(' ');
  return (run.text.match(PIECES) ?? []).flatMap((piece) =>
    (/\s/u.test(piece) ? [piece] : parted(piece)).map((text) => ({
      key: `${marks}|${text}`,
      text,
      inline: { ...run, text },
    })),
  );
};

/** What is one piece has no text of its own that a sentence could begin or end with. */
const wholeToken = (inline: Inline): Token[] => [{ key: canonicalJson(inline), text: undefined, inline }];

const tokensOfInline = {
  text: textTokens,
  'line-break': wholeToken,
  link: wholeToken,
  footnote: wholeToken,
  'cross-reference': wholeToken,
  'live-figure': wholeToken,
} satisfies { readonly [T in Inline['type']]: (inline: Extract<Inline, { type: T }>) => Token[] };

const tokensOf = (line: readonly Inline[]): Token[] =>
  line.flatMap((one) => (tokensOfInline[one.type] as (inline: Inline) => Token[])(one));

/** A line that stands in one text alone, or in both alike. */
export const wholeLine = (line: readonly Inline[], is: Is): MarkedLine =>
  joinedInlines(line).map((inline) => ({ is, inline }));

/**
 * Two lines laid over each other, word by word with the spaces between them. Words in other marks are taken out and put in;
 * few short words that stand between changes count as changed with them, so that it can be read.
 */
export const markLines = (before: readonly Inline[], after: readonly Inline[]): MarkedLine => {
  const [old, fresh] = [tokensOf(before), tokensOf(after)];
  const out: MarkedInline[] = [];
  const put = (is: Is, tokens: readonly Token[]): void => {
    for (const inline of joinedInlines(tokens.map((one) => one.inline))) out.push({ is, inline });
  };
  let at = 0;
  for (const { start, end, from, to } of changedStretches(old, fresh) satisfies readonly Stretch[]) {
    put('same', old.slice(at, start));
    put('removed', old.slice(start, end));
    put('added', fresh.slice(from, to));
    at = end;
  }
  put('same', old.slice(at));
  return out;
};

/** The line of one side: `gone` is what the other side alone has. */
export const lineWithout = (line: MarkedLine, gone: 'added' | 'removed'): Inline[] =>
  joinedInlines(line.filter(({ is }) => is !== gone).map(({ inline }) => inline));

/** How a whole stands, by its line: `changed` where something was taken out or put in. */
export const lineIs = (line: MarkedLine): 'same' | 'changed' =>
  line.every(({ is }) => is === 'same') ? 'same' : 'changed';
