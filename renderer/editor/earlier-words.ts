import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { SaidBefore } from '../../shared/ipc/contract.ts';
import type { FieldSpec } from './page-fields.ts';
import { call } from '../api/client.ts';
import { sameTree } from './same-tree.ts';
import type { EditorSession } from './session.ts';
import { saysTheSame } from './unchanged-since.ts';

/** What was read of a field's earlier words, and how far back they are shown. */
export interface EarlierState {
  /** `null` until it is read. */
  readonly layers: readonly SaidBefore[] | null;
  /** Why it could not be read, in a sentence; empty where it could. */
  readonly trouble: string;
  /** How many entries are shown. */
  readonly depth: number;
}

const BEGUN: EarlierState = { layers: null, trouble: '', depth: 0 };
const TROUBLE = 'Earlier words could not be read.';

/** The earlier words that are unfolded on the pages of a session: read once each, and kept while they are unfolded. */
class EarlierWords {
  readonly #states = new Map<string, EarlierState>();
  readonly #reading = new Set<string>();
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  of(key: string): EarlierState {
    return this.#states.get(key) ?? BEGUN;
  }

  put(key: string, change: Partial<EarlierState>): void {
    this.#states.set(key, { ...this.of(key), ...change });
    for (const listener of [...this.#listeners]) listener();
  }

  /** Forgets a field that was folded again: earlier drafts can be written in before it is unfolded the next time. */
  forget(key: string): void {
    this.#states.delete(key);
  }

  /** How many entries are shown at first; that stays, whatever is written meanwhile. */
  begin(key: string, depth: number): void {
    if (this.of(key).depth === 0) this.put(key, { depth });
  }

  /** Reads the earlier words of a field, where they are not there or being read. */
  read(plan: string, { key, cell, view }: FieldSpec): void {
    const { layers } = this.of(key);
    const isFresh = layers?.some(({ tree }) => sameTree(tree, view.last?.tree)) ?? false;
    if (isFresh || this.#reading.has(key)) return;
    this.#reading.add(key);
    call('cell/layers', { plan, cell })
      .then(
        (read) => this.put(key, { layers: read.layers, trouble: '' }),
        (error: unknown) => this.put(key, { trouble: error instanceof Error ? error.message : TROUBLE }),
      )
      .finally(() => this.#reading.delete(key));
  }
}

const bySession = new WeakMap<EditorSession, EarlierWords>();

const earlierOf = (session: EditorSession): EarlierWords => {
  const known = bySession.get(session) ?? new EarlierWords();
  bySession.set(session, known);
  return known;
};

/** Forgets the earlier words of a field that is folded again. */
export const forgetEarlier = (session: EditorSession, key: string): void => bySession.get(session)?.forget(key);

interface Earlier extends EarlierState {
  readonly setDepth: (depth: number) => void;
  readonly readAgain: () => void;
}

/** Follows the earlier words of a field of the page: they are read once it is unfolded. */
export const useEarlier = (session: EditorSession, plan: string, spec: FieldSpec): Earlier => {
  const words = earlierOf(session);
  const { key } = spec;
  const state = useSyncExternalStore(words.subscribe, () => words.of(key));
  useEffect(() => {
    // Where the words are as they were, it is what came before that one wants to see.
    words.begin(key, saysTheSame(spec, session.fieldState(key)) ? 2 : 1);
    words.read(plan, spec);
  }, [words, session, plan, spec, key]);
  return {
    ...state,
    setDepth: useCallback((depth: number) => words.put(key, { depth }), [words, key]),
    readAgain: () => words.read(plan, spec),
  };
};
