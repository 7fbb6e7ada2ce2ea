import { BorderStyle, ShadingType, Table, TableCell, TableRow, VerticalAlignTable, WidthType } from 'docx';
import type { Paragraph } from 'docx';
import type { MarkedBlock, MarkedCell, MarkedRow } from '../../../../shared/richtext/marked.ts';
import type { Block, TableCell as RichCell, TableRow as RichRow } from '../../../../shared/richtext/tree.ts';
import type { RedBlockOf } from '../redline/red-block.ts';
import { changeMark, contextOf, inked } from './context.ts';
import type { DocxContext, Ink } from './context.ts';
import { tableCaption } from './elements.ts';
import { inlineRuns, wordRuns } from './inlines.ts';
import type { RunLook } from './inlines.ts';
import { listPlans } from './lists.ts';
import { closedParagraphs, endingPlan, NOWHERE } from './paragraphs.ts';
import type { ParagraphPlan, Surroundings } from './paragraphs.ts';
import { HEADER_FILL, LINE, MEASURE } from './styles.ts';

const AFTER_CELL_LIST = 60;

type AnyCell = RichCell | MarkedCell;

/** What stands in a cell: paragraphs and lists, those of one edition alone as wholes. */
const cellPlans = (block: MarkedBlock | Block, context: DocxContext, look: RunLook): ParagraphPlan[] => {
  if (block.type === 'whole') {
    const within = contextOf(context, block.is);
    return within ? cellPlans(block.block, within, look) : [];
  }
  if (block.type === 'list') return listPlans(block, context, NOWHERE, AFTER_CELL_LIST);
  const line = block.type === 'text' ? block.line : block.type === 'paragraph' ? block.children : [];
  return [{ context, options: { style: 'TableText' }, words: (one) => inlineRuns(line, one, look) }];
};

const cellParagraphs = (cell: AnyCell, context: DocxContext, look: RunLook): Paragraph[] => {
  const blocks: readonly (MarkedBlock | Block)[] = 'blocks' in cell ? cell.blocks : cell.children;
  const plans = blocks.flatMap((block) => cellPlans(block, context, look));
  const empty: ParagraphPlan = { context: inked(context, 'same'), options: { style: 'TableText' } };
  return closedParagraphs(plans.length > 0 ? plans : [empty], context, endingPlan(context));
};

/** A row cannot move (ECMA-376 part 1, 17.13.5): where its words do, it is taken out and put in. */
const ROW_CHANGE: Readonly<Record<Ink, 'insertion' | 'deletion' | undefined>> = {
  same: undefined,
  added: 'insertion',
  'moved-to': 'insertion',
  removed: 'deletion',
  'moved-from': 'deletion',
};

const tableRow = (row: RichRow | MarkedRow, around: DocxContext, header: boolean): TableRow[] => {
  const context = contextOf(around, 'is' in row ? row.is : 'same');
  if (!context) return [];
  const width = Math.floor(MEASURE / row.cells.length);
  const change = ROW_CHANGE[context.ink];
  const cells: readonly AnyCell[] = row.cells;
  return [
    new TableRow({
      cantSplit: true,
      tableHeader: header,
      ...(change ? { [change]: changeMark(context) } : {}),
      children: cells.map(
        (cell) =>
          new TableCell({
            children: cellParagraphs(cell, context, header ? { bold: true } : {}),
            width: { size: width, type: WidthType.DXA },
            verticalAlign: VerticalAlignTable.TOP,
            ...(header ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: HEADER_FILL } } : {}),
          }),
      ),
    }),
  ];
};

/** The library's table, with the caption that assistive technology reads. */
class CaptionedTable extends Table {
  constructor(options: ConstructorParameters<typeof Table>[0], caption: string | undefined) {
    super(options);
    const properties = this.root[0] as unknown as { root: unknown[] };
    if (caption !== undefined) properties.root.push(tableCaption(caption));
  }
}

/** A table that is still to be made: what is counted through a document (footnotes, changes) is counted in its order. */
export interface TablePlan {
  readonly table: () => Table;
}

/** A table under its caption; after another table, a paragraph that parts the two. */
export const tableBlocks = (
  block: RedBlockOf<'table'>,
  context: DocxContext,
  at: Surroundings,
): (ParagraphPlan | TablePlan)[] => {
  const rows = (): TableRow[] => [
    ...(block.header ? tableRow(block.header, context, true) : []),
    ...block.rows.flatMap((row) => tableRow(row, context, false)),
  ];
  const columns = (block.header ?? block.rows[0])?.cells.length ?? 1;
  const line = { style: BorderStyle.SINGLE, size: 4, color: LINE };
  const newPage = at.newPage ? { pageBreakBefore: true } : {};
  const before: readonly ParagraphPlan[] = block.caption
    ? [
        {
          context,
          options: { ...newPage, style: 'Caption' },
          words: (one) => wordRuns(block.caption!, one),
        },
      ]
    : at.newPage || at.afterTable
      ? [{ context: inked(context, 'same'), options: { style: 'TableEnd', ...newPage } }]
      : [];
  return [
    ...before,
    {
      table: () =>
        new CaptionedTable(
          {
            rows: rows(),
            width: { size: MEASURE, type: WidthType.DXA },
            columnWidths: Array.from({ length: columns }, () => Math.floor(MEASURE / columns)),
            margins: { marginUnitType: WidthType.DXA, top: 80, bottom: 40, left: 115, right: 115 },
            borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
            tableLook: { firstRow: block.header !== undefined, noHBand: true, noVBand: true },
          },
          block.caption,
        ),
    },
  ];
};
