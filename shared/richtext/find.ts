import { joinedInlines } from './build.ts';
import { KEPT_WHOLE, foldText, spansOf } from './find-fold.ts';
import type { Span, Wanted } from './find-fold.ts';
import { linesOf, textOfLine, withLines } from './find-lines.ts';
import type { Inline, LineBreak, Link, Mark, TextRun, Tree } from './tree.ts';

/** A place in a text where words were found. */
export interface Match extends Span {
  /** Which of the text's matches it is, counted from 0. */
  readonly nth: number;
  /** Which of the text's lines it stands in (`linesOf`); `start` and `end` count that line's characters. */
  readonly line: number;
  /** About 60 characters each side; `found` as written. */
  readonly before: string;
  readonly found: string;
  readonly after: string;
}

/** The number an item has in the edition shown; `undefined` where it is not in it. */
type NumberOf = (item: string) => string | undefined;

/** How many characters are given on each side of what was found. */
const CONTEXT = 60;

/** What is shown where a line keeps something whole, in order. */
const shownWhole = (inlines: readonly Inline[], numberOf: NumberOf): string[] =>
  inlines.flatMap((inline): string[] => {
    if (inline.type === 'cross-reference') return [numberOf(inline.item) ?? inline.number];
    if (inline.type === 'live-figure') return [inline.shown];
    if (inline.type === 'link') return shownWhole(inline.children, numberOf);
    return inline.type === 'text' ? (inline.text.match(/\uFFFC/g) ?? []) : [];
  });

const readable = (text: string): string => text.replace(/\s/gu, ' ');

/** Cuts at a space where there is one near, and says that there is more. */
const headOf = (text: string): string => {
  if (text.length <= CONTEXT) return text;
  const cut = text.slice(0, CONTEXT);
  const space = cut.lastIndexOf(' ');
  return `${(space > CONTEXT / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, '')}…`;
};
const tailOf = (text: string): string => {
  if (text.length <= CONTEXT) return text;
  const cut = text.slice(-CONTEXT);
  const space = cut.indexOf(' ');
  return `…${(space >= 0 && space < CONTEXT / 2 ? cut.slice(space + 1) : cut).replace(/^[\uDC00-\uDFFF]/, '')}`;
};

/** All that is looked through in a text, with letters made alike: words that are not in this are not in the text. */
export const soughtText = (tree: Tree): string =>
  foldText(
    linesOf(tree)
      .map(({ inlines }) => textOfLine(inlines))
      .join('\n\uFFFC'),
  );

/**
 * Where words stand in a text, in reading order, its footnotes last. They may run over formatting, a link's end and a
 * footnote's mark, but not from one paragraph into another, nor over a reference to an item. `numberOf` is for the words around.
 */
export const matches = (tree: Tree, query: Wanted, numberOf: NumberOf = () => undefined): Match[] => {
  const found: Match[] = [];
  linesOf(tree).forEach(({ inlines }, line) => {
    const text = textOfLine(inlines);
    const spans = spansOf(text, query);
    if (spans.length === 0) return;
    const whole = text.includes(KEPT_WHOLE) ? shownWhole(inlines, numberOf) : [];
    const shown = (from: number, to: number): string => {
      let nth = whole.length > 0 ? text.slice(0, from).split(KEPT_WHOLE).length - 1 : 0;
      return readable(text.slice(from, to).replace(/\uFFFC/g, () => whole[nth++] ?? ''));
    };
    for (const { start, end } of spans) {
      const before = tailOf(shown(Math.max(0, start - 3 * CONTEXT), start));
      const after = headOf(shown(end, end + 3 * CONTEXT));
      found.push({ nth: found.length, line, start, end, before, found: readable(text.slice(start, end)), after });
    }
  });
  return found;
};

/** What is put in the place of some characters of a line. */
interface Edit extends Span {
  readonly words: string;
  /** The character in whose place the new words stand. */
  readonly at: number;
}

const run = (text: string, marks: readonly Mark[] | undefined): TextRun =>
  marks ? { type: 'text', text, marks } : { type: 'text', text };

