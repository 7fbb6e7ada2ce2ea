import type { Saved } from '../../shared/ipc/contract.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import { CallFailed } from '../api/client.ts';
import { sameTree } from './same-tree.ts';

/** What a writer started from: the cell's counter and its words. */
export interface Base {
  readonly counter: number;
  readonly body: Tree;
}

export type SaveState =
  | { readonly state: 'idle' }
  | { readonly state: 'saving' }
  /** `at`: ISO 8601, the time of the last commit; everything on screen is in the store. */
  | { readonly state: 'saved'; readonly at: string }
  /** `since`: ISO 8601, the last commit before it; `null` where there was none in this sitting. */
  | { readonly state: 'failed'; readonly since: string | null; readonly sentence: string };

interface Entry {
  base: Base;
  /** True where the screen may say more than was last sent. */
  dirty: boolean;
  firstChange: number;
  timer: ReturnType<typeof setTimeout> | null;
  /** True once its time has come while another save was under way. */
  due: boolean;
  sent: { readonly token: number; readonly body: Tree } | null;
  /** What was sent and never answered. It goes again, word for word, before anything newer, so that a save that did reach
   *  the store is known for the same and not merged with its own words. */
  again: Tree | null;
  failure: { readonly sentence: string; readonly tries: number } | null;
  /** How often a save of it has failed. */
  fails: number;
}

export interface AutosaveOptions {
  readonly save: (key: string, base: Base, body: Tree) => Promise<Saved>;
  /** What stands on screen now. */
  readonly read: (key: string) => Tree;
  /** The store has words of somebody else beside these: they are to stand on screen. */
  readonly merged: (key: string, body: Tree) => void;
  /** What is in the store is now what was on screen. */
  readonly acknowledged: (key: string) => void;
  readonly changed: () => void;
  /** Milliseconds. */
  readonly now: () => number;
}

/** Saving waits for a pause in the typing, but never longer than that. Milliseconds. */
export const PAUSE = 250;
export const AT_MOST = 500;
const RETRIES = [1000, 2000, 5000] as const;
const LOST = 'Saving did not answer. Your words are still on screen and are being saved again.';
const GONE =
  'Saving has stopped and could not be started again. Your words are still on screen: copy them, then close the program and open it again.';

/** Saves cells as they are written: one save at a time for each, again and again until it has succeeded. */
export class Autosave {
  readonly #options: AutosaveOptions;
  readonly #entries = new Map<string, Entry>();
  /** Those with something unsaved: a plan has thousands of cells, and each key asks how they stand. */
  readonly #busy = new Set<string>();
  readonly #waiting = new Set<() => void>();
  #tokens = 0;
  #savedAt: string | null = null;
  #gone = false;
  #state: SaveState = { state: 'idle' };

  constructor(options: AutosaveOptions) {
    this.#options = options;
  }

  /** Stable while nothing has changed. */
  get state(): SaveState {
    return this.#state;
  }

