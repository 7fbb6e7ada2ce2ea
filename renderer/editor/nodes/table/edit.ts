import {
  $createTableCellNode,
  $createTableRowNode,
  $isTableCellNode,
  $isTableRowNode,
  $isTableSelection,
} from '@lexical/table';
import type { TableCellNode, TableRowNode } from '@lexical/table';
import { $isListNode } from '@lexical/list';
import {
  $createNodeSelection,
  $createParagraphNode,
  $findMatchingParent,
  $getRoot,
  $getSelection,
  $isDecoratorNode,
  $isElementNode,
  $isNodeSelection,
  $isParagraphNode,
  $isRangeSelection,
  $setSelection,
} from 'lexical';
import type { ElementNode, LexicalNode } from 'lexical';
import { $caretHere } from '../../live-place.ts';
import { $captionOf, $isPlanTable, $setCaption, HEADER, PLAIN_CELL, PlanTableNode } from './node.ts';

/** What can be done to the table at the caret. All of it runs inside an update or a read. */

export type TableCommand =
  | 'row-above'
  | 'row-below'
  | 'column-left'
  | 'column-right'
  | 'header-row'
  | 'delete-row'
  | 'delete-column'
  | 'delete-table';

/** The table that the caret is in, as the tools know it. */
export interface TableHere {
  readonly rows: number;
  readonly columns: number;
  /** Counted from 0, the header row included. */
  readonly row: number;
  readonly column: number;
  readonly header: boolean;
  readonly caption: string;
}

interface Place {
  readonly table: PlanTableNode;
  readonly row: TableRowNode;
  readonly cell: TableCellNode;
  /** The rows and columns that are selected; those of the cell with the caret where none are. */
  readonly rows: readonly [first: number, last: number];
  readonly columns: readonly [first: number, last: number];
}

const rowsOf = (table: PlanTableNode): TableRowNode[] => table.getChildren().filter($isTableRowNode);
const cellsOf = (row: TableRowNode): TableCellNode[] => row.getChildren().filter($isTableCellNode);
const $isHeader = (row: TableRowNode | undefined): boolean => {
  const first = row?.getFirstChild();
  return $isTableCellNode(first) && first.hasHeader();
};

const span = (a: number, b: number): [number, number] => [Math.min(a, b), Math.max(a, b)];

const $placeOf = (node: LexicalNode): Pick<Place, 'table' | 'row' | 'cell'> | null => {
  const cell = $findMatchingParent(node, $isTableCellNode);
  const row = cell?.getParent();
  const table = row?.getParent();
  return cell && $isTableRowNode(row) && $isPlanTable(table) ? { table, row, cell } : null;
};

export const $tablePlace = (): Place | null => {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) && !$isTableSelection(selection)) return null;
  const [from, to] = [$placeOf(selection.anchor.getNode()), $placeOf(selection.focus.getNode())];
  if (!from || !to || !from.table.is(to.table)) return null;
  return {
    ...to,
    rows: span(from.row.getIndexWithinParent(), to.row.getIndexWithinParent()),
    columns: span(from.cell.getIndexWithinParent(), to.cell.getIndexWithinParent()),
  };
};

export const $tableHere = (): TableHere | null => {
  const place = $tablePlace();
  if (!place) return null;
  const rows = rowsOf(place.table);
  return {
    rows: rows.length,
    columns: cellsOf(place.row).length,
    row: place.row.getIndexWithinParent(),
    column: place.cell.getIndexWithinParent(),
    header: $isHeader(rows[0]),
    caption: $captionOf(place.table),
  };
};

const $emptyCell = (state: typeof HEADER | typeof PLAIN_CELL): TableCellNode =>
  $createTableCellNode(state).append($createParagraphNode());

const $emptyRow = (columns: number, state: typeof HEADER | typeof PLAIN_CELL = PLAIN_CELL): TableRowNode =>
  $createTableRowNode().append(...Array.from({ length: columns }, () => $emptyCell(state)));

const $goTo = (table: PlanTableNode, row: number, column: number): void => {
  const rows = rowsOf(table);
  const cells = cellsOf(rows[Math.min(row, rows.length - 1)]!);
  cells[Math.min(column, cells.length - 1)]!.selectEnd();
};

