import { preparing, SHORT_WORD, Words } from './item-words.ts';
import type { Bag, Matchable, Prepared } from './item-words.ts';
import type { ItemPair } from './review.ts';
import { finish, mapInSteps } from './steps.ts';
import type { Steps } from './steps.ts';

/** Less alike than this, 0 to 1, two items are not taken for one. */
const ALIKE = 0.5;
/** Where section and number agree too, so much is enough. */
const ALIKE_IN_PLACE = 0.42;
/** Between two items whose neighbours are one, so much is enough. */
const ALIKE_BETWEEN = 0.3;
/** As alike as this, and no rival near, nobody need look. */
const SURE = 0.85;
/** A rival nearer than this leaves a doubt. */
const NEAR = 0.08;
/** What number and section add to likeness, where the words agree at least by half of `ALIKE`. */
const FOR_NUMBER = 0.04;
const FOR_SECTION = 0.04;
/** What an equal place in the order adds. */
const FOR_PLACE = 0.02;
/** A word that stands in more items than this points at none of them. */
const RARE = 24;
/** How many of its rarest words an item is looked up by, and how many candidates are looked at closely. */
const LOOKED_UP = 32;
const CANDIDATES = 10;

const share = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean => {
  for (const one of a) if (b.has(one)) return true;
  return false;
};

interface Pair {
  readonly item: number;
  readonly other: number;
  /** Of the words alone. */
  readonly likeness: number;
  /** Of words, number, section and place: what pairs are ordered by. */
  readonly score: number;
  /** True where section or number agree. */
  readonly inPlace: boolean;
  /** How many words speak for it. */
  readonly words: number;
}

const best = (a: readonly Bag[], b: readonly Bag[], like: (x: Bag, y: Bag) => number): number | undefined => {
  if (a.length === 0 || b.length === 0) return undefined;
  let found = 0;
  for (const x of a) for (const y of b) found = Math.max(found, like(x, y));
  return found;
};

/** As many words as make a first field speak for more than a name. */
const MANY_WORDS = 6;
const longest = (bags: readonly Bag[]): number => Math.max(0, ...bags.map((bag) => bag.length));

/** So much alike, two items are not looked at further. */
const ENOUGH = 0.97;

/** Holds two items against each other. */
const compare = (a: Prepared, b: Prepared, words: Words): Omit<Pair, 'item' | 'other'> => {
  const like = (x: Bag, y: Bag): number => words.likeness(x, y);
  const first = best(a.first, b.first, like);
  const name = best(a.names, b.names, like);
  const length = Math.min(longest(a.first), longest(b.first));
  const weight = length >= MANY_WORDS ? 3 : 1;
  const fixed =
    first !== undefined && name !== undefined ? (weight * first + name) / (weight + 1) : (first ?? name ?? undefined);
  // Two that are one by what fixes them need no more words to say so.
  const all = fixed !== undefined && fixed > ENOUGH ? 0 : (best(a.all, b.all, like) ?? 0);
  // What is reported anew each year differs by its nature: it speaks for two items being one, never against it.
  const alike = fixed === undefined ? 0.95 * all : all > fixed ? (fixed + all) / 2 : fixed;
  const likeness = a.kind === b.kind ? alike : 0.9 * alike;
  const sameNumber = share(a.numbers, b.numbers);
  const sameSection = share(a.sections, b.sections);
  const agrees = likeness >= ALIKE / 2;
  const score =
    likeness +
    (agrees && sameNumber ? FOR_NUMBER : 0) +
    (agrees && sameSection ? FOR_SECTION : 0) +
    FOR_PLACE * (1 - Math.abs(a.place - b.place));
  const spoken = Math.max(
    length,
    Math.min(longest(a.names), longest(b.names)),
    fixed === undefined || all > fixed ? Math.min(longest(a.all), longest(b.all)) : 0,
  );
  return { likeness, score, inPlace: sameNumber || sameSection, words: spoken };
};

/** Finds things by keys; a key of too many is of no use and finds nothing. */
class Index<K> {
  readonly #lists = new Map<K, number[]>();

