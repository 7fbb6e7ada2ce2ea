import { inlines } from '../../../shared/richtext/build.ts';
import type { Block, Inline, List, ListItem, Table, Tree } from '../../../shared/richtext/tree.ts';
import type { Spot } from '../caret.ts';

/** What of a text lies between two spots; `null` stands for its beginning or its end. */
export interface Bounds {
  readonly from: Spot | null;
  readonly to: Spot | null;
}

/** Counts lines as the page draws them: a nested list has one for the entry that holds it. */
interface Cutter {
  line: number;
  readonly bounds: Bounds;
}

const widthOf = (one: Inline): number =>
  one.type === 'text'
    ? one.text.length
    : one.type === 'link'
      ? one.children.reduce((sum, each) => sum + widthOf(each), 0)
      : 0;

/** The part of a line between two characters; what has no width of its own goes with the words before it. */
const partOfLine = <T extends Inline>(children: readonly T[], from: number, to: number): T[] => {
  const out: T[] = [];
  let at = 0;
  for (const one of children) {
    const start = at;
    at += widthOf(one);
    if (one.type === 'text') {
      const text = one.text.slice(Math.max(0, from - start), Math.max(0, to - start));
      if (text !== '') out.push({ ...one, text });
    } else if (one.type === 'link') {
      const words = partOfLine(one.children, from - start, to - start);
      if (words.length > 0) out.push({ ...one, children: words });
    } else if ((start > from || start === 0) && start <= to && from <= start) out.push(one);
  }
  return out;
};

/** The next line where it lies within the bounds, `null` where it does not. */
const nextLine = (children: readonly Inline[], cutter: Cutter): Inline[] | null => {
  const line = cutter.line++;
  const { from, to } = cutter.bounds;
  if ((from && line < from.line) || (to && line > to.line)) return null;
  const start = from?.line === line ? from.offset : 0;
  const end = to?.line === line ? to.offset : Infinity;
  return inlines(...partOfLine(children, start, end));
};

const partOfList = (list: List, cutter: Cutter): List[] => {
  const items = list.items.flatMap(({ children, nested }): ListItem[] => {
    const line = nextLine(children, cutter);
    if (nested) cutter.line += 1;
    const [below] = nested ? partOfList(nested, cutter) : [];
    if (line) return [below ? { children: line, nested: below } : { children: line }];
    return below ? [...below.items] : [];
  });
  return items.length > 0 ? [{ ...list, items }] : [];
};

/** A table comes whole where any of it does. */
const wholeTable = (table: Table, cutter: Cutter): Block[] => {
  const before = cutter.line;
  const cells = [...(table.header ? [table.header] : []), ...table.rows].flatMap(({ cells: some }) => some);
  for (const { children } of cells) for (const one of children) PARTS[one.type](one as never, cutter);
  const { from, to } = cutter.bounds;
  return (from && cutter.line <= from.line) || (to && before > to.line) ? [] : [table];
};

const PARTS: { readonly [T in Block['type']]: (block: Extract<Block, { type: T }>, cutter: Cutter) => Block[] } = {
  paragraph: (block, cutter) => {
    const children = nextLine(block.children, cutter);
    return children ? [{ ...block, children }] : [];
  },
  heading: (block, cutter) => {
    const children = nextLine(block.children, cutter);
    return children ? [{ ...block, children }] : [];
  },
  quote: ({ children, attribution }, cutter) => {
    const words = nextLine(children, cutter);
    const by = attribution ? nextLine(attribution, cutter) : null;
    if (words) return [by ? { type: 'quote', children: words, attribution: by } : { type: 'quote', children: words }];
    return by ? [{ type: 'paragraph', children: by }] : [];
  },
  list: partOfList,
  table: wholeTable,
  picture: (block, { line, bounds: { from, to } }) =>
    (from && line <= from.line) || (to && line > to.line) ? [] : [block],
};

/** The part of a text between two spots of the page. */
export const partOfTree = (tree: Tree, bounds: Bounds): Tree => {
  const cutter: Cutter = { line: 0, bounds };
  return tree.flatMap((block) => PARTS[block.type](block as never, cutter));
};
