import { rankedCells } from '../../db/find-words.ts';
import type { Hit, Query } from '../../shared/plan/change.ts';
import type { CellRef, Edition } from '../../shared/plan/records.ts';
import { finish } from '../../shared/plan/steps.ts';
import type { Steps } from '../../shared/plan/steps.ts';
import { matches } from '../../shared/richtext/find.ts';
import { placedIn, soughtIn } from './find-texts.ts';
import type { IndexedText } from './find-index.ts';
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

/** How well the texts of things answer, by id: the lower the better. */
type Ranks = ReadonlyMap<string, number>;

const keyOf = ({ subject, part, edition }: CellRef): string => `${subject} ${part} ${edition}`;

/** Ranks things by the best of their texts that are among these. */
const ranksOf = (ranked: readonly CellRef[], among: ReadonlySet<string>): Ranks => {
  const ranks = new Map<string, number>();
  for (const [rank, cell] of ranked.entries())
    if (!ranks.has(cell.subject) && among.has(keyOf(cell))) ranks.set(cell.subject, rank);
  return ranks;
};

/** Puts the things that answer best first, the texts of each in their order; those that are not ranked follow. */
const bestFirst = (texts: readonly Placed[], ranked: readonly CellRef[]): readonly Placed[] => {
  const ranks = ranked.length > 0 ? ranksOf(ranked, new Set(texts.map(({ text }) => keyOf(text)))) : new Map();
  const rankOf = ({ text }: Placed): number => ranks.get(text.subject) ?? Number.MAX_SAFE_INTEGER;
  return ranks.size > 0 ? texts.toSorted((a, b) => rankOf(a) - rankOf(b)) : texts;
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

/** The same texts, and each of them remembered. */
function* remembered(texts: Iterable<Placed>, seen: Set<IndexedText>): Generator<Placed, void> {
  for (const placed of texts) {
    seen.add(placed.text);
    yield placed;
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
  const sought = yield* plan.words.sought(
    query.words,
    back.map(({ id }) => id),
  );
  const canReplace = shown.state === 'draft';
  if (edition !== null) {
    yield* answer.take(placedIn(plan, shown, sought.read), shown, canReplace);
    return answer.found;
  }
  const few = yield* sought.holding(MOST_RANKED);
  const ranked = few ? rankedCells(plan.db, query.words) : [];
  yield;
  /** Of thousands of texts those that come first are enough, and no others are looked at. */
  const inOrder = (texts: Iterable<Placed>): Iterable<Placed> => (few ? bestFirst([...texts], ranked) : texts);
  const isLookedAt = (subject: string): boolean => !few || few.has(subject);
  const now = new Set<IndexedText>();
  const read = placedIn(plan, shown, (subject, stands) => (isLookedAt(subject) ? sought.read(subject, stands) : []));
  yield* answer.take(inOrder(remembered(read, now)), shown, canReplace);
  for (const one of back) {
    if (answer.isFull) break;
    const isLeft = (text: IndexedText): boolean => text.edition === one.id && !now.has(text);
    // To know where things stand in an edition takes a while: it is not asked where nothing was written in it.
    if (few && ![...few].some((subject) => sought.held(subject).some(isLeft))) continue;
    const texts = placedIn(plan, one, (subject) => (isLookedAt(subject) ? sought.held(subject).filter(isLeft) : []));
    yield* answer.take(inOrder(texts), one, false);
  }
  return answer.found;
}

/** `findInSteps`, in one go. */
export const findHits = (plan: OpenPlan, edition: string | null, query: Query, most?: number): Found =>
  finish(findInSteps(plan, edition, query, most));
