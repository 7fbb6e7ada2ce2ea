import { useSyncExternalStore } from 'react';

/** A value that views follow. */
export interface Store<T> {
  readonly get: () => T;
  readonly set: (change: (now: T) => T) => void;
  /** The function returned ends the subscription. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** A store of an immutable value; listeners hear of it only when another value is put in. */
export const createStore = <T>(first: T): Store<T> => {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (change) => {
      const next = change(value);
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

/** Follows a part of a store. `select` must return the same thing for the same value. */
export const useStore = <T, Part>(store: Store<T>, select: (value: T) => Part): Part =>
  useSyncExternalStore(store.subscribe, () => select(store.get()));
