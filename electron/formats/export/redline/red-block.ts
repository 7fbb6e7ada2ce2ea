import type { Is, MarkedInline, MarkedLine, MarkedListItem, MarkedRow } from '../../../../shared/richtext/marked.ts';
import type { Inline, ListItem, TableRow } from '../../../../shared/richtext/tree.ts';
import type { PrintedNumber, PubBlock, Publication, Source } from '../blocks.ts';

/**
 * Two editions laid over each other as printed: the blocks of the later one with what changed marked in them, and between
 * them what only the earlier one has.
 */

/** A line, some pieces of which may stand in one edition alone. */
export type Words = readonly (Inline | MarkedInline)[];

/** A printed number, and what it was where it changed. */
export interface RedNumber extends PrintedNumber {
  readonly was?: Pick<PrintedNumber, 'before' | 'number'> | undefined;
}

/** Who said it, where that stands in one edition alone or changed. */
export interface RedAttribution {
  readonly is: Is | 'changed';
  readonly line: MarkedLine;
}

interface RedParts {
  readonly children: Words;
  readonly attribution: Words | RedAttribution | undefined;
  readonly words: string | MarkedLine;
  readonly after: string | MarkedLine;
  readonly number: RedNumber | undefined;
  readonly items: readonly (ListItem | MarkedListItem)[];
  readonly header: TableRow | MarkedRow | undefined;
  readonly rows: readonly (TableRow | MarkedRow)[];
}

type Reddened<B> = { readonly [K in keyof B]: K extends keyof RedParts ? RedParts[K] : B[K] };

/** A block of the later edition, in which changes may be marked. Every block of a publication is one without changes. */
export type RedBlockOf<T extends PubBlock['type']> = Reddened<Extract<PubBlock, { type: T }>>;
export type RedBlock = { readonly [T in PubBlock['type']]: RedBlockOf<T> }[PubBlock['type']];

/**
 * A block in its place. `both`: a place that both editions have. What moved stands twice: `from`, where it was, without
 * what was added to it, and `to`, where it is now, without what was taken out of it.
 */
export interface RedEntry {
  readonly side: 'both' | 'from' | 'to';
  /** Whether the whole block stands in both editions (changed or not) or in one alone. */
  readonly is: Is;
  readonly block: RedBlock;
  /** What of the plan it prints; absent of the list of contents. */
  readonly prints?: Source | undefined;
  /** Of a block that moved or stands within what moved: the name of that move. Both its ends are in the redline. */
  readonly move?: string | undefined;
  /** False of what stands within a move, but moved on its own: it is taken out and put in. */
  readonly moved: boolean;
}

export interface Redline {
  readonly plan: string;
  /** The later edition. */
  readonly publication: Publication;
  readonly entries: readonly RedEntry[];
  /** The title that runs at the head of the pages. */
  readonly title: MarkedLine;
  /** The bookmarks of numbers that say the same, at the same place, in both editions. */
  readonly steady: readonly string[];
}

/** Who made a change, and when. */
export interface RedlineBy {
  readonly author: string;
  /** ISO 8601. */
  readonly date: string;
}

/** Who makes a redline, and who wrote what in it. */
export interface ChangesBy extends RedlineBy {
  /** By `partKey`: who last wrote the words, places and facts that were written since the earlier edition. */
  readonly parts?: Readonly<Record<string, RedlineBy>> | undefined;
}

/** The name in `ChangesBy` of a part ("field:response") of a thing. */
export const partKey = (subject: string, part: string): string => `${subject} ${part}`;

/** Who changed the words of an entry, and who its place or number. */
export interface EntryBy {
  readonly words: RedlineBy;
  readonly place: RedlineBy;
}

/** Says of an entry who changed it. */
export type WhoChanged = (entry: Pick<RedEntry, 'prints'> & Partial<Pick<RedEntry, 'block'>>) => EntryBy;
