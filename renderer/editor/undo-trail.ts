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

/** A step that is more than words in one field: the outline, the facts, many texts at once, a file brought in. */
export interface Deed {
  /** As it stands after "Undo": "moving 6.1.3". */
  readonly name: string;
  /** The edition it was done in, where it is about one. */
  readonly edition?: string | undefined;
  /**
   * Takes it back, or does it again. False where that was refused, and `later` where it can be tried again: the person has
   * been told why. Without `forth` it cannot be done again.
   */
  readonly back: () => Promise<boolean | 'later'>;
  readonly forth: (() => Promise<boolean | 'later'>) | null;
}

export type Step = Change | Deed;

export const isDeed = (step: Step): step is Deed => 'back' in step;

/** Of a step, what stood before it or after it: the way it is walked. */
export type Side = 'before' | 'after';

/** How many steps are kept. */
const DEPTH = 500;

/** The plan's steps in the order they were taken, across its fields, and those undone. */
export class UndoTrail {
  #past: Step[] = [];
  #future: Step[] = [];

  get undoName(): string {
    return this.#past.at(-1)?.name ?? '';
  }

  get redoName(): string {
    return this.#future.at(-1)?.name ?? '';
  }

  push(step: Step): void {
    if (isDeed(step) || !sameTree(step.before, step.after)) this.#past = [...this.#past, step].slice(-DEPTH);
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
  back(): Step | undefined {
    const change = this.#past.pop();
    if (change) this.#future.push(change);
    return change;
  }

  /** The step undone last, which is done again with this. */
  forth(): Step | undefined {
    const change = this.#future.pop();
    if (change) this.#past.push(change);
    return change;
  }

  /** Takes back a `back` (`before`) or a `forth` (`after`). */
  putBack(change: Step, side: Side): void {
    const [from, to] = side === 'before' ? [this.#future, this.#past] : [this.#past, this.#future];
    if (from.at(-1) === change) to.push(from.pop()!);
  }

  /** New words make an end of what was undone. */
  forgetUndone(): void {
    this.#future = [];
  }

  /** Drops the steps of a field, whose words are no longer those it was left with. */
  forget(key: string): void {
    const isElsewhere = (step: Step): boolean => isDeed(step) || step.key !== key;
    this.#past = this.#past.filter(isElsewhere);
    this.#future = this.#future.filter(isElsewhere);
  }

  /** Drops the steps that were taken in editions which can no longer be written. */
  forgetEditions(editions: ReadonlySet<string>): void {
    const stays = (step: Step): boolean =>
      !editions.has(isDeed(step) ? (step.edition ?? '') : step.key.slice(step.key.lastIndexOf(' ') + 1));
    this.#past = this.#past.filter(stays);
    this.#future = this.#future.filter(stays);
  }

  /** True where a step is among those done. */
  has(step: Step): boolean {
    return this.#past.includes(step);
  }

  /** Moves a step from its place to those undone; answers that place, or `null` where it is not among those done. */
  takeOut(step: Step): number | null {
    const at = this.#past.indexOf(step);
    if (at < 0) return null;
    this.#past = this.#past.toSpliced(at, 1);
    this.#future.push(step);
    return at;
  }

  /** Takes a `takeOut` back: the step stands where it stood. */
  putAt(step: Step, at: number): void {
    if (!this.#future.includes(step)) return;
    this.#future = this.#future.filter((one) => one !== step);
    this.#past = this.#past.toSpliced(at, 0, step);
  }

  /** Drops a step that can no longer be taken. */
  drop(step: Step): void {
    this.#past = this.#past.filter((one) => one !== step);
    this.#future = this.#future.filter((one) => one !== step);
  }
}
