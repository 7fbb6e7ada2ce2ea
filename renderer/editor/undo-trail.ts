import type { Tree } from '../../shared/richtext/tree.ts';
import { sameTree } from './same-tree.ts';

/** One step of writing in one field, from one tree to another. */
export interface Change {
  readonly key: string;
  readonly before: Tree;
  readonly after: Tree;
  /** What was done and where: "typing in Progress made, 6.1.2". */
  readonly name: string;
}

/** How many steps are kept. */
const DEPTH = 500;

/** The plan's steps in the order they were taken, across its fields, and those undone. */
export class UndoTrail {
  #past: Change[] = [];
  #future: Change[] = [];

  get undoName(): string {
    return this.#past.at(-1)?.name ?? '';
  }

  get redoName(): string {
    return this.#future.at(-1)?.name ?? '';
  }

  push(change: Change): void {
    if (!sameTree(change.before, change.after)) this.#past = [...this.#past, change].slice(-DEPTH);
  }

  /** Takes in a field's own history: the trees before `now`, oldest first, and those undone, next first. */
  settle(key: string, name: string, undo: readonly Tree[], now: Tree, redo: readonly Tree[]): void {
    [...undo, now].reduce((before, after) => {
      this.push({ key, before, after, name });
      return after;
    });
    const undone = [now, ...redo];
    for (let at = undone.length - 1; at > 0; at -= 1) {
      const change = { key, before: undone[at - 1]!, after: undone[at]!, name };
      if (!sameTree(change.before, change.after)) this.#future.push(change);
    }
  }

  /** The last step, which is undone with this. */
  back(): Change | undefined {
    const change = this.#past.pop();
    if (change) this.#future.push(change);
    return change;
  }

  /** The step undone last, which is done again with this. */
  forth(): Change | undefined {
    const change = this.#future.pop();
    if (change) this.#past.push(change);
    return change;
  }

  /** Takes back a `back` (`before`) or a `forth` (`after`). */
  putBack(change: Change, side: 'before' | 'after'): void {
    const [from, to] = side === 'before' ? [this.#future, this.#past] : [this.#past, this.#future];
    if (from.at(-1) === change) to.push(from.pop()!);
  }

  /** New words make an end of what was undone. */
  forgetUndone(): void {
    this.#future = [];
  }

  /** Drops the steps of a field, whose words are no longer those it was left with. */
  forget(key: string): void {
    this.#past = this.#past.filter((one) => one.key !== key);
    this.#future = this.#future.filter((one) => one.key !== key);
  }
}
