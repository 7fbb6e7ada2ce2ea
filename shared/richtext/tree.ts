/**
 * The rich-text tree: what a field holds. Plain JSON, independent of any editor, so that importers, exporters and
 * checks run without one and plans outlive it. Trees are immutable; every function over them returns a new one.
 */

/** How a run of text is set. Kept in this order, each at most once, so that equal text is equal JSON. */
export const MARKS = ['bold', 'italic', 'superscript', 'subscript'] as const;
export type Mark = (typeof MARKS)[number];

/** A run of text with the same marks throughout. Never empty; `marks` is absent when there are none. */
export interface TextRun {
  readonly type: 'text';
  readonly text: string;
  readonly marks?: readonly Mark[] | undefined;
}

/** A line ended inside a paragraph. */
export interface LineBreak {
  readonly type: 'line-break';
}

/** A hyperlink. `href` is http, https or mailto; its children say where it leads. */
export interface Link {
  readonly type: 'link';
  readonly href: string;
  readonly children: readonly (TextRun | LineBreak)[];
}

/** A footnote at the place of its mark. Its number is counted through the edition, never stored. */
export interface Footnote {
  readonly type: 'footnote';
  readonly note: readonly Paragraph[];
}

/** A reference to another item, by id. `number` is the number it had when last written, for when no plan is at hand. */
export interface CrossReference {
  readonly type: 'cross-reference';
  readonly item: string;
  readonly number: string;
}

/** A figure counted from the records ("24 of 76"). `figure` names the count; `shown` is what it said when last written. */
export interface LiveFigure {
  readonly type: 'live-figure';
  readonly figure: string;
  readonly shown: string;
}

export type Inline = TextRun | LineBreak | Link | Footnote | CrossReference | LiveFigure;

export interface Paragraph {
  readonly type: 'paragraph';
  readonly children: readonly Inline[];
}

/** A heading inside narrative; level 1 is the highest a writer can give within the field. */
export interface Heading {
  readonly type: 'heading';
  readonly level: 1 | 2 | 3;
  readonly children: readonly Inline[];
}

/** One entry of a list: its line of text, and the list nested under it, if any. */
export interface ListItem {
  readonly children: readonly Inline[];
  readonly nested?: List | undefined;
}

export interface List {
  readonly type: 'list';
  readonly kind: 'bullet' | 'numbered';
  readonly items: readonly ListItem[];
}

/** A quotation, with who said it. */
export interface Quote {
  readonly type: 'quote';
  readonly children: readonly Inline[];
  readonly attribution?: readonly Inline[] | undefined;
}

export interface TableCell {
  readonly children: readonly (Paragraph | List)[];
}

export interface TableRow {
  readonly cells: readonly TableCell[];
}

/** A table of data. `header` is the header row; without one the table is brought in as it was and a check finds it. */
export interface Table {
  readonly type: 'table';
  readonly caption?: string | undefined;
  readonly header?: TableRow | undefined;
  readonly rows: readonly TableRow[];
}

/** A picture kept in the plan by the sha-256 of its bytes. `width` and `height` are CSS pixels. */
export interface Picture {
  readonly type: 'picture';
  readonly blob: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  readonly caption?: string | undefined;
}

export type Block = Paragraph | Heading | List | Quote | Table | Picture;

/** A whole field's text. An empty field is an empty array. */
export type Tree = readonly Block[];
