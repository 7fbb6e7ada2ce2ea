import { useCallback, useEffect, useMemo, useState } from 'react';
import { pathTo, unfoldable } from '../plan/outline-rows.ts';
import type { OutlineRow } from '../plan/outline-rows.ts';
import { useKept } from './use-kept.ts';

/** What is folded by hand: sections are folded until they are opened, items are open until they are folded. */
interface Folding {
  readonly opened: ReadonlySet<string>;
  readonly folded: ReadonlySet<string>;
  /** The section that was unfolded last because one was in it. */
  readonly at: string | null;
}

const NOTHING: Folding = { opened: new Set(), folded: new Set(), at: null };

/** Kept as long as the plan is open, also while its outline is not on screen. */
const kept = new WeakMap<object, Folding>();

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((one) => b.has(one));

const keepSet = (before: ReadonlySet<string>, now: ReadonlySet<string>): ReadonlySet<string> =>
  sameSet(before, now) ? before : now;

const changed = (set: ReadonlySet<string>, key: string, has: boolean): ReadonlySet<string> => {
  if (set.has(key) === has) return set;
  const next = new Set(set);
  if (has) next.add(key);
  else next.delete(key);
  return next;
};

interface Unfolded {
  readonly expanded: ReadonlySet<string>;
  /** Takes what the tree says is unfolded now. */
  readonly setExpanded: (keys: Iterable<unknown>) => void;
  /** Unfolds all that a row stands in. */
  readonly reveal: (key: string) => void;
}

/**
 * Which rows are unfolded. `here` is the row one is at, whose section is unfolded; `all` unfolds everything for as long as
 * something is looked for.
 */
export const useFolding = (
  session: object,
  rows: readonly OutlineRow[],
  here: string | null,
  all: boolean,
): Unfolded => {
  const [folding, setFolding] = useState<Folding>(() => kept.get(session) ?? NOTHING);
  // What is folded in a search is folded there alone.
  const [foldedFound, setFoldedFound] = useState<ReadonlySet<string>>(NOTHING.folded);
  useEffect(() => void kept.set(session, folding), [session, folding]);
  useEffect(() => setFoldedFound(NOTHING.folded), [all]);

  const section = useMemo(() => (here === null ? undefined : pathTo(rows, here)[0]), [rows, here]);
  useEffect(() => {
    if (section === undefined) return;
    setFolding((now) =>
      now.at === section ? now : { ...now, at: section, opened: changed(now.opened, section, true) },
    );
    // Only going to another section unfolds it: one that was folded by hand stays so.
  }, [section]);

  const unfolded = useMemo(
    (): ReadonlySet<string> =>
      new Set(
        all
          ? unfoldable(rows).filter((key) => !foldedFound.has(key))
          : rows
              .filter((row) => folding.opened.has(row.key))
              .flatMap((row) => [row.key, ...unfoldable(row.rows).filter((key) => !folding.folded.has(key))]),
      ),
    [rows, all, folding, foldedFound],
  );
  // The same keys are the same set: rows are not drawn again for it.
  const expanded = useKept(unfolded, keepSet);

  const sections = useMemo(() => new Set(rows.map((row) => row.key)), [rows]);
  const set = useCallback(
    (key: string, open: boolean): void => {
      if (all) setFoldedFound((now) => changed(now, key, !open));
      else if (sections.has(key)) setFolding((now) => ({ ...now, opened: changed(now.opened, key, open) }));
      else setFolding((now) => ({ ...now, folded: changed(now.folded, key, !open) }));
    },
    [all, sections],
  );
  const setExpanded = useCallback(
    (keys: Iterable<unknown>): void => {
      const now = new Set([...keys].map(String));
      for (const key of expanded) if (!now.has(key)) set(key, false);
      for (const key of now) if (!expanded.has(key)) set(key, true);
    },
    [set, expanded],
  );
  const reveal = useCallback(
    (key: string): void => {
      for (const over of pathTo(rows, key).slice(0, -1)) set(over, true);
    },
    [rows, set],
  );
  return { expanded, setExpanded, reveal };
};
