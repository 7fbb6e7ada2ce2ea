import type { ComparedThing } from '../../../shared/plan/compared.ts';

/** A thing compared word by word, or why it could not be read. */
export type Held = { readonly thing: ComparedThing } | { readonly sentence: string };

/** How many things are kept at hand. */
const ROOM = 400;

/**
 * Things compared word by word, read once each and one at a time: what one looks at first, then what the list would like to
 * know of its rows.
 */
export class ThingShelf {
  readonly #read: (subject: string) => Promise<Held>;
  readonly #held = new Map<string, Held>();
  readonly #listeners = new Map<string, Set<() => void>>();
  #wanted: string[] = [];
  #reading: string | null = null;

  /** `read` answers also where it fails. */
  constructor(read: (subject: string) => Promise<Held>) {
    this.#read = read;
  }

  /** What is at hand of a thing. */
  get(subject: string): Held | undefined {
    return this.#held.get(subject);
  }

  /** Asks for a thing, after all others that wait. */
  ask(subject: string): void {
    this.#want([...this.#wanted, subject]);
  }

  /** Asks for the thing that is looked at before all others, and for those beside it after it. */
  look(subject: string, beside: readonly string[]): void {
    this.#want([subject, ...beside, ...this.#wanted]);
  }

  /** Takes a wish back that nobody has any more. */
  forget(subject: string): void {
    this.#wanted = this.#wanted.filter((one) => one !== subject);
  }

  /** Waits until a thing is at hand, but no longer than so many milliseconds. */
  async within(subject: string, milliseconds: number): Promise<void> {
    if (this.#held.has(subject)) return;
    this.ask(subject);
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        stop();
        resolve();
      };
      const stop = this.subscribe(subject, end);
      const timer = setTimeout(end, milliseconds);
    });
  }

  /** Tells when a thing is at hand. The function returned ends that. */
  subscribe(subject: string, listener: () => void): () => void {
    const of = this.#listeners.get(subject) ?? new Set();
    this.#listeners.set(subject, of.add(listener));
    return () => {
      of.delete(listener);
      if (of.size === 0) this.#listeners.delete(subject);
    };
  }

  #want(subjects: readonly string[]): void {
    const isWanted = (one: string): boolean => !this.#held.has(one) && this.#reading !== one;
    this.#wanted = [...new Set(subjects)].filter(isWanted);
    this.#next();
  }

  #next(): void {
    if (this.#reading !== null) return;
    const [subject, ...rest] = this.#wanted;
    if (subject === undefined) return;
    this.#wanted = rest;
    this.#reading = subject;
    void this.#read(subject).then((held) => {
      this.#reading = null;
      this.#held.set(subject, held);
      const oldest = this.#held.size > ROOM ? this.#held.keys().next().value : undefined;
      if (oldest !== undefined) this.#held.delete(oldest);
      for (const listener of this.#listeners.get(subject) ?? []) listener();
      this.#next();
    });
  }
}
