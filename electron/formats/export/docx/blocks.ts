import { ImageRun, InternalHyperlink, PageReference, Tab, TextRun } from 'docx';
import type { FileChild, IParagraphOptions, ParagraphChild } from 'docx';
import type { PubBlock, PubHeading } from '../blocks.ts';
import { printedPicture } from '../pictures.ts';
import type { RedBlock, RedBlockOf, RedEntry, Words } from '../redline/red-block.ts';
import { changeMark, contextOf, entryContext, ofPlace, standsEarlier, standsLater } from './context.ts';
import type { DocxContext } from './context.ts';
import { moveEnd, moveStart } from './elements.ts';
import { bookmarked, inlineRuns, numberRuns, tracked, wordRuns } from './inlines.ts';
import type { RunLook } from './inlines.ts';
import { listPlans } from './lists.ts';
import { withMovedParagraphs } from './moved-paragraphs.ts';
import { endingPlan, paragraphOf, placed } from './paragraphs.ts';
import type { ParagraphPlan, Surroundings } from './paragraphs.ts';
import { LABEL } from './styles.ts';
import { tableBlocks } from './tables.ts';
import type { TablePlan } from './tables.ts';

/** A paragraph or a table, still to be made. */
type Written = ParagraphPlan | TablePlan;

type BlockWriters = {
  readonly [T in PubBlock['type']]: (block: RedBlockOf<T>, context: DocxContext, at: Surroundings) => Written[];
};

type Runs = (context: DocxContext) => readonly ParagraphChild[];

const paragraph = (context: DocxContext, options: IParagraphOptions, words: Runs): ParagraphPlan => ({
  context,
  options,
  words,
});

/** A paragraph of a writer's own text. */
const textParagraph = (context: DocxContext, options: IParagraphOptions, says: Words): ParagraphPlan => ({
  context,
  options,
  says,
  words: (within) => inlineRuns(says, within),
});

const heading = (
  block: RedBlockOf<PubHeading['type']>,
  context: DocxContext,
  at: Surroundings,
  look: RunLook = {},
): ParagraphPlan[] => [
  paragraph(
    context,
    {
      style: `Heading${block.level}`,
      ...(look.style === undefined ? {} : { spacing: LABEL.spacing }),
      ...(at.newPage ? { pageBreakBefore: true, spacing: { before: 0 } } : {}),
    },
    (within) =>
      bookmarked(
        block.id,
        () => [...numberRuns(block.number, within, look), ...inlineRuns(block.children, within, look)],
        within,
      ),
  ),
];

const attributionPlans = (
  attribution: RedBlockOf<'quote'>['attribution'],
  context: DocxContext,
): readonly ParagraphPlan[] => {
  if (!attribution) return [];
  const [within, line] =
    'is' in attribution ? [contextOf(context, attribution.is), attribution.line] : [context, attribution];
  return within ? [textParagraph(within, { style: 'Quote' }, line)] : [];
};

const writers = {
  title: (block, context) => [paragraph(context, { style: 'Title' }, (within) => inlineRuns(block.children, within))],
  'cover-line': (block, context) => [
    paragraph(context, { style: 'Subtitle' }, (within) => wordRuns(block.words, within)),
  ],
  contents: (block, context) => [
    paragraph(context, { style: 'ContentsHeading', pageBreakBefore: true }, () => [new TextRun(block.title)]),
    ...block.entries.map(({ level, id, words }) =>
      paragraph(context, { style: `TOC${level}` }, () => [
        new InternalHyperlink({
          anchor: id,
          children: [
            new TextRun(words),
            ...(context.pageNumbers
              ? [new TextRun({ children: [new Tab()] }), new PageReference(id, { hyperlink: true })]
              : []),
          ],
        }),
      ]),
    ),
  ],
  'section-heading': (block, context, at) => heading(block, context, at),
  'item-heading': (block, context, at) => heading(block, context, at),
  'group-heading': (block, context, at) => heading(block, context, at, { style: 'FieldLabel' }),
  'narrative-heading': (block, context, at) =>
    heading(block, context, at).map((plan): ParagraphPlan => ({ ...plan, says: block.children })),
  label: (block, context, at) => heading(block, context, at, { style: 'FieldLabel' }),
  'run-on': (block, context, at) => [
    paragraph(context, placed(at), (within) => [
      ...bookmarked(
        block.id,
        () => [...numberRuns(block.number, within, { bold: true }), ...wordRuns(block.after, within, { bold: true })],
        within,
      ),
      ...(block.children.length > 0 ? [...wordRuns(' ', within), ...inlineRuns(block.children, within)] : []),
    ]),
  ],
  'earlier-words': (block, context, at) => [
    paragraph(context, { ...placed(at), keepNext: true }, (within) => wordRuns(block.words, within)),
  ],
  paragraph: (block, context, at) => [textParagraph(context, placed(at), block.children)],
  list: (block, context, at) => listPlans(block, context, at),
  quote: (block, context, at) => [
    textParagraph(
      context,
      { ...placed(at), style: 'Quote', keepNext: block.attribution !== undefined },
      block.children,
    ),
    ...attributionPlans(block.attribution, context),
  ],
  table: (block, context, at) => tableBlocks(block, context, at),
  picture: (block, context, at) => {
    const picture = printedPicture(block, context.pictures, context.messages);
    const caption = block.caption
      ? [paragraph(context, { style: 'Caption' }, (within) => wordRuns(block.caption!, within))]
      : [];
    if (!picture) return caption;
    const image = (within: DocxContext): readonly ParagraphChild[] =>
      tracked(within, [
        new ImageRun({
          type: picture.kind,
          data: picture.bytes,
          transformation: { width: picture.width, height: picture.height },
          altText: { id: String(context.nextPicture()), name: 'Picture', description: picture.alt, title: '' },
        }),
      ]);
    return [...caption, paragraph(context, placed(at), image)];
  },
} satisfies BlockWriters;

