import {
  BookmarkEnd,
  BookmarkStart,
  ExternalHyperlink,
  FootnoteReferenceRun,
  InternalHyperlink,
  Paragraph,
  TextRun,
} from 'docx';
import type { IRunOptions, ParagraphChild } from 'docx';
import type { Inline, Mark } from '../../../../shared/richtext/tree.ts';
import type { PrintedNumber } from '../blocks.ts';
import { safeHref } from '../links.ts';
import type { DocxContext } from './context.ts';
import { referenceField } from './elements.ts';

/** How the runs of a line are set beside their own marks: a label's character style, bold in a lead. */
export type RunLook = Pick<IRunOptions, 'style' | 'bold'>;

const MARK_LOOK: Readonly<Record<Mark, IRunOptions>> = {
  bold: { bold: true },
  italic: { italics: true },
  superscript: { superScript: true },
  subscript: { subScript: true },
};

type InlineWriters = {
  readonly [T in Inline['type']]: (
    inline: Extract<Inline, { type: T }>,
    context: DocxContext,
    look: RunLook,
  ) => ParagraphChild[];
};

const writers = {
  text: (run, _, look) => [
    new TextRun({ ...look, ...Object.assign({}, ...(run.marks ?? []).map((mark) => MARK_LOOK[mark])), text: run.text }),
  ],
  'line-break': (_, __, look) => [new TextRun({ ...look, break: 1 })],
  link: (link, context, look) => {
    const href = safeHref(link, context.messages);
    return href === undefined
      ? inlineRuns(link.children, context, look)
      : [
          new ExternalHyperlink({
            link: href,
            children: inlineRuns(link.children, context, { ...look, style: 'Hyperlink' }),
          }),
        ];
  },
  footnote: (footnote, context) => {
    const number = context.nextFootnote();
    context.footnotes[number] = {
      children: footnote.note.map(
        (one) => new Paragraph({ style: 'FootnoteText', children: inlineRuns(one.children, context) }),
      ),
    };
    return [new FootnoteReferenceRun(number)];
  },
  'cross-reference': (reference, context, look) => {
    const anchor = context.publication.anchors[reference.item];
    if (!anchor) {
      context.messages.say(
        `A reference to ${reference.number || 'an item'} leads nowhere, because that item is not in this edition.`,
      );
      return [new TextRun({ ...look, text: reference.number })];
    }
    return anchor.number === undefined
      ? [
          new InternalHyperlink({
            anchor: anchor.id,
            children: [new TextRun({ ...look, text: reference.number, style: 'Hyperlink' })],
          }),
        ]
      : [referenceField(anchor.number, reference.number) as unknown as ParagraphChild];
  },
  'live-figure': (figure, _, look) => [new TextRun({ ...look, text: figure.shown })],
} satisfies InlineWriters;

/** The runs of a line. */
export const inlineRuns = (children: readonly Inline[], context: DocxContext, look: RunLook = {}): ParagraphChild[] =>
  children.flatMap((child) =>
    (writers[child.type] as (one: Inline, context: DocxContext, look: RunLook) => ParagraphChild[])(
      child,
      context,
      look,
    ),
  );

/** A bookmark round some runs. */
export const bookmarked = (id: string, children: readonly ParagraphChild[], context: DocxContext): ParagraphChild[] => {
  const link = context.nextBookmark();
  return [new BookmarkStart(id, link), ...children, new BookmarkEnd(link)] as ParagraphChild[];
};

/** A heading's number, with a bookmark of its own round the number alone, for cross references. */
export const numberRuns = (number: PrintedNumber | undefined, context: DocxContext, look: RunLook): ParagraphChild[] =>
  number
    ? [
        ...(number.before === '' ? [] : [new TextRun({ ...look, text: number.before })]),
        ...bookmarked(number.id, [new TextRun({ ...look, text: number.number })], context),
      ]
    : [];
