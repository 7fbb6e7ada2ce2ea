import type { Tree } from '../richtext/tree.ts';
import { walk } from '../richtext/walk.ts';
import type { Renumbered } from './change.ts';
import type { Ground } from './changes/ground.ts';
import { wordsOfThings } from './changes/called.ts';
import { isProse } from './records.ts';
import { commonest, readNumber, schemeKey, writeNumber } from './renumber-schemes.ts';
import type { Counted, Scheme } from './renumber-schemes.ts';
import type { ItemKind } from './template.ts';

/** A thing that may bear a number, in reading order. */
interface Numbered {
  readonly id: string;
  /** Things of one family are numbered alike: a kind of item, sections, annexes. */
  readonly family: string;
  /** The section or item it stands below; `null` for a section. */
  readonly over: string | null;
  readonly section: string;
  readonly depth: number;
  readonly number: string | null;
  /** True of the item that bears its section's number and stands under its heading. */
  readonly isSections: boolean;
}

const SECTIONS = ' section';
const ANNEXES = ' annex';

/** Everything that stands, in reading order. */
const allThings = (ground: Ground): Numbered[] => {
  const out: Numbered[] = [];
  const items = (over: string, section: string, depth: number, sectionNumber: string | null): void => {
    for (const { id, place } of ground.below(over)) {
      const { number, kind } = place;
      const isSections = number !== null && depth === 1 && place.parent === null && number === sectionNumber;
      out.push({ id, family: kind, over, section, depth, number, isSections });
      items(id, section, depth + 1, null);
    }
  };
  for (const { id, place } of ground.sections()) {
    const { number } = place;
    const family = place.kind === 'annex' ? ANNEXES : SECTIONS;
    out.push({ id, family, over: null, section: id, depth: 0, number, isSections: false });
    items(id, id, 1, number);
  }
  return out;
};

/** How the things of a plan are numbered, as their numbers show it. */
class Schemes {
  readonly #counted = new Map<string, Counted>();
  readonly #ofList = new Map<string, Scheme[]>();
  readonly #ofFamily = new Map<string, Scheme[]>();
  readonly #most = new Map<readonly Scheme[], Scheme | undefined>();
  /** How often each family's numbers begin anew: never, in each section, below each thing. */
  readonly #restart = new Map<string, 'plan' | 'section' | 'over'>();

