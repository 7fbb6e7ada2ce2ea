import type { PlainBlock } from './blocks.ts';
import type { Block, Inline, List, ListItem, Paragraph, Table, TableRow } from '../../../shared/richtext/tree.ts';

/**
 * Puts a text in the form that every writer can print: characters that no document can hold are replaced, references show
 * the number their item has in this edition, blank paragraphs and list entries go, table rows are equally long.
 */

/** Line ends and tabs inside a run: a run is one line. */
// eslint-disable-next-line no-control-regex
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** What XML 1.0 (clause 2.2), HTML or Unicode does not allow in text: control codes, half pairs, noncharacters. */
const UNHOLDABLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufdd0-\ufdef]|\p{Cs}|[\ufffe\uffff]|[\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu;
/** Marks that turn the direction of text round; they have no place in a name or a title. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** How deep lists may stand in each other: a numbering has nine levels (ECMA-376, 17.9.6). */
const DEEPEST = 9;

export interface Cleaner {
  readonly words: (text: string) => string;
  /** As `words`, for a title or a name: one line, without marks that change the direction of text. */
  readonly name: (text: string) => string;
  readonly inlines: (children: readonly Inline[]) => Inline[];
  readonly blocks: (blocks: readonly Block[]) => Block[];
  /** How many characters had to be replaced so far. */
  readonly replaced: () => number;
  /** How many lists stood deeper than a document can hold, and were put into the list over them. */
  readonly flattened: () => number;
}

/** True where a line would print as nothing but white space. */
export const isBlankLine = (children: readonly Inline[]): boolean =>
  children.every(
    (child) =>
      (child.type === 'text' && child.text.trim() === '') ||
      child.type === 'line-break' ||
      (child.type === 'link' && isBlankLine(child.children)),
  );

/** The lines of some paragraphs as one, parted by spaces. */
export const linesOf = (paragraphs: readonly Paragraph[]): Inline[] =>
  paragraphs.flatMap((one, at): Inline[] =>
    at === 0 ? [...one.children] : [{ type: 'text', text: ' ' }, ...one.children],
  );

type InlineTable = { readonly [T in Inline['type']]: (inline: Extract<Inline, { type: T }>) => Inline[] };
type BlockTable = { readonly [T in Block['type']]: (block: Extract<Block, { type: T }>) => Block[] };

/** A cleaner for one edition. `numberOf` gives the number of an item in it. */
export const cleaner = (numberOf: (item: string) => string | undefined): Cleaner => {
  let replaced = 0;
  let flattened = 0;
  let inNote = false;
  const words = (text: string): string =>
    text.replace(BREAKS, ' ').replace(UNHOLDABLE, () => {
      replaced += 1;
      return '\ufffd';
    });

  const inlineTable = {
    text: (run) => (run.text === '' ? [] : [{ ...run, text: words(run.text) }]),
    'line-break': (lineBreak) => [lineBreak],
    link: (link) => [{ ...link, children: inlines(link.children) as typeof link.children }],
    footnote: (footnote) => {
      // No format has a footnote inside a footnote: its words stand in brackets.
      if (inNote)
        return [{ type: 'text', text: ' (' }, ...inlines(linesOf(footnote.note)), { type: 'text', text: ')' }];
      inNote = true;
      const note = footnote.note.flatMap((one) => blockTable.paragraph(one) as Paragraph[]);
      inNote = false;
      return note.length > 0 ? [{ ...footnote, note }] : [];
    },
    'cross-reference': (ref) => [{ ...ref, number: words(numberOf(ref.item) ?? ref.number) }],
    'live-figure': (figure) => [{ ...figure, shown: words(figure.shown) }],
  } satisfies InlineTable;
  const inlines = (children: readonly Inline[]): Inline[] =>
    children.flatMap((child) => (inlineTable[child.type] as (one: Inline) => Inline[])(child));

  const entries = (items: readonly ListItem[], depth: number): ListItem[] =>
    items.flatMap((item) => {
      const children = inlines(item.children);
      const nested = item.nested && list(item.nested, depth + 1);
      if (isBlankLine(children)) return nested?.items ?? [];
      if (!nested) return [{ children }];
      if (depth < DEEPEST) return [{ children, nested }];
      flattened += 1;
      return [{ children }, ...nested.items];
    });
  const list = (block: List, depth = 1): List | undefined => {
    const items = entries(block.items, depth);
    return items.length > 0 ? { ...block, items } : undefined;
  };
  const row = (one: TableRow, width: number): TableRow => ({
    cells: Array.from({ length: width }, (_, at) => ({
      children: blocks(one.cells[at]?.children ?? []) as TableRow['cells'][number]['children'],
    })),
  });
  const table = (block: Table): Block[] => {
    const width = Math.max(
      0,
      ...[...(block.header ? [block.header] : []), ...block.rows].map((one) => one.cells.length),
    );
    if (width === 0) return [];
    const header = block.header && row(block.header, width);
    const caption = block.caption && words(block.caption);
    return [{ ...block, caption: caption || undefined, header, rows: block.rows.map((one) => row(one, width)) }];
  };

  const blockTable = {
    paragraph: (block) => {
      const children = inlines(block.children);
      return isBlankLine(children) ? [] : [{ ...block, children }];
    },
    heading: (block) => {
      const children = inlines(block.children);
      return isBlankLine(children) ? [] : [{ ...block, children }];
    },
    list: (block) => {
      const cleaned = list(block);
      return cleaned ? [cleaned] : [];
    },
    quote: (block) => {
      const attribution = block.attribution && inlines(block.attribution);
      const children = inlines(block.children);
      if (isBlankLine(children) && isBlankLine(attribution ?? [])) return [];
      return [{ ...block, children, attribution: attribution && !isBlankLine(attribution) ? attribution : undefined }];
    },
    table,
    picture: (block) => [{ ...block, alt: words(block.alt), caption: words(block.caption ?? '') || undefined }],
  } satisfies BlockTable;
  const blocks = (some: readonly Block[]): Block[] =>
    some.flatMap((block) => (blockTable[block.type] as (one: Block) => Block[])(block));

  return {
    words,
    name: (text) => words(text.replace(DIRECTION, '')).replace(/\s+/g, ' ').trim(),
    inlines,
    blocks,
    replaced: () => replaced,
    flattened: () => flattened,
  };
};

/** True for every block but a heading, which the publication turns into a heading of its own. */
export const isPlainBlock = (block: Block): block is PlainBlock => block.type !== 'heading';
