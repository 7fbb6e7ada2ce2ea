import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { Held, ThingShelf } from './thing-shelf.ts';

/** How long a row is in sight before its words are counted, so that scrolling past costs nothing. Milliseconds. */
const REST = 150;

const NOWHERE = (): (() => void) => () => undefined;

/** What is at hand of a thing, as it comes. */
const useHeld = (shelf: ThingShelf, subject: string | null): Held | undefined => {
  const subscribe = useCallback(
    (listener: () => void) => (subject === null ? NOWHERE() : shelf.subscribe(subject, listener)),
    [shelf, subject],
  );
  return useSyncExternalStore(subscribe, () => (subject === null ? undefined : shelf.get(subject)));
};

/** The thing that is looked at: read before all others, with those after and before it next. */
export const useThing = (shelf: ThingShelf, subject: string, next?: string, previous?: string): Held | undefined => {
  const held = useHeld(shelf, subject);
  const isHeld = held !== undefined;
  useEffect(() => {
    if (isHeld)
      shelf.look(
        subject,
        [next, previous].filter((one) => one !== undefined),
      );
  }, [shelf, subject, next, previous, isHeld]);
  useEffect(() => {
    if (!isHeld) shelf.look(subject, []);
  }, [shelf, subject, isHeld]);
  return held;
};

/** Asks for a thing once its row has been in sight for a moment. Tells when it is at hand. */
export const useInSight = (shelf: ThingShelf, subject: string, wanted: boolean): void => {
  useHeld(shelf, wanted ? subject : null);
  useEffect(() => {
    if (!wanted) return undefined;
    const timer = setTimeout(() => shelf.ask(subject), REST);
    return () => {
      clearTimeout(timer);
      shelf.forget(subject);
    };
  }, [shelf, subject, wanted]);
};
