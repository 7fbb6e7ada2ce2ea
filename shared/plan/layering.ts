import { isBlank } from '../richtext/plain-text.ts';
import type { Tree } from '../richtext/tree.ts';
import { SILENCE } from './edition-view.ts';
import type { PlanCells } from './plan-cells.ts';
import type { NewCell } from './records-of-proposal.ts';
import { isProse } from './records.ts';
import type { Body, FieldPart, Part, Place } from './records.ts';
import { sameValue } from './same-value.ts';

/** What is to be read at some editions, by their ids; `undefined` for nothing. */
export type Wants = ReadonlyMap<string, Body | undefined>;

/** True where a reader sees nothing of it: a blank text, a thing that does not stand. */
const isNothing = (part: Part, body: Body | undefined): boolean =>
  body === undefined || (isProse(part) ? isBlank(body as Tree) : part === 'place' && (body as Place).retired);

/** True where two bodies read alike. */
export const readsAlike = (part: Part, a: Body | undefined, b: Body | undefined): boolean => {
  const [noA, noB] = [isNothing(part, a), isNothing(part, b)];
  return noA || noB ? noA === noB : sameValue(a, b);
};

/**
 * Works out which cells to write so that some editions of a plan read as wanted while every other edition reads as before:
 * where words would roll on into an edition that read otherwise, what it read is written there.
 */
export class Layering {
  readonly #cells: PlanCells;
  /** Every edition, those to be added too, oldest first. */
  readonly #order: readonly string[];
  readonly #known: ReadonlySet<string>;
  readonly #writes = new Map<string, NewCell>();

  constructor(cells: PlanCells, order: readonly string[]) {
    this.#cells = cells;
    this.#order = order;
    this.#known = new Set(cells.editions.map(({ id }) => id));
  }

  /** The cells to write: at most one of each subject, part and edition. */
  get writes(): readonly NewCell[] {
    return [...this.#writes.values()];
  }

  #write(subject: string, part: Part, edition: string, body: Body): void {
    this.#writes.set(`${subject} ${part} ${edition}`, { subject, part, edition, body } as NewCell);
  }

  /** True where a reader of an edition that was there meets the subject: the plan itself, or what stands there. */
  #stands(subject: string, edition: string): boolean {
    if (subject === this.#cells.records.plan) return true;
    const place = this.#cells.place(subject, edition);
    return place !== undefined && !place.retired;
  }

  /** True where the last words said of the subject stand in an edition that was there. */
  #isFolded(subject: string, edition: string): boolean {
    return this.#known.has(edition) && this.#cells.place(subject, edition)?.folded === true;
  }

  /**
   * For what rolls on: a text, a place, a template. At `anew` it is written even where it reads so already, so that its label
   * names that edition.
   */
  settle(subject: string, part: Part, wants: Wants, anew?: string): void {
    const layers = this.#cells.layers(subject, part);
    let rolling: Body | undefined;
    let before: Body | undefined;
    for (const edition of this.#order) {
      const own = layers.get(edition)?.body;
      before = own ?? before;
      const now = own ?? rolling;
      const wanted = wants.has(edition) ? wants.get(edition) : this.#known.has(edition) ? before : rolling;
      const unseen =
        part !== 'place' && !wants.has(edition) && this.#known.has(edition) && !this.#stands(subject, edition);
      const asNew = edition === anew && own === undefined && !isNothing(part, wanted);
      if (unseen || (readsAlike(part, now, wanted) && !asNew)) rolling = now;
      else {
        const nothing = isProse(part) ? [] : { ...(now as Place), retired: true };
        rolling = isNothing(part, wanted) ? nothing : wanted;
        this.#write(subject, part, edition, rolling!);
      }
    }
  }

  /**
   * For a text of edition scope, which does not roll on: where an edition is wanted to say nothing, or said nothing before
   * there were earlier words, it is written that it says nothing. Where the last words stand, in a folded item, those that
   * stood are written.
   */
  settleOwn(subject: string, part: FieldPart, wants: ReadonlyMap<string, Tree>): void {
    const layers = this.#cells.layers(subject, part);
    let [wordsBefore, wordsNow]: [Tree | undefined, Tree | undefined] = [undefined, undefined];
    for (const edition of this.#order) {
      const own = (layers.get(edition)?.body ?? []) as Tree;
      const wanted = wants.get(edition);
      const silent = own.length > 0 && isBlank(own);
      const stood: Tree | undefined =
        !silent && wanted === undefined && this.#isFolded(subject, edition) ? wordsBefore : undefined;
      const standing: Tree = stood && !sameValue(stood, wordsNow) && isBlank(own) ? stood : own;
      const words: Tree = wanted !== undefined && !isBlank(wanted) ? wanted : standing;
      if (!isBlank(words)) {
        if (!sameValue(words, own)) this.#write(subject, part, edition, words);
      } else if (!silent && wordsNow) {
        const was = this.#known.has(edition) && this.#stands(subject, edition) && !wordsBefore;
        if (wanted !== undefined || was) this.#write(subject, part, edition, SILENCE);
      }
      if (!isBlank(own)) wordsBefore = own;
      if (!isBlank(words)) wordsNow = words;
    }
  }
}
