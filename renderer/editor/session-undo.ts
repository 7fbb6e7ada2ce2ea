import type { Tree } from '../../shared/richtext/tree.ts';
import type { CellRef } from '../../shared/plan/records.ts';
import type { Caret } from './caret.ts';
import { spotOfChange } from './change-spot.ts';
import type { LiveText } from './live-text.ts';
import { nameOf } from './page-fields.ts';
import { sameTree } from './same-tree.ts';
import type { SessionCells } from './session-cells.ts';
import type { LiveField } from './session-live.ts';
import { isDeed, UndoTrail } from './undo-trail.ts';
import type { Change, Deed, Side } from './undo-trail.ts';

interface UndoOptions {
  readonly cells: SessionCells;
  readonly live: LiveField;
  readonly treeNow: (key: string) => Tree;
  /** Puts words on screen and saves them. */
  readonly set: (key: string, tree: Tree, caret: Caret) => void;
  /** Puts the caret into a field of the pages shown; false where it is not on them. */
  readonly goTo: (key: string, caret: Caret) => boolean;
  readonly reveal: (cell: CellRef, caret: Caret) => void;
  readonly refuse: (sentence: string) => false;
  readonly emit: () => void;
}

const CHANGED_SINCE = 'has been changed from elsewhere since, so those steps cannot be taken back.';

/** Walks back and forth over all that was done in the plan: the live field's own steps, other fields', and deeds beyond them. */
export class SessionUndo {
  readonly trail = new UndoTrail();
  readonly #options: UndoOptions;
  /** Steps that ask the engine are taken one after the other, and what is asked for meanwhile waits for its turn. */
  readonly #waiting: (() => void)[] = [];
  #walking = false;

  constructor(options: UndoOptions) {
    this.#options = options;
  }

  /** Moves a live field's own steps into the plan's. */
  settle(key: string, live: LiveText): void {
    const now = live.tree();
    const { undo, redo } = live.takeSteps();
    this.trail.settle(key, `typing in ${nameOf(this.#options.cells.known(key).spec)}`, undo, now, redo);
  }

  /** Takes note of a step that was taken. */
  did(step: Change | Deed): void {
    this.#settleLive();
    this.trail.push(step);
    this.trail.forgetUndone();
    this.#options.emit();
  }

  /** Takes a deed back out of its turn; false where it is taken back already. */
  takeBack(deed: Deed): boolean {
    if (!this.trail.has(deed)) return false;
    return this.#inTurn(() => {
      const at = this.trail.takeOut(deed);
      return at !== null && this.#walkDeed(deed, 'before', at);
    });
  }

  /** Drops the steps that were taken in editions which can no longer be written. */
  forgetEditions(editions: ReadonlySet<string>): void {
    this.#settleLive();
    this.trail.forgetEditions(editions);
    this.#options.emit();
  }

  /** One step back (`before`) or forth (`after`). False where there is none. */
  step(side: Side): boolean {
    return this.#inTurn(() => {
      const live = this.#options.live.text;
      const own = side === 'before' ? 'undo' : 'redo';
      if (!live?.can()[own]) return this.#walk(side);
      live[own]();
      return true;
    });
  }

  #inTurn(take: () => boolean): boolean {
    if (!this.#walking) return take();
    this.#waiting.push(() => void take());
    return true;
  }

  #settleLive(): void {
    const { key, text } = this.#options.live;
    if (key !== null && text) this.settle(key, text);
  }

  #walk(side: Side): boolean {
    // The live field's own undone steps come before those of the plan.
    const own = this.#options.live.text?.can();
    if (own?.undo || own?.redo) this.#settleLive();
    const step = side === 'before' ? this.trail.back() : this.trail.forth();
    if (!step) return false;
    return isDeed(step) ? this.#walkDeed(step, side) : this.#walkChange(step, side);
  }

  #walkChange(change: Change, side: Side): boolean {
    const { cells, treeNow, set, goTo, reveal, refuse, emit } = this.#options;
    const { spec } = cells.known(change.key);
    const expected = side === 'before' ? change.after : change.before;
    if (!sameTree(treeNow(change.key), expected)) {
      this.trail.forget(change.key);
      emit();
      return refuse(`${nameOf(spec)} ${CHANGED_SINCE}`);
    }
    const spot = spotOfChange(expected, change[side]);
    const caret: Caret = { at: 'places', anchor: spot, focus: spot };
    if (!goTo(change.key, caret)) reveal(spec.cell, caret);
    set(change.key, change[side], caret);
    this.#options.live.of(change.key)?.reveal();
    return true;
  }

  /** `from`: the place of a deed that is taken back out of its turn; refused there, it may do in its turn. */
  #walkDeed(deed: Deed, side: Side, from?: number): true {
    this.#walking = true;
    const walk = side === 'before' ? deed.back : deed.forth;
    const ended = (done: boolean | 'later'): void => {
      if (done !== true && from !== undefined) this.trail.putAt(deed, from);
      else if (done === 'later') this.trail.putBack(deed, side);
      else if (!done || !deed.forth) this.trail.drop(deed);
      this.#walking = false;
      this.#options.emit();
      while (!this.#walking && this.#waiting.length > 0) this.#waiting.shift()!();
    };
    walk!().then(ended, (error: unknown) => {
      ended(false);
      throw error;
    });
    this.#options.emit();
    return true;
  }
}
