import type { Block, Inline, List } from './tree.ts';

/**
 * Two texts laid over each other: what stands in both, what is only in the earlier (`removed`) and only in the later one
 * (`added`). All that is not `added`, in order, is the earlier text; all that is not `removed` is the later one.
 */

export type Is = 'same' | 'added' | 'removed';

/** A piece of a line. Runs of text are cut between words; a footnote, a link or a reference is one piece. */
export interface MarkedInline {
  readonly is: Is;
  readonly inline: Inline;
}
export type MarkedLine = readonly MarkedInline[];

/** A block that is the same in both, or stands whole in one of them alone. */
export interface MarkedWhole {
  readonly type: 'whole';
  readonly is: Is;
  readonly block: Block;
}

/** A paragraph or a heading (of one level in both) whose words changed. */
export interface MarkedText {
  readonly type: 'text';
  readonly shell: { readonly type: 'paragraph' } | { readonly type: 'heading'; readonly level: 1 | 2 | 3 };
  readonly line: MarkedLine;
}

/** An entry of a list; where it is `added` or `removed`, all of its line is. */
export interface MarkedListItem {
  readonly is: Is | 'changed';
  readonly line: MarkedLine;
  /** Of two, the first is removed and the second added: lists of two kinds do not become each other. */
  readonly nested: readonly MarkedList[];
}

/** A list, of one kind in both, whose entries changed. */
export interface MarkedList {
  readonly type: 'list';
  readonly kind: List['kind'];
  readonly items: readonly MarkedListItem[];
}

/** A quotation whose words changed. */
export interface MarkedQuote {
  readonly type: 'quote';
  readonly line: MarkedLine;
  readonly attribution?: { readonly is: Is | 'changed'; readonly line: MarkedLine } | undefined;
}

export interface MarkedCell {
  readonly blocks: readonly MarkedBlock[];
}

/** A row; where it is `added` or `removed`, everything in it is. */
export interface MarkedRow {
  readonly is: Is | 'changed';
  readonly cells: readonly MarkedCell[];
}

/** A table of the same columns, caption and heading row or none in both, whose rows changed. */
export interface MarkedTable {
  readonly type: 'table';
  readonly caption?: string | undefined;
  readonly header?: MarkedRow | undefined;
  readonly rows: readonly MarkedRow[];
}

/**
 * Paragraphs whose words were parted into others: one made two, two made one. `ends[i]` is the end of `lines[i]`, that stands
 * in both texts or in one of them alone; the last line ends in both.
 */
export interface MarkedParagraphs {
  readonly type: 'paragraphs';
  readonly lines: readonly MarkedLine[];
  readonly ends: readonly Is[];
}

export type MarkedBlock = MarkedWhole | MarkedText | MarkedList | MarkedQuote | MarkedTable;
export type MarkedTree = readonly MarkedBlock[];

/** As it is read on the screen: paragraphs made of others are shown as the words they share. */
export type ReadBlock = MarkedBlock | MarkedParagraphs;
export type ReadTree = readonly ReadBlock[];
