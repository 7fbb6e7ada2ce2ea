import { inUnicode, symbolTable } from '../symbols/symbols.ts';
import type { AbstractList, Definitions, Level, List } from './definitions.ts';
import { numberFormat } from './formats.ts';

/** A number or bullet as it is printed before a paragraph. */
export interface Printed {
  readonly kind: 'bullet' | 'numbered';
  /** "•", "2.", "(a)", "6.1.1"; empty where a level prints nothing. */
  readonly text: string;
  readonly suffix: Level['suffix'];
  /** The list it belongs to, and its level there from 0. */
  readonly list: string;
  readonly level: number;
  /** Indent of the level's words, in twentieths of a point. */
  readonly left: number | undefined;
  /** True where words are printed with the number ("Recommendation 4"). */
  readonly worded: boolean;
}

export interface Counter {
  /** Counts a paragraph of a list and says what is printed before it; undefined where it belongs to none. */
  next(list: string, level: number): Printed | undefined;
  /** The level that a paragraph style has in a list (17.9.23). */
  levelOfStyle(list: string, style: string): number | undefined;
  /** The number formats met that are printed in figures for want of a better. */
  readonly unknownFormats: ReadonlySet<string>;
}

const LEVELS = 9;
/** What is printed before a paragraph is a few words; a level's text that asks for more would be a book over many of them. */
const LONGEST_PRINTED = 256;
const PLACE = /%([1-9])/gu;
const WORD = /\p{L}{3}/u;
const BULLET = '•';
/** Formats that legal numbering leaves: Word prints “Article I” and “Section 1.01” so (17.9.4). */
const STAYS_LEGAL = new Set(['decimal', 'decimalZero', 'none', 'bullet']);

/** The counts of one list, shared by all that are made from it; undefined until a level's first number. */
type Counts = (number | undefined)[];

interface Resolved {
  readonly abstract: AbstractList;
  readonly list: List;
  readonly levels: ReadonlyMap<number, Level>;
}

class ListCounter implements Counter {
  readonly #definitions: Definitions;
  readonly #numberingStyle: (style: string) => string | undefined;
  readonly #resolved = new Map<string, Resolved | undefined>();
  readonly #counts = new Map<AbstractList, Counts>();
  readonly #started = new Set<string>();
  /** The list that belongs to each numbering style. */
  readonly #ofStyle = new Map<string, AbstractList>();
  readonly unknownFormats = new Set<string>();

  constructor(definitions: Definitions, numberingStyle: (style: string) => string | undefined) {
    this.#definitions = definitions;
    this.#numberingStyle = numberingStyle;
    for (const abstract of definitions.abstracts.values())
      if (abstract.styleLink !== undefined) this.#ofStyle.set(abstract.styleLink, abstract);
  }

  /** The list whose levels are used: where one stands for a numbering style, that style's own (17.9.21). */
  #abstract(id: string): AbstractList | undefined {
    const { abstracts, lists } = this.#definitions;
    const abstract = abstracts.get(id);
    const style = abstract?.numStyleLink;
    if (style === undefined) return abstract;
    const named = this.#numberingStyle(style);
    const own = named === undefined ? undefined : abstracts.get(lists.get(named)?.abstract ?? '');
    if (own && own.numStyleLink === undefined) return own;
    return this.#ofStyle.get(style) ?? abstract;
  }

  #resolve(id: string): Resolved | undefined {
    if (this.#resolved.has(id)) return this.#resolved.get(id);
    const list = id === '0' ? undefined : this.#definitions.lists.get(id);
    const abstract = list && this.#abstract(list.abstract);
    let resolved: Resolved | undefined;
    if (list && abstract) {
      const levels = new Map(abstract.levels);
      for (const [place, { level }] of list.overrides) if (level) levels.set(place, level);
      resolved = { abstract, list, levels };
    }
    this.#resolved.set(id, resolved);
    return resolved;
  }

  levelOfStyle(list: string, style: string): number | undefined {
    for (const [place, level] of this.#resolve(list)?.levels ?? []) if (level.style === style) return place;
    return undefined;
  }

  next(id: string, place: number): Printed | undefined {
    const resolved = this.#resolve(id);
    const level = resolved?.levels.get(place);
    if (!resolved || !level) return undefined;
    const counts = this.#count(id, place, resolved);
    const bullet = level.picture || level.format === 'bullet';
    const text = bullet ? this.#bullet(level) : this.#number(level, resolved, counts);
    return {
      kind: bullet ? 'bullet' : 'numbered',
      text,
      suffix: level.suffix,
      list: resolved.abstract.id,
      level: place,
      left: level.left,
      worded: !bullet && WORD.test(level.text),
    };
  }

  /** Where a level begins: as the paragraph's own list says, else as its level does. */
  #start({ list, levels }: Resolved, place: number): number {
    return list.overrides.get(place)?.start ?? levels.get(place)?.start ?? 1;
  }

  #count(id: string, place: number, resolved: Resolved): Counts {
    let counts = this.#counts.get(resolved.abstract);
    if (!counts) this.#counts.set(resolved.abstract, (counts = Array.from({ length: LEVELS })));
    if (!this.#started.has(id)) {
      this.#started.add(id);
      // A list with starts of its own begins anew where it is first used; one without goes on.
      for (const [at, { start }] of resolved.list.overrides) if (start !== undefined) counts[at] = undefined;
    }
    const before = counts[place];
    counts[place] = before === undefined ? this.#start(resolved, place) : before + 1;
    for (let deeper = place + 1; deeper < LEVELS; deeper += 1) {
      const restart = resolved.levels.get(deeper)?.restart;
      if (restart === undefined || place < restart) counts[deeper] = undefined;
    }
    return counts;
  }

  #bullet(level: Level): string {
    if (level.picture) return BULLET;
    return inUnicode(level.text, symbolTable(level.font)).trim() || BULLET;
  }

  #number(level: Level, resolved: Resolved, counts: Counts): string {
    const printed = level.text.replace(PLACE, (_, digit: string) => {
      const at = Number(digit) - 1;
      // A level above that has not come up yet prints, and from then on has, its first number.
      counts[at] ??= this.#start(resolved, at);
      const of = resolved.levels.get(at);
      if (!of) return '';
      const format = level.legal && !STAYS_LEGAL.has(of.format) ? 'decimal' : of.format;
      return this.#print(counts[at], format, of.pattern);
    });
    return printed.slice(0, LONGEST_PRINTED);
  }

  #print(n: number, format: string, pattern: string | undefined): string {
    const print = numberFormat(format, pattern);
    if (!print) this.unknownFormats.add(format);
    return (print ?? String)(n);
  }
}

/**
 * Counts a document's lists as Word prints them (ECMA-376-1, 17.9), to be told of its paragraphs in their order.
 * `numberingStyle` gives the list that a numbering style stands for.
 */
export const counterOf = (
  definitions: Definitions,
  numberingStyle: (style: string) => string | undefined = () => undefined,
): Counter => new ListCounter(definitions, numberingStyle);
