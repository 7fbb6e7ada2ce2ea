import { joinedInlines } from './build.ts';
import type { Block, Inline, Link, List, ListItem, TableCell, TableRow, Tree } from './tree.ts';

/**
 * Words as they stand in a tree's lines: of a paragraph, a heading, a list entry, a quotation and its attribution, of each
 * paragraph in a table's cell, in reading order. What is no text (a footnote's mark, a reference, the end of a line) parts
 * words, and so does the edge of a link, whose own words are a stretch of their own. The words of footnotes are not among them.
 */

/** Stands for what is no text. */
export const GAP = '\uFFFC';

/** Each as long in the line as it is counted; a link has an edge at both ends. */
const pieces = {
  text: ({ text }) => text,
  'line-break': () => '\n',
  link: ({ children }) => `${GAP}${lineText(children)}${GAP}`,
  footnote: () => GAP,
  'cross-reference': () => GAP,
  'live-figure': () => GAP,
} satisfies { readonly [T in Inline['type']]: (inline: Extract<Inline, { type: T }>) => string };

const piece = (inline: Inline): string => (pieces[inline.type] as (one: Inline) => string)(inline);

const lineText = (children: readonly Inline[]): string => children.map(piece).join('');

type LineWriter = (children: readonly Inline[]) => readonly Inline[];

const cellWith = (cell: TableCell, on: LineWriter): TableCell => ({
  children: cell.children.map((block) => blockWith(block, on) as TableCell['children'][number]),
});
const rowWith = (row: TableRow, on: LineWriter): TableRow => ({ cells: row.cells.map((cell) => cellWith(cell, on)) });
const listWith = (list: List, on: LineWriter): List => ({
  ...list,
  items: list.items.map((item): ListItem => {
    const children = on(item.children);
    return item.nested ? { children, nested: listWith(item.nested, on) } : { children };
  }),
});

const blocksWith = {
  paragraph: (block, on) => ({ ...block, children: on(block.children) }),
  heading: (block, on) => ({ ...block, children: on(block.children) }),
  list: listWith,
  quote: (block, on) => {
    const children = on(block.children);
    return block.attribution ? { ...block, children, attribution: on(block.attribution) } : { ...block, children };
  },
  table: (block, on) => {
    const header = block.header ? { header: rowWith(block.header, on) } : {};
    return { ...block, ...header, rows: block.rows.map((row) => rowWith(row, on)) };
  },
  picture: (block) => block,
} satisfies { readonly [T in Block['type']]: (block: Extract<Block, { type: T }>, on: LineWriter) => Block };

const blockWith = (block: Block, on: LineWriter): Block =>
  (blocksWith[block.type] as (one: Block, write: LineWriter) => Block)(block, on);

/** The lines of a tree in reading order. */
export const linesOf = (tree: Tree): (readonly Inline[])[] => {
  const lines: (readonly Inline[])[] = [];
  for (const block of tree)
    blockWith(block, (children) => {
      lines.push(children);
      return children;
    });
  return lines;
};

/** The words of each line of a tree, with `GAP` where something stands that is no text. */
export const wordLines = (tree: Tree): string[] => linesOf(tree).map(lineText);

/** Where words stand in a text, left to right, never overlapping. */
export const placesOf = (text: string, words: string): number[] => {
  const places: number[] = [];
  if (words === '' || /[\uFFFC\n]/.test(words)) return places;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) places.push(at);
  return places;
};

/** How often words stand in a tree. */
export const countWords = (tree: Tree, words: string): number =>
  wordLines(tree).reduce((sum, line) => sum + placesOf(line, words).length, 0);

/** Which of the occurrences of `words` in `lines` begins at a place of a line; `undefined` where none does. */
export const nthOf = (lines: readonly string[], words: string, line: number, at: number): number | undefined => {
  const before = lines.slice(0, line).reduce((sum, one) => sum + placesOf(one, words).length, 0);
  const within = placesOf(lines[line] ?? '', words).indexOf(at);
  return within < 0 ? undefined : before + within;
};

type Run = Extract<Inline, { type: 'text' }>;

/** The part of a run between two places of it, with the run's marks. */
const cut = (run: Run, from: number, to: number): Run[] =>
  from < to ? [{ ...run, text: run.text.slice(from, to) }] : [];

/**
 * A line with `by` in place of its characters `from` to `to`. A reference or a mark cannot stand inside a link: there, only
 * text is put in.
 */
const lineWith = (children: readonly Inline[], from: number, to: number, by: readonly Inline[]): readonly Inline[] => {
  let at = 0;
  let isPut = false;
  return joinedInlines(
    children.flatMap((child): readonly Inline[] => {
      const start = at;
      at += piece(child).length;
      if (at <= from || start >= to) return [child];
      if (child.type === 'link') {
        if (!by.every((one) => one.type === 'text')) return [child];
        const inside = lineWith(child.children, from - start - 1, to - start - 1, by) as Link['children'];
        return inside.length > 0 ? [{ ...child, children: inside }] : [];
      }
      if (child.type !== 'text') return [child];
      const { marks } = child;
      const put = isPut ? [] : by.map((one) => (one.type === 'text' && marks && !one.marks ? { ...one, marks } : one));
      isPut = true;
      return [...cut(child, 0, Math.max(0, from - start)), ...put, ...cut(child, to - start, child.text.length)];
    }),
  );
};

/**
 * The tree with `by` in place of the occurrence of `words` counted `nth` from 0; text without marks takes those of the words
 * it stands for. The very same tree where there is no such occurrence. `words` may run over several runs of one line.
 */
export const replaceWords = (tree: Tree, words: string, nth: number, by: readonly Inline[]): Tree => {
  let left = nth;
  let isFound = false;
  const next = tree.map((block) =>
    blockWith(block, (children) => {
      if (isFound) return children;
      const places = placesOf(lineText(children), words);
      const at = places[left];
      left -= places.length;
      if (at === undefined) return children;
      isFound = true;
      return lineWith(children, at, at + words.length, by);
    }),
  );
  return isFound ? next : tree;
};

/**
 * The tree with `by` in place of the inline counted `nth` from 0 among those that `isMeant`, in the order of the lines; those
 * within a footnote come at its mark. The very same tree where there is none.
 */
export const replaceInline = (
  tree: Tree,
  isMeant: (inline: Inline) => boolean,
  nth: number,
  by: readonly Inline[],
): Tree => {
  let seen = -1;
  const onLine = (children: readonly Inline[]): readonly Inline[] => {
    const before = seen;
    const next = children.flatMap((child): readonly Inline[] => {
      if (isMeant(child)) {
        seen += 1;
        return seen === nth ? by : [child];
      }
      if (child.type !== 'footnote') return [child];
      return [{ ...child, note: child.note.map((one) => blockWith(one, onLine) as typeof one) }];
    });
    return before < nth && seen >= nth ? joinedInlines(next) : children;
  };
  const next = tree.map((block) => blockWith(block, onLine));
  return seen >= nth ? next : tree;
};