/** Takes a table away; the caret goes to the words after it, or before it, or to an empty line in its place. */
const $deleteTable = (table: PlanTableNode): void => {
  const [after, before] = [table.getNextSibling(), table.getPreviousSibling()];
  if ($isElementNode(after)) after.selectStart();
  else if ($isElementNode(before)) before.selectEnd();
  else {
    const paragraph = $createParagraphNode();
    table.insertAfter(paragraph);
    paragraph.select();
  }
  table.remove();
};

const $addRow = (place: Place, below: boolean): void => {
  const rows = rowsOf(place.table);
  const at = below ? place.rows[1] : place.rows[0];
  const beside = rows[at]!;
  const added = $emptyRow(cellsOf(beside).length);
  // Nothing stands above the header row.
  if (below || $isHeader(beside)) beside.insertAfter(added);
  else beside.insertBefore(added);
  $goTo(place.table, added.getIndexWithinParent(), place.columns[0]);
};

const $addColumn = ({ table, row, columns }: Place, right: boolean): void => {
  const at = right ? columns[1] : columns[0];
  for (const one of rowsOf(table)) {
    const beside = cellsOf(one)[at];
    const added = $emptyCell($isHeader(one) ? HEADER : PLAIN_CELL);
    if (!beside) one.append(added);
    else if (right) beside.insertAfter(added);
    else beside.insertBefore(added);
  }
  $goTo(table, row.getIndexWithinParent(), right ? at + 1 : at);
};

const COMMANDS: Readonly<Record<TableCommand, (place: Place) => void>> = {
  'row-above': (place) => $addRow(place, false),
  'row-below': (place) => $addRow(place, true),
  'column-left': (place) => $addColumn(place, false),
  'column-right': (place) => $addColumn(place, true),
  'header-row': ({ table }) => {
    const first = rowsOf(table)[0]!;
    const state = $isHeader(first) ? PLAIN_CELL : HEADER;
    for (const cell of cellsOf(first)) cell.setHeaderStyles(state);
  },
  'delete-row': ({ table, rows: [first, last], columns }) => {
    const rows = rowsOf(table);
    if (last - first + 1 >= rows.length) return $deleteTable(table);
    $goTo(table, last + 1 < rows.length ? last + 1 : first - 1, columns[0]);
    for (const row of rows.slice(first, last + 1)) row.remove();
  },
  'delete-column': ({ table, row, columns: [first, last] }) => {
    const count = cellsOf(row).length;
    if (last - first + 1 >= count) return $deleteTable(table);
    $goTo(table, row.getIndexWithinParent(), last + 1 < count ? last + 1 : first - 1);
    for (const one of rowsOf(table)) for (const cell of cellsOf(one).slice(first, last + 1)) cell.remove();
  },
  'delete-table': ({ table }) => $deleteTable(table),
};

/** Does something to the table at the caret. False where there is none. */
export const $runTable = (command: TableCommand): boolean => {
  const place = $tablePlace();
  if (place) COMMANDS[command](place);
  return place !== null;
};

/** Names the table at the caret; no words take its name away. */
export const $nameTable = (words: string): void => {
  const place = $tablePlace();
  if (place) $setCaption(place.table, words);
};

/** Puts an empty table in at the caret, with the caret in its first cell. Nothing within another table. */
export const $insertTable = (rows: number, columns: number, header: boolean, caption: string): void => {
  if ($tablePlace()) return;
  const table = $setCaption(new PlanTableNode(), caption).append(
    ...Array.from({ length: rows }, (_, at) => $emptyRow(columns, header && at === 0 ? HEADER : PLAIN_CELL)),
  );
  $putBlock(table);
  $goTo(table, 0, 0);
};

/** Puts a block of its own in at the caret: in place of an empty line, else between the words before and after the caret. */
export const $putBlock = (block: LexicalNode): void => {
  const selection = $caretHere();
  if (!selection.isCollapsed()) selection.removeText();
  const anchor = selection.anchor.getNode();
  const here = $getRoot().is(anchor) ? $getRoot().getLastChild() : anchor.getTopLevelElement();
  if (!here) return void $getRoot().append(block);
  if (!$isParagraphNode(here)) return void here.insertAfter(block);
  if (here.isEmpty()) return void here.replace(block);
  const rest = selection.insertParagraph();
  here.insertAfter(block);
  if (here.isEmpty()) here.remove();
  if ($isParagraphNode(rest) && rest.isEmpty()) rest.remove();
};

