import type { Paragraph } from 'docx';
import type { Is } from '../../../../shared/richtext/marked.ts';
import type { Publication, Pictures } from '../blocks.ts';
import type { Messages } from '../messages.ts';
import type { EntryBy, RedEntry, Redline, RedlineBy, WhoChanged } from '../redline/red-block.ts';
import { ChangeTimes } from './change-times.ts';
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
  /** What a tracked change made by that person then says of itself. */
  readonly nextChange: (by: RedlineBy) => ChangeMark;
  /** Makes a paragraph: the changes in it bear other times than those of the paragraph before it. */
  readonly timed: <T>(make: () => T) => T;
  readonly whoChanged: WhoChanged;
  /** Whether a bookmarked number stands there and says the same whatever becomes of the changes. */
  readonly isSteady: (bookmark: string) => boolean;
}

/** What the writers of a document share: counts that run through it, what was found on the way, and how to print just now. */
export interface DocxContext extends Shared {
  readonly ink: Ink;
  /** Of a block that moved: which of its two places this is. */
  readonly side: RedEntry['side'];
  /** Who changed what is printed. */
  readonly by: EntryBy;
}

const counter = (): (() => number) => {
  let count = 0;
  return () => (count += 1);
};

/** What is tracked in the document: nothing, where no redline is given. */
export interface Tracked {
  readonly redline: Redline;
  readonly whoChanged: WhoChanged;
}

const NOBODY: RedlineBy = { author: '', date: '' };

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
  const times = new ChangeTimes();
  const whoChanged = tracked?.whoChanged ?? (() => ({ words: NOBODY, place: NOBODY }));
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
    nextChange: (by) => ({ id: nextBookmark(), author: by.author, date: times.timeOf(by) }),
    timed: (make) => times.inParagraph(make),
    whoChanged,
    isSteady: (bookmark) => steady?.has(bookmark) ?? true,
    ink: 'same',
    side: 'both',
    by: whoChanged({ prints: { subject: tracked?.redline.plan ?? '', part: 'cover' } }),
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
export const entryContext = (context: DocxContext, entry: RedEntry): DocxContext | undefined => {
  const { side, is, moved } = entry;
  const ink = (moved ? MOVED_INK : TAKEN_INK)[side];
  return contextOf({ ...context, side, ink, by: context.whoChanged(entry) }, is);
};

/** What the next tracked change of this context says of itself: a move is by whom gave the thing its place. */
export const changeMark = ({ ink, by, nextChange }: DocxContext): ChangeMark =>
  nextChange(ink === 'moved-from' || ink === 'moved-to' ? by.place : by.words);

/** The context for what is of a thing's place: its number, and what its move is marked with. */
export const ofPlace = (context: DocxContext): DocxContext => ({
  ...context,
  by: { ...context.by, words: context.by.place },
});

/** The context for paragraphs that changed places within a text, which is a change of its words. */
export const ofWords = (context: DocxContext): DocxContext => ({
  ...context,
  by: { ...context.by, place: context.by.words },
});

/** The element of a change in this ink; `undefined` for what is no change. */
export const changeElement = (ink: Ink): ChangeElement | undefined =>
  ink === 'same' ? undefined : CHANGE_ELEMENTS[ink];

/** True where what is printed stands in the later edition, at this very place. */
export const standsLater = ({ ink }: DocxContext): boolean => ink !== 'removed' && ink !== 'moved-from';

/** True where it stands in the earlier edition. */
export const standsEarlier = ({ ink }: DocxContext): boolean => ink !== 'added' && ink !== 'moved-to';
