import { inlines, t } from '../../../../../shared/richtext/build.ts';
import type { Inline, List, Paragraph, Table, TableCell, TableRow } from '../../../../../shared/richtext/tree.ts';
import { allBold, isLine, lineText, trimmed, wordCount } from '../line-text.ts';
import type { SourceBlock, SourceCell, SourceLine, SourceListItem, SourceRow, SourceTable } from '../../source.ts';

/** A list on its way: its items may still get lists below them. */
interface OpenList {
  readonly depth: number;
  readonly kind: List['kind'];
  readonly items: OpenItem[];
}
interface OpenItem {
  readonly children: readonly Inline[];
  nested?: OpenList;
}

const closed = ({ kind, items }: OpenList): List => ({
  type: 'list',
  kind,
  items: items.map(({ children, nested }) => (nested ? { children, nested: closed(nested) } : { children })),
});

const DEEPEST = 8;

/** Puts list lines, which follow one another, into lists: each below the nearest before it that is less deep. */
const asLists = (lines: readonly SourceListItem[]): List[] => {
  const lists: OpenList[] = [];
  const open: OpenList[] = [];
  for (const line of lines) {
    while (open.length > 0 && open.at(-1)!.depth > line.depth) open.pop();
    let list = open.at(-1);
    if (list && list.depth === line.depth && list.kind !== line.kind) {
      open.pop();
      list = open.at(-1);
    }
    const fits = list !== undefined && list.depth === line.depth;
    const above = list?.items.at(-1);
    if (!fits) {
      const next: OpenList = { depth: line.depth, kind: line.kind, items: [] };
      // An item has one list below it: a second of another kind goes on as one of the outermost.
      if (list && above && above.nested === undefined && open.length < DEEPEST) above.nested = next;
      else {
        lists.push(next);
        open.length = 0;
      }
      open.push(next);
      list = next;
    }
    list!.items.push({ children: trimmed(line.children) });
  }
  return lists.map(closed);
};

/** A numbered list prints 1, 2, 3…: lines with other numbers keep theirs as words. */
const countsUp = (lines: readonly SourceListItem[]): boolean => {
  const next = new Map<number, number>();
  return (
    lines.length > 1 &&
    lines.every((line) => {
      for (const depth of next.keys()) if (depth > line.depth) next.delete(depth);
      if (line.kind === 'bullet') return true;
      const due = (next.get(line.depth) ?? 0) + 1;
      next.set(line.depth, due);
      return line.marker.replace(/[().\s]/gu, '') === String(due);
    })
  );
};

const ofList = (lines: readonly SourceListItem[]): (Paragraph | List)[] => {
  if (countsUp(lines) || lines.every(({ kind }) => kind === 'bullet')) return asLists(lines);
  return lines.map((line): Paragraph | List =>
    line.kind === 'bullet'
      ? { type: 'list', kind: 'bullet', items: [{ children: trimmed(line.children) }] }
      : { type: 'paragraph', children: inlines(t(`${line.marker} `), ...trimmed(line.children)) },
  );
};

/** A cell's lines, those of tables within it in their order. */
const linesOf = (blocks: readonly SourceBlock[], deep = 0): SourceLine[] =>
  blocks.flatMap((block) => {
    if (block.type === 'table')
      return deep < DEEPEST
        ? block.rows.flatMap(({ cells }) => cells.flatMap((one) => linesOf(one.blocks, deep + 1)))
        : [];
    return isLine(block) && (trimmed(block.children).length > 0 || block.type === 'list-item') ? [block] : [];
  });

const cellOf = (blocks: readonly SourceBlock[]): TableCell => {
  const lines = linesOf(blocks);
  const children: (Paragraph | List)[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at]!;
    if (line.type !== 'list-item') {
      children.push({ type: 'paragraph', children: trimmed(line.children) });
      at += 1;
      continue;
    }
    let end = at;
    while (lines[end]?.type === 'list-item') end += 1;
    for (const one of ofList(lines.slice(at, end) as SourceListItem[])) children.push(one);
    at = end;
  }
  return { children };
};

const NOTHING: TableCell = { children: [] };
/** Where cells begin in more columns than this, rows keep their cells side by side, whatever column they begin in. */
const MOST_COLUMNS = 200;

