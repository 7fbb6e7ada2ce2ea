import type { MenuCommand, Outputs } from '../../shared/ipc/contract.ts';
import type { Inputs } from '../../shared/ipc/inputs.ts';
import type { WindowMethod } from '../../shared/ipc/methods.ts';
import type { CellRef } from '../../shared/plan/records.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import type { Asking } from './asking.ts';
import type { SaveState } from './autosave.ts';
import type { Caret } from './caret.ts';
import type { Format } from './live-text.ts';
import type { FieldSpec, ItemSpec, PageSpec } from './page-fields.ts';

export type Call = <M extends WindowMethod>(method: M, input: Inputs[M]) => Promise<Outputs[M]>;

export interface SessionOptions {
  readonly call: Call;
  /** Says one sentence in passing. */
  readonly notify: (sentence: string) => void;
  /** Milliseconds. */
  readonly now?: () => number;
  /** Turns to the page that holds a field which is not on this one. */
  readonly reveal?: (cell: CellRef, caret: Caret) => void;
  /** Carries out a command that is not the words' own; false where there is none of that name. */
  readonly run?: (command: MenuCommand) => boolean;
  /** Goes on from a field into a part of the plan that is not there yet; false where there is no more of it. */
  readonly beyond?: (from: FieldSpec, by: 1 | -1, caret: Caret) => boolean;
  /** Goes to an end of the plan of which the part is not there yet; false where there is none. */
  readonly toEnd?: (which: 'first' | 'last') => boolean;
}

export interface ActiveField {
  readonly cell: CellRef;
  readonly itemId: string | null;
  readonly label: string;
  readonly number: string | null;
}

export interface EditorSnapshot {
  readonly save: SaveState;
  readonly active: ActiveField | null;
  /** True while a field is live; false where the active one is a choice or only read. */
  readonly live: boolean;
  readonly format: Format;
  readonly canUndo: boolean;
  readonly undoName: string;
  readonly canRedo: boolean;
  readonly redoName: string;
  /** What the writer is asked for before it is put in, or `null`. */
  readonly asking: Asking | null;
}

/** What a field's own component follows. */
export interface FieldState {
  readonly live: boolean;
  readonly tree: Tree;
  readonly unfolded: boolean;
  readonly unlocked: boolean;
  /** True for a text that a plan may do without, once it was asked for. */
  readonly wanted: boolean;
  /** Another one each time it goes live: a field that was left and begun again in one go has a new editor. */
  readonly turn: number;
}

/** The pages that are shown, one after the other. */
export interface Shown {
  /** `null` for a part of the plan that has not been read yet. */
  readonly pages: readonly (PageSpec | null)[];
  /** Every field in reading order; `null` where a part is not there yet. */
  readonly order: readonly (FieldSpec | null)[];
  /** Items in reading order. */
  readonly items: readonly ItemSpec[];
}