  /** True where words stand on screen that the store has not acknowledged. */
  get unsaved(): boolean {
    return [...this.#busy].some((key) => this.#unsaved(key));
  }

  base(key: string): Base | undefined {
    return this.#entries.get(key)?.base;
  }

  /**
   * Takes note of a cell as the store has it. Words not yet saved, and answers newer than the page that brought this, stand
   * against it: then it says false and nothing is changed.
   */
  track(key: string, base: Base): boolean {
    const known = this.#entries.get(key);
    if (known && (known.dirty || known.sent || known.base.counter > base.counter)) return false;
    // A cell that was not written since can read otherwise: its words may come from an earlier edition.
    if (known?.base.counter === base.counter && sameTree(known.base.body, base.body)) return false;
    if (known) known.base = base;
    else
      this.#entries.set(key, {
        base,
        dirty: false,
        firstChange: 0,
        timer: null,
        due: false,
        sent: null,
        again: null,
        failure: null,
        fails: 0,
      });
    return true;
  }

  /** Forgets every cell of which nothing is unsaved, so that what is read next is taken as it is. */
  forget(): void {
    for (const key of [...this.#entries.keys()]) if (!this.#busy.has(key)) this.#entries.delete(key);
  }

  /** Says that the words on screen have changed. */
  touched(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    const now = this.#options.now();
    if (!entry.dirty) entry.firstChange = now;
    entry.dirty = true;
    this.#busy.add(key);
    if (!entry.failure) this.#in(key, entry, Math.max(0, Math.min(PAUSE, entry.firstChange + AT_MOST - now)));
    this.#settle();
  }

  /** Sends one cell, or all, at once. Gives true when everything is on disk, false as soon as a save fails. */
  async flush(key?: string): Promise<boolean> {
    const mine = [...this.#busy].filter((one) => key === undefined || one === key);
    const entries = mine.flatMap((one) => this.#entries.get(one) ?? []);
    const before = new Map(entries.map((entry) => [entry, entry.fails]));
    for (const one of mine) this.#due(one);
    while (entries.some((entry) => entry.dirty || entry.sent)) {
      if (entries.some((entry) => entry.fails > before.get(entry)! && !entry.sent)) return false;
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
    return true;
  }

  /** What the shell tells of the engine: answers to what was sent before it stopped are not waited for. */
  engine(state: 'lost' | 'ready' | 'gone'): void {
    this.#gone = state === 'gone';
    for (const key of [...this.#busy]) {
      const entry = this.#entries.get(key)!;
      if (entry.sent) {
        entry.again = entry.sent.body;
        entry.sent = null;
        entry.dirty = true;
      }
      if (!entry.dirty) continue;
      if (state === 'ready') this.#due(key);
      else {
        if (state === 'gone') entry.failure = { sentence: GONE, tries: RETRIES.length };
        this.#in(key, entry, RETRIES[0]);
      }
    }
    this.#settle();
  }

  #in(key: string, entry: Entry, delay: number): void {
    if (entry.timer !== null) clearTimeout(entry.timer);
    entry.timer = setTimeout(() => this.#due(key), delay);
  }

  #due(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    if (entry.timer !== null) clearTimeout(entry.timer);
    entry.timer = null;
    if (entry.sent) entry.due = entry.dirty;
    else if (entry.dirty) void this.#send(key, entry);
    this.#settle();
  }

  async #send(key: string, entry: Entry): Promise<void> {
    const body = entry.again ?? this.#options.read(key);
    entry.due = false;
    entry.dirty = false;
    if (!entry.again && sameTree(body, entry.base.body)) {
      entry.failure = null;
      return;
    }
    const token = ++this.#tokens;
    entry.sent = { token, body };
    try {
      const saved = await this.#options.save(key, entry.base, body);
      if (entry.sent?.token !== token) return;
      this.#acknowledged(key, entry, body, saved);
    } catch (error) {
      if (entry.sent?.token !== token) return;
      const tries = entry.failure?.tries ?? 0;
      entry.sent = null;
      entry.again = body;
      entry.dirty = true;
      entry.fails += 1;
      const sentence = this.#gone ? GONE : error instanceof CallFailed ? error.message : LOST;
      entry.failure = { sentence, tries: tries + 1 };
      this.#in(key, entry, RETRIES[Math.min(tries, RETRIES.length - 1)]!);
    }
    this.#settle();
  }

  #acknowledged(key: string, entry: Entry, body: Tree, saved: Saved): void {
    const touched = entry.dirty || entry.again !== null;
    entry.sent = null;
    entry.again = null;
    entry.failure = null;
    this.#savedAt = saved.savedAt;
    const together = saved.outcome === 'merged' ? saved.body : undefined;
    // A large field is not read again where nobody touched it since.
    const typedOn = touched && !sameTree(this.#options.read(key), body);
    if (!together) entry.base = { counter: saved.counter, body };
    else if (typedOn) {
      // The old counter stays, so that the next save is merged with what the store holds instead of written over it.
      entry.base = { counter: entry.base.counter, body };
    } else {
      entry.base = { counter: saved.counter, body: together };
      this.#options.merged(key, together);
    }
    entry.dirty = typedOn;
    if (typedOn) {
      if (entry.due || entry.timer === null) this.#due(key);
    } else if (entry.timer !== null) {
      clearTimeout(entry.timer);
      entry.timer = null;
    }
    if (!typedOn) this.#options.acknowledged(key);
  }

  #unsaved(key: string): boolean {
    const entry = this.#entries.get(key);
    return entry !== undefined && (entry.dirty || entry.sent !== null);
  }

  #settle(): void {
    for (const key of [...this.#busy]) if (!this.#unsaved(key)) this.#busy.delete(key);
    const busy = [...this.#busy].map((key) => this.#entries.get(key)!);
    const failed = busy.find((entry) => entry.failure !== null);
    const next: SaveState = failed
      ? { state: 'failed', since: this.#savedAt, sentence: failed.failure!.sentence }
      : busy.length > 0
        ? { state: 'saving' }
        : this.#savedAt === null
          ? { state: 'idle' }
          : { state: 'saved', at: this.#savedAt };
    const changed = !sameTree(next, this.#state);
    if (changed) this.#state = next;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const resolve of waiting) resolve();
    if (changed) this.#options.changed();
  }
}
