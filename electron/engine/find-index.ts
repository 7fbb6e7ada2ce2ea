import type { ReadableDb } from '../../db/database.ts';
import { nextWords } from '../../db/find-words.ts';
import { isProse } from '../../shared/plan/records.ts';
import type { CellRef, CurrentCell } from '../../shared/plan/records.ts';
import type { Steps } from '../../shared/plan/steps.ts';
import { soughtText } from '../../shared/richtext/find.ts';
import { foldText } from '../../shared/richtext/find-fold.ts';
import type { Tree } from '../../shared/richtext/tree.ts';

/** A text by what it is looked through: all its letters made alike. It may say more than the text, and never less. */
export interface IndexedText extends CellRef {
  readonly letters: string;
}

/** Texts that may hold the words that are looked for. */
export interface Holding {
  readonly read: readonly IndexedText[];
  readonly earlier: readonly IndexedText[];
}

/** How many texts are read, or looked through, between two turns of others. */
const AT_ONCE = 1000;

const keyOf = ({ subject, part }: Pick<CellRef, 'subject' | 'part'>): string => `${subject} ${part}`;

/**
 * The letters of every text of a plan at each edition where it was written: read when words are first looked for, and
 * followed cell by cell from then on. The full-text index of the plan's file knows words by their beginnings; this finds
 * what stands inside a word, signs, and the words of footnotes.
 */
export class WordsIndex {
  readonly #db: ReadableDb;
  /** By thing and part, then by edition. */
  #texts: Map<string, Map<string, IndexedText>> | undefined;
  #writes = 0;

  constructor(db: ReadableDb) {
    this.#db = db;
  }

  /** To be called when a cell was written. */
  changed({ subject, part, edition, body }: CurrentCell): void {
    this.#writes += 1;
    if (!this.#texts || !isProse(part) || part === 'text:notes') return;
    this.#put(this.#texts, { subject, part, edition, letters: soughtText(body as Tree) });
  }

  /** Everything is read anew when words are next looked for. */
  forget(): void {
    this.#writes += 1;
    this.#texts = undefined;
  }

  /**
   * The texts that may hold the words: those that are nearest to the first of these editions, which go back from it; and, where
   * `earlier` is asked for, all the others.
   */
  *holding(words: string, editions: readonly string[], earlier: boolean): Steps<Holding> {
    const texts = yield* this.#known();
    const sought = foldText(words);
    const found: { read: IndexedText[]; earlier: IndexedText[] } = { read: [], earlier: [] };
    let looked = 0;
    for (const layers of texts.values()) {
      looked += 1;
      if (looked % AT_ONCE === 0) yield;
      let read: IndexedText | undefined;
      for (const edition of editions) if ((read = layers.get(edition))) break;
      if (read?.letters.includes(sought)) found.read.push(read);
      if (!earlier) continue;
      for (const text of layers.values()) if (text !== read && text.letters.includes(sought)) found.earlier.push(text);
    }
    return found;
  }

  *#known(): Steps<ReadonlyMap<string, ReadonlyMap<string, IndexedText>>> {
    for (;;) {
      if (this.#texts) return this.#texts;
      const writes = this.#writes;
      const texts = new Map<string, Map<string, IndexedText>>();
      for (let after = 0, last = false; !last;) {
        const some = nextWords(this.#db, after, AT_ONCE);
        for (const { subject, part, edition, plain, tree } of some)
          this.#put(texts, { subject, part, edition, letters: tree ? soughtText(tree) : foldText(plain) });
        after = some.at(-1)?.number ?? after;
        last = some.length < AT_ONCE;
        yield;
      }
      // What was written meanwhile was perhaps read before it was: it is read anew.
      if (this.#writes === writes) this.#texts = texts;
    }
  }

  #put(texts: Map<string, Map<string, IndexedText>>, text: IndexedText): void {
    const layers = texts.get(keyOf(text)) ?? new Map<string, IndexedText>();
    texts.set(keyOf(text), layers.set(text.edition, text));
  }
}
