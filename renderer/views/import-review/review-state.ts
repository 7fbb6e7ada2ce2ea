import type { ImportMatch, ImportReview, PlanCard } from '../../../shared/ipc/contract.ts';
import type { ReviewLine } from '../../../shared/plan/review.ts';
import type { Change } from './change.ts';
import type { Decisions } from './pairs.ts';
import type { Piece } from './pieces.ts';

/** The plan that the file is to be one more edition of. */
export interface Into {
  readonly match: ImportMatch;
  readonly decisions: Decisions;
}

/** A file under review as the window shows it. */
export interface DeskState {
  readonly review: ImportReview;
  /** The lines of the file read so far, from the first; all of them a moment after the review is shown. */
  readonly lines: readonly ReviewLine[];
  readonly pieces: readonly Piece[];
  readonly alike: ReadonlyMap<string, number>;
  /** Where each line stands, by its id. */
  readonly places: ReadonlyMap<string, number>;
  /** The id of the line one is at. */
  readonly at: string | null;
  /** The id of the line from which one selects as far as `at`; `null` where one block is selected. */
  readonly anchor: string | null;
  /** Grows whenever a line is to be shown, so that the list scrolls to it again. */
  readonly turn: number;
  /** Unfolded pieces, by the ids of their first lines. */
  readonly opened: ReadonlySet<string>;
  readonly busy: boolean;
  /** True while the plan is being brought in: there is no way back but Undo. */
  readonly accepting: boolean;
  /** Why the last change was refused; empty where it was not. */
  readonly trouble: string;
  readonly done: readonly Change[];
  readonly undone: readonly Change[];
  /** The plans there are, which the file may be an edition of. */
  readonly plans: readonly PlanCard[];
  readonly into: Into | null;
}

/** A file just read, of which nobody has said anything. */
export const firstDeskState = (review: ImportReview): DeskState => ({
  review,
  lines: [],
  pieces: [],
  alike: new Map(),
  places: new Map(),
  at: null,
  anchor: null,
  turn: 0,
  opened: new Set(),
  busy: false,
  accepting: false,
  trouble: '',
  done: [],
  undone: [],
  plans: [],
  into: null,
});
