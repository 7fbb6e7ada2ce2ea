import {
  BorderStyle,
  ImageRun,
  InternalHyperlink,
  PageReference,
  Paragraph,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { IParagraphOptions } from 'docx';
import type { List, Table as RichTable, TableRow as RichRow } from '../../../../shared/richtext/tree.ts';
import type { PubBlock, PubHeading } from '../blocks.ts';
import { printedPicture } from '../pictures.ts';
import type { DocxContext } from './context.ts';
import { tableCaption } from './elements.ts';
import { bookmarked, inlineRuns, numberRuns } from './inlines.ts';
import type { RunLook } from './inlines.ts';
import { AFTER_PARAGRAPH, HEADER_FILL, LABEL, LAST_LIST_LEVEL, LINE, LISTS, MEASURE } from './styles.ts';

export type DocxBlock = Paragraph | Table;

/** Where a block stands, which decides the space and the breaks round it. */
export interface Surroundings {
  /** True after the list of contents, where the text begins on a new page. */
  readonly newPage: boolean;
  readonly afterTable: boolean;
}

type BlockWriters = {
  readonly [T in PubBlock['type']]: (
    block: Extract<PubBlock, { type: T }>,
    context: DocxContext,
    at: Surroundings,
  ) => DocxBlock[];
};

const NOWHERE: Surroundings = { newPage: false, afterTable: false };

/** What a paragraph needs because of where it stands. */
const placed = ({ newPage, afterTable }: Surroundings): IParagraphOptions => ({
  ...(newPage ? { pageBreakBefore: true } : {}),
  ...(afterTable ? { spacing: { before: AFTER_PARAGRAPH } } : {}),
});

const heading = (block: PubHeading, context: DocxContext, at: Surroundings, look: RunLook = {}): Paragraph[] => [
  new Paragraph({
    style: `Heading${block.level}`,
    ...(look.style === undefined ? {} : { spacing: LABEL.spacing }),
    ...(at.newPage ? { pageBreakBefore: true, spacing: { before: 0 } } : {}),
    children: bookmarked(
      block.id,
      [...numberRuns(block.number, context, look), ...inlineRuns(block.children, context, look)],
      context,
    ),
  }),
];

/** `after` is the space below the whole list; inside it, entries stand closer together. */
const listParagraphs = (
  list: List,
  context: DocxContext,
  at: Surroundings,
  after: number | null = AFTER_PARAGRAPH,
  level = 0,
): Paragraph[] => {
  const instance = list.kind === 'numbered' ? context.nextList() : 0;
  const last = list.items.length - 1;
  return list.items.flatMap((item, index) => {
    const place = placed(index === 0 ? at : NOWHERE);
    const below = index === last ? after : null;
    return [
      new Paragraph({
        ...place,
        ...(below === null || item.nested ? {} : { spacing: { ...place.spacing, after: below } }),
        numbering: { reference: LISTS[list.kind], level: Math.min(level, LAST_LIST_LEVEL), instance },
        children: inlineRuns(item.children, context),
      }),
      ...(item.nested ? listParagraphs(item.nested, context, NOWHERE, below, level + 1) : []),
    ];
  });
};

const AFTER_CELL_LIST = 60;

const cellBlocks = (cell: RichRow['cells'][number], context: DocxContext, look: RunLook): Paragraph[] => {
  const blocks = cell.children.flatMap((child) =>
    child.type === 'paragraph'
      ? [new Paragraph({ style: 'TableText', children: inlineRuns(child.children, context, look) })]
      : listParagraphs(child, context, NOWHERE, AFTER_CELL_LIST),
  );
  return blocks.length > 0 ? blocks : [new Paragraph({ style: 'TableText' })];
};

const tableRow = (row: RichRow, context: DocxContext, header: boolean): TableRow => {
  const width = Math.floor(MEASURE / row.cells.length);
  return new TableRow({
    cantSplit: true,
    tableHeader: header,
    children: row.cells.map(
      (cell) =>
        new TableCell({
          children: cellBlocks(cell, context, header ? { bold: true } : {}),
          width: { size: width, type: WidthType.DXA },
          verticalAlign: VerticalAlignTable.TOP,
          ...(header ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: HEADER_FILL } } : {}),
        }),
    ),
  });
};

/** The library's table, with the caption that assistive technology reads. */
class CaptionedTable extends Table {
  constructor(options: ConstructorParameters<typeof Table>[0], caption: string | undefined) {
    super(options);
    const properties = this.root[0] as unknown as { root: unknown[] };
    if (caption !== undefined) properties.root.push(tableCaption(caption));
  }
}