  add(key: K, at: number): void {
    const list = this.#lists.get(key);
    if (!list) this.#lists.set(key, [at]);
    else if (list.length <= RARE) list.push(at);
  }

  find(key: K): readonly number[] {
    const list = this.#lists.get(key) ?? [];
    return list.length <= RARE ? list : [];
  }
}

/** Those that are found by the rarest of some features, the likeliest first. */
const byRarest = (features: readonly number[], index: Index<number>): number[] => {
  const rare = features
    .map((feature) => index.find(feature))
    .filter((list) => list.length > 0)
    .toSorted((a, b) => a.length - b.length)
    .slice(0, LOOKED_UP);
  const votes = new Map<number, number>();
  for (const list of rare) for (const at of list) votes.set(at, (votes.get(at) ?? 0) + 1 / list.length);
  return [...votes]
    .toSorted(([a, x], [b, y]) => y - x || a - b)
    .slice(0, CANDIDATES)
    .map(([at]) => at);
};

/** Finds, for an item, those few of the other side that may be it by what fixes it, or by number and section. */
class Candidates {
  readonly #others: readonly Prepared[];
  readonly #byFeature = new Index<number>();
  readonly #byNumber = new Index<string>();
  readonly #byText = new Map<string, number[]>();
  readonly #rank = new Map<string, number>();

  constructor(others: readonly Prepared[]) {
    this.#others = others;
    others.forEach((other, at) => {
      for (const feature of other.features) this.#byFeature.add(feature, at);
      for (const number of other.numbers) this.#byNumber.add(number, at);
      const same = this.#byText.get(other.text);
      if (same) same.push(at);
      else this.#byText.set(other.text, [at]);
    });
  }