  constructor(things: readonly Numbered[]) {
    const numbers = new Map(things.map(({ id, number }) => [id, number]));
    const seen = new Map<string, Map<string, Numbered>>();
    for (const thing of things) {
      const { id, family, over, number, isSections } = thing;
      const counted = number === null || isSections ? undefined : readNumber(number, numbers.get(over ?? '') ?? null);
      if (!counted) continue;
      this.#counted.set(id, counted);
      for (const [map, key] of [
        [this.#ofList, `${family} ${over}`],
        [this.#ofFamily, family],
      ] as const) {
        const list = map.get(key);
        if (list) list.push(counted.scheme);
        else map.set(key, [counted.scheme]);
      }
      if (!counted.scheme.under) this.#notice(thing, seen);
    }
  }

  /** Two of one family and number tell where counting begins anew. */
  #notice(thing: Numbered, seen: Map<string, Map<string, Numbered>>): void {
    const { family, number, section, over } = thing;
    const known = seen.get(family) ?? new Map<string, Numbered>();
    seen.set(family, known);
    const twin = known.get(number!);
    known.set(number!, thing);
    if (!twin || twin.over === over) return;
    if (twin.section === section) this.#restart.set(family, 'over');
    else if (!this.#restart.has(family)) this.#restart.set(family, 'section');
  }

  of({ family, over }: Pick<Numbered, 'family' | 'over'>): Scheme | undefined {
    return this.#commonest(this.#ofList.get(`${family} ${over}`) ?? this.#ofFamily.get(family));
  }

  /** How a number is made that begins with what it stands below, where its list or else its family has such. */
  under({ family, over }: Pick<Numbered, 'family' | 'over'>): Scheme | undefined {
    const ways = [this.#ofList.get(`${family} ${over}`), this.#ofFamily.get(family)];
    return ways.map((all) => this.#commonest(all)).find((one) => one?.under);
  }

  /** A family is as long as the plan, and each of its things asks. */
  #commonest(all: readonly Scheme[] | undefined): Scheme | undefined {
    if (!all) return undefined;
    if (!this.#most.has(all)) this.#most.set(all, commonest(all));
    return this.#most.get(all);
  }

  counted(id: string): Counted | undefined {
    return this.#counted.get(id);
  }

  /** The row in which a thing is counted. */
  series({ family, over, section }: Pick<Numbered, 'family' | 'over' | 'section'>, scheme: Scheme): string {
    const restart = scheme.under ? 'over' : (this.#restart.get(family) ?? 'plan');
    const within = { plan: '', section, over: over ?? '' }[restart];
    return [family, schemeKey(scheme), within].join(' ');
  }

  /** True where a family is counted through the whole plan. */
  isRunning({ family }: Pick<Numbered, 'family'>, scheme: Scheme): boolean {
    return !scheme.under && !this.#restart.has(family);
  }
}

/** The least count that a running family ever had in this edition, retired things too: counting begins there. */
const firstCount = (ground: Ground, family: string, scheme: Scheme): number => {
  const ids = family === SECTIONS || family === ANNEXES ? ground.cells.source.sections : ground.cells.source.items;
  const kind = family.trim();
  const counts = ids.flatMap((id) => {
    const place = ground.place(id);
    const counted = place?.kind === kind && place.number !== null ? readNumber(place.number, null) : undefined;
    return counted && schemeKey(counted.scheme) === schemeKey(scheme) ? [counted.count] : [];
  });
  return counts.reduce((least, count) => Math.min(least, count), Infinity);
};

/** The number each thing gets when all are counted anew, by id; things without a number, and odd ones, keep what they have. */
const numbersAnew = (ground: Ground, things: readonly Numbered[]): ReadonlyMap<string, string | null> => {
  const schemes = new Schemes(things);
  const next = new Map<string, number>();
  const out = new Map<string, string | null>();
  const starts = (thing: Numbered, scheme: Scheme, own: Counted): number => {
    if (own.count === 0) return 0;
    const first = schemes.isRunning(thing, scheme) ? firstCount(ground, thing.family, scheme) : 1;
    return Number.isFinite(first) ? first : 1;
  };
  for (const thing of things) {
    const over = thing.over === null ? null : (out.get(thing.over) ?? null);
    if (thing.isSections) {
      out.set(thing.id, over);
      continue;
    }
    const own = schemes.counted(thing.id);
    // A row of numbers with a beginning of its own ("3.1" of a section without a number) goes on counting by it.
    const scheme = own && (own.scheme.under ? own.scheme : (schemes.under(thing) ?? own.scheme));
    if (!own || !scheme) {
      out.set(thing.id, thing.number);
      continue;
    }
    const series = schemes.series(thing, scheme);
    const count = next.get(series) ?? starts(thing, scheme, own);
    const number = writeNumber(scheme, count, over);
    out.set(thing.id, number ?? thing.number);
    if (number !== undefined) next.set(series, count + 1);
  }
  return out;
};

/** How many references of this edition's texts lead to each item. */
const referencesTo = (ground: Ground): ReadonlyMap<string, number> => {
  const out = new Map<string, number>();
  const texts = new Set<string>();
  for (const { subject, part } of ground.cells.source.referring()) {
    if (!isProse(part) || texts.has(`${subject} ${part}`)) continue;
    texts.add(`${subject} ${part}`);
    if (subject !== ground.plan && ground.place(subject)?.retired !== false) continue;
    walk((ground.seen(subject, part) ?? []) as Tree, (node) => {
      if (node.type === 'cross-reference') out.set(node.item, (out.get(node.item) ?? 0) + 1);
    });
  }
  return out;
};

/**
 * What counting everything anew, in order, would come to: a line for each section and item, changed or not. How numbers are
 * made is taken from those there; what has none gets none.
 */
export const renumbering = (ground: Ground): Renumbered[] => {
  const things = allThings(ground);
  const numbers = numbersAnew(ground, things);
  const references = referencesTo(ground);
  const wordsOf = wordsOfThings(ground);
  return things.map(({ id, depth, number }) => ({
    subject: id,
    words: wordsOf(id),
    depth,
    from: number,
    to: numbers.get(id) ?? null,
    references: references.get(id) ?? 0,
  }));
};

/**
 * What the numbers of a kind begin with: "Action 1" is counted through the plan, a bare number says what it stands below.
 * `null` where the kind's heading has no number.
 */
export const firstNumber = ({ heading }: Pick<ItemKind, 'heading'>, over: string | null): string | null => {
  if (!heading.includes('{number}')) return null;
  const hasWord = /\p{L}/u.test(heading.slice(0, heading.indexOf('{number}')).replace(/\{\w+\}/g, ''));
  return hasWord || over === null ? '1' : `${over}.1`;
};

const firstOf = (ground: Ground, key: string, over: string | null): string | null => {
  const kind = ground.template.kinds.find((one) => one.key === key);
  return kind ? firstNumber(kind, over) : null;
};

/** The number that follows for a new item of a kind, below a section or an item, with no other's number touched. */
export const nextNumber = (
  ground: Ground,
  kind: string,
  { section, over }: { section: string; over: string },
): string | null => {
  const things = allThings(ground);
  const schemes = new Schemes(things);
  const overNumber = ground.place(over)?.number ?? null;
  const here = { family: kind, over, section };
  const ofKind = things.filter((one) => one.family === kind);
  const scheme = schemes.of(here);
  if (!scheme)
    return ofKind.some((one) => one.number === null && one.over === over) ? null : firstOf(ground, kind, overNumber);
  const series = schemes.series(here, scheme);
  const counts = ofKind.flatMap((one) => {
    const counted = schemes.counted(one.id);
    return counted && schemes.series(one, counted.scheme) === series ? [counted.count] : [];
  });
  return writeNumber(scheme, Math.max(0, ...counts) + 1, overNumber) ?? null;
};

/** The number that follows for a new section or annex; `null` where sections have none. */
export const nextSectionNumber = (ground: Ground, kind: 'section' | 'annex'): string | null => {
  const family = kind === 'annex' ? ANNEXES : SECTIONS;
  const things = allThings(ground).filter((one) => one.family === family);
  const schemes = new Schemes(things);
  const last = things.toReversed().find((one) => schemes.counted(one.id));
  if (!last) return kind === 'annex' ? 'A' : things.length === 0 ? '1' : null;
  const { scheme } = schemes.counted(last.id)!;
  const counts = things.flatMap((one) => {
    const counted = schemes.counted(one.id);
    return counted && schemeKey(counted.scheme) === schemeKey(scheme) ? [counted.count] : [];
  });
  return writeNumber(scheme, Math.max(0, ...counts) + 1, null) ?? null;
};
