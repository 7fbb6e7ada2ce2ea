import type { Block, Inline, List, Mark, TableRow, Tree } from './tree.ts';

/** A tree as lines that a person can read beside what it was made of: the goldens of the paste fixtures. */

const SIGNS: Readonly<Record<Mark, string>> = { bold: '*', italic: '_', superscript: '^', subscript: '~' };

const inlineOutlines: { readonly [T in Inline['type']]: (one: Extract<Inline, { type: T }>) => string } = {
  text: ({ text, marks = [] }) => marks.reduce((words, mark) => `${SIGNS[mark]}${words}${SIGNS[mark]}`, text),
  'line-break': () => ' / ',
  link: ({ href, children }) => `<${line(children)}: ${href}>`,
  footnote: ({ note }) => `{note: ${note.map(({ children }) => line(children)).join(' / ')}}`,
  'cross-reference': ({ item, number }) => `{item ${item}: ${number}}`,
  'live-figure': ({ figure, shown }) => `{count ${figure}: ${shown}}`,
};
const line = (children: readonly Inline[]): string =>
  children.map((one) => inlineOutlines[one.type](one as never)).join('');

const listLines = (list: List, depth: number): string[] =>
  list.items.flatMap(({ children, nested }, at) => [
    `${'  '.repeat(depth)}${list.kind === 'bullet' ? '•' : `${at + 1}.`} ${line(children)}`,
    ...(nested ? listLines(nested, depth + 1) : []),
  ]);

const rowLine = (row: TableRow): string =>
  row.cells.map(({ children }) => children.flatMap((one) => blockLines(one)).join(' || ')).join(' | ');

const blockOutlines: { readonly [T in Block['type']]: (one: Extract<Block, { type: T }>) => string[] } = {
  paragraph: ({ children }) => [`p ${line(children)}`],
  heading: ({ level, children }) => [`${'#'.repeat(level)} ${line(children)}`],
  list: (list) => listLines(list, 0),
  quote: ({ children, attribution }) => [`“ ${line(children)}`, ...(attribution ? [`  by ${line(attribution)}`] : [])],
  table: ({ caption, header, rows }) => [
    `table${caption === undefined ? '' : `: ${caption}`}`,
    ...(header ? [`  heads ${rowLine(header)}`] : []),
    ...rows.map((row) => `  row ${rowLine(row)}`),
  ],
  picture: ({ alt, width, height }) => [`picture ${width} by ${height}: ${alt}`],
};
const blockLines = (one: Block): string[] => blockOutlines[one.type](one as never);

/** The outline of a tree, a line for each of its lines. */
export const treeOutline = (tree: Tree): string => tree.flatMap(blockLines).join('\n');
