import { KEPT_WHOLE } from './find-fold.ts';
import type { Block, Footnote, Inline, List, ListItem, Paragraph, TableRow, Tree } from './tree.ts';

/**
 * A text as the lines of words it is made of, in reading order: paragraphs, headings, entries of lists, quotations and who
 * said them, captions, the paragraphs of table cells; and after them all the footnotes, as they stand under the text.
 */

/** One line of words. */
export interface Line {
  readonly inlines: readonly Inline[];
  /** For each of its footnotes, in order, which line is the first of its note. */
  readonly notes: readonly number[];
}

const inlinesOfCaption = (caption: string): Inline[] => (caption === '' ? [] : [{ type: 'text', text: caption }]);
const rowsOf = ({ header, rows }: { header?: TableRow | undefined; rows: readonly TableRow[] }): TableRow[] => [
  ...(header ? [header] : []),
  ...rows,
];

type LinesOf = { readonly [T in Block['type']]: (block: Extract<Block, { type: T }>) => (readonly Inline[])[] };

const linesOfList = (list: List): (readonly Inline[])[] =>
  list.items.flatMap((item) => [item.children, ...(item.nested ? linesOfList(item.nested) : [])]);

const linesOfBlocks: LinesOf = {
  paragraph: ({ children }) => [children],
  heading: ({ children }) => [children],
  list: linesOfList,
  quote: ({ children, attribution }) => [children, ...(attribution ? [attribution] : [])],
  table: (table) => [
    ...(table.caption === undefined ? [] : [inlinesOfCaption(table.caption)]),
    ...rowsOf(table).flatMap((row) => row.cells.flatMap((cell) => cell.children.flatMap(linesOfBlock))),
  ],
  picture: ({ caption }) => (caption === undefined ? [] : [inlinesOfCaption(caption)]),
};
const linesOfBlock = (block: Block): (readonly Inline[])[] =>
  (linesOfBlocks[block.type] as (one: Block) => (readonly Inline[])[])(block);

const footnotesIn = (inlines: readonly Inline[]): Footnote[] => inlines.filter((one) => one.type === 'footnote');

/** The lines of a text. */
export const linesOf = (tree: Tree): Line[] => {
  const all = tree.flatMap(linesOfBlock);
  const lines: Line[] = [];
  // Notes join the end of the list while it is walked through: those within notes come last of all.
  for (let at = 0; at < all.length; at += 1) {
    const notes: number[] = [];
    for (const { note } of footnotesIn(all[at]!)) {
      notes.push(all.length);
      for (const paragraph of note) all.push(paragraph.children);
    }
    lines.push({ inlines: all[at]!, notes });
  }
  return lines;
};

/** The words of a line. A line ended in it is a space; a footnote's mark is nothing; what is kept whole stands as one sign. */
export const textOfLine = (inlines: readonly Inline[]): string =>
  inlines.map((inline) => (textOfInline[inline.type] as (one: Inline) => string)(inline)).join('');

const textOfInline = {
  text: ({ text }) => text,
  'line-break': () => '\n',
  link: ({ children }) => textOfLine(children),
  footnote: () => '',
  'cross-reference': () => KEPT_WHOLE,
  'live-figure': () => KEPT_WHOLE,
} satisfies { readonly [T in Inline['type']]: (inline: Extract<Inline, { type: T }>) => string };

const captionOf = (inlines: readonly Inline[]): { caption?: string } => {
  const caption = textOfLine(inlines);
  return caption === '' ? {} : { caption };
};

/** A text with other lines: as many as it has, each with the footnotes that it had. */
export const withLines = (tree: Tree, lines: readonly Line[]): Tree => {
  const lineAt = (at: number): Inline[] => {
    const { inlines, notes } = lines[at]!;
    let nth = 0;
    return inlines.map((inline) => {
      if (inline.type !== 'footnote') return inline;
      const first = notes[nth++]!;
      return {
        ...inline,
        note: inline.note.map((one, more): Paragraph => ({ ...one, children: lineAt(first + more) })),
      };
    });
  };
  let at = 0;
  const line = (): Inline[] => lineAt(at++);
  const list = (one: List): List => ({
    ...one,
    items: one.items.map((item): ListItem => {
      const children = line();
      return item.nested ? { children, nested: list(item.nested) } : { children };
    }),
  });
  const row = ({ cells }: TableRow): TableRow => ({
    cells: cells.map(({ children }) => ({ children: children.map((child) => block(child) as typeof child) })),
  });
  const blocks: { readonly [T in Block['type']]: (one: Extract<Block, { type: T }>) => Block } = {
    paragraph: (one) => ({ ...one, children: line() }),
    heading: (one) => ({ ...one, children: line() }),
    list,
    quote: (one) => {
      const children = line();
      return one.attribution ? { ...one, children, attribution: line() } : { ...one, children };
    },
    table: ({ caption, header, rows }) => ({
      type: 'table',
      ...(caption === undefined ? {} : captionOf(line())),
      ...(header ? { header: row(header) } : {}),
      rows: rows.map(row),
    }),
    picture: ({ caption, ...one }) => ({ ...one, ...(caption === undefined ? {} : captionOf(line())) }),
  };
  const block = (one: Block): Block => (blocks[one.type] as (some: Block) => Block)(one);
  return tree.map(block);
};