  /** To be asked item by item, in order: equal texts are offered in the order they stand in. */
  of(item: Prepared): ReadonlySet<number> {
    const inPlace = (at: number): boolean =>
      share(this.#others[at]!.numbers, item.numbers) && share(this.#others[at]!.sections, item.sections);
    const equal = item.text === '' ? [] : (this.#byText.get(item.text) ?? []);
    const rank = this.#rank.get(item.text) ?? 0;
    this.#rank.set(item.text, rank + 1);
    const near = equal.slice(Math.max(0, rank - 2), rank + 3);
    const there = equal.length > near.length ? equal.filter(inPlace).slice(0, 1) : [];
    const numbered = [...item.numbers].flatMap((number) => this.#byNumber.find(number).filter(inPlace));
    return new Set([...near, ...there, ...numbered, ...byRarest(item.features, this.#byFeature)]);
  }
}

/** Pairs of those left over that say the same beside what fixes them, which was rewritten. */
const byAll = (
  items: readonly Prepared[],
  others: readonly Prepared[],
  isLeft: { readonly item: (at: number) => boolean; readonly other: (at: number) => boolean },
): [item: number, other: number][] => {
  const index = new Index<number>();
  others.forEach((other, at) => {
    if (isLeft.other(at)) for (const feature of other.allFeatures) index.add(feature, at);
  });
  return items.flatMap((item, at) =>
    isLeft.item(at) ? byRarest(item.allFeatures, index).map((other): [number, number] => [at, other]) : [],
  );
};

/** The best first; equal ones by how near they stand, then by their order. */
const byScore = (a: Pair, b: Pair): number => b.score - a.score || a.item - b.item || a.other - b.other;

const isAlike = ({ likeness, score, inPlace, words }: Pair): boolean => {
  // One or two words are in many items: they are not enough without the place.
  if (words < SHORT_WORD && !inPlace) return false;
  return likeness >= ALIKE || (likeness >= ALIKE_IN_PLACE && score >= ALIKE);
};

/** Pairs up what is left between neighbours that are one: words that were much rewritten, in their old place. */
const between = (
  taken: Map<number, Pair>,
  used: Map<number, number>,
  [items, others]: readonly [readonly Prepared[], readonly Prepared[]],
  words: Words,
): void => {
  const tries = (item: number, other: number | undefined): void => {
    if (other === undefined || !others[other] || used.has(other) || taken.has(item)) return;
    const pair = { item, other, ...compare(items[item]!, others[other], words) };
    if (pair.likeness < ALIKE_BETWEEN || pair.words < MANY_WORDS) return;
    taken.set(item, pair);
    used.set(other, item);
  };
  const next = (item: number, step: 1 | -1): number | undefined => {
    const neighbour = taken.get(item - step)?.other;
    return neighbour === undefined ? undefined : neighbour + step;
  };
  for (let item = 0; item < items.length; item += 1) tries(item, next(item, 1));
  for (let item = items.length - 1; item >= 0; item -= 1) tries(item, next(item, -1));
};

/** How near the best rival of either side comes to each pair taken. */
const rivalsOf = (
  pairs: readonly Pair[],
  taken: ReadonlyMap<number, Pair>,
  used: ReadonlyMap<number, number>,
): ReadonlyMap<Pair, number> => {
  const rivals = new Map<Pair, number>();
  for (const rival of pairs) {
    const held = taken.get(rival.item);
    const holder = used.get(rival.other);
    for (const pair of [held, holder === undefined ? undefined : taken.get(holder)])
      if (pair && (pair.item !== rival.item || pair.other !== rival.other))
        rivals.set(pair, Math.max(rivals.get(pair) ?? 0, rival.score));
  }
  return rivals;
};

/** As `matchByText`, step by step. */
export function* matchInSteps(
  items: readonly Matchable[],
  others: readonly (Matchable & { readonly id: string })[],
): Steps<ItemPair[]> {
  const words = new Words();
  const mine = yield* mapInSteps(items, preparing(words, { count: items.length, from: 0 }));
  const theirs = yield* mapInSteps(others, preparing(words, { count: others.length, from: items.length }));
  words.weigh(items.length + others.length);
  const candidates = new Candidates(theirs);
  const compared = (item: number, other: number): Pair => ({
    ...{ item, other },
    ...compare(mine[item]!, theirs[other]!, words),
  });
  const taken = new Map<number, Pair>();
  const used = new Map<number, number>();
  const take = (from: readonly Pair[]): Pair[] => {
    const pairs = from.filter((pair) => pair.likeness >= ALIKE / 2).toSorted(byScore);
    for (const pair of pairs) {
      if (taken.has(pair.item) || used.has(pair.other) || !isAlike(pair)) continue;
      taken.set(pair.item, pair);
      used.set(pair.other, pair.item);
    }
    return pairs;
  };
  const near = yield* mapInSteps(mine, (item, at) => [...candidates.of(item)].map((other) => compared(at, other)));
  const first = take(near.flat());
  const left = { item: (at: number) => !taken.has(at), other: (at: number) => !used.has(at) };
  const rest = yield* mapInSteps(byAll(mine, theirs, left), ([item, other]) => compared(item, other));
  const rivals = rivalsOf([...first, ...take(rest)], taken, used);
  between(taken, used, [mine, theirs], words);
  return mine.map((_, item): ItemPair => {
    const pair = taken.get(item);
    if (!pair) return { item, partner: null, likeness: 0, sure: false };
    const { likeness, other, score } = pair;
    const sure = likeness >= SURE && pair.words > SHORT_WORD && score - (rivals.get(pair) ?? 0) >= NEAR;
    return { item, partner: others[other]!.id, likeness: Math.round(likeness * 1000) / 1000, sure };
  });
}

/**
 * Pairs the items of a file with those of a plan by what they say: the words that fix an item first, then its name, then all
 * else; section and place help where words agree, and a number alone never pairs anything, because numbers restart and
 * shift. `others` are the plan's items, in order, with their ids. Each is used once. The answer has one pair for each item,
 * in order. The time grows with the number of items, not with its square.
 */
export const matchByText = (
  items: readonly Matchable[],
  others: readonly (Matchable & { readonly id: string })[],
): ItemPair[] => finish(matchInSteps(items, others));
