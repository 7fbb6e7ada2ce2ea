import { BookmarkEnd, BookmarkStart, ExternalHyperlink, FootnoteReferenceRun, InternalHyperlink, TextRun } from 'docx';
import type { IRunOptions, ParagraphChild } from 'docx';
import { markTrees } from '../../../../shared/richtext/mark-trees.ts';
import type { MarkedInline, MarkedTree } from '../../../../shared/richtext/marked.ts';
import type { Footnote, Inline, Mark } from '../../../../shared/richtext/tree.ts';
import { safeHref } from '../links.ts';
import type { RedNumber, Words } from '../redline/red-block.ts';
import { changeElement, changeMark, contextOf, inked, ofPlace, standsLater } from './context.ts';
import type { DocxContext } from './context.ts';
import { changedRuns, deletedText, referenceField } from './elements.ts';
import { closedParagraphs } from './paragraphs.ts';

/** How the runs of a line are set beside their own marks: a label's character style, bold in a lead. */
export type RunLook = Pick<IRunOptions, 'style' | 'bold'>;

const MARK_LOOK: Readonly<Record<Mark, IRunOptions>> = {
  bold: { bold: true },
  italic: { italics: true },
  superscript: { superScript: true },
  subscript: { subScript: true },
};

/** Runs as they stand, or as one tracked change. */
export const tracked = (context: DocxContext, runs: readonly ParagraphChild[]): readonly ParagraphChild[] => {
  const name = changeElement(context.ink);
  return name === undefined || runs.length === 0 ? runs : [changedRuns(name, changeMark(context), runs)];
};

const textRun = ({ ink }: DocxContext, { text, ...look }: IRunOptions & { readonly text: string }): TextRun =>
  ink === 'removed' ? new TextRun({ ...look, children: [deletedText(text)] }) : new TextRun({ ...look, text });

/** A text of one look. */
export const textRuns = (context: DocxContext, text: string, look: IRunOptions = {}): readonly ParagraphChild[] =>
  text === '' ? [] : tracked(context, [textRun(context, { ...look, text })]);

/** What an inline is written as: runs, which can be tracked together, or something with its own tracked runs in it. */
type Written = { readonly runs: readonly ParagraphChild[] } | { readonly done: readonly ParagraphChild[] };

type InlineWriters = {
  readonly [T in Inline['type']]: (
    inline: Extract<Inline, { type: T }>,
    context: DocxContext,
    look: RunLook,
  ) => Written;
};

const noteParagraphs = (note: MarkedTree, context: DocxContext) => {
  const blocks = note.flatMap((block) => {
    const within = contextOf(context, block.type === 'whole' ? block.is : 'same');
    const children =
      block.type === 'text'
        ? block.line
        : block.type === 'whole' && block.block.type === 'paragraph'
          ? block.block.children
          : [];
    return within
      ? [
          {
            context: within,
            options: { style: 'FootnoteText' },
            words: (one: DocxContext) => inlineRuns(children, one),
          },
        ]
      : [];
  });
  return closedParagraphs(blocks, context);
};

const footnoteRun = (note: MarkedTree, context: DocxContext): FootnoteReferenceRun => {
  const number = context.nextFootnote();
  context.footnotes[number] = { children: noteParagraphs(note, context) };
  return new FootnoteReferenceRun(number);
};

const wholeNote = ({ note }: Footnote): MarkedTree => note.map((block) => ({ type: 'whole', is: 'same', block }));

const writers = {
  text: ({ text, marks = [] }, context, look) => ({
    runs: [textRun(context, { ...look, ...Object.assign({}, ...marks.map((mark) => MARK_LOOK[mark])), text })],
  }),
  'line-break': (_, __, look) => ({ runs: [new TextRun({ ...look, break: 1 })] }),
  link: (link, context, look) => {
    const href = safeHref(link, context.messages);
    if (href === undefined) return { done: inlineRuns(link.children, context, look) };
    const children = inlineRuns(link.children, context, { ...look, style: 'Hyperlink' });
    return { done: [new ExternalHyperlink({ link: href, children })] };
  },
  // A note goes and comes with its mark: only the mark is tracked.
  footnote: (footnote, context) => ({ runs: [footnoteRun(wholeNote(footnote), inked(context, 'same'))] }),
  'cross-reference': (reference, context, look) => {
    const anchor = context.publication.anchors[reference.item];
    if (!anchor) {
      if (standsLater(context))
        context.messages.say(
          `A reference to ${reference.number || 'an item'} leads nowhere, because that item is not in this edition.`,
        );
      return { runs: [textRun(context, { ...look, text: reference.number })] };
    }
    // A field shows what stands round its bookmark, so it is no place for a number that a change would take away.
    if (context.ink === 'same' && anchor.number !== undefined && context.isSteady(anchor.number))
      return { done: [referenceField(anchor.number, reference.number) as unknown as ParagraphChild] };
    const shown = textRun(context, { ...look, text: reference.number, style: 'Hyperlink' });
    return { done: [new InternalHyperlink({ anchor: anchor.id, children: tracked(context, [shown]) })] };
  },
  'live-figure': (figure, context, look) => ({ runs: [textRun(context, { ...look, text: figure.shown })] }),
} satisfies InlineWriters;