/** The parts of a run that stay, with the new words that belong in it. */
const editedRun = ({ text, marks }: TextRun, from: number, edits: readonly Edit[]): TextRun[] => {
  const out: TextRun[] = [];
  const to = from + text.length;
  let kept = from;
  for (const { start, end, at, words } of edits) {
    if (end <= from || start >= to) continue;
    out.push(run(text.slice(kept - from, Math.max(kept, start) - from), marks));
    if (from <= at && at < to) out.push(run(words, marks));
    kept = Math.min(to, end);
  }
  return [...out, run(text.slice(kept - from), marks)];
};

const editedBreak = (lineBreak: LineBreak, from: number, edits: readonly Edit[]): (TextRun | LineBreak)[] => {
  const edit = edits.find(({ start, end }) => start <= from && from < end);
  if (!edit) return [lineBreak];
  return edit.at === from ? [run(edit.words, undefined)] : [];
};

/** Each inline with where in its line it starts and ends. */
const placed = <I extends Inline>(inlines: readonly I[], from = 0): { inline: I; from: number; to: number }[] => {
  let to = from;
  return inlines.map((inline) => {
    const start = to;
    to += textOfLine([inline]).length;
    return { inline, from: start, to };
  });
};

/**
 * A link inside what is replaced stays: the new words stand in it. Of several, the others keep their own words.
 * It goes where no words are left for it.
 */
const editedLink = (link: Link, from: number, to: number, edits: readonly Edit[]): Link[] => {
  const over = edits.find(({ start, end }) => start <= from && to <= end && from < to);
  if (over && over.words !== '' && (over.at < from || over.at >= to)) return [link];
  const children = placed(link.children, from).flatMap(({ inline, from: at }): (TextRun | LineBreak)[] =>
    inline.type === 'text' ? editedRun(inline, at, edits) : editedBreak(inline, at, edits),
  );
  const joined = joinedInlines(children) as Link['children'];
  return joined.length > 0 ? [{ ...link, children: joined }] : [];
};

const editedLine = (inlines: readonly Inline[], spans: readonly Omit<Edit, 'at'>[]): Inline[] => {
  const there = placed(inlines);
  const edits = spans.map((span): Edit => {
    const link = there.find(
      ({ inline, from, to }) => inline.type === 'link' && span.start < from && to <= span.end && from < to,
    );
    const startsInLink = there.some(
      ({ inline, from, to }) => inline.type === 'link' && from <= span.start && span.start < to,
    );
    return { ...span, at: link && !startsInLink ? link.from : span.start };
  });
  return joinedInlines(
    there.flatMap(({ inline, from, to }): Inline[] => {
      if (inline.type === 'link') return editedLink(inline, from, to, edits);
      if (inline.type === 'text') return editedRun(inline, from, edits);
      return inline.type === 'line-break' ? editedBreak(inline, from, edits) : [inline];
    }),
  );
};

/**
 * A text with other words where some were found: `nths` says which of its matches. The words take the formatting of the
 * first character they stand for. Links, footnotes and references stay where they are; all other words stay as they were.
 */
export const replaceHits = (tree: Tree, query: Wanted, nths: readonly number[], replacement: string): Tree => {
  const chosen = new Set(nths);
  const lines = linesOf(tree);
  // Words are put into a line, which they do not end.
  const words = replacement.replace(/[\r\n\u2028\u2029]+/g, ' ');
  const byLine = new Map<number, Omit<Edit, 'at'>[]>();
  for (const { nth, line, start, end } of matches(tree, query)) {
    // Words put in their own place change nothing, their formatting neither.
    if (!chosen.has(nth) || textOfLine(lines[line]!.inlines).slice(start, end).replaceAll('\n', ' ') === words)
      continue;
    byLine.set(line, [...(byLine.get(line) ?? []), { start, end, words }]);
  }
  if (byLine.size === 0) return tree;
  return withLines(
    tree,
    lines.map((line, at) => {
      const edits = byLine.get(at);
      return edits ? { ...line, inlines: editedLine(line.inlines, edits) } : line;
    }),
  );
};
