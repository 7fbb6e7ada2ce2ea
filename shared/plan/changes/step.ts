import type { Body, CellRef } from '../records.ts';

/** A cell and what it is to say. */
export type CellWords = CellRef & { readonly body: Body };

/** What a change comes to, before anything is written. */
export interface Step {
  /** Ids of what is new. */
  readonly sections?: readonly string[];
  readonly items?: readonly string[];
  readonly cells: readonly CellWords[];
  /** As it stands after "Undo": "moving 6.1.3". */
  readonly name: string;
  /** What happened, in a sentence. */
  readonly sentence: string;
  /** The thing to be shown, if there is one. */
  readonly subject: string | null;
}
