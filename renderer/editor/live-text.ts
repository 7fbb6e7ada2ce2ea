import type { Tree } from '../../shared/richtext/tree.ts';
import type { Caret } from './caret.ts';

export type BlockStyle =
  'paragraph' | 'heading-1' | 'heading-2' | 'heading-3' | 'bullet-list' | 'numbered-list' | 'quote';

export interface Format {
  readonly block: BlockStyle;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly link: boolean;
}

export const PLAIN: Format = { block: 'paragraph', bold: false, italic: false, link: false };

/** What can be done to the words at the caret. */
export type FormatCommand = BlockStyle | 'bold' | 'italic' | 'clear-formatting';

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
  /** The link at the caret, and whether words are selected that a new one would take. */
  readonly link: () => { readonly href: string | null; readonly selected: boolean };
  /** Makes, changes or (`null`) takes away the link; `words` are put in where none are selected. */
  readonly setLink: (href: string | null, words: string) => void;
  /** Pastes as plain words; false where the system does not let it. */
  readonly pastePlain: () => boolean;
}
