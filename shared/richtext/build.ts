/**
 * A short vocabulary for writing trees by hand: the words of the tests and of the readers.
 * `doc(p('Led by ', b('ADES')), ul('one', li('two', ol('a'))))`.
 */
import { MARKS } from './tree.ts';
import type {
  Block,
  CrossReference,
  Footnote,
  Heading,
  Inline,
  LineBreak,
  Link,
  List,
  ListItem,
  LiveFigure,
  Mark,
  Paragraph,
  Picture,
  Quote,
  Table,
  TableCell,
  TableRow,
  TextRun,
  Tree,
} from './tree.ts';

/** Text where a whole inline is not needed. */
export type Words = Inline | string;

const marked = (text: string, marks: readonly Mark[]): TextRun => {
  const ordered = MARKS.filter((mark) => marks.includes(mark));
  return ordered.length > 0 ? { type: 'text', text, marks: ordered } : { type: 'text', text };
};

/** A run of text; marks are put in their one order. */
export const t = (text: string, ...marks: Mark[]): TextRun => marked(text, marks);
export const b = (text: string): TextRun => marked(text, ['bold']);
export const i = (text: string): TextRun => marked(text, ['italic']);
export const br: LineBreak = { type: 'line-break' };

/** Strings become text; neighbours with equal marks become one run; empty runs go. */
export const joinedInlines = (words: readonly Words[]): Inline[] => {
  const out: Inline[] = [];
  for (const word of words) {
    const next = typeof word === 'string' ? marked(word, []) : word;
    if (next.type === 'text' && next.text === '') continue;
    const last = out.at(-1);
    if (last?.type === 'text' && next.type === 'text' && (last.marks ?? []).join() === (next.marks ?? []).join())
      out[out.length - 1] = { ...last, text: last.text + next.text };
    else out.push(next);
  }
  return out;
};
export const inlines = (...words: readonly Words[]): Inline[] => joinedInlines(words);

export const link = (href: string, ...words: readonly (TextRun | LineBreak | string)[]): Link => ({
  type: 'link',
  href,
  children: inlines(...words) as (TextRun | LineBreak)[],
});
export const note = (...paragraphs: readonly (Paragraph | string)[]): Footnote => ({
  type: 'footnote',
  note: paragraphs.map((one) => (typeof one === 'string' ? p(one) : one)),
});
export const ref = (item: string, number: string): CrossReference => ({ type: 'cross-reference', item, number });
export const figure = (name: string, shown: string): LiveFigure => ({ type: 'live-figure', figure: name, shown });

export const p = (...words: readonly Words[]): Paragraph => ({ type: 'paragraph', children: inlines(...words) });
export const h = (level: 1 | 2 | 3, ...words: readonly Words[]): Heading => ({
  type: 'heading',
  level,
  children: inlines(...words),
});
export const li = (words: Words | readonly Words[], nested?: List): ListItem => {
  const children = inlines(...(Array.isArray(words) ? (words as readonly Words[]) : [words as Words]));
  return nested ? { children, nested } : { children };
};
const list = (kind: List['kind'], items: readonly (ListItem | string)[]): List => ({
  type: 'list',
  kind,
  items: items.map((item) => (typeof item === 'string' ? li(item) : item)),
});
export const ul = (...items: readonly (ListItem | string)[]): List => list('bullet', items);
export const ol = (...items: readonly (ListItem | string)[]): List => list('numbered', items);
export const quote = (words: Words | readonly Words[], attribution?: Words | readonly Words[]): Quote => {
  const flat = (some: Words | readonly Words[]) => inlines(...(Array.isArray(some) ? some : [some as Words]));
  return attribution === undefined
    ? { type: 'quote', children: flat(words) }
    : { type: 'quote', children: flat(words), attribution: flat(attribution) };
};
export const cell = (...children: readonly (Paragraph | List | string)[]): TableCell => ({
  children: children.map((child) => (typeof child === 'string' ? p(child) : child)),
});
export const row = (...cells: readonly (TableCell | string)[]): TableRow => ({
  cells: cells.map((one) => (typeof one === 'string' ? cell(one) : one)),
});
export const table = (header: TableRow | null, ...rows: readonly TableRow[]): Table =>
  header ? { type: 'table', header, rows } : { type: 'table', rows };
export const picture = (blob: string, alt: string, width = 100, height = 100): Picture => ({
  type: 'picture',
  blob,
  alt,
  width,
  height,
});
export const doc = (...blocks: readonly (Block | string)[]): Tree =>
  blocks.map((block) => (typeof block === 'string' ? p(block) : block));