const isMarked = (child: Inline | MarkedInline): child is MarkedInline => 'is' in child;

/** A footnote whose note says something else: its mark stands, the words of the note are tracked. */
const rewordedNote = (
  one: Inline | MarkedInline,
  next: Inline | MarkedInline | undefined,
  context: DocxContext,
): Written | undefined => {
  if (context.side !== 'both' || !next || !isMarked(one) || !isMarked(next)) return undefined;
  if (one.is !== 'removed' || next.is !== 'added') return undefined;
  if (one.inline.type !== 'footnote' || next.inline.type !== 'footnote') return undefined;
  return { done: [footnoteRun(markTrees(one.inline.note, next.inline.note), context)] };
};

/** The runs of a line, what changed in it as tracked changes: neighbours of one kind are one change. */
export const inlineRuns = (children: Words, context: DocxContext, look: RunLook = {}): ParagraphChild[] => {
  const out: ParagraphChild[] = [];
  let runs: ParagraphChild[] = [];
  let around = context;
  const flush = (): void => {
    out.push(...tracked(around, runs));
    runs = [];
  };
  for (let at = 0; at < children.length; at += 1) {
    const child = children[at]!;
    const reworded = rewordedNote(child, children[at + 1], context);
    const within = reworded ? context : contextOf(context, isMarked(child) ? child.is : 'same');
    if (!within) continue;
    if (reworded) at += 1;
    if (within.ink !== around.ink) flush();
    around = within;
    const inline = isMarked(child) ? child.inline : child;
    const write = writers[inline.type] as (one: Inline, context: DocxContext, look: RunLook) => Written;
    const written = reworded ?? write(inline, within, look);
    if ('runs' in written) runs.push(...written.runs);
    else {
      flush();
      out.push(...written.done);
    }
  }
  flush();
  return out;
};

/** The runs of words without marks, in which changes may be marked. */
export const wordRuns = (words: string | Words, context: DocxContext, look: IRunOptions = {}): ParagraphChild[] =>
  typeof words === 'string' ? [...textRuns(context, words, look)] : inlineRuns(words, context, look);

/** A bookmark round some runs; what stands in the earlier edition alone has none. */
export const bookmarked = (
  id: string,
  children: () => readonly ParagraphChild[],
  context: DocxContext,
): ParagraphChild[] => {
  const within = children();
  if (!standsLater(context)) return [...within];
  const link = context.nextBookmark();
  return [new BookmarkStart(id, link), ...within, new BookmarkEnd(link)] as ParagraphChild[];
};

/** A heading's number, with a bookmark of its own round the number alone, for cross references. */
export const numberRuns = (number: RedNumber | undefined, around: DocxContext, look: RunLook): ParagraphChild[] => {
  if (!number) return [];
  const context = ofPlace(around);
  const { before, number: shown, was } = number;
  if (!was) {
    const runs = tracked(context, [textRun(context, { ...look, text: shown })]);
    return [...textRuns(context, before, look), ...bookmarked(number.id, () => runs, context)];
  }
  const [out, put] = [contextOf(context, 'removed'), contextOf(context, 'added')];
  if (was.before === before)
    return [
      ...textRuns(context, before, look),
      ...bookmarked(
        number.id,
        () => [...(out ? textRuns(out, was.number, look) : []), ...(put ? textRuns(put, shown, look) : [])],
        context,
      ),
    ];
  return [
    ...(out ? textRuns(out, was.before + was.number, look) : []),
    ...(put ? [...textRuns(put, before, look), ...bookmarked(number.id, () => textRuns(put, shown, look), put)] : []),
  ];
};
