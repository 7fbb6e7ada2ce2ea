import type { ReviewedThing } from '../../../shared/ipc/contract.ts';

type Field = ReviewedThing['fields'][number];

/** A row of the plan that the file becomes: a section, an item, or a field of an item that is unfolded. */
export interface PlanRow {
  readonly key: string;
  readonly level: number;
  /** Where it stands among the rows of its level and parent, from 1; and how many they are. */
  readonly at: number;
  readonly of: number;
  /** Whether it is unfolded; absent where there is nothing to unfold. */
  readonly open?: boolean;
  readonly thing: ReviewedThing;
  readonly field?: Field;
  /** The id of the line of the file it begins at. */
  readonly line: string | null;
}

const keyOfThing = (thing: number): string => `t${thing}`;
const keyOfField = (thing: number, field: number): string => `t${thing}.${field}`;

/** The key of the section or item that a row is, or is of. */
export const thingKeyOf = (key: string): string => key.split('.', 1)[0]!;

/** For each thing its place among those beside it (from 1), and how many those are. */
const placesOf = (outline: readonly ReviewedThing[]): { at: number; of: number }[] => {
  const places = outline.map(() => ({ at: 0, of: 0 }));
  // Those that stand beside one another, for the thing last met at each depth.
  const open: number[][] = [];
  const close = (depth: number): void => {
    for (const beside of open.splice(depth)) {
      beside.forEach((thing, at) => {
        places[thing] = { at: at + 1, of: beside.length };
      });
    }
  };
  outline.forEach(({ depth }, thing) => {
    close(depth + 1);
    while (open.length <= depth) open.push([]);
    open[depth]!.push(thing);
  });
  close(0);
  return places;
};

/** The rows to be shown; `opened` holds the keys of the items whose fields are. */
export const planRows = (outline: readonly ReviewedThing[], opened: ReadonlySet<string>): PlanRow[] => {
  const places = placesOf(outline);
  return outline.flatMap((thing, index) => {
    const key = keyOfThing(index);
    const row: PlanRow = { key, level: thing.depth + 1, ...places[index]!, thing, line: thing.line };
    const count = thing.fields.length;
    if (count === 0) return [row];
    const open = opened.has(key);
    if (!open) return [{ ...row, open }];
    const fields = thing.fields.map((field, at): PlanRow => ({
      key: keyOfField(index, at),
      level: thing.depth + 2,
      at: at + 1,
      of: count,
      thing,
      field,
      line: field.line,
    }));
    return [{ ...row, open }, ...fields];
  });
};

/** Where each row of a plan begins in the file, in the file's order. */
export type Beginnings = readonly { readonly place: number; readonly key: string }[];

/** `placeOf` tells the place of a line among the file's lines by its id. */
export const beginningsOf = (
  outline: readonly ReviewedThing[],
  placeOf: (line: string) => number | undefined,
): Beginnings => {
  const found: { place: number; key: string; order: number }[] = [];
  const add = (line: string | null, key: string): void => {
    const place = line === null ? undefined : placeOf(line);
    if (place !== undefined) found.push({ place, key, order: found.length });
  };
  outline.forEach((thing, index) => {
    add(thing.line, keyOfThing(index));
    thing.fields.forEach((field, at) => add(field.line, keyOfField(index, at)));
  });
  return found.toSorted((a, b) => a.place - b.place || a.order - b.order);
};

/** The row that the line at `place` belongs to: the last that begins there or before it. */
export const rowAtPlace = (beginnings: Beginnings, place: number): string | null => {
  let [low, high] = [0, beginnings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (beginnings[middle]!.place <= place) low = middle + 1;
    else high = middle;
  }
  return beginnings[low - 1]?.key ?? null;
};
