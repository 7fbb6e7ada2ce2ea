/**
 * What became of a list, told by what changed in it: after a save, of thousands of findings few are others, and sending them
 * all would hold the window up.
 */
export interface ListChange<T> {
  /** Where in the list as it was; changes come in order and do not overlap. */
  readonly at: number;
  readonly remove: number;
  readonly put: readonly T[];
}

/** What makes one list of another. `isSame` tells whether two entries are one. */
export const listChanges = <T>(
  before: readonly T[],
  after: readonly T[],
  isSame: (a: T, b: T) => boolean = Object.is,
): ListChange<T>[] => {
  const places = new Map(before.map((one, at) => [one, at]));
  const changes: { at: number; remove: number; put: T[] }[] = [];
  let [at, next] = [0, 0];
  const change = (remove: number, put: readonly T[]): void => {
    const last = changes.at(-1);
    if (last && last.at + last.remove === at) {
      last.remove += remove;
      last.put.push(...put);
    } else changes.push({ at, remove, put: [...put] });
    at += remove;
  };
  for (; next < after.length; next += 1) {
    const one = after[next]!;
    if (at < before.length && isSame(before[at]!, one)) {
      at += 1;
      continue;
    }
    // Where it stood further on, what stood before it is gone; otherwise it is new.
    const there = places.get(one);
    if (there !== undefined && there > at) {
      change(there - at, []);
      at += 1;
    } else change(0, [one]);
  }
  if (at < before.length) change(before.length - at, []);
  return changes;
};

/** The list that was told by its changes. */
export const changedList = <T>(before: readonly T[], changes: readonly ListChange<T>[]): T[] => {
  const out: T[] = [];
  let at = 0;
  for (const change of changes) {
    out.push(...before.slice(at, change.at), ...change.put);
    at = change.at + change.remove;
  }
  return [...out, ...before.slice(at)];
};
