import { joinedInlines } from './build.ts';
import { canonicalJson } from './canonical.ts';
import { changedStretches, PARAGRAPH_END } from './mark-stretches.ts';
import type { Word } from './mark-stretches.ts';
import type { Is, MarkedLine, MarkedParagraphs } from './marked.ts';
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
  /** `null`: here one paragraph ends and the next begins. */
  readonly inline: Inline | null;
}
const END: Token = { key: PARAGRAPH_END, text: PARAGRAPH_END, inline: null };

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

interface Laid {
  readonly is: Is;
  readonly tokens: readonly Token[];
}

/** Words in other marks are taken out and put in; a few short words between changes count as changed with them. */
const layOver = (old: readonly Token[], fresh: readonly Token[]): Laid[] => {
  const out: Laid[] = [];
  let at = 0;
  for (const { start, end, from, to } of changedStretches(old, fresh)) {
    out.push({ is: 'same', tokens: old.slice(at, start) });
    out.push({ is: 'removed', tokens: old.slice(start, end) });
    out.push({ is: 'added', tokens: fresh.slice(from, to) });
    at = end;
  }
  return [...out, { is: 'same', tokens: old.slice(at) }];
};

const pieceOf = ({ is, tokens }: Laid): MarkedLine =>
  wholeLine(
    tokens.flatMap(({ inline }) => inline ?? []),
    is,
  );

/**
 * Two lines laid over each other, word by word with the spaces between them, so that it can be read.
 */
export const markLines = (before: readonly Inline[], after: readonly Inline[]): MarkedLine =>
  layOver(tokensOf(before), tokensOf(after)).flatMap(pieceOf);

const tokensOfLines = (lines: readonly (readonly Inline[])[]): Token[] =>
  lines.flatMap((line, at) => (at === 0 ? tokensOf(line) : [END, ...tokensOf(line)]));

/** Paragraphs laid over the same words parted into others. There is at least one on either side. */
export const markParted = (
  before: readonly (readonly Inline[])[],
  after: readonly (readonly Inline[])[],
): MarkedParagraphs => {
  const lines: MarkedLine[] = [];
  const ends: Is[] = [];
  let line: MarkedLine = [];
  for (const { is, tokens } of layOver(tokensOfLines(before), tokensOfLines(after))) {
    let from = 0;
    for (const [at, { inline }] of tokens.entries()) {
      if (inline !== null) continue;
      lines.push([...line, ...pieceOf({ is, tokens: tokens.slice(from, at) })]);
      ends.push(is);
      [line, from] = [[], at + 1];
    }
    line = [...line, ...pieceOf({ is, tokens: tokens.slice(from) })];
  }
  return { type: 'paragraphs', lines: [...lines, line], ends };
};

/** The line of one side: `gone` is what the other side alone has. */
export const lineWithout = (line: MarkedLine, gone: 'added' | 'removed'): Inline[] =>
  joinedInlines(line.filter(({ is }) => is !== gone).map(({ inline }) => inline));

/** How a whole stands, by its line: `changed` where something was taken out or put in. */
export const lineIs = (line: MarkedLine): 'same' | 'changed' =>
  line.every(({ is }) => is === 'same') ? 'same' : 'changed';
