import { inlines, p, t } from '../../../shared/richtext/build.ts';
import type { Words } from '../../../shared/richtext/build.ts';
import type { Block, Inline, List, ListItem, Mark, TableRow } from '../../../shared/richtext/tree.ts';
import type { LeftBehind } from './left-behind.ts';
import type { Notes } from './notes.ts';
import type { PasteNode } from './page-node.ts';
import { UNWANTED, wordsWithin } from './page-node.ts';
import type { Styles } from './styles.ts';

/** What is known of the whole page while it is read. */
export interface PageReading {
  readonly readers: ReadonlyMap<string, Read>;
  readonly styles: Styles;
  readonly notes: Notes;
  readonly left: LeftBehind;
  /** True for what was copied from a plan: its headings and blank lines mean what they say. */
  readonly own: boolean;
  /** How deep the node being read stands. */
  depth: number;
}

/** Blocks that were read, and the line on the way. */
export interface Reading {
  readonly page: PageReading;
  readonly blocks: Block[];
  line: Inline[];
  readonly marks: readonly Mark[];
  /** True where line ends and spaces stand as they were typed. */
  readonly typed: boolean;
}

/** Reads an element into what was read before it. */
export type Read = (node: PasteNode, into: Reading) => void;

/** Pages nest no deeper than this by hand; what stands deeper gives its words alone. */
const DEEPEST = 300;

/** Reads nodes one after the other, each by its name. */
export const readAll = (nodes: readonly PasteNode[], into: Reading): void => {
  const { page } = into;
  if (page.depth >= DEEPEST) {
    for (const node of nodes) addWords(wordsWithin(node), into);
    return;
  }
  page.depth += 1;
  for (const node of nodes) (page.readers.get(node.name) ?? within)(node, into);
  page.depth -= 1;
};

/** An element that means nothing here gives what is within it. */
export const within: Read = (node, into) => readAll(node.children, into);
/** An element whose words are none of the text's. */
export const nothing: Read = () => undefined;

/** A reading of its own for what stands within an element. */
export const inside = (into: Reading, marks: readonly Mark[] = into.marks): Reading => ({
  page: into.page,
  blocks: [],
  line: [],
  marks,
  typed: into.typed,
});

/** What is within a node, or some nodes, as blocks of their own. */
export const blocksWithin = (
  node: PasteNode | readonly PasteNode[],
  into: Reading,
  marks: readonly Mark[] = into.marks,
): Block[] => {
  const own = inside(into, marks);
  readAll('children' in node ? node.children : node, own);
  endLine(own);
  return own.blocks;
};

/** Adds words to the line: white space is one space, as pages have it, and none after another. */
export const addWords = (text: string, into: Reading): void => {
  const words = text.replace(UNWANTED, '').replace(/[ \t\r\n\f\u2028\u2029]+/g, ' ');
  const last = into.line.at(-1);
  const spaced = last?.type === 'text' && last.text.endsWith(' ') ? words.replace(/^ /, '') : words;
  if (spaced !== '') into.line.push(t(spaced, ...into.marks));
};

const BLANK = /^[ \u00a0\t]*$/;
const isSpace = (inline: Inline): boolean =>
  inline.type === 'line-break' || (inline.type === 'text' && BLANK.test(inline.text));

/** A line without the spaces that stand at its ends or beside a break. */
export const trimmed = (line: readonly Inline[]): Inline[] => {
  const whole = inlines(...line);
  let [from, to] = [0, whole.length];
  while (from < to && isSpace(whole[from]!)) from += 1;
  while (to > from && isSpace(whole[to - 1]!)) to -= 1;
  const kept = whole.slice(from, to);
  return inlines(
    ...kept.map((one, at) => {
      if (one.type !== 'text') return one;
      const starts = at === 0 || kept[at - 1]!.type === 'line-break';
      const ends = at === kept.length - 1 || kept[at + 1]!.type === 'line-break';
      const text = starts ? one.text.replace(/^[ \u00a0\t]+/, '') : one.text;
      return t(ends ? withoutEndSpace(text) : text, ...(one.marks ?? []));
    }),
  );
};

