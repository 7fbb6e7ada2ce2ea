import type { Block, Inline, Mark, Tree } from '../../shared/richtext/tree.ts';
import type { Caret } from './caret.ts';
import type { Kept } from './live-kept.ts';
import type { TableCommand, TableHere } from './nodes/table/edit.ts';

export type BlockStyle =
  'paragraph' | 'heading-1' | 'heading-2' | 'heading-3' | 'bullet-list' | 'numbered-list' | 'quote';

export interface Format {
  readonly block: BlockStyle;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly superscript: boolean;
  readonly subscript: boolean;
  readonly link: boolean;
  /** The table that the caret is in. */
  readonly table: TableHere | null;
}

export const PLAIN: Format = {
  block: 'paragraph',
  bold: false,
  italic: false,
  superscript: false,
  subscript: false,
  link: false,
  table: null,
};

/** What can be done to the words at the caret. */
export type FormatCommand = BlockStyle | Mark | 'non-breaking-space' | 'clear-formatting';

export interface NewTable {
  readonly rows: number;
  readonly columns: number;
  /** Whether the first row is a header row. */
  readonly header: boolean;
  /** The table's name; empty for none. */
  readonly caption: string;
}

/** The live field, as the session knows it. */
export interface LiveText {
  readonly tree: () => Tree;
  /** Puts other words on screen; no step to undo. The caret goes to their end, or where it is said. */
  readonly put: (tree: Tree, caret?: Caret) => void;
  readonly focus: (caret?: Caret) => void;
  /** Where the caret is, or last was; `null` before it has been anywhere. */
  readonly caret: () => Caret | null;
  /** Scrolls to the caret. */
  readonly reveal: () => void;
  readonly can: () => { readonly undo: boolean; readonly redo: boolean };
  readonly undo: () => void;
  readonly redo: () => void;
  /** The trees of the field's own history, oldest first, and those undone, next first. They are forgotten here. */
  readonly takeSteps: () => { readonly undo: readonly Tree[]; readonly redo: readonly Tree[] };
  readonly format: () => Format;
  readonly run: (command: FormatCommand) => void;
  readonly insert: (tree: Tree) => void;
  /** Puts something into the line at the caret, in place of what is selected, or of the `take` characters before the caret. */
  readonly insertInline: (inline: Inline, take?: number) => void;
  /** Puts another node of the tree in place of a kept one, or (`null`) takes it away; nothing where it is gone. */
  readonly replaceKept: (node: string, by: Block | Inline | null) => void;
  /** Puts an empty table in at the caret. Nothing within another table. */
  readonly insertTable: (table: NewTable) => void;
  /** Does something to the table at the caret; nothing where there is none. */
  readonly runTable: (command: TableCommand) => void;
  /** Names the table at the caret; no words take its name away. */
  readonly nameTable: (words: string) => void;
  /** What is selected; empty where nothing is. */
  readonly selected: () => Tree;
  /** The one node kept whole that is selected, or `null`. */
  readonly keptSelected: () => Kept | null;
  /**
   * The link at the caret, and whether words are selected that a new one would take. `words`: the link's, or those selected;
   * absent where they are more than plain words of one line.
   */
  readonly link: () => {
    readonly href: string | null;
    readonly selected: boolean;
    readonly words?: string | undefined;
  };
  /** Makes, changes or (`null`) takes away the link, which then says `words`; without any, they stay as they are. */
  readonly setLink: (href: string | null, words: string) => void;
  /** Pastes as plain words; false where the system does not let it. */
  readonly pastePlain: () => boolean;
}
