import { hunks, pairUp } from './sequence.ts';
import type { Hunk } from './sequence.ts';

/** What came of bringing two forms together. */
export interface Merged<T> {
  readonly values: readonly T[];
  /** How often both had changed the same thing, so that both forms stand, one after the other. */
  readonly clashes: number;
}

/** How things of a sequence are told apart and brought together. */
export interface Mergeable<T> {
  /** Equal for equal things. */
  readonly key: (one: T) => string;
  /** How much the second looks like an edited form of the first, 0 to 1. */
  readonly like: (a: T, b: T) => number;
  /** Brings together three forms of which no two are equal. */
  readonly merge: (base: T, mine: T, theirs: T) => Merged<T>;
}

/** One by one: a list may be longer than a call may have arguments. */
const append = <T>(into: T[], more: readonly T[]): void => {
  for (const one of more) into.push(one);
};

/** Both forms, the first writer's first. */
export const keepBoth = <T>(mine: T, theirs: T): Merged<T> => ({ values: [mine, theirs], clashes: 1 });

/** The form that changed, where only one did or both alike; `undefined` where both did, each in its own way. */
export const changedOne = <T>(same: (a: T, b: T) => boolean, base: T, mine: T, theirs: T): { one: T } | undefined => {
  if (same(mine, theirs) || same(theirs, base)) return { one: mine };
  return same(mine, base) ? { one: theirs } : undefined;
};

/** One after another; what both begin or end with stands once. */
const insertedByBoth = <T>({ key }: Mergeable<T>, mine: readonly T[], theirs: readonly T[]): Merged<T> => {
  const most = Math.min(mine.length, theirs.length);
  let head = 0;
  while (head < most && key(mine[head]!) === key(theirs[head]!)) head += 1;
  let tail = 0;
  while (tail < most - head && key(mine.at(-1 - tail)!) === key(theirs.at(-1 - tail)!)) tail += 1;
  const [rest, others] = [mine.slice(head, mine.length - tail), theirs.slice(head, theirs.length - tail)];
  const values = [...mine.slice(0, head), ...rest, ...others, ...mine.slice(mine.length - tail)];
  return { values, clashes: rest.length > 0 && others.length > 0 ? 1 : 0 };
};

/** A stretch that both changed: each thing of the base with its two edited forms, what is new between them. */
const mergeStretch = <T>(
  how: Mergeable<T>,
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
): Merged<T> => {
  const values: T[] = [];
  let clashes = 0;
  const put = (merged: Merged<T>): void => {
    append(values, merged.values);
    clashes += merged.clashes;
  };
  const sides = [mine, theirs].map((list) => ({ list, pairs: pairUp(base, list, how.like), at: 0, fresh: [] as T[] }));
  const [a, b] = sides as [(typeof sides)[0], (typeof sides)[0]];
  const freshUpTo = (side: typeof a, end: number): void => {
    append(side.fresh, side.list.slice(side.at, end));
    side.at = end;
  };
  const flush = (): void => {
    put(insertedByBoth(how, a.fresh, b.fresh));
    a.fresh = [];
    b.fresh = [];
  };
  base.forEach((old, index) => {
    const forms = sides.map((side) => {
      const pair = side.pairs[index];
      if (pair === undefined) return undefined;
      freshUpTo(side, pair);
      side.at = pair + 1;
      return { form: side.list[pair]! };
    });
    const [x, y] = forms;
    if (!x && !y) return;
    flush();
    const sameKey = (p: T, q: T): boolean => how.key(p) === how.key(q);
    if (x && y) {
      const changed = changedOne(sameKey, old, x.form, y.form);
      put(changed ? { values: [changed.one], clashes: 0 } : how.merge(old, x.form, y.form));
    } else {
      // Taken out by one side: gone if the other left it alone, else the other's new words stay.
      const { form } = (x ?? y)!;
      if (!sameKey(form, old)) put({ values: [form], clashes: 1 });
    }
  });
  for (const side of sides) freshUpTo(side, side.list.length);
  flush();
  return { values, clashes };
};

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly grownMine: number;
  readonly grownTheirs: number;
}

const growth = ({ start, end, from, to }: Hunk): number => to - from - (end - start);

/** The stretches of the base that either side changed; changes that touch are one stretch. */
const stretches = (mine: readonly Hunk[], theirs: readonly Hunk[]): Stretch[] => {
  const all = [
    ...mine.map((hunk) => ({ start: hunk.start, end: hunk.end, grownMine: growth(hunk), grownTheirs: 0 })),
    ...theirs.map((hunk) => ({ start: hunk.start, end: hunk.end, grownMine: 0, grownTheirs: growth(hunk) })),
  ].toSorted((x, y) => x.start - y.start);
  const out: Stretch[] = [];
  for (const one of all) {
    const last = out.at(-1);
    if (last && one.start <= last.end)
      out[out.length - 1] = {
        start: last.start,
        end: Math.max(last.end, one.end),
        grownMine: last.grownMine + one.grownMine,
        grownTheirs: last.grownTheirs + one.grownTheirs,
      };
    else out.push(one);
  }
  return out;
};

/** Brings two edited forms of a sequence together (diff3, then the edited forms of single things within a stretch). */
export const mergeSequence = <T>(
  how: Mergeable<T>,
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
): Merged<T> => {
  const [b, m, t] = [base, mine, theirs].map((list) => list.map(how.key)) as [string[], string[], string[]];
  const sameKeys = (x: { keys: string[] }, y: { keys: string[] }): boolean =>
    x.keys.length === y.keys.length && x.keys.every((key, index) => key === y.keys[index]);
  const values: T[] = [];
  let clashes = 0;
  let [at, inMine, inTheirs] = [0, 0, 0];
  for (const { start, end, grownMine, grownTheirs } of stretches(hunks(b, m), hunks(b, t))) {
    append(values, base.slice(at, start));
    [inMine, inTheirs] = [inMine + start - at, inTheirs + start - at];
    const [mineEnd, theirsEnd] = [inMine + end - start + grownMine, inTheirs + end - start + grownTheirs];
    const part = (list: readonly T[], keys: string[], from: number, to: number) => ({
      list: list.slice(from, to),
      keys: keys.slice(from, to),
    });
    const forms = [
      part(base, b, start, end),
      part(mine, m, inMine, mineEnd),
      part(theirs, t, inTheirs, theirsEnd),
    ] as const;
    const changed = changedOne(sameKeys, ...forms);
    const merged = changed
      ? { values: changed.one.list, clashes: 0 }
      : mergeStretch(how, forms[0].list, forms[1].list, forms[2].list);
    append(values, merged.values);
    clashes += merged.clashes;
    [at, inMine, inTheirs] = [end, mineEnd, theirsEnd];
  }
  append(values, base.slice(at));
  return { values, clashes };
};
