import type { Block, Inline, List, Tree } from '../../shared/richtext/tree.ts';
import type { Spot } from './caret.ts';
import { sameTree } from './same-tree.ts';

type Line = readonly Inline[];

const listLines = (list: List): Line[] =>
  // A nested list stands in an entry of its own, which has no words.
  list.items.flatMap(({ children, nested }) => [children, ...(nested ? [[], ...listLines(nested)] : [])]);

const LINES = {
  paragraph: ({ children }) => [children],
  heading: ({ children }) => [children],
  quote: ({ children, attribution }) => (attribution ? [children, attribution] : [children]),
  list: listLines,
  // A cell that holds nothing is an empty line.
  table: ({ header, rows }) =>
    [...(header ? [header] : []), ...rows].flatMap(({ cells }) =>
      cells.flatMap(({ children }) => (children.length > 0 ? linesOf(children) : [[]])),
    ),
  // Kept whole by the editor: the caret cannot stand in it.
  picture: () => [],
} satisfies { [T in Block['type']]: (block: Extract<Block, { type: T }>) => Line[] };

const linesOf = (tree: Tree): Line[] => tree.flatMap((block) => (LINES[block.type] as (one: Block) => Line[])(block));

const WORDS = {
  text: ({ text }) => text,
  link: ({ children }) => children.map((one) => (one.type === 'text' ? one.text : '')).join(''),
  'line-break': () => '',
  footnote: () => '',
  'cross-reference': () => '',
  'live-figure': () => '',
} satisfies { [T in Inline['type']]: (inline: Extract<Inline, { type: T }>) => string };

/** The characters of a line that the caret can stand between. */
const wordsOf = (line: Line): string =>
  line.map((one) => (WORDS[one.type] as (inline: Inline) => string)(one)).join('');

/** How many of two sequences are the same from the start, by `same`, up to `most`. */
const alike = (most: number, same: (at: number) => boolean): number => {
  let count = 0;
  while (count < most && same(count)) count += 1;
  return count;
};

/** Where the words of `after` differ from those of `before`: the end of what was put in, or where something was taken out. */
export const spotOfChange = (before: Tree, after: Tree): Spot => {
  const [old, now] = [linesOf(before), linesOf(after)];
  const shortest = Math.min(old.length, now.length);
  const head = alike(shortest, (at) => sameTree(old[at], now[at]));
  const tail = alike(shortest - head, (at) => sameTree(old.at(-1 - at), now.at(-1 - at)));
  const line = now.length - tail - 1;
  // Whole lines were taken out: the end of the line above them.
  if (line < head) return { line: Math.max(0, line), offset: wordsOf(now[line] ?? []).length };
  const [was, is] = [wordsOf(old[old.length - tail - 1] ?? []), wordsOf(now[line]!)];
  const least = Math.min(was.length, is.length);
  const start = line === head ? alike(least, (at) => was[at] === is[at]) : 0;
  const end = alike(least - start, (at) => was.at(-1 - at) === is.at(-1 - at));
  return { line, offset: is.length - end };
};
