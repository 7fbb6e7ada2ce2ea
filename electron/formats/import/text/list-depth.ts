/** Deeper lists than this are brought in at this depth. */
const DEEPEST = 6;

interface Level {
  indent: number;
  /** What makes one level's markers alike: the bullet, "1" or "a" for numbers. */
  manner: string;
}

const mannerOf = (marker: string): string =>
  /\d/u.test(marker) ? '1' : /^\(?[a-z]{1,5}[.)]$/u.test(marker) ? 'a' : marker;

/** Bullets that word processors give the second level and those below it, and what they stand under. */
const goesUnder = (manner: string, above: string): boolean =>
  manner === 'a' ? above === '1' : /[o◦○▫▪□–—-]/u.test(manner) && /[•●■·*\uf0b7o◦]/u.test(above);

/**
 * Gives list lines their depths, one after the other: by indent, and where that is equal, by a change to a bullet or
 * number of the next level ("•" then "o", "1." then "a)"). `end` forgets the list.
 */
export class ListDepth {
  #levels: Level[] = [];

  next(indent: number, marker: string): number {
    const manner = mannerOf(marker);
    while (this.#levels.length > 1 && this.#levels.at(-1)!.indent > indent) this.#levels.pop();
    const same = this.#levels.findIndex((level) => level.indent === indent && level.manner === manner);
    const top = this.#levels.at(-1);
    if (same >= 0) this.#levels.length = same + 1;
    else if (!top || (this.#levels.length < DEEPEST && (indent > top.indent || goesUnder(manner, top.manner))))
      this.#levels.push({ indent, manner });
    else [top.indent, top.manner] = [indent, manner];
    return this.#levels.length - 1;
  }

  end(): void {
    this.#levels = [];
  }
}
