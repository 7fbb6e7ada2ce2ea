import type { Block, Heading, Inline } from '../../../shared/richtext/tree.ts';

/**
 * The publication: one edition of a plan as a flat list of printed blocks, in reading order. The Word, PDF and web writers
 * all read this and nothing else, so that they say the same words in the same order.
 */

export type Level = 1 | 2 | 3 | 4 | 5 | 6;

/** The printed number of an item inside its heading, so that a cross reference can point at the number alone. */
export interface PrintedNumber {
  /** What stands before the number: "Goal ". */
  readonly before: string;
  readonly number: string;
  /** The bookmark round the number. */
  readonly id: string;
}

interface HeadingLike {
  /** 1 to 6; a document's headings never skip a level. */
  readonly level: Level;
  /** The bookmark, anchor and label of the heading; stable for a cell. */
  readonly id: string;
  readonly number?: PrintedNumber | undefined;
  /** The words, after the number where there is one. */
  readonly children: readonly Inline[];
}

export interface SectionHeading extends HeadingLike {
  readonly type: 'section-heading';
}
export interface ItemHeading extends HeadingLike {
  readonly type: 'item-heading';
}
/** A field's label. Labels look the same at every level. */
export interface Label extends HeadingLike {
  readonly type: 'label';
}
/** The heading over the items below an item: "National Actions:". */
export interface GroupHeading extends HeadingLike {
  readonly type: 'group-heading';
}
/** A heading that a writer put inside a text. */
export interface NarrativeHeading extends HeadingLike {
  readonly type: 'narrative-heading';
}
export type PubHeading = SectionHeading | ItemHeading | Label | GroupHeading | NarrativeHeading;

/** The title on the cover: not a heading. */
export interface Title {
  readonly type: 'title';
  readonly children: readonly Inline[];
}

/** A line under the title: the edition, the date. */
export interface CoverLine {
  readonly type: 'cover-line';
  readonly words: string;
}

export interface ContentsEntry {
  readonly level: Level;
  readonly id: string;
  /** The heading's words, without its footnotes. */
  readonly words: string;
}

/** The list of the sections and items, with links. Its own title is not a heading. */
export interface Contents {
  readonly type: 'contents';
  readonly title: string;
  readonly entries: readonly ContentsEntry[];
}

/** A paragraph led by an item's bold number: "Action 31 The joint work…". */
export interface RunOn {
  readonly type: 'run-on';
  readonly id: string;
  readonly number?: PrintedNumber | undefined;
  /** What stands in bold after the number; all of it, where no number is printed. */
  readonly after: string;
  readonly children: readonly Inline[];
}

/** "Not yet updated. October 2021:", before the words of that edition. */
export interface EarlierWords {
  readonly type: 'earlier-words';
  readonly words: string;
}

/** Blocks as in the rich-text tree. Headings inside texts have become `narrative-heading`. */
export type PlainBlock = Exclude<Block, Heading>;

export type PubBlock = PlainBlock | PubHeading | Title | CoverLine | Contents | RunOn | EarlierWords;

/** What of the plan a block prints: a thing and one of its parts, as cells are known by. */
export interface Source {
  readonly subject: string;
  readonly part: string;
}

/** Where a cross reference to an item leads. */
export interface Anchor {
  /** The bookmark of the item's heading. */
  readonly id: string;
  /** The bookmark of the number in it, where the number is printed. */
  readonly number?: string | undefined;
}

export interface PublicationMeta {
  readonly title: string;
  /** The long name of the edition: "October 2021". */
  readonly edition: string;
  readonly language: 'en-GB';
  /** One line that says what this is, for the document's properties. */
  readonly subject: string;
  /** As printed: "21 November 2026". */
  readonly date?: string | undefined;
}

export interface Publication {
  readonly meta: PublicationMeta;
  readonly blocks: readonly PubBlock[];
  /** Where each item of the edition stands, by id. A plain object, so that a publication can travel between processes. */
  readonly anchors: Readonly<Record<string, Anchor>>;
  /** What the person should know about the words themselves, in sentences. */
  readonly messages: readonly string[];
}

/** A picture's bytes as kept in the plan. */
export interface PictureFile {
  readonly bytes: Uint8Array;
  readonly kind: 'png' | 'jpg' | 'gif';
}

/** Fetches a picture of the plan by the sha-256 of its bytes; `undefined` where the plan does not hold it. */
export type Pictures = (blob: string) => PictureFile | undefined;

export const NO_PICTURES: Pictures = () => undefined;

/** A written document, and what the person should know about it, in sentences. */
export interface WrittenDocument {
  readonly bytes: Uint8Array;
  readonly messages: readonly string[];
}
