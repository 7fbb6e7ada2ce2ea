import { wordsGoOn } from './continued.ts';
import { lineFrom } from './layout.ts';
import type { Line, Run } from './layout.ts';
import { linesInOrder } from './lines.ts';
import { markerOf } from './markers.ts';
import type { Node, TableNode, TextNode } from './structure.ts';
import { placedRows, unitedRows } from './tagged-tables.ts';
import type { PlacedCell } from './tagged-tables.ts';

/** Words on their way to a block, over one page or more. */
export interface Worded {
  readonly is: 'text';
  readonly role: TextNode['role'];
  readonly level: number;
  readonly depth: number;
  readonly label: readonly Line[];
  readonly labelled: boolean;
  readonly lines: Line[];
  readonly page: number;
}
/** A table with its cells' places and parts. */
export interface Tabled {
  readonly is: 'table';
  readonly columns: number;
  readonly rows: readonly {
    readonly head: boolean;
    readonly cells: readonly (Omit<PlacedCell, 'nodes'> & { readonly parts: readonly Part[] })[];
  }[];
  readonly caption: readonly Line[];
  readonly page: number;
}
export type Part = Worded | Tabled;

/** A table on its way, over one page or more. */
interface OpenTable {
  readonly is: 'table';
  rows: TableNode['rows'];
  readonly caption: readonly Run[];
  readonly page: number;
  last: number;
}

const worded = (node: TextNode): Worded => ({
  is: 'text',
  role: node.role,
  level: node.level,
  depth: node.depth,
  label: node.label.length > 0 ? [lineFrom(node.label, node.page)] : [],
  labelled: node.label.length > 0,
  lines: linesInOrder(node.runs, node.page),
  page: node.page,
});

/** Some files call a whole list one paragraph: its bullets part it. */
const byBullets = (one: Worded): Worded[] => {
  const starts = one.lines.flatMap((line, at) => {
    const marker = at > 0 && one.role !== 'heading' ? markerOf(line) : undefined;
    return marker?.sure && marker.kind === 'bullet' ? [at] : [];
  });
  if (starts.length === 0) return [one];
  return [0, ...starts].map((from, place) => ({
    ...one,
    role: place === 0 ? one.role : 'paragraph',
    ...(place === 0 ? {} : { label: [], labelled: false }),
    lines: one.lines.slice(from, starts[place] ?? one.lines.length),
  }));
};

/** Nodes with what goes on over pages joined. `right` is the right edge of the text. */
export const joined = (nodes: readonly Node[], right: number): Part[] => {
  const out: (Worded | OpenTable)[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (node.is === 'text') {
      const next = worded(node);
      if (next.lines.length === 0 && next.label.length === 0) continue;
      const [first, ...others] = byBullets(next);
      if (last?.is === 'text' && wordsGoOn(last, first!, right)) last.lines.push(...first!.lines);
      else out.push(first!);
      out.push(...others);
    } else if (node.is === 'table') {
      const united = last?.is === 'table' && node.page === last.last + 1 ? unitedRows(last.rows, node.rows) : undefined;
      if (united && last?.is === 'table') [last.rows, last.last] = [united, node.page];
      else out.push({ is: 'table', rows: node.rows, caption: node.caption, page: node.page, last: node.page });
    }
  }
  return out.map((one) => (one.is === 'table' ? tabled(one) : one));
};

const tabled = ({ rows, caption, page }: OpenTable): Tabled => {
  const placed = placedRows(rows);
  return {
    is: 'table',
    columns: placed.columns,
    rows: placed.rows.map(({ head, cells }) => ({
      head,
      cells: cells.map(({ nodes, ...cell }) => ({ ...cell, parts: joined(nodes, 0) })),
    })),
    caption: caption.length > 0 ? linesInOrder(caption, page) : [],
    page,
  };
};

/** A node and every node in the cells below it. */
export const withInner = (node: Node): Node[] =>
  node.is === 'table'
    ? [node, ...node.rows.flatMap(({ cells }) => cells.flatMap(({ nodes }) => nodes.flatMap(withInner)))]
    : [node];

/** Every line in some parts, those in cells among them. */
export const linesBelow = (parts: readonly Part[]): Line[] =>
  parts.flatMap((one) =>
    one.is === 'text'
      ? one.lines
      : [...one.caption, ...one.rows.flatMap(({ cells }) => cells.flatMap((cell) => linesBelow(cell.parts)))],
  );
