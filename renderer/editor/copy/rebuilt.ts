import { inlines, t } from '../../../shared/richtext/build.ts';
import { SAFE_HREF } from '../../../shared/richtext/safe-href.ts';
import { MARKS } from '../../../shared/richtext/tree.ts';
import type {
  Block,
  Inline,
  Link,
  List,
  ListItem,
  Paragraph,
  TableCell,
  TableRow,
  Tree,
} from '../../../shared/richtext/tree.ts';
import { UNWANTED } from '../paste/page-node.ts';

/**
 * A tree built anew out of a value from outside, node by node, so that nothing comes in that a tree cannot hold. Small beside a
 * schema, because the window starts without one. Throws a `TypeError` at the first thing that is no node of a tree.
 */

type Values = Readonly<Record<string, unknown>>;

const fail = (what: string): never => {
  throw new TypeError(`${what} is not part of a text`);
};
const object = (value: unknown): Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : fail(typeof value);
const array = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : fail(typeof value));
const string = (value: unknown): string =>
  typeof value === 'string' ? value.replace(UNWANTED, '') : fail(typeof value);
const size = (value: unknown): number => (typeof value === 'number' && value > 0 && value < 1e6 ? value : fail('size'));
const matching = (value: unknown, pattern: RegExp): string => {
  const text = string(value);
  return pattern.test(text) ? text : fail(text);
};
const oneOf = <T>(value: unknown, all: readonly T[]): T => all.find((one) => one === value) ?? fail(String(value));

/** Nobody nests lists deeper. */
const DEEPEST = 20;

const INLINES: { readonly [T in Inline['type']]: (value: Values) => Inline } = {
  text: ({ text, marks }) => {
    const some = marks === undefined ? [] : array(marks);
    return t(string(text), ...MARKS.filter((mark) => some.includes(mark)));
  },
  'line-break': () => ({ type: 'line-break' }),
  link: ({ href, children }) => ({
    type: 'link',
    href: matching(href, SAFE_HREF),
    children: line(children).map((one) =>
      one.type === 'text' || one.type === 'line-break' ? one : fail(one.type),
    ) as Link['children'],
  }),
  footnote: ({ note }) => ({ type: 'footnote', note: array(note).map(paragraph) }),
  'cross-reference': ({ item, number }) => ({ type: 'cross-reference', item: string(item), number: string(number) }),
  'live-figure': ({ figure, shown }) => ({ type: 'live-figure', figure: string(figure), shown: string(shown) }),
};

const line = (value: unknown): Inline[] =>
  inlines(
    ...array(value).map((one) => {
      const values = object(one);
      return INLINES[oneOf(values['type'], Object.keys(INLINES) as Inline['type'][])](values);
    }),
  );

const paragraph = (value: unknown): Paragraph => {
  const values = object(value);
  oneOf(values['type'], ['paragraph']);
  return { type: 'paragraph', children: line(values['children']) };
};

const list = (value: unknown, depth = 0): List => {
  const { type, kind, items } = object(value);
  oneOf(type, ['list']);
  if (depth > DEEPEST) fail('So deep a list');
  const entries = array(items).map((one): ListItem => {
    const { children, nested } = object(one);
    return nested === undefined
      ? { children: line(children) }
      : { children: line(children), nested: list(nested, depth + 1) };
  });
  if (entries.length === 0) fail('An empty list');
  return { type: 'list', kind: oneOf(kind, ['bullet', 'numbered'] as const), items: entries };
};

const cell = (value: unknown): TableCell => ({
  children: array(object(value)['children']).map((one) =>
    object(one)['type'] === 'list' ? list(one) : paragraph(one),
  ),
});
const row = (value: unknown): TableRow => {
  const cells = array(object(value)['cells']).map(cell);
  return cells.length > 0 ? { cells } : fail('An empty row');
};

const captioned = (caption: unknown): { caption?: string } =>
  caption === undefined ? {} : { caption: string(caption) };

const BLOCKS: { readonly [T in Block['type']]: (value: Values) => Block } = {
  paragraph,
  heading: ({ level, children }) => ({
    type: 'heading',
    level: oneOf(level, [1, 2, 3] as const),
    children: line(children),
  }),
  list: (value) => list(value),
  quote: ({ children, attribution }) =>
    attribution === undefined
      ? { type: 'quote', children: line(children) }
      : { type: 'quote', children: line(children), attribution: line(attribution) },
  table: ({ caption, header, rows }) => ({
    type: 'table',
    ...captioned(caption),
    ...(header === undefined ? {} : { header: row(header) }),
    rows: array(rows).map(row),
  }),
  picture: ({ blob, alt, width, height, caption }) => ({
    type: 'picture',
    blob: matching(blob, /^[0-9a-f]{64}$/),
    alt: string(alt),
    width: size(width),
    height: size(height),
    ...captioned(caption),
  }),
};

type OfLines = (children: readonly Inline[]) => Inline[];

const listWith = (one: List, change: OfLines): List => ({
  ...one,
  items: one.items.map(({ children, nested }) =>
    nested ? { children: change(children), nested: listWith(nested, change) } : { children: change(children) },
  ),
});
const rowWith = (one: TableRow, change: OfLines): TableRow => ({
  cells: one.cells.map(({ children }) => ({
    children: children.map((each) =>
      each.type === 'list' ? listWith(each, change) : { ...each, children: change(each.children) },
    ),
  })),
});

const LINES_OF: { readonly [T in Block['type']]: (one: Extract<Block, { type: T }>, change: OfLines) => Block } = {
  paragraph: (one, change) => ({ ...one, children: change(one.children) }),
  heading: (one, change) => ({ ...one, children: change(one.children) }),
  list: listWith,
  quote: (one, change) =>
    one.attribution
      ? { ...one, children: change(one.children), attribution: change(one.attribution) }
      : { ...one, children: change(one.children) },
  table: (one, change) => ({
    ...one,
    ...(one.header ? { header: rowWith(one.header, change) } : {}),
    rows: one.rows.map((each) => rowWith(each, change)),
  }),
  picture: (one) => one,
};

/** Trees out of values from outside, and changes to every line of a block. */
export const rebuilt = {
  /** Builds a tree. Throws a `TypeError` where the value is none. */
  tree: (value: unknown): Tree =>
    array(value).map((one) => {
      const values = object(one);
      return BLOCKS[oneOf(values['type'], Object.keys(BLOCKS) as Block['type'][])](values);
    }),
  /** A block whose every line is put through a change. */
  withLines: (one: Block, change: OfLines): Block => LINES_OF[one.type](one as never, change),
} as const;