const table = (block: RichTable, context: DocxContext, at: Surroundings): DocxBlock[] => {
  const rows = [
    ...(block.header ? [tableRow(block.header, context, true)] : []),
    ...block.rows.map((row) => tableRow(row, context, false)),
  ];
  const columns = (block.header ?? block.rows[0])?.cells.length ?? 1;
  const line = { style: BorderStyle.SINGLE, size: 4, color: LINE };
  const caption = block.caption
    ? [
        new Paragraph({
          ...(at.newPage ? { pageBreakBefore: true } : {}),
          style: 'Caption',
          children: [new TextRun(block.caption)],
        }),
      ]
    : at.newPage || at.afterTable
      ? [new Paragraph({ style: 'TableEnd', ...(at.newPage ? { pageBreakBefore: true } : {}) })]
      : [];
  return [
    ...caption,
    new CaptionedTable(
      {
        rows,
        width: { size: MEASURE, type: WidthType.DXA },
        columnWidths: Array.from({ length: columns }, () => Math.floor(MEASURE / columns)),
        margins: { marginUnitType: WidthType.DXA, top: 80, bottom: 40, left: 115, right: 115 },
        borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
        tableLook: { firstRow: block.header !== undefined, noHBand: true, noVBand: true },
      },
      block.caption,
    ),
  ];
};

const writers = {
  title: (block, context) => [new Paragraph({ style: 'Title', children: inlineRuns(block.children, context) })],
  'cover-line': (block) => [new Paragraph({ style: 'Subtitle', children: [new TextRun(block.words)] })],
  contents: (block, context) => [
    new Paragraph({ style: 'ContentsHeading', pageBreakBefore: true, children: [new TextRun(block.title)] }),
    ...block.entries.map(
      ({ level, id, words }) =>
        new Paragraph({
          style: `TOC${level}`,
          children: [
            new InternalHyperlink({
              anchor: id,
              children: [
                new TextRun(words),
                ...(context.pageNumbers
                  ? [new TextRun({ children: [new Tab()] }), new PageReference(id, { hyperlink: true })]
                  : []),
              ],
            }),
          ],
        }),
    ),
  ],
  'section-heading': (block, context, at) => heading(block, context, at),
  'item-heading': (block, context, at) => heading(block, context, at),
  'group-heading': (block, context, at) => heading(block, context, at, { style: 'FieldLabel' }),
  'narrative-heading': (block, context, at) => heading(block, context, at),
  label: (block, context, at) => heading(block, context, at, { style: 'FieldLabel' }),
  'run-on': (block, context, at) => [
    new Paragraph({
      ...placed(at),
      children: [
        ...bookmarked(
          block.id,
          [
            ...numberRuns(block.number, context, { bold: true }),
            ...(block.after === '' ? [] : [new TextRun({ text: block.after, bold: true })]),
          ],
          context,
        ),
        ...(block.children.length > 0 ? [new TextRun(' '), ...inlineRuns(block.children, context)] : []),
      ],
    }),
  ],
  'earlier-words': (block, _, at) => [
    new Paragraph({ ...placed(at), keepNext: true, children: [new TextRun(block.words)] }),
  ],
  paragraph: (block, context, at) => [new Paragraph({ ...placed(at), children: inlineRuns(block.children, context) })],
  list: (block, context, at) => listParagraphs(block, context, at),
  quote: (block, context, at) => [
    new Paragraph({
      ...placed(at),
      style: 'Quote',
      keepNext: block.attribution !== undefined,
      children: inlineRuns(block.children, context),
    }),
    ...(block.attribution ? [new Paragraph({ style: 'Quote', children: inlineRuns(block.attribution, context) })] : []),
  ],
  table,
  picture: (block, context, at) => {
    const picture = printedPicture(block, context.pictures, context.messages);
    const caption = block.caption ? [new Paragraph({ style: 'Caption', children: [new TextRun(block.caption)] })] : [];
    if (!picture) return caption;
    const image = new ImageRun({
      type: picture.kind,
      data: picture.bytes,
      transformation: { width: picture.width, height: picture.height },
      altText: { id: String(context.nextPicture()), name: 'Picture', description: picture.alt, title: '' },
    });
    return [...caption, new Paragraph({ ...placed(at), children: [image] })];
  },
} satisfies BlockWriters;

/** The whole publication as the library's paragraphs and tables, in order. */
export const docxBlocks = (context: DocxContext): DocxBlock[] => {
  const out: DocxBlock[] = [];
  let newPage = false;
  for (const block of context.publication.blocks) {
    const afterTable = out.at(-1) instanceof Table;
    const write = writers[block.type] as (one: PubBlock, context: DocxContext, at: Surroundings) => DocxBlock[];
    const written = write(block, context, { newPage, afterTable });
    // Not `push(...written)`: a table of contents can hold more entries than a call can take arguments.
    for (const one of written) out.push(one);
    newPage = block.type === 'contents' || (newPage && written.length === 0);
  }
  if (out.at(-1) instanceof Table) out.push(new Paragraph({ style: 'TableEnd' }));
  return out;
};
