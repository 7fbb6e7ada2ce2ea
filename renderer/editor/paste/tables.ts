import { inlines, p } from '../../../shared/richtext/build.ts';
import { plainText } from '../../../shared/richtext/plain-text.ts';
import type { Block, Inline, List, Paragraph, Table, TableCell, TableRow } from '../../../shared/richtext/tree.ts';
import { attributeOf } from './page-node.ts';
import type { PasteNode } from './page-node.ts';
import { blocksWithin, endLine, linesOf } from './reading.ts';
import type { Read, Reading } from './reading.ts';
import { isHidden, marksBy } from './styles.ts';

/** Wider tables set out a page, or are made to be slow. */
const MOST_COLUMNS = 100;
const MOST_CELLS = 200_000;

interface FoundRow {
  readonly cells: readonly PasteNode[];
  /** True in the part of the table that says it is its head. */
  readonly head: boolean;
}

const PARTS = new Set(['thead', 'tbody', 'tfoot']);

/** The rows in the order in which they are shown: a foot that was written first stands last. */
const rowsOf = (table: PasteNode, into: Reading): FoundRow[] => {
  const rows: Record<'thead' | 'tbody' | 'tfoot', FoundRow[]> = { thead: [], tbody: [], tfoot: [] };
  const add = (row: PasteNode, part: 'thead' | 'tbody' | 'tfoot'): void => {
    const seen = (one: PasteNode): boolean => !isHidden(into.page.styles.of(one));
    if (!seen(row)) return;
    const cells = row.children.filter((one) => (one.name === 'td' || one.name === 'th') && seen(one));
    if (cells.length > 0) rows[part].push({ cells, head: part === 'thead' });
  };
  for (const child of table.children) {
    if (child.name === 'tr') add(child, 'tbody');
    else if (PARTS.has(child.name))
      for (const row of child.children) if (row.name === 'tr') add(row, child.name as 'thead' | 'tbody' | 'tfoot');
  }
  return [...rows.thead, ...rows.tbody, ...rows.tfoot];
};

const spanOf = (cell: PasteNode, name: string, most: number): number => {
  const given = Number.parseInt(attributeOf(cell, name), 10);
  return Number.isFinite(given) && given > 0 ? Math.min(given, most) : 1;
};

/** Blocks that stand in a cell: paragraphs and lists, and of others their lines. */
const cellOf = (blocks: readonly Block[]): TableCell => {
  const children = blocks.flatMap((one): (Paragraph | List)[] =>
    one.type === 'paragraph' || one.type === 'list' ? [one] : linesOf(one).map((line) => p(...line)),
  );
  return { children: children.length > 0 ? children : [p()] };
};

interface Grid {
  readonly rows: readonly TableRow[];
  /** Of each row, whether it is one of headers by its element, and by its looks. */
  readonly headed: readonly boolean[];
  readonly bold: readonly boolean[];
}

const isEmpty = (cell: TableCell): boolean => plainText(cell.children).trim() === '';

const allBold = (line: readonly Inline[]): boolean =>
  line.every((one) => one.type !== 'text' || one.text.trim() === '' || (one.marks ?? []).includes('bold'));
const boldThroughout = (cells: readonly TableCell[]): boolean =>
  cells.some((cell) => !isEmpty(cell)) &&
  cells.every((cell) => cell.children.flatMap(linesOf).every((line) => allBold(line)));

/**
 * Cells as a grid: what was merged is taken apart. Each place that a cell covered says what the cell says, so that a row can be
 * read by itself; a line across the whole table says it once.
 */
