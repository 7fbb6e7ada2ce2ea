import { between, positions } from './position.ts';
import type { Standing } from './plan-cells.ts';
import type { ProposedItem, ProposedSection } from './proposal.ts';
import type { Place } from './records.ts';

/** More new things than this between known ones, and all of their list get new positions: a position must stay short. */
const FEW = 8;

export interface PlacesOptions {
  readonly idOfSection: (section: ProposedSection) => string;
  readonly idOfItem: (item: ProposedItem) => string;
  /** Where a thing stands now; `undefined` where it never stood. */
  readonly placeNow: (id: string) => Place | undefined;
  /** True where what stands keeps its place, and what is new comes after it. */
  readonly keepStanding: boolean;
  /** All that stands now. */
  readonly standing: () => readonly Standing[];
}

/** Positions in that order. Those there are stay where they are in order already and leave room for what is new. */
const positionsFor = (now: readonly (string | undefined)[]): string[] => {
  const known = now.filter((one) => one !== undefined);
  const inOrder = known.every((one, at) => at === 0 || known[at - 1]! < one);
  if (!inOrder || now.length - known.length > FEW) return positions(now.length);
  const out: string[] = [];
  now.forEach((position, at) => {
    const next = (): string | null => now.slice(at).find((one) => one !== undefined) ?? null;
    out.push(position ?? between(out.at(-1) ?? null, next()));
  });
  return out;
};

/** `count` positions after another one. */
const positionsAfter = (last: string | undefined, count: number): string[] =>
  // What begins with a key sorts after it.
  positions(count).map((position) => (last ?? '') + position);

/**
 * The place of every section and item of a file, by id, in the file's order, with its numbers. With `keepStanding` only of those
 * that do not stand yet.
 */
export const placesInOrder = (
  sections: readonly ProposedSection[],
  { idOfSection, idOfItem, placeNow, keepStanding, standing }: PlacesOptions,
): ReadonlyMap<string, Place> => {
  const out = new Map<string, Place>();
  const last = new Map<string, string>();
  const listOf = ({ section, parent, kind }: Place): string => (kind === 'section' ? '' : (parent ?? section));
  if (keepStanding)
    for (const { place } of standing()) {
      const before = last.get(listOf(place));
      if (before === undefined || before < place.position) last.set(listOf(place), place.position);
    }
  const stands = (id: string): boolean => placeNow(id)?.retired === false;

  const put = (list: readonly { readonly id: string; readonly place: Omit<Place, 'position' | 'retired'> }[]): void => {
    const fresh = keepStanding ? list.filter(({ id }) => !stands(id)) : list;
    if (fresh.length === 0) return;
    const key = listOf({ ...fresh[0]!.place, position: '', retired: false });
    const now = fresh.map(({ id, place }) => {
      const there = placeNow(id);
      return there && listOf(there) === listOf({ ...place, position: '', retired: false }) ? there.position : undefined;
    });
    const at = keepStanding ? positionsAfter(last.get(key), fresh.length) : positionsFor(now);
    fresh.forEach(({ id, place }, index) => out.set(id, { ...place, position: at[index]!, retired: false }));
  };

  const putItems = (items: readonly ProposedItem[], section: string, parent: string | null): void => {
    put(
      items.map((item) => ({
        id: idOfItem(item),
        place: { section, parent, number: item.number, kind: item.kind },
      })),
    );
    for (const item of items) putItems(item.items, section, idOfItem(item));
  };

  put(
    sections.map((section) => {
      const id = idOfSection(section);
      return { id, place: { section: id, parent: null, number: section.number, kind: 'section' } };
    }),
  );
  for (const section of sections) putItems(section.items, idOfSection(section), null);
  return out;
};