/** The columns that cells begin in, counted from 0 without those in which none does: merged cells leave no empty columns. */
const columnsOf = (table: SourceTable): ReadonlyMap<number, number> => {
  const begun = new Set<number>();
  for (const row of table.rows) for (const { column } of row.cells) begun.add(column);
  return new Map([...begun].toSorted((a, b) => a - b).map((column, at) => [column, at]));
};

type Placed = readonly (SourceCell | undefined)[];

const placed = ({ cells }: SourceRow, columns: ReadonlyMap<number, number>): Placed => {
  if (columns.size > MOST_COLUMNS) return cells;
  const out: (SourceCell | undefined)[] = Array.from({ length: columns.size });
  for (const cell of cells) out[columns.get(cell.column)!] = cell;
  return out;
};

/** A row without any cell has an empty one. */
const rowOf = (cells: Placed): TableRow => ({
  cells: cells.length === 0 ? [NOTHING] : cells.map((cell) => (cell ? cellOf(cell.blocks) : NOTHING)),
});

const wordsIn = (cell: SourceCell | undefined): string =>
  cell
    ? linesOf(cell.blocks)
        .map(({ children }) => lineText(children))
        .join(' ')
    : '';

const MOST_HEADER_WORDS = 10;

/** True for a first row that heads its table though the file does not say so: all of it short and in bold, and the next not. */
const looksLikeHeader = (first: Placed, second: Placed | undefined): boolean => {
  const bold = (row: Placed): boolean =>
    row.every(
      (cell) =>
        cell !== undefined &&
        linesOf(cell.blocks).length > 0 &&
        linesOf(cell.blocks).every(({ children }) => allBold(trimmed(children))),
    );
  return (
    second !== undefined &&
    bold(first) &&
    !bold(second) &&
    first.every((cell) => wordCount(wordsIn(cell)) <= MOST_HEADER_WORDS)
  );
};

/** Rows that head a table as one: a merged cell's words stand over each column that it covers, before the column's own. */
const joinedHeader = (rows: readonly Placed[], columns: ReadonlyMap<number, number>): TableRow => {
  const starts = [...columns.keys()];
  const parts: (readonly Inline[])[][] = Array.from({ length: rows[0]!.length }, () => []);
  for (const row of rows)
    row.forEach((cell, at) => {
      if (!cell) return;
      const words = cellOf(cell.blocks).children.flatMap((child): (readonly Inline[])[] =>
        child.type === 'paragraph' ? [child.children] : child.items.map(({ children }) => children),
      );
      // The last row's cells head what is below them; only those above it stand over several columns.
      const end =
        columns.size > MOST_COLUMNS
          ? at + 1
          : starts.findIndex((start) => start >= cell.column + Math.max(1, cell.columns));
      for (let column = at; column < (end < 0 ? starts.length : end); column += 1)
        for (const one of words) parts[column]?.push(one);
    });
  return {
    cells: parts.map((some) =>
      some.length === 0
        ? NOTHING
        : {
            children: [
              {
                type: 'paragraph',
                children: inlines(...some.flatMap((one, at): readonly Inline[] => (at > 0 ? [t(' '), ...one] : one))),
              },
            ],
          },
    ),
  };
};

/**
 * A table of data as a plan holds it, without merged cells: in the header a merged cell's words stand over each of its
 * columns, below they stand in its first place alone. Rows that the file says head the table become one; where it says
 * none, a short first row in bold does. Lines of lists that follow one another are one list.
 */
export const asTable = (table: SourceTable): Table => {
  const columns = columnsOf(table);
  const rows = table.rows.map((row) => placed(row, columns));
  if (columns.size === 0) return { type: 'table', rows: [rowOf([])] };
  let heading = 0;
  while (heading < rows.length - 1 && table.rows[heading]!.header) heading += 1;
  if (rows.length === 1 && table.rows[0]!.header) heading = 1;
  if (heading === 0 && rows[0] && rows[0].length > 0 && looksLikeHeader(rows[0], rows[1])) heading = 1;
  const simple = heading === 1 && rows[0]!.every((cell) => cell !== undefined && cell.columns <= 1);
  const header = heading === 0 ? undefined : simple ? rowOf(rows[0]!) : joinedHeader(rows.slice(0, heading), columns);
  return {
    type: 'table',
    ...(table.caption === undefined ? {} : { caption: table.caption }),
    ...(header ? { header } : {}),
    rows: rows.slice(heading).map(rowOf),
  };
};
