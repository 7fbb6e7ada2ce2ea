/** Deeper lists than this are brought in at this depth. */
const DEEPEST = 8;
/** Indents that differ by less, in twentieths of a point, are one. */
const SAME = 60;

interface Entry {
  readonly list: string;
  readonly level: number;
  readonly left: number;
}

/** Gives list paragraphs their depths, one after the other: by level within one list, by indent between lists. */
export class ListDepths {
  readonly #open: Entry[] = [];

  /** `left` is the indent of the words in twentieths of a point, where the file says. */
  next(list: string, level: number, left: number | undefined): number {
    const entry: Entry = { list, level, left: left ?? 0 };
    while (this.#open.length > 0 && !goesUnder(entry, this.#open.at(-1)!)) this.#open.pop();
    if (this.#open.length < DEEPEST) this.#open.push(entry);
    return this.#open.length - 1;
  }

  /** A paragraph between: what is not indented as far as a list's words ends the list. */
  between(left: number): void {
    while (this.#open.length > 0 && left + SAME < Math.max(this.#open.at(-1)!.left, SAME + 1)) this.#open.pop();
  }

  end(): void {
    this.#open.length = 0;
  }
}

const goesUnder = (entry: Entry, above: Entry): boolean =>
  entry.list === above.list ? entry.level > above.level : entry.left > above.left + SAME;
