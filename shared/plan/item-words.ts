/** Items made ready to be held against each other by their words. */

/** An item as it is held against others: what it says, wherever it says it, and where it stands. */
export interface Matchable {
  /** The kind of item, by the template. */
  readonly kind: string;
  /** What fixes it: the words of its first or fixed field, as it read in each edition, the newest last. */
  readonly first: readonly string[];
  readonly names: readonly string[];
  /** Everything it says, as it read in each edition, the newest last. */
  readonly all: readonly string[];
  /** The headings of the sections it stood in. */
  readonly sections: readonly string[];
  readonly numbers: readonly string[];
}

/** How many versions of an item's words are looked at, the newest. */
const VERSIONS = 4;
/** Words that are in every text say little of which text it is. */
export const SHORT_WORD = 3;
const OF_SHORT_WORDS = 0.3;

/** Words as numbers, in order, each as often as it stands. */
export type Bag = Int32Array;

export interface Prepared {
  readonly kind: string;
  readonly first: readonly Bag[];
  readonly names: readonly Bag[];
  readonly all: readonly Bag[];
  readonly sections: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  /** Equal for items whose first or fixed words are the same. */
  readonly text: string;
  /** What it is looked up by: the words of what fixes it, and their runs of three. */
  readonly features: readonly number[];
  /** What else it is looked up by: all its words. */
  readonly allFeatures: readonly number[];
  /** Its place among all, 0 to 1. */
  readonly place: number;
}

const WORD = /[\p{L}\p{N}]+/gu;
const tokens = (text: string): string[] => text.toLowerCase().match(WORD) ?? [];

/** All words of both sides, by number, and how much each says. */
export class Words {
  readonly #ids = new Map<string, number>();
  readonly #runs = new Map<string, number>();
  readonly #items: number[] = [];
  readonly #last: number[] = [];
  readonly #short: boolean[] = [];
  #weights = new Float64Array();

  /** The words of one item's text, in their order; `item` is another number for each item. */
  read(text: string, item: number): Int32Array {
    return Int32Array.from(tokens(text), (word) => this.#id(word, item));
  }

  isShort(word: number): boolean {
    return this.#short[word]!;
  }

  /** A number for three words in a row, which no word has. */
  run(a: number, b: number, c: number): number {
    const key = `${a} ${b} ${c}`;
    const known = this.#runs.get(key);
    if (known !== undefined) return known;
    this.#runs.set(key, -1 - this.#runs.size);
    return -this.#runs.size;
  }

  #id(word: string, item: number): number {
    const id = this.#ids.get(word) ?? this.#ids.size;
    if (id === this.#ids.size) {
      this.#ids.set(word, id);
      this.#items.push(0);
      this.#last.push(-1);
      this.#short.push(word.length <= SHORT_WORD);
    }
    if (this.#last[id] !== item) {
      this.#items[id]! += 1;
      this.#last[id] = item;
    }
    return id;
  }

  /** To be called when all words are known, before any are weighed. */
  weigh(items: number): void {
    this.#weights = Float64Array.from(
      this.#items,
      (count, id) => Math.log(1 + items / count) * (this.#short[id] ? OF_SHORT_WORDS : 1),
    );
  }

  /** What share of the words of two texts is common to both, 0 to 1: rare words count for more. */
  likeness(a: Bag, b: Bag): number {
    let [common, all] = [0, 0];
    let [i, j] = [0, 0];
    while (i < a.length || j < b.length) {
      const [x, y] = [a[i] ?? Infinity, b[j] ?? Infinity];
      const weight = this.#weights[Math.min(x, y)]!;
      all += x === y ? 2 * weight : weight;
      if (x === y) common += 2 * weight;
      if (x <= y) i += 1;
      if (y <= x) j += 1;
    }
    return all === 0 ? 0 : common / all;
  }
}

const newest = (texts: readonly string[]): string[] =>
  [...new Set(texts.filter((text) => text.trim() !== ''))].slice(-VERSIONS);

const spelled = (text: string): string => tokens(text).join(' ');

/**
 * What makes an item ready; to be called for each in order. `count` is how many there are, `from` the number of items made
 * ready before them with the same words.
 */
export const preparing =
  (words: Words, { count, from }: { readonly count: number; readonly from: number }) =>
  (item: Matchable, at: number): Prepared => {
    const read = (texts: readonly string[]): Int32Array[] =>
      newest(texts)
        .map((text) => words.read(text, from + at))
        .filter((one) => one.length > 0);
    const [first, names, all] = [read(item.first), read(item.names), read(item.all)];
    const features = new Set<number>();
    for (const text of [...first, ...names])
      text.forEach((word, place) => {
        if (!words.isShort(word)) features.add(word);
        if (place + 2 < text.length) features.add(words.run(word, text[place + 1]!, text[place + 2]!));
      });
    const bags = (texts: readonly Int32Array[]): Bag[] => texts.map((text) => text.toSorted());
    return {
      kind: item.kind,
      first: bags(first),
      names: bags(names),
      all: bags(all),
      sections: new Set(item.sections.map(spelled).filter((one) => one !== '')),
      numbers: new Set(item.numbers.map(spelled).filter((one) => one !== '')),
      text: (first.at(-1) ?? names.at(-1) ?? []).join(' '),
      features: [...features],
      allFeatures: [...new Set(all.at(-1))].filter((word) => !words.isShort(word)),
      place: count > 1 ? at / (count - 1) : 0,
    };
  };
