import type { Place } from './records.ts';

/** A thing and where it stands. */
export type Placed = readonly [id: string, place: Place];

const byPosition = ([a, x]: Placed, [b, y]: Placed): number =>
  x.position < y.position ? -1 : x.position > y.position ? 1 : a < b ? -1 : 1;

/** Those of some things that stand, in order of their positions; equal positions by id. */
export const standing = (ids: readonly string[], placeOf: (id: string) => Place | undefined): Placed[] =>
  ids
    .flatMap((id): Placed[] => {
      const place = placeOf(id);
      return place && !place.retired ? [[id, place]] : [];
    })
    .toSorted(byPosition);

/** The sections that stand, in order: annexes after all others. */
export const sectionsInOrder = (ids: readonly string[], placeOf: (id: string) => Place | undefined): Placed[] =>
  standing(ids, placeOf).toSorted(([, a], [, b]) => Number(a.kind === 'annex') - Number(b.kind === 'annex'));

/**
 * Items that stand, through their parents, under themselves: two copies edited apart can bring that about. The one with the
 * lowest id of each ring; it steps back to the top of its section, so that none of them is lost from sight.
 */
export const ringBreakers = (places: ReadonlyMap<string, Place>): ReadonlySet<string> => {
  const breakers = new Set<string>();
  const settled = new Set<string>();
  for (const start of places.keys()) {
    const way: string[] = [];
    let at: string | null | undefined = start;
    while (at != null && places.has(at) && !settled.has(at) && !way.includes(at)) {
      way.push(at);
      at = places.get(at)!.parent;
    }
    const ring = at == null ? [] : way.slice(Math.max(way.indexOf(at), way.includes(at) ? 0 : way.length));
    if (ring.length > 0) breakers.add(ring.toSorted()[0]!);
    for (const id of way) settled.add(id);
  }
  return breakers;
};

/**
 * The items that stand, by what they stand in: a section or an item. One whose parent does not stand is at the top of its
 * section, and so is one item of each ring.
 */
export const itemsBelow = (items: readonly Placed[]): ReadonlyMap<string, readonly Placed[]> => {
  const places = new Map(items);
  const rings = ringBreakers(places);
  const below = new Map<string, Placed[]>();
  for (const item of items) {
    const [id, place] = item;
    const over = place.parent !== null && places.has(place.parent) && !rings.has(id) ? place.parent : place.section;
    const list = below.get(over);
    if (list) list.push(item);
    else below.set(over, [item]);
  }
  return below;
};
