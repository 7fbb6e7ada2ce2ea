import { useCallback, useLayoutEffect, useSyncExternalStore } from 'react';
import type { Block, Footnote, Inline, Tree } from '../../shared/richtext/tree.ts';
import { linesOf } from '../../shared/richtext/replace-words.ts';

/** The words of one footnote. */
export type Note = Footnote['note'];

const NONE: readonly Note[] = [];
const known = new WeakMap<Tree, readonly Note[]>();

/** The footnotes of a text in the order of their marks. The same list for the same tree. */
export const notesIn = (tree: Tree): readonly Note[] => {
  const there = known.get(tree);
  if (there) return there;
  const found = linesOf(tree).flatMap((line) => line.flatMap((one) => (one.type === 'footnote' ? [one.note] : [])));
  const notes = found.length > 0 ? found : NONE;
  known.set(tree, notes);
  return notes;
};

/** The footnotes among what a live field keeps whole. */
export const notesOfKept = (places: readonly { readonly kept: Block | Inline }[]): readonly Note[] =>
  places.flatMap(({ kept }) => (kept.type === 'footnote' ? [kept.note] : []));

const sameNotes = (a: readonly Note[], b: readonly Note[]): boolean =>
  a.length === b.length && a.every((note, at) => note === b[at]);

/**
 * The numbers of footnotes, which run through the whole edition: on a page they follow from field to field, and each page goes
 * on from those before its section. A field hears when its own first number, or its notes, have changed.
 */
export class NoteNumbers {
  readonly #pages = new Map<string, { readonly keys: readonly string[]; readonly isFirst: boolean }>();
  readonly #notes = new Map<string, readonly Note[]>();
  readonly #first = new Map<string, number>();
  readonly #listeners = new Map<string, Set<() => void>>();
  #before: Readonly<Record<string, number>> = {};

  /** Takes a page in: its fields in reading order. `isFirst`: it begins the edition. The function returned forgets it. */
  show(page: string, fields: readonly { readonly key: string; readonly tree: Tree }[], isFirst: boolean): () => void {
    const shown = { keys: fields.map(({ key }) => key), isFirst };
    this.#pages.set(page, shown);
    for (const { key, tree } of fields) this.#notes.set(key, notesIn(tree));
    this.#count(page);
    return () => {
      if (this.#pages.get(page) === shown) this.#pages.delete(page);
    };
  }

  /** How many footnotes stand before each section of the edition, in reading order. */
  before(counts: Readonly<Record<string, number>>): void {
    this.#before = counts;
    for (const page of this.#pages.keys()) this.#count(page);
  }

  /** The notes that a field has now, live or not. Those of the pages after its own go on from there. */
  put(key: string, notes: readonly Note[]): void {
    const before = this.notes(key);
    if (sameNotes(before, notes)) return;
    this.#notes.set(key, notes);
    const more = notes.length - before.length;
    const page = more === 0 ? undefined : [...this.#pages].find(([, { keys }]) => keys.includes(key))?.[0];
    if (page !== undefined) {
      const sections = Object.entries(this.#before);
      const at = sections.findIndex(([section]) => section === page);
      this.#before = Object.fromEntries(
        sections.map(([section, count], place) => [section, at >= 0 && place > at ? count + more : count]),
      );
      for (const one of this.#pages.keys()) this.#count(one);
    }
    this.#tell(key);
  }

  readonly notes = (key: string): readonly Note[] => this.#notes.get(key) ?? NONE;

  /** The number of the field's first footnote; 1 where it has none. */
  readonly first = (key: string): number => this.#first.get(key) ?? 1;

  readonly subscribe = (key: string, listener: () => void): (() => void) => {
    const listeners = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, listeners.add(listener));
    return () => void listeners.delete(listener);
  };

  #count(page: string): void {
    const { keys, isFirst } = this.#pages.get(page)!;
    let next = 1 + (isFirst ? 0 : (this.#before[page] ?? 0));
    for (const key of keys) {
      const { length } = this.notes(key);
      if (length === 0) {
        this.#first.delete(key);
        continue;
      }
      const before = this.#first.get(key);
      this.#first.set(key, next);
      if (before !== next) this.#tell(key);
      next += length;
    }
  }

  #tell(key: string): void {
    for (const listener of this.#listeners.get(key) ?? []) listener();
  }
}

const bySession = new WeakMap<object, NoteNumbers>();

/** The numbers of the plan that a session writes in. */
export const noteNumbersOf = (session: object): NoteNumbers => {
  const there = bySession.get(session) ?? new NoteNumbers();
  bySession.set(session, there);
  return there;
};

/** Follows the number of a field's first footnote. */
export const useFirstNote = (session: object, key: string): number => {
  const numbers = noteNumbersOf(session);
  return useSyncExternalStore(
    useCallback((listener: () => void) => numbers.subscribe(key, listener), [numbers, key]),
    () => numbers.first(key),
  );
};

/** Follows a field's footnotes; those of a text that is not live are taken from its tree. */
export const useNotes = (session: object, key: string, tree: Tree, live: boolean): readonly Note[] => {
  const numbers = noteNumbersOf(session);
  useLayoutEffect(() => {
    if (!live) numbers.put(key, notesIn(tree));
  }, [numbers, key, tree, live]);
  return useSyncExternalStore(
    useCallback((listener: () => void) => numbers.subscribe(key, listener), [numbers, key]),
    () => numbers.notes(key),
  );
};