/** By hand: a pattern anchored at the end is tried from every space of a long run. */
const withoutEndSpace = (text: string): string => {
  let end = text.length;
  while (end > 0 && BLANK.test(text[end - 1]!)) end -= 1;
  return text.slice(0, end);
};

/** Ends the line: what is in it becomes a block. */
export const endLine = (into: Reading, make: (line: Inline[]) => Block = (line) => p(...line)): void => {
  const line = trimmed(into.line);
  into.line = [];
  if (line.length > 0) into.blocks.push(make(line));
};

/** Lists while they grow: programs give their entries one at a time. */
export interface GrowingList extends List {
  readonly items: GrowingItem[];
}
/** An entry of a list that grows. */
export interface GrowingItem extends ListItem {
  children: readonly Inline[];
  nested?: GrowingList | undefined;
}

/** Adds an entry at a level counted from 1 to the list that is the last block, or begins one. */
export const addEntry = (blocks: Block[], item: GrowingItem, kind: List['kind'], level: number): void => {
  const last = blocks.at(-1);
  if (last?.type !== 'list' || (level <= 1 && last.kind !== kind)) {
    blocks.push({ type: 'list', kind, items: [item] } satisfies GrowingList);
    return;
  }
  let list = last as GrowingList;
  for (let depth = 1; depth < level; depth += 1) {
    const above: GrowingItem = list.items.at(-1)!;
    if (!above.nested) {
      above.nested = { type: 'list', kind, items: [item] };
      return;
    }
    list = above.nested;
  }
  list.items.push(item);
};

/** Adds a list; entries right after a list of the same kind go on in it. */
export const addList = (blocks: Block[], list: GrowingList): void => {
  const last = blocks.at(-1);
  if (last?.type === 'list' && last.kind === list.kind)
    for (const item of list.items) (last as GrowingList).items.push(item);
  else blocks.push(list);
};

/** The blocks of an entry as one: its lines parted by breaks, its lists below it. */
export const entryOf = (blocks: readonly Block[]): GrowingItem => {
  const children: Inline[] = [];
  let nested: GrowingList | undefined;
  for (const block of blocks) {
    if (block.type === 'list') {
      if (!nested) nested = block as GrowingList;
      else for (const item of block.items) nested.items.push(item as GrowingItem);
      continue;
    }
    for (const line of linesOf(block)) {
      if (children.length > 0) children.push({ type: 'line-break' });
      for (const one of line) children.push(one);
    }
  }
  return nested ? { children: inlines(...children), nested } : { children: inlines(...children) };
};

/** The lines of a block that can stand only as lines: a row of a table is one. */
export const linesOf = (block: Block): readonly (readonly Inline[])[] => LINES[block.type](block as never);

const listLines = (list: List): (readonly Inline[])[] =>
  list.items.flatMap((item) => [item.children, ...(item.nested ? listLines(item.nested) : [])]);

/** The cells of a row that say something, one after the other. */
const rowLine = (row: TableRow): Inline[] => {
  const cells = row.cells.map((cell) => cell.children.flatMap(linesOf).filter((line) => line.length > 0));
  const words: Words[] = [];
  for (const lines of cells.filter((some) => some.length > 0)) {
    if (words.length > 0) words.push('; ');
    for (const [at, line] of lines.entries()) words.push(...(at > 0 ? [' '] : []), ...line);
  }
  return inlines(...words);
};

const LINES: { readonly [T in Block['type']]: (block: Extract<Block, { type: T }>) => readonly (readonly Inline[])[] } =
  {
    paragraph: (block) => [block.children],
    heading: (block) => [block.children],
    quote: (block) => (block.attribution ? [block.children, block.attribution] : [block.children]),
    list: listLines,
    table: (block) => [...(block.header ? [block.header] : []), ...block.rows].map(rowLine),
    picture: () => [],
  };
