/**
 * What a person sees and says of a file before it is brought in. A file is shown line by line; each line goes somewhere in
 * the proposed plan. What the person says is a list of steps, from which the plan is proposed anew: taking the last step
 * back is proposing it with one step fewer.
 */

/** What a person can say that a line of the file is. */
export type Saying =
  | { readonly as: 'title' }
  | { readonly as: 'summary' }
  | { readonly as: 'section' }
  /** An item of that kind begins here; its number and name are read from the line. */
  | { readonly as: 'item'; readonly kind: string }
  /** The line is that field's label, or begins with it, or is the first of its words. */
  | { readonly as: 'field'; readonly kind: string; readonly field: string; readonly edition?: string | undefined }
  /** The line is the label of a field that the template does not have yet. */
  | { readonly as: 'new-field'; readonly kind: string }
  /** It goes on with what stands before it. */
  | { readonly as: 'text' }
  /** A heading within the text. */
  | { readonly as: 'subheading' }
  | { readonly as: 'contact' }
  | { readonly as: 'left-over' };

export type ReviewStep =
  /** `line` names a line; with `alike` it is said of every line that is like it. */
  | { readonly step: 'say'; readonly line: string; readonly as: Saying; readonly alike: boolean }
  /** The item that begins at this line goes on with the item before it. */
  | { readonly step: 'join'; readonly line: string }
  /** Read by that built-in template. */
  | { readonly step: 'template'; readonly template: string }
  /** An edition found in the file has another name; where there is one of that name, both are one. */
  | { readonly step: 'rename-edition'; readonly from: string; readonly to: string }
  /** The file itself is that edition. */
  | { readonly step: 'own-edition'; readonly name: string };

/** Where a line goes, in kind. */
export const GOES_TO = [
  'title',
  'summary',
  'section',
  'section-text',
  'item',
  'field',
  'group',
  'contact',
  'left-over',
] as const;
export type GoesTo = (typeof GOES_TO)[number];

/** One line of the file under review. */
export interface ReviewLine {
  /** Names it among the file's lines, whatever is said of them. */
  readonly id: string;
  /** "line 78", "table 2, row 3". */
  readonly where: string;
  /** The first 240 characters, on one line; a list's marker stands in front. */
  readonly words: string;
  /** How it is drawn. */
  readonly looks: 'heading' | 'label' | 'text' | 'list-item' | 'table' | 'picture' | 'aside';
  readonly goesTo: GoesTo;
  /** As shown beside it: "Progress, Oct 2021", "Item", "Left over". */
  readonly word: string;
  /** For a field, its kind and key. */
  readonly kind?: string | undefined;
  readonly field?: string | undefined;
  readonly edition?: string | undefined;
  /** For what is left over, why. */
  readonly why?: string | undefined;
  /** 1 to 6 by the place of its field among the item's; 0 for what is no field. */
  readonly colour: number;
  /** The place of its item among all items in reading order; `null` outside them. */
  readonly item: number | null;
  /** True where this line begins a piece: the lines to the next such one go to the same place, the first with its label. */
  readonly begins: boolean;
  /** Lines that are like one another share this. */
  readonly like: string;
}

/** An item of the file and the item of the plan that it may be. */
export interface ItemPair {
  /** The place of the file's item among all items in reading order. */
  readonly item: number;
  /** The id of the plan's item; `null` where it has no partner there. */
  readonly partner: string | null;
  /** How alike the two read, 0 to 1; 0 without a partner. */
  readonly likeness: number;
  /** True where nobody need look: the words leave no doubt. */
  readonly sure: boolean;
}
