import type { ReadableDb } from '../../db/database.ts';
import { nextWords } from '../../db/find-words.ts';
import { isProse } from '../../shared/plan/records.ts';
import type { CellRef, CurrentCell, Part } from '../../shared/plan/records.ts';
import type { Steps } from '../../shared/plan/steps.ts';
import { soughtText } from '../../shared/richtext/find.ts';
import { foldText } from '../../shared/richtext/find-fold.ts';
import type { Tree } from '../../shared/richtext/tree.ts';

/** A text by what it is looked through: all its letters made alike. It may say more than the text, and never less. */
export interface IndexedText extends CellRef {
  readonly letters: string;
}

/** How many texts are read between two turns of others. */
const READ_AT_ONCE = 200;
/** How many things are looked through between two turns of others. */
const LOOKED_AT_ONCE = 250;

/** All texts of each thing, those of one part beside each other. */
type Things = ReadonlyMap<string, readonly IndexedText[]>;

/** A plan's texts at a moment, for words that are looked for. */
export class SoughtTexts {
  readonly #things: Things;
  readonly #sought: string;
  readonly #ranks: ReadonlyMap<string, number>;
  readonly #held = new Map<string, readonly IndexedText[]>();

  /** `editions` go back from the one shown. */
  constructor(things: Things, words: string, editions: readonly string[]) {
    this.#things = things;
    this.#sought = foldText(words);
    this.#ranks = new Map(editions.map((id, rank) => [id, rank]));
  }

  /**
   * The texts of a thing that may hold the words: of each part the one that is nearest to the edition shown; of those of which
   * the last words stand, the nearest that has any.
   */
  readonly read = (subject: string, stands: (part: Part) => boolean = () => false): IndexedText[] => {
    const out: IndexedText[] = [];
    const texts = this.#things.get(subject) ?? [];
    for (let at = 0; at < texts.length;) {
      const { part } = texts[at]!;
      let [nearest, least]: [IndexedText | undefined, number] = [undefined, Infinity];
      for (; texts[at]?.part === part; at += 1) {
        const rank = this.#ranks.get(texts[at]!.edition);
        const isPassedOver = texts[at]!.letters === '' && stands(part);
        if (rank !== undefined && rank < least && !isPassedOver) [nearest, least] = [texts[at], rank];
      }
      if (nearest && this.#mayHold(nearest)) out.push(nearest);
    }
    return out;
  };

  /** All texts of a thing that may hold the words; found out once, for whoever goes from edition to edition. */
  readonly held = (subject: string): readonly IndexedText[] => {
    const known = this.#held.get(subject);
    if (known) return known;
    const found = (this.#things.get(subject) ?? []).filter((text) => this.#mayHold(text));
    this.#held.set(subject, found);
    return found;
  };

  /** The things of which a text may hold the words; `undefined` where more than `most` texts do. */
  *holding(most: number): Steps<ReadonlySet<string> | undefined> {
    const out = new Set<string>();
    let [found, looked] = [0, 0];
    for (const subject of this.#things.keys()) {
      const { length } = this.held(subject);
      if (length > 0) out.add(subject);
      found += length;
      if (found > most) return undefined;
      looked += 1;
      if (looked % LOOKED_AT_ONCE === 0) yield;
    }
    return out;
  }

  #mayHold(text: IndexedText): boolean {
    return this.#held.get(text.subject)?.includes(text) ?? text.letters.includes(this.#sought);
  }
}

/**
 * The letters of every text of a plan at each edition where it was written: read when words are first looked for, and
 * followed cell by cell from then on. The full-text index of the plan's file knows words by their beginnings; this finds
 * what stands inside a word, signs, and the words of footnotes.
 */
export class WordsIndex {
  readonly #db: ReadableDb;
  #things: Map<string, readonly IndexedText[]> | undefined;
  #writes = 0;

  constructor(db: ReadableDb) {
    this.#db = db;
  }

  /** To be called when a cell was written. */
  changed({ subject, part, edition, body }: CurrentCell): void {
    this.#writes += 1;
    if (!this.#things || !isProse(part) || part === 'text:notes') return;
    const text = { subject, part, edition, letters: soughtText(body as Tree) };
    const texts = this.#things.get(subject) ?? [];
    const before = texts.findIndex((one) => one.part === part && one.edition === edition);
    const beside = texts.findLastIndex((one) => one.part === part);
    // Another list, because the one there is perhaps being looked through.
    this.#things.set(
      subject,
      before >= 0 ? texts.with(before, text) : texts.toSpliced(beside < 0 ? texts.length : beside + 1, 0, text),
    );
  }

  /** Everything is read anew when words are next looked for. */
  forget(): void {
    this.#writes += 1;
    this.#things = undefined;
  }

  /** The plan's texts for words that are looked for at the first of these editions, which go back from it. */
  *sought(words: string, editions: readonly string[]): Steps<SoughtTexts> {
    return new SoughtTexts(yield* this.#known(), words, editions);
  }

  *#known(): Steps<Things> {
    for (;;) {
      if (this.#things) return this.#things;
      const writes = this.#writes;
      const read = new Map<string, IndexedText[]>();
      /** The same ids come thousands of times, and are kept once. */
      const ids = new Map<string, string>();
      const once = <T extends string>(id: T): T => {
        const known = ids.get(id) as T | undefined;
        if (known === undefined) ids.set(id, id);
        return known ?? id;
      };
      for (let after = 0, last = false; !last;) {
        const some = nextWords(this.#db, after, READ_AT_ONCE);
        for (const { subject, part, edition, plain, tree } of some) {
          const letters = tree ? soughtText(tree) : foldText(plain);
          const text = { subject: once(subject), part: once(part), edition: once(edition), letters };
          const texts = read.get(text.subject);
          if (texts) texts.push(text);
          else read.set(text.subject, [text]);
        }
        after = some.at(-1)?.number ?? after;
        last = some.length < READ_AT_ONCE;
        yield;
      }
      for (const texts of read.values()) texts.sort((a, b) => (a.part < b.part ? -1 : a.part > b.part ? 1 : 0));
      // What was written meanwhile was perhaps read before it was: it is read anew.
      if (this.#writes === writes) this.#things = read;
    }
  }
}