/** What Tab does in a table: on to the next cell, where there is none into a new row. False outside of a table or before its first cell. */
export const $tabInTable = (back: boolean): boolean => {
  const place = $tablePlace();
  if (!place) return false;
  const rows = rowsOf(place.table);
  const columns = cellsOf(place.row).length;
  const row = place.row.getIndexWithinParent();
  const next = place.cell.getIndexWithinParent() + (back ? -1 : 1);
  const to = next < 0 ? [row - 1, columns - 1] : next < columns ? [row, next] : [row + 1, 0];
  if (to[0]! < 0) return false;
  if (to[0]! >= rows.length) place.table.append($emptyRow(columns));
  $goTo(place.table, to[0]!, to[1]!);
  return true;
};

/** The block that has no words of the field's own about the caret: the table it is in, or what is selected whole. */
const $closedBlock = (): LexicalNode | null => {
  const table = $tablePlace()?.table;
  if (table) return table;
  const selection = $getSelection();
  const [only, ...more] = $isNodeSelection(selection) ? selection.getNodes() : [];
  return only && more.length === 0 && $isDecoratorNode(only) && !only.isInline() ? only : null;
};

/**
 * An empty line before or after the table at the caret, or the picture that is selected, where the field has no words on
 * that side of it; the caret goes there.
 */
export const $stepOut = (way: 'before' | 'after'): boolean => {
  const block = $closedBlock();
  if (!block?.getParent()?.is($getRoot())) return false;
  const beyond = way === 'before' ? block.getPreviousSibling() : block.getNextSibling();
  if (beyond && !$isDecoratorNode(beyond)) return false;
  const paragraph = $createParagraphNode();
  if (way === 'before') block.insertBefore(paragraph);
  else block.insertAfter(paragraph);
  paragraph.select();
  return true;
};

/** Takes an empty line away that only led past a table at the start or the end of the field; the caret goes into the table. */
export const $stepBack = (): void => {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return;
  const here = selection.anchor.getNode();
  if (!$isParagraphNode(here) || !here.isEmpty() || !here.getParent()?.is($getRoot())) return;
  const [before, after] = [here.getPreviousSibling(), here.getNextSibling()];
  const closed = (node: LexicalNode | null): boolean => $isPlanTable(node) || $isDecoratorNode(node);
  if (!(before === null && closed(after)) && !(after === null && closed(before))) return;
  if ($isPlanTable(after)) after.selectStart();
  else if ($isPlanTable(before)) before.selectEnd();
  else {
    const chosen = $createNodeSelection();
    chosen.add((before ?? after)!.getKey());
    $setSelection(chosen);
  }
  here.remove();
};

/** Whether the cell with the caret is at that edge of its table; what is selected whole is all edge. */
export const $atEdge = (way: 'before' | 'after'): boolean => {
  const place = $tablePlace();
  if (!place) return $closedBlock() !== null;
  return (way === 'before' ? place.row.getPreviousSibling() : place.row.getNextSibling()) === null;
};

const $asParagraph = (node: ElementNode): ElementNode => node.replace($createParagraphNode(), true);

/** A transform: a cell holds paragraphs and lists. Other blocks of words become paragraphs; a picture goes after the table. */
export const $cellHoldsWords = (cell: TableCellNode): void => {
  const table = cell.getParent()?.getParent();
  for (const child of cell.getChildren()) {
    if ($isParagraphNode(child) || $isListNode(child)) continue;
    if ($isPlanTable(child)) {
      for (const row of rowsOf(child))
        for (const one of cellsOf(row)) for (const block of one.getChildren()) child.insertBefore(block);
      child.remove();
    } else if ($isElementNode(child) && !child.isInline()) $asParagraph(child);
    else if ($isDecoratorNode(child) && !child.isInline()) {
      if ($isPlanTable(table)) table.insertAfter(child);
      else child.remove();
    } else {
      const paragraph = $createParagraphNode();
      child.insertBefore(paragraph);
      paragraph.append(child);
    }
  }
};