/** Puts the range of a move round what is written for it: its beginning in the first paragraph, its end after the last. */
class MoveRanges {
  #open: { readonly name: string; readonly end: 'from' | 'to'; readonly close: FileChild } | undefined;

  /** What stands between the last entry and this one: the end of a range that it is not in. */
  before({ move, side }: Pick<RedEntry, 'move' | 'side'>): readonly FileChild[] {
    const open = this.#open;
    // What is taken out or put in within a move says neither place.
    if (!open || (open.name === move && (side === 'both' || side === open.end))) return [];
    this.#open = undefined;
    return [open.close];
  }

  /** The beginning of the range, where this entry is the first in it. */
  beginning({ move, side }: Pick<RedEntry, 'move' | 'side'>, within: DocxContext): readonly ParagraphChild[] {
    if (move === undefined || side === 'both' || this.#open) return [];
    const mark = changeMark(ofPlace(within));
    this.#open = { name: move, end: side, close: moveEnd(side, mark) as unknown as FileChild };
    return [moveStart(side, move, mark) as unknown as ParagraphChild];
  }
}

/** What goes into the body: what is still to be made, or stands as it is. */
type Body = Written | FileChild;
const isPlan = (one: Body | undefined): one is ParagraphPlan =>
  one !== undefined && 'options' in one && 'context' in one;
const isTable = (one: Body | undefined): one is TablePlan => one !== undefined && 'table' in one;

const withBeginning = (written: readonly Written[], lead: readonly ParagraphChild[]): readonly Body[] => {
  const [first, ...rest] = written;
  if (lead.length === 0) return written;
  if (!first || isTable(first)) return [...(lead as unknown as FileChild[]), ...written];
  return [{ ...first, lead }, ...rest];
};

const plannedBody = (entries: readonly RedEntry[], context: DocxContext): Body[] => {
  const out: Body[] = [];
  const ranges = new MoveRanges();
  const endsInTable = { earlier: false, later: false };
  let newPage = false;
  let last: Written | undefined;
  const put = (some: readonly Body[]): void => {
    // Not `push(...some)`: a table of contents can hold more entries than a call can take arguments.
    for (const one of some) {
      // What is taken out or put in before a table cannot become one with it.
      if (isTable(one) && isPlan(last) && last.context.ink !== 'same')
        out.push(endingPlan(context, { keepNext: true }));
      out.push(one);
      if (isPlan(one) || isTable(one)) last = one;
    }
  };
  for (const entry of entries) {
    const within = entryContext(context, entry);
    if (!within) continue;
    const write = writers[entry.block.type] as (
      one: RedBlock,
      context: DocxContext,
      at: Surroundings,
    ) => readonly Written[];
    const written = write(entry.block, within, {
      newPage,
      // Tables that touch in either edition are parted, whatever stands between them now.
      afterTable: (standsEarlier(within) && endsInTable.earlier) || (standsLater(within) && endsInTable.later),
    });
    if (written.length === 0) continue;
    put(ranges.before(entry));
    // A move stands in no other.
    const alone =
      entry.move === undefined ? written : written.map((one) => (isTable(one) ? one : { ...one, says: undefined }));
    put(withBeginning(alone, ranges.beginning(entry, within)));
    if (standsEarlier(within)) endsInTable.earlier = isTable(last);
    if (standsLater(within)) endsInTable.later = isTable(last);
    newPage = entry.block.type === 'contents';
  }
  put(ranges.before({ side: 'both', move: undefined }));
  if (isTable(last)) out.push({ context, options: { style: 'TableEnd' } });
  // What is taken out or put in at the very end needs an end of the document that stays.
  else if (last && last.context.ink !== 'same') out.push(endingPlan(context));
  return out;
};

/** The entries as the library's paragraphs and tables, in order. */
export const docxBlocks = (entries: readonly RedEntry[], context: DocxContext): FileChild[] =>
  withMovedParagraphs(plannedBody(entries, context)).flatMap((one) =>
    isPlan(one) ? [paragraphOf(one), ...(one.tail ?? [])] : [isTable(one) ? one.table() : one],
  );
