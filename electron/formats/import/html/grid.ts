import type { Style } from './css.ts';
import { isUnseen } from './elements.ts';
import { attribute, walk } from './page.ts';
import type { PageNode } from './page.ts';

/** A cell's place in the grid of its table. */
export interface GridCell {
  readonly node: PageNode;
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
}

export interface GridRow {
  readonly node: PageNode;
  readonly header: boolean;
  readonly cells: readonly GridCell[];
}

export interface Grid {
  readonly caption: PageNode | undefined;
  readonly columns: number;
  readonly rows: readonly GridRow[];
}

/** Wider tables set out a page, or are made to be slow. */
const MOST_COLUMNS = 250;
const MOST_PLACES = 2_000_000;

interface FoundRow {
  readonly node: PageNode;
  readonly part: PageNode;
  readonly cells: PageNode[];
}

const childElements = (node: PageNode): PageNode[] => {
  const out: PageNode[] = [];
  for (let child = node.first; child; child = child.next) if (!isUnseen(child)) out.push(child);
  return out;
};

/** The rows in the order in which they are shown: a foot that was written first stands last (HTML 4.9.7). */
const rowsIn = (table: PageNode): { rows: FoundRow[]; caption: PageNode | undefined } | undefined => {
  const parts: Record<'thead' | 'tbody' | 'tfoot', FoundRow[]> = { thead: [], tbody: [], tfoot: [] };
  let caption: PageNode | undefined;
  let odd = false;
  const row = (node: PageNode, part: PageNode, into: FoundRow[]): void => {
    const cells: PageNode[] = [];
    for (const child of childElements(node))
      if (child.name === 'td' || child.name === 'th') cells.push(child);
      else odd ||= child.characters > 0;
    if (cells.length > 0) into.push({ node, part, cells });
  };
  for (const child of childElements(table)) {
    if (child.name === 'thead' || child.name === 'tbody' || child.name === 'tfoot') {
      for (const one of childElements(child))
        if (one.name === 'tr') row(one, child, parts[child.name]);
        else odd ||= one.characters > 0;
    } else if (child.name === 'tr') row(child, table, parts.tbody);
    else if (child.name === 'caption' && !caption) caption = child;
    else odd ||= child.characters > 0;
  }
  return odd ? undefined : { rows: [...parts.thead, ...parts.tbody, ...parts.tfoot], caption };
};

const span = (node: PageNode, name: string, most: number): number => {
  const given = Number.parseInt(attribute(node, name), 10);
  return Number.isFinite(given) && given >= 0 ? Math.min(given, most) : 1;
};

/** A table that only sets things side by side: it says so, or the page's own headings stand in it. */
const setsOut = (table: PageNode, rows: readonly FoundRow[], style: Style): boolean => {
  if (['presentation', 'none'].includes(attribute(table, 'role')) || attribute(table, 'datatable') === '0') return true;
  if (style.get('display') === 'block') return true;
  if (rows.length === 1 && rows[0]!.cells.length === 1) return true;
  let page = false;
  let nested = false;
  walk(table, (node) => {
    page ||= ['h1', 'main', 'nav', 'article'].includes(node.name);
    nested ||= node.name === 'table';
    return !page;
  });
  return page || (nested && rows.every(({ cells }) => cells.filter((one) => one.characters > 0).length <= 1));
};

/** For each row, how many rows of its part are left, itself counted. */
const rowsLeft = (rows: readonly FoundRow[]): number[] => {
  const out: number[] = [];
  for (let at = rows.length - 1; at >= 0; at -= 1)
    out[at] = rows[at + 1]?.part === rows[at]!.part ? out[at + 1]! + 1 : 1;
  return out;
};

const isHeaderCell = (node: PageNode): boolean =>
  node.name === 'th' && !['row', 'rowgroup'].includes(attribute(node, 'scope').toLowerCase());

/**
 * A table as a grid of cells (HTML 4.9.12). `undefined` where it is no table of data: it only sets out a page, is wider
 * or larger than any that somebody wrote, or holds words outside its cells.
 */
export const gridOf = (table: PageNode, style: Style): Grid | undefined => {
  const found = rowsIn(table);
  if (!found || found.rows.length === 0 || setsOut(table, found.rows, style)) return undefined;
  const rows: GridRow[] = [];
  let columns = 0;
  /** For each column, how many rows from here on a cell above still covers. */
  let covered: number[] = [];
  let part: PageNode | undefined;
  let leading = true;
  const remaining = rowsLeft(found.rows);
  for (const [at, row] of found.rows.entries()) {
    if (row.part !== part) covered = [];
    part = row.part;
    const left = remaining[at]!;
    const cells: GridCell[] = [];
    let column = 0;
    for (const node of row.cells) {
      while ((covered[column] ?? 0) > 0) column += 1;
      const wide = Math.max(1, span(node, 'colspan', 1000));
      const asked = span(node, 'rowspan', 65_534);
      const high = Math.min(asked === 0 ? left : asked, left);
      if (column + wide > MOST_COLUMNS) return undefined;
      cells.push({ node, column, columns: wide, rows: high });
      for (let over = column; over < column + wide; over += 1) covered[over] = high;
      column += wide;
    }
    columns = Math.max(columns, column);
    if (columns * (at + 1) > MOST_PLACES) return undefined;
    covered = covered.map((rest) => Math.max(0, rest - 1));
    const heads: boolean = row.cells.every(isHeaderCell) && (row.cells.length > 1 || leading);
    const header: boolean = row.part.name === 'thead' || heads;
    leading &&= header;
    rows.push({ node: row.node, header, cells });
  }
  return { caption: found.caption, columns, rows };
};
