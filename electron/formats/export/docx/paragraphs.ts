import { elementOf, Paragraph, TextRun } from 'docx';
import type { FileChild, IParagraphOptions, ParagraphChild } from 'docx';
import type { Words } from '../redline/red-block.ts';
import { changeElement, changeMark, inked } from './context.ts';
import type { DocxContext, Ink } from './context.ts';
import { CHANGE_ELEMENTS, ChangedParagraph } from './elements.ts';
import type { ChangeElement } from './elements.ts';
import { AFTER_PARAGRAPH } from './styles.ts';

/** Where a block stands, which decides the space and the breaks round it. */
export interface Surroundings {
  /** True after the list of contents, where the text begins on a new page. */
  readonly newPage: boolean;
  readonly afterTable: boolean;
}

export const NOWHERE: Surroundings = { newPage: false, afterTable: false };

/** What a paragraph needs because of where it stands. */
export const placed = ({ newPage, afterTable }: Surroundings): IParagraphOptions => ({
  ...(newPage ? { pageBreakBefore: true } : {}),
  ...(afterTable ? { spacing: { before: AFTER_PARAGRAPH } } : {}),
});

/** A paragraph that is still to be made: the ink of what it says is that of its end too, unless its place wants another. */
export interface ParagraphPlan {
  /** In what it is printed. */
  readonly context: DocxContext;
  readonly options: IParagraphOptions;
  readonly words?: (context: DocxContext) => readonly ParagraphChild[];
  /** What it says, where it is words of a text: by them what moved within a text is found again. */
  readonly says?: Words | undefined;
  /** What stands before its words. */
  readonly lead?: readonly ParagraphChild[];
  /** What stands behind it, and is no paragraph. */
  readonly tail?: readonly FileChild[];
}

/**
 * The end of a paragraph that moved is tracked as its last words are: LibreOffice loses the end of a move whose last words
 * were taken out or put in.
 */
const endElement = (
  children: readonly ParagraphChild[],
  name: ChangeElement | undefined,
): ChangeElement | undefined => {
  if (name !== 'w:moveFrom' && name !== 'w:moveTo') return name;
  const last = children.findLast((child) => Object.values<string>(CHANGE_ELEMENTS).includes(elementOf(child) ?? ''));
  return last ? (elementOf(last) as ChangeElement) : name;
};

/** A paragraph whose end is printed in `ink`. */
export const paragraphOf = ({ context, options, words, lead = [] }: ParagraphPlan, ink: Ink = context.ink): Paragraph =>
  context.timed(() => {
    const all = words ? { ...options, children: [...lead, ...words(context)] } : options;
    const name = endElement(all.children ?? [], changeElement(ink));
    return name === undefined ? new Paragraph(all) : new ChangedParagraph(all, name, changeMark(context));
  });

/** A paragraph that takes almost no room, for what was tracked before it to end in: LibreOffice wants something to stand in it. */
export const endingPlan = (context: DocxContext, options: IParagraphOptions = {}): ParagraphPlan => ({
  context: inked(context, 'same'),
  options: { ...options, style: 'TableEnd' },
  words: () => [new TextRun(' ')],
});

/** Paragraphs of one look can stand for each other: what is left of one may take the end of the other. */
const lookOf = ({ options: { style, numbering } }: ParagraphPlan): string => JSON.stringify([style, numbering]);

const joined = (one: ParagraphPlan, other: ParagraphPlan): ParagraphPlan => ({
  ...other,
  words: () => [...(one.words?.(one.context) ?? []), ...(other.words?.(other.context) ?? [])],
});

/**
 * The paragraphs of a cell or a note. Its last end can be neither taken out nor put in (Word and LibreOffice leave an empty
 * paragraph there), so at the end of one that changed, each end is tracked with the paragraph that follows it; paragraphs of
 * another look are followed by an empty one of `closing`.
 */
export const closedParagraphs = (
  plans: readonly ParagraphPlan[],
  context: DocxContext,
  closing?: ParagraphPlan,
): Paragraph[] => endsOf(plans, context.ink, closing).map(({ plan, ink }) => paragraphOf(plan, ink));

interface Ended {
  readonly plan: ParagraphPlan;
  readonly ink: Ink;
}

const endsOf = (plans: readonly ParagraphPlan[], around: Ink, closing: ParagraphPlan | undefined): Ended[] => {
  const own = plans.map((plan): Ended => ({ plan, ink: plan.context.ink }));
  const last = plans.at(-1);
  if (!last || last.context.ink === 'same') return own;
  if (around !== 'same') return [...own.slice(0, -1), { plan: last, ink: 'same' }];
  const begin = plans.findLastIndex(({ context }) => context.ink === 'same');
  const tail = plans.slice(Math.max(begin, 0));
  if (tail.some((plan) => lookOf(plan) !== lookOf(last)))
    return closing ? [...own, { plan: closing, ink: 'same' }] : own;
  const shifted = (some: readonly ParagraphPlan[]): Ended[] =>
    some.map((plan, at) => ({ plan, ink: some[at + 1]?.context.ink ?? 'same' }));
  if (begin >= 0) return [...own.slice(0, begin), ...shifted(tail)];
  // Nothing stays: the last of what goes and the first of what comes are one paragraph.
  const turn = tail.findIndex(({ context }) => context.ink !== tail[0]!.context.ink);
  if (turn < 0) return shifted(tail);
  const before = own.slice(0, turn - 1);
  return [...before, ...shifted([joined(tail[turn - 1]!, tail[turn]!), ...tail.slice(turn + 1)])];
};
