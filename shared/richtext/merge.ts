import { canonicalJson, sameJson } from './canonical.ts';
import { blockLikeness } from './diff.ts';
import { mergeInlines } from './merge-inlines.ts';
import { changedOne, keepBoth, mergeSequence } from './merge-sequence.ts';
import type { Mergeable, Merged } from './merge-sequence.ts';
import { likeness } from './sequence.ts';
import type {
  Block,
  Heading,
  Inline,
  List,
  ListItem,
  Paragraph,
  Picture,
  Quote,
  Table,
  TableCell,
  TableRow,
  Tree,
} from './tree.ts';
import { blockWords } from './words.ts';

/** The value of three of which one changed, or both alike; `undefined` where both changed, each in its own way. */
const scalar = <T>(base: T, mine: T, theirs: T): { one: T } | undefined => changedOne(sameJson, base, mine, theirs);

/** A line, or no line, in three forms. `undefined` where they clash. */
const line = <T extends readonly Inline[] | undefined>(base: T, mine: T, theirs: T): { one: T } | undefined => {
  const changed = scalar(base, mine, theirs);
  if (changed || !base || !mine || !theirs) return changed;
  const one = mergeInlines(base, mine, theirs);
  return one && { one: one as T };
};

type Text = Paragraph | Heading;

const mergeText = (base: Text, mine: Text, theirs: Text): Merged<Block> => {
  const emptied = (text: Text): Text => ({ ...text, children: [] });
  const shell = scalar(emptied(base), emptied(mine), emptied(theirs));
  const children = line(base.children, mine.children, theirs.children);
  return shell && children
    ? { values: [{ ...shell.one, children: children.one }], clashes: 0 }
    : keepBoth(mine, theirs);
};

const mergeQuote = (base: Quote, mine: Quote, theirs: Quote): Merged<Block> => {
  const children = line(base.children, mine.children, theirs.children);
  const by = line(base.attribution, mine.attribution, theirs.attribution);
  if (!children || !by) return keepBoth(mine, theirs);
  const quote: Quote = { type: 'quote', children: children.one };
  return { values: [by.one ? { ...quote, attribution: by.one } : quote], clashes: 0 };
};

const mergeNested = (base?: List, mine?: List, theirs?: List): Merged<List> | undefined => {
  const changed = scalar(base, mine, theirs);
  if (changed) return { values: changed.one ? [changed.one] : [], clashes: 0 };
  if (!mine || !theirs) return undefined;
  const merged = mergeList(base ?? { ...mine, items: [] }, mine, theirs);
  return merged.values.length < 2 ? merged : undefined;
};

const mergeItem = (base: ListItem, mine: ListItem, theirs: ListItem): Merged<ListItem> => {
  const children = line(base.children, mine.children, theirs.children);
  const nested = mergeNested(base.nested, mine.nested, theirs.nested);
  if (!children || !nested) return keepBoth(mine, theirs);
  const [below] = nested.values;
  const item: ListItem = below ? { children: children.one, nested: below } : { children: children.one };
  return { values: [item], clashes: nested.clashes };
};

const itemWords = (item: ListItem): string[] => blockWords({ type: 'list', kind: 'bullet', items: [item] });

const listItems: Mergeable<ListItem> = {
  key: canonicalJson,
  like: (a, b) => likeness(itemWords(a), itemWords(b)),
  merge: mergeItem,
};

const mergeList = (base: List, mine: List, theirs: List): Merged<List> => {
  const kind = scalar(base.kind, mine.kind, theirs.kind);
  if (!kind) return keepBoth(mine, theirs);
  const { values: items, clashes } = mergeSequence(listItems, base.items, mine.items, theirs.items);
  return { values: items.length > 0 ? [{ type: 'list', kind: kind.one, items }] : [], clashes };
};

const rowWords = (row: TableRow): string[] => blockWords({ type: 'table', rows: [row] });

/** Rows with the same number of cells, cell by cell. */
const mergeRow = (base: TableRow, mine: TableRow, theirs: TableRow): Merged<TableRow> => {
  let clashes = 0;
  const cells = base.cells.map((cell, index): TableCell => {
    const merged = mergeSequence(blocks, cell.children, mine.cells[index]!.children, theirs.cells[index]!.children);
    clashes += merged.clashes;
    return { children: merged.values as TableCell['children'] };
  });
  return { values: [{ cells }], clashes };
};

const tableRows: Mergeable<TableRow> = {
  key: canonicalJson,
  like: (a, b) => likeness(rowWords(a), rowWords(b)),
  merge: mergeRow,
};

const allRows = (table: Table): readonly TableRow[] => [...(table.header ? [table.header] : []), ...table.rows];

const mergeHeader = (base?: TableRow, mine?: TableRow, theirs?: TableRow): Merged<TableRow> | undefined => {
  const changed = scalar(base, mine, theirs);
  if (changed) return { values: changed.one ? [changed.one] : [], clashes: 0 };
  return base && mine && theirs ? mergeRow(base, mine, theirs) : undefined;
};

const mergeTable = (base: Table, mine: Table, theirs: Table): Merged<Block> => {
  const widths = new Set([base, mine, theirs].flatMap(allRows).map((row) => row.cells.length));
  const caption = scalar(base.caption, mine.caption, theirs.caption);
  // Where a column came or went, rows of both forms would not stand in one table.
  if (widths.size > 1 || !caption) return keepBoth(mine, theirs);
  const header = mergeHeader(base.header, mine.header, theirs.header);
  if (!header) return keepBoth(mine, theirs);
  const rows = mergeSequence(tableRows, base.rows, mine.rows, theirs.rows);
  const [top] = header.values;
  const table: Table = {
    type: 'table',
    ...(caption.one === undefined ? {} : { caption: caption.one }),
    ...(top ? { header: top } : {}),
    rows: rows.values,
  };
  return { values: [table], clashes: header.clashes + rows.clashes };
};

const mergePicture = (base: Picture, mine: Picture, theirs: Picture): Merged<Block> => {
  const image = ({ blob, width, height }: Picture) => ({ blob, width, height });
  const shown = scalar(image(base), image(mine), image(theirs));
  const alt = scalar(base.alt, mine.alt, theirs.alt);
  const caption = scalar(base.caption, mine.caption, theirs.caption);
  if (!shown || !alt || !caption) return keepBoth(mine, theirs);
  const picture: Picture = { type: 'picture', ...shown.one, alt: alt.one };
  return { values: [caption.one === undefined ? picture : { ...picture, caption: caption.one }], clashes: 0 };
};

/** Mergers of blocks of one shape (a paragraph and a heading are of one). */
const mergers = {
  paragraph: mergeText,
  heading: mergeText,
  list: mergeList,
  quote: mergeQuote,
  table: mergeTable,
  picture: mergePicture,
} satisfies Record<Block['type'], unknown>;

const blocks: Mergeable<Block> = {
  key: canonicalJson,
  like: blockLikeness,
  merge: (base, mine, theirs) =>
    (mergers[base.type] as (base: Block, mine: Block, theirs: Block) => Merged<Block>)(base, mine, theirs),
};

/**
 * Brings together two texts that were written from one: by blocks, then by list items, rows and cells, then by words. What
 * only one side changed is as that side has it; where both changed the same words both paragraphs stand, `mine` first, and
 * `clashes` counts it. Every word that either side added stands in the outcome.
 */
export const merge3 = (base: Tree, mine: Tree, theirs: Tree): { readonly tree: Tree; readonly clashes: number } => {
  const { values, clashes } = mergeSequence(blocks, base, mine, theirs);
  return { tree: values, clashes };
};