const gridOf = (found: readonly FoundRow[], into: Reading): Grid => {
  const rows: (TableCell | undefined)[][] = found.map(() => []);
  const width = Math.min(
    MOST_COLUMNS,
    found.reduce((most, { cells }) => Math.max(most, cells.length), 1),
  );
  let places = 0;
  for (const [at, { cells }] of found.entries()) {
    let column = 0;
    for (const node of cells) {
      while (rows[at]![column] !== undefined) column += 1;
      if (column >= MOST_COLUMNS || places >= MOST_CELLS) break;
      const wide = Math.min(spanOf(node, 'colspan', MOST_COLUMNS), MOST_COLUMNS - column);
      const high = Math.min(spanOf(node, 'rowspan', found.length), found.length - at);
      const marks = marksBy(into.page.styles.of(node), []);
      const cell = cellOf(blocksWithin(node, into, marks));
      const across = column === 0 && wide > 1 && cells.length === 1 && wide >= width;
      for (let row = at; row < at + high && places < MOST_CELLS; row += 1)
        for (let over = column; over < column + wide; over += 1) {
          rows[row]![over] ??= across && over > 0 ? { children: [p()] } : cell;
          places += 1;
        }
      column += wide;
    }
  }
  const most = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const whole = rows.map((row) => Array.from({ length: most }, (_, column) => row[column] ?? { children: [p()] }));
  return {
    rows: into.page.own ? whole.map((cells) => ({ cells })) : withoutEmptyEnds(whole),
    headed: found.map(({ cells, head }) => head || cells.every((one) => one.name === 'th')),
    bold: whole.map(boldThroughout),
  };
};

/** Spreadsheets copy whole rows and columns, most of them empty. */
const withoutEmptyEnds = (rows: readonly (readonly TableCell[])[]): TableRow[] => {
  let width = 0;
  let height = 0;
  for (const [at, row] of rows.entries()) {
    const filled = row.findLastIndex((cell) => !isEmpty(cell)) + 1;
    width = Math.max(width, filled);
    if (filled > 0) height = at + 1;
  }
  return rows.slice(0, height).map((row) => ({ cells: row.slice(0, width) }));
};

const plainLine = (line: readonly Inline[]): Inline[] =>
  inlines(
    ...line.map((one): Inline => {
      if (one.type !== 'text') return one;
      const marks = (one.marks ?? []).filter((mark) => mark !== 'bold');
      return marks.length > 0 ? { ...one, marks } : { type: 'text', text: one.text };
    }),
  );
/** A header is bold by being one. */
const asHeader = (row: TableRow): TableRow => ({
  cells: row.cells.map((cell) => ({
    children: cell.children.map((one) => (one.type === 'paragraph' ? p(...plainLine(one.children)) : one)),
  })),
});

/**
 * The first row is the header where it says so, or is bold from end to end and the rows below are not. A plan's own tables say
 * what they are.
 */
const tableOf = ({ rows, headed, bold }: Grid, caption: string, own: boolean): Table => {
  const [first, ...others] = rows;
  const said = caption === '' ? {} : { caption };
  if (own) return { type: 'table', ...said, ...(first && headed[0] ? { header: first, rows: others } : { rows }) };
  const looks = bold[0] && !bold.slice(1, rows.length).every(Boolean);
  return first && others.length > 0 && (headed[0] || looks)
    ? { type: 'table', ...said, header: asHeader(first), rows: others }
    : { type: 'table', ...said, rows };
};

/** Sets out a page: it says so, or has a single cell. */
const setsOut = (table: PasteNode, rows: readonly FoundRow[]): boolean =>
  ['presentation', 'none'].includes(attributeOf(table, 'role')) ||
  rows.every(({ cells }) => cells.length === 1 && rows.length === 1);

const table: Read = (node, into) => {
  if (isHidden(into.page.styles.of(node))) return;
  endLine(into);
  const found = rowsOf(node, into);
  if (found.length === 0 || (!into.page.own && setsOut(node, found))) {
    const cells = found.flatMap((row) => row.cells);
    for (const one of cells) into.blocks.push(...blocksWithin(one, into));
    return;
  }
  const caption = node.children.find((one) => one.name === 'caption');
  const words = caption ? plainText(blocksWithin(caption, into, [])) : '';
  const grid = gridOf(found, into);
  if (grid.rows.length > 0) into.blocks.push(tableOf(grid, words.replace(/\s+/g, ' ').trim(), into.page.own));
};

/** A cell that stands in no table is lines like any other. */
const looseCell: Read = (node, into) => {
  endLine(into);
  into.blocks.push(...blocksWithin(node, into));
};

/** Tables of data, and tables that only set out a page. */
export const tableReaders: readonly (readonly [name: string, read: Read])[] = [
  ['table', table],
  ['td', looseCell],
  ['th', looseCell],
];
