import { rankedCells } from '../../db/find-words.ts';
import type { Hit, Query } from '../../shared/plan/change.ts';
import type { CellRef, Edition } from '../../shared/plan/records.ts';
import { finish } from '../../shared/plan/steps.ts';
import type { Steps } from '../../shared/plan/steps.ts';
import { matches } from '../../shared/richtext/find.ts';
import { placedIn, soughtIn } from './find-texts.ts';
import type { Placed } from './find-texts.ts';
import type { OpenPlan } from './open-plan.ts';

/** The most hits that an answer holds: nobody reads on. */
const MOST = 1000;

/** Where more texts than this answer they are not put in order: that takes long, and tells little. */
const MOST_RANKED = 500;

export interface Found {
  readonly hits: readonly Hit[];
  readonly more: boolean;
}

const keyOf = ({ subject, part, edition }: CellRef): string => `${subject} ${part} ${edition}`;

/** The things whose texts answer best first, by id: the lower the better. */
type Ranks = ReadonlyMap<string, number>;

/** Ranks things by the best of their texts that were written at these editions. */
const ranksOf = (ranked: readonly CellRef[], isRead: (cell: CellRef) => boolean): Ranks => {
  const ranks = new Map<string, number>();
  for (const [rank, cell] of ranked.entries())
    if (isRead(cell) && !ranks.has(cell.subject)) ranks.set(cell.subject, rank);
  return ranks;
};

/** Puts the things that answer best first, the texts of each in their order; those that are not ranked follow. */
const bestFirst = (texts: Iterable<Placed>, ranks: Ranks): Iterable<Placed> => {
  if (ranks.size === 0) return texts;
  const rankOf = ({ text }: Placed): number => ranks.get(text.subject) ?? Number.MAX_SAFE_INTEGER;
  return [...texts].toSorted((a, b) => rankOf(a) - rankOf(b));
};

/** Takes what is found in texts until there is too much. */
class Answer {
  readonly #hits: Hit[] = [];
  readonly #plan: OpenPlan;
  readonly #query: Query;
  readonly #most: number;

  constructor(plan: OpenPlan, query: Query, most: number) {
    this.#plan = plan;
    this.#query = query;
    this.#most = most;
  }

  /** Takes what is found in the texts of an edition. */
  *take(texts: Iterable<Placed>, edition: Edition, canReplace: boolean): Steps<void> {
    const { numbers } = this.#plan.parts(edition.id).order;
    for (const placed of texts) {
      if (this.isFull) return;
      const { fixed, tree, ...where } = soughtIn(this.#plan, edition, placed);
      const replaceable = canReplace && !fixed;
      for (const { nth, before, found, after } of matches(tree, this.#query, (id) => numbers[id])) {
        if (this.isFull) return;
        this.#hits.push({ ...where, nth, edition: edition.id, before, found, after, replaceable });
      }
      yield;
    }
  }

  get isFull(): boolean {
    return this.#hits.length > this.#most;
  }

  get found(): Found {
    return { hits: this.#hits.slice(0, this.#most), more: this.isFull };
  }
}

/**
 * Where words stand in an edition, in reading order; or (`null`) in all of them, the newest first and in each the things that
 * answer best. What the newest edition still reads is found there alone; earlier words are found where they were written.
 * Throws a Problem where the plan has no such edition.
 */
export function* findInSteps(plan: OpenPlan, edition: string | null, query: Query, most = MOST): Steps<Found> {
  const answer = new Answer(plan, query, most);
  const shown = edition === null ? plan.editions.at(-1) : plan.parts(edition).edition;
  if (!shown) return answer.found;
  const back = plan.editions.filter(({ position }) => position <= shown.position).toReversed();
  const ids = back.map(({ id }) => id);
  const holding = yield* plan.words.holding(query.words, ids, edition === null);
  const canReplace = shown.state === 'draft';
  if (edition !== null) {
    yield* answer.take(placedIn(plan, shown, holding.read), shown, canReplace);
    return answer.found;
  }
  const few = holding.read.length + holding.earlier.length <= MOST_RANKED;
  const ranked = few ? rankedCells(plan.db, query.words) : [];
  yield;
  const isHeld = new Set(ranked.length > 0 ? holding.read.map(keyOf) : []);
  const ranks = ranksOf(ranked, (cell) => isHeld.has(keyOf(cell)));
  yield* answer.take(bestFirst(placedIn(plan, shown, holding.read), ranks), shown, canReplace);
  if (answer.isFull) return answer.found;
  const now = new Set(Array.from(placedIn(plan, shown, holding.read), ({ text }) => text));
  const rest = [...holding.earlier, ...holding.read.filter((text) => !now.has(text))];
  for (const one of back) {
    if (answer.isFull) break;
    const texts = placedIn(
      plan,
      one,
      rest.filter((text) => text.edition === one.id),
    );
    yield* answer.take(
      bestFirst(
        texts,
        ranksOf(ranked, (cell) => cell.edition === one.id),
      ),
      one,
      false,
    );
  }
  return answer.found;
}

/** `findInSteps`, in one go. */
export const findHits = (plan: OpenPlan, edition: string | null, query: Query, most?: number): Found =>
  finish(findInSteps(plan, edition, query, most));
