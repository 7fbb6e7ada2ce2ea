import type { Place } from './records.ts';
import type { Placed } from './standing-order.ts';

/** What stands where in an edition: `below` a section or an item, in order; `sectionOf` has every item that is seen. */
export interface StandingOrder {
  readonly sections: readonly Placed[];
  readonly below: ReadonlyMap<string, readonly Placed[]>;
  readonly sectionOf: ReadonlyMap<string, string>;
}

/** A thing that is seen in an edition. */
export interface Seen {
  readonly id: string;
  readonly place: Place;
  /** The section it stands in; its own id, for a section. */
  readonly section: string;
  /** What it stands directly below: a section or an item; `null` for a section. */
  readonly over: string | null;
  /** Which it is of those below the same thing, from 0. */
  readonly at: number;
}

/** An order does not change: what was read out of one once serves whoever asks again, thing after thing. */
const remembered = <K extends object, V>(known: WeakMap<K, V>, key: K, make: () => V): V => {
  const there = known.get(key) ?? make();
  known.set(key, there);
  return there;
};

const readSeen = ({ sections, below }: StandingOrder): ReadonlyMap<string, Seen> => {
  const out = new Map<string, Seen>();
  const walk = (over: string, section: string): void =>
    below.get(over)?.forEach(([id, place], at) => {
      out.set(id, { id, place, section, over, at });
      walk(id, section);
    });
  sections.forEach(([id, place], at) => {
    out.set(id, { id, place, section: id, over: null, at });
    walk(id, id);
  });
  return out;
};

const knownSeen = new WeakMap<StandingOrder, ReadonlyMap<string, Seen>>();

/** Every thing that is seen in an edition, by id, in reading order. */
export const seenIn = (order: StandingOrder): ReadonlyMap<string, Seen> =>
  remembered(knownSeen, order, () => readSeen(order));

/** How things stand in one edition that stood in another. */
export interface OrderChanges {
  readonly added: ReadonlySet<string>;
  readonly retired: ReadonlySet<string>;
  readonly moved: ReadonlySet<string>;
  /** Those that bear another number and did not move. */
  readonly renumbered: ReadonlySet<string>;
}

interface Best {
  readonly weight: number;
  readonly at: number;
}
const NO_BEST: Best = { weight: 0, at: -1 };

/**
 * The elements of a sequence that stay, so that what stays is in rising order and as much as can be; of two ways that keep
 * equally many, the one that keeps more of those that are `still`. `order` is a sequence of numbers from 0 up, each once.
 */
export const keptInOrder = (order: readonly number[], still: (at: number) => boolean): ReadonlySet<number> => {
  const each = order.length + 1;
  // A tree of prefixes (Fenwick): the best way that ends at a number, for all numbers up to one.
  const tree: Best[] = Array.from({ length: each }, () => NO_BEST);
  const before: number[] = [];
  let best = NO_BEST;
  order.forEach((number, at) => {
    let found = NO_BEST;
    for (let node = number; node > 0; node -= node & -node) if (tree[node]!.weight > found.weight) found = tree[node]!;
    before.push(found.at);
    const mine = { weight: found.weight + each + (still(at) ? 1 : 0), at };
    if (mine.weight > best.weight) best = mine;
    for (let node = number + 1; node < each; node += node & -node)
      if (tree[node]!.weight < mine.weight) tree[node] = mine;
  });
  const out = new Set<number>();
  for (let at = best.at; at >= 0; at = before[at]!) out.add(at);
  return out;
};

/** Of those below one thing in both editions, the ones whose order among the others changed. */
const movedAmong = (siblings: readonly Seen[], before: ReadonlyMap<string, Seen>): string[] => {
  const was = siblings.map(({ id }) => before.get(id)!);
  const ranks = new Map(was.toSorted((a, b) => a.at - b.at).map(({ id }, rank) => [id, rank]));
  const kept = keptInOrder(
    siblings.map(({ id }) => ranks.get(id)!),
    (at) => was[at]!.place.position === siblings[at]!.place.position,
  );
  return siblings.filter((_, at) => !kept.has(at)).map(({ id }) => id);
};

const readChanges = (before: ReadonlyMap<string, Seen>, after: ReadonlyMap<string, Seen>): OrderChanges => {
  const added = new Set([...after.keys()].filter((id) => !before.has(id)));
  const retired = new Set([...before.keys()].filter((id) => !after.has(id)));
  const moved = new Set<string>();
  const beside = new Map<string | null, Seen[]>();
  for (const [id, now] of after) {
    const was = before.get(id);
    if (!was) continue;
    if (was.over !== now.over) moved.add(id);
    else {
      const list = beside.get(now.over);
      if (list) list.push(now);
      else beside.set(now.over, [now]);
    }
  }
  for (const siblings of beside.values()) for (const id of movedAmong(siblings, before)) moved.add(id);
  const renumbered = new Set<string>();
  for (const [id, { place }] of after) {
    const was = before.get(id);
    if (was && was.place.number !== place.number && !moved.has(id)) renumbered.add(id);
  }
  return { added, retired, moved, renumbered };
};

const knownChanges = new WeakMap<StandingOrder, WeakMap<StandingOrder, OrderChanges>>();

/**
 * What was added and retired, and of what is in both what moved: to another section or parent, or to another place among
 * those that stand beside it in both. What moved along below something is not moved itself.
 */
export const orderChanges = (before: StandingOrder, after: StandingOrder): OrderChanges =>
  remembered(
    remembered(knownChanges, before, () => new WeakMap<StandingOrder, OrderChanges>()),
    after,
    () => readChanges(seenIn(before), seenIn(after)),
  );

/**
 * The things of both editions in the reading order of the later one; what was retired stands after what it stood after, if
 * that stayed where it was.
 */
export const readingOrder = (
  before: ReadonlyMap<string, Seen>,
  after: ReadonlyMap<string, Seen>,
  { moved }: Pick<OrderChanges, 'moved'>,
): string[] => {
  const first: string[] = [];
  const behind = new Map<string, string[]>();
  let list = first;
  for (const id of before.keys()) {
    if (!after.has(id)) list.push(id);
    else if (!moved.has(id)) {
      list = behind.get(id) ?? [];
      behind.set(id, list);
    }
  }
  return [...first, ...[...after.keys()].flatMap((id) => [id, ...(behind.get(id) ?? [])])];
};
