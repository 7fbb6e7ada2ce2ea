import type { Paragraph } from 'docx';
import type { Is } from '../../../../shared/richtext/marked.ts';
import type { Publication, Pictures } from '../blocks.ts';
import type { Messages } from '../messages.ts';
import type { RedEntry, Redline, RedlineBy } from '../redline/red-block.ts';
import { CHANGE_ELEMENTS } from './elements.ts';
import type { ChangeElement, ChangeMark } from './elements.ts';

/** How something is printed: as it stands, or as a tracked change of a kind. */
export type Ink = 'same' | keyof typeof CHANGE_ELEMENTS;

interface Shared {
  readonly publication: Publication;
  readonly pictures: Pictures;
  readonly messages: Messages;
  /** Whether the contents show page numbers. */
  readonly pageNumbers: boolean;
  /** Footnotes by number, from 1. */
  readonly footnotes: Record<string, { readonly children: readonly Paragraph[] }>;
  readonly nextBookmark: () => number;
  readonly nextList: () => number;
  readonly nextFootnote: () => number;
  readonly nextPicture: () => number;
  /** What a tracked change says of itself. */
  readonly nextChange: () => ChangeMark;
  /** Makes a paragraph: the changes in it bear another time than those of the paragraph before it. */
  readonly timed: <T>(make: () => T) => T;
  /** Whether a bookmarked number stands there and says the same whatever becomes of the changes. */
  readonly isSteady: (bookmark: string) => boolean;
}

/** What the writers of a document share: counts that run through it, what was found on the way, and how to print just now. */
export interface DocxContext extends Shared {
  readonly ink: Ink;
  /** Of a block that moved: which of its two places this is. */
  readonly side: RedEntry['side'];
}

const counter = (): (() => number) => {
  let count = 0;
  return () => (count += 1);
};

/** What is tracked in the document: nothing, where no redline is given. */
export interface Tracked extends RedlineBy {
  readonly redline: Redline;
}

/**
 * LibreOffice takes changes of one person that stand before and behind the end of a paragraph for one, if they were made
 * within a minute, and would take that end away with them: changes of paragraphs that touch are two minutes apart.
 */
const APART = 2 * 60_000;
const timesOf = (date: string): readonly string[] => [
  date,
  new Date(Date.parse(date) - APART).toISOString().replace(/\.\d+Z$/u, 'Z'),
];

/** A context for a document, before its first block. */
export const docxContext = (
  publication: Publication,
  pictures: Pictures,
  messages: Messages,
  pageNumbers: boolean,
  tracked?: Tracked,
): DocxContext => {
  const nextBookmark = counter();
  const steady = tracked && new Set(tracked.redline.steady);
  const times = tracked ? timesOf(tracked.date) : ['', ''];
  let [time, last] = [0, 1];
  return {
    publication,
    pictures,
    messages,
    pageNumbers,
    footnotes: {},
    // Bookmarks and changes share their numbers, so that each is there once whoever counts.
    nextBookmark,
    nextList: counter(),
    nextFootnote: counter(),
    nextPicture: counter(),
    nextChange: () => ({ id: nextBookmark(), author: tracked?.author ?? '', date: times[time]! }),
    timed: (make) => {
      const around = time;
      time = last = 1 - last;
      const made = make();
      time = around;
      return made;
    },
    isSteady: (bookmark) => steady?.has(bookmark) ?? true,
    ink: 'same',
    side: 'both',
  };
};

/** The same context for something printed in another ink. */
export const inked = (context: DocxContext, ink: Ink): DocxContext =>
  ink === context.ink ? context : { ...context, ink };

/** The context for a piece of what is printed; `undefined` where this place does not show it. */
export const contextOf = (context: DocxContext, is: Is | 'changed'): DocxContext | undefined => {
  if (is === 'same' || is === 'changed') return context;
  // A paragraph that moved by itself takes all its words with it.
  if (context.side === 'both' && (context.ink === 'moved-from' || context.ink === 'moved-to')) return context;
  const hidden = context.side === 'from' ? 'added' : context.side === 'to' ? 'removed' : undefined;
  return is === hidden ? undefined : inked(context, is);
};

const MOVED_INK = { from: 'moved-from', to: 'moved-to', both: 'same' } as const;
const TAKEN_INK = { from: 'removed', to: 'added', both: 'same' } as const;

/** The context for an entry of a redline; `undefined` where its place does not show it. */
export const entryContext = (
  context: DocxContext,
  { side, is, moved }: Pick<RedEntry, 'side' | 'is' | 'moved'>,
): DocxContext | undefined => contextOf({ ...context, side, ink: (moved ? MOVED_INK : TAKEN_INK)[side] }, is);

/** The element of a change in this ink; `undefined` for what is no change. */
export const changeElement = (ink: Ink): ChangeElement | undefined =>
  ink === 'same' ? undefined : CHANGE_ELEMENTS[ink];

/** True where what is printed stands in the later edition, at this very place. */
export const standsLater = ({ ink }: DocxContext): boolean => ink !== 'removed' && ink !== 'moved-from';

/** True where it stands in the earlier edition. */
export const standsEarlier = ({ ink }: DocxContext): boolean => ink !== 'added' && ink !== 'moved-to';
