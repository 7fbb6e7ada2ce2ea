import { lineOf } from './lines.ts';
import type { TextLine } from './read-text.ts';

/** Lines of a file broken at a fixed width are this long at most, and this long often enough to tell. */
const WIDEST = 100;
const NARROWEST = 50;
const LONG_LINES = 6;

/**
 * The width at which the file's lines were broken, or `undefined` where each line is its own: one long line shows that
 * nobody broke them.
 */
const widthOf = (lines: readonly TextLine[], apart: ReadonlySet<number>): number | undefined => {
  let widest = 0;
  let long = 0;
  for (const { raw, from } of lines) {
    if (apart.has(from)) continue;
    if (raw.length > WIDEST) return undefined;
    if (raw.length > widest) widest = raw.length;
    if (raw.length >= NARROWEST) long += 1;
  }
  return long >= LONG_LINES ? widest : undefined;
};

const NUMBER = /^(?:\d+(?:\.\d+)+|\d+\.)\S?$/u;

/** "Action 33 …", "Goal K (…": a line that says what it is. */
const OPENS = /^\p{Lu}\p{L}+ (?:\d{1,3}(?:\.\d+)*|[A-Z])(?=[\s:.(–-]|$)/u;

/**
 * True where a line goes on in the next. The width is a measure of letters, and pages are set in type of many widths, so
 * a line counts as full well before it.
 */
const joins = (before: string, after: string, width: number): boolean => {
  const [is, next] = [lineOf(before).is, lineOf(after).is];
  if ((is !== 'text' && is !== 'item') || next !== 'text') return false;
  const [line, following] = [before.trim(), after.trim()];
  const first = /^\S+/u.exec(following)![0];
  const ended = /[.!?:;]["”’)]?$/u.test(line);
  if (NUMBER.test(first) || OPENS.test(following)) return false;
  if (/^\p{Ll}/u.test(first)) return line.length >= width / 2 && !(ended && line.length + first.length < width);
  // A short line that begins with a capital and ends without a stop may be a label or a heading.
  if (following.length < NARROWEST && !/[.!?;,]$/u.test(following)) return false;
  return line.length >= (3 * width) / 4 && !ended;
};

/** A title set on two lines, in any file: the second goes on in small letters. */
const titleGoesOn = (before: string, after: string): boolean =>
  before.length <= WIDEST && /^\s*\p{Ll}/u.test(after) && /[^\s.!?:;]\s*$/u.test(before) && lineOf(after).is === 'text';

/**
 * Joins the lines of paragraphs that were broken at a fixed width (or, in Markdown, wherever the next begins small). Lines
 * whose numbers are in `apart` are rows of tables and stay as they are.
 */
export const unwrap = (lines: readonly TextLine[], markdown: boolean, apart: ReadonlySet<number>): TextLine[] => {
  const width = widthOf(lines, apart);
  const title = lines.find(({ raw }) => raw.trim() !== '');
  const goesOn = (before: TextLine, { raw, from }: TextLine): boolean => {
    if (apart.has(from) || apart.has(before.from)) return false;
    if (before.raw.trim() === '' || raw.trim() === '') return false;
    if (before === title && titleGoesOn(before.raw, raw)) return true;
    if (width !== undefined) return joins(before.raw, raw, width);
    return markdown && /^\s*\p{Ll}/u.test(raw) && lineOf(raw).is === 'text' && lineOf(before.raw).is !== 'heading';
  };
  const out: TextLine[] = [];
  // The last piece alone is looked at, and pieces are joined at the end, so that one long paragraph costs one pass.
  let pieces: TextLine[] = [];
  const flush = (): void => {
    const [first] = pieces;
    if (!first) return;
    const raw = pieces.map((piece, at) => (at === 0 ? piece.raw.trimEnd() : piece.raw.trim())).join(' ');
    const unseen = pieces.map((piece) => piece.unseen).join('');
    out.push(pieces.length === 1 ? first : { raw, unseen, from: first.from, to: pieces.at(-1)!.to });
    pieces = [];
  };
  for (const line of lines) {
    const before = pieces.at(-1);
    if (before === undefined || !goesOn(before, line)) flush();
    pieces.push(line);
  }
  flush();
  return out;
};
