import { $createTableCellNode, $createTableRowNode, $isTableCellNode, $isTableRowNode } from '@lexical/table';
import type { TableRowNode } from '@lexical/table';
import { p } from '../../../../shared/richtext/build.ts';
import type { Block, List, Paragraph, Table, TableCell, TableRow } from '../../../../shared/richtext/tree.ts';
import type { BlockCodec, Reader, Writer } from '../codec.ts';
import { $captionOf, $setCaption, HEADER, PLAIN_CELL, PlanTableNode } from './node.ts';

const $writeRow = (row: TableRow, state: typeof HEADER | typeof PLAIN_CELL, writer: Writer): TableRowNode =>
  $createTableRowNode().append(
    ...row.cells.map((cell) => $createTableCellNode(state).append(...writer.$blocks(cell.children))),
  );

/** What a block has room to be within a cell. */
const inCell = (block: Block): readonly (Paragraph | List)[] => {
  if (block.type === 'paragraph' || block.type === 'list') return [block];
  if (block.type === 'table')
    return [...(block.header ? [block.header] : []), ...block.rows].flatMap((row) =>
      row.cells.flatMap((cell) => cell.children),
    );
  return block.type === 'picture' ? [] : [p(...block.children)];
};

const $readCell = (cell: { getChildren(): Parameters<Reader['$blocks']>[0] }, reader: Reader): TableCell => ({
  children: reader.$blocks(cell.getChildren()).flatMap(inCell),
});

const $readTable = (node: PlanTableNode, reader: Reader): { block: Table } => {
  const rows = node.getChildren().filter($isTableRowNode);
  const read = rows.map((row): TableRow => ({
    cells: row
      .getChildren()
      .filter($isTableCellNode)
      .map((cell) => $readCell(cell, reader)),
  }));
  const first = rows[0]?.getFirstChild();
  const hasHeader = $isTableCellNode(first) && first.hasHeader();
  const caption = $captionOf(node);
  const [header, ...below] = read;
  return {
    block: {
      type: 'table',
      ...(caption === '' ? {} : { caption }),
      ...(hasHeader && header ? { header, rows: below } : { rows: read }),
    },
  };
};

export const table: BlockCodec<Table> = {
  $write: ({ caption, header, rows }, writer) => [
    $setCaption(new PlanTableNode(), caption ?? '').append(
      ...(header ? [$writeRow(header, HEADER, writer)] : []),
      ...rows.map((row) => $writeRow(row, PLAIN_CELL, writer)),
    ),
  ],
  $reads: { 'plan-table': $readTable },
};
