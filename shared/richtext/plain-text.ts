import type { Block, Inline, List, TableRow, Tree } from './tree.ts';

/** What plain text needs from the plan around it. */
export interface PlainContext {
  /** The number an item has in the edition shown; `undefined` where the item is not in it. */
  readonly numberOf?: (item: string) => string | undefined;
  /** Footnotes are numbered on from here, so that one count can run through an edition. */
  readonly footnote?: () => number;
}

type InlineWriters = { readonly [T in Inline['type']]: (inline: Extract<Inline, { type: T }>, c: Counted) => string };
type BlockWriters = { readonly [T in Block['type']]: (block: Extract<Block, { type: T }>, c: Counted) => string[] };
type Counted = Required<PlainContext>;

const inlineWriters = {
  text: (run) => run.text,
  'line-break': () => '\n',
  link: (link, c) => inlineText(link.children, c),
  footnote: (_, c) => `[${c.footnote()}]`,
  'cross-reference': (reference, c) => c.numberOf(reference.item) ?? reference.number,
  'live-figure': (figure) => figure.shown,
} satisfies InlineWriters;

const inlineText = (children: readonly Inline[], c: Counted): string =>
  children.map((child) => (inlineWriters[child.type] as (one: Inline, c: Counted) => string)(child, c)).join('');

const listLines = (list: List, c: Counted): string[] =>
  list.items.flatMap((item) => [inlineText(item.children, c), ...(item.nested ? listLines(item.nested, c) : [])]);

const rowLine = (row: TableRow, c: Counted): string =>
  row.cells.map((cell) => plainLines(cell.children, c).join(' ')).join('\t');

const blockWriters = {
  paragraph: (block, c) => [inlineText(block.children, c)],
  heading: (block, c) => [inlineText(block.children, c)],
  list: listLines,
  quote: (block, c) => [
    inlineText(block.children, c),
    ...(block.attribution ? [inlineText(block.attribution, c)] : []),
  ],
  table: (block, c) => [
    ...(block.caption ? [block.caption] : []),
    ...[...(block.header ? [block.header] : []), ...block.rows].map((row) => rowLine(row, c)),
  ],
  picture: (block) => (block.caption ? [block.caption] : []),
} satisfies BlockWriters;

const counted = (context: PlainContext): Counted => {
  let n = 0;
  return { numberOf: context.numberOf ?? (() => undefined), footnote: context.footnote ?? (() => ++n) };
};

/** A tree's words, one string a paragraph, list item or table row (cells parted by a tab); a footnote's mark is `[n]`. */
export const plainLines = (tree: Tree, context: PlainContext = {}): string[] => {
  const c = counted(context);
  return tree.flatMap((block) => (blockWriters[block.type] as (one: Block, c: Counted) => string[])(block, c));
};

/** `plainLines` joined by line ends: what is searched, counted, hashed beside the tree and shown by `show --json`. */
export const plainText = (tree: Tree, context: PlainContext = {}): string => plainLines(tree, context).join('\n');

/** The words of a line of inlines alone. */
export const inlinePlain = (children: readonly Inline[], context: PlainContext = {}): string =>
  inlineText(children, counted(context));

/** True where a tree has nothing a reader would see. */
export const isBlank = (tree: Tree): boolean =>
  tree.every((block) => block.type !== 'picture' && plainText([block]).trim() === '');
