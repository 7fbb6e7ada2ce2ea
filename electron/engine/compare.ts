import { hashedCellsOf, subjectsWrittenAt } from '../../db/seen-hashes.ts';
import type { ReadableDb } from '../../db/database.ts';
import { readEditions } from '../../db/edition.ts';
import { readPlan } from '../../db/plan.ts';
import { readSections } from '../../db/section.ts';
import { compareEditions, EditionPair } from '../../shared/plan/compare-editions.ts';
import type { CompareSource } from '../../shared/plan/compare-editions.ts';
import { changedFacts } from '../../shared/plan/compare-facts.ts';
import type { ChangedFact } from '../../shared/plan/compare-facts.ts';
import { compareThing } from '../../shared/plan/compare-thing.ts';
import type { ComparedThing, Comparison } from '../../shared/plan/compared.ts';
import { Problem } from '../../shared/plan/problem.ts';
import type { Edition } from '../../shared/plan/records.ts';
import type { Steps } from '../../shared/plan/steps.ts';
import type { EditionParts } from './edition-parts.ts';
import { partsOf } from './open-plan.ts';

/** A plan whose editions are compared: one that is open, or one that is only read. */
export interface ComparedPlan {
  readonly db: ReadableDb;
  /** The plan's id. */
  readonly plan: string;
  readonly editions: readonly Edition[];
  /** The ids of all sections. */
  readonly sections: ReadonlySet<string>;
  readonly parts: (edition: string) => EditionParts;
}

/** A plan file that is only read, as it is compared. */
export const comparedPlanOf = (db: ReadableDb): ComparedPlan => {
  const known = new Map<string, EditionParts>();
  const parts = (edition: string): EditionParts => {
    const there = known.get(edition) ?? partsOf(db, edition);
    known.set(edition, there);
    return there;
  };
  return { db, plan: readPlan(db).id, editions: readEditions(db), sections: new Set(readSections(db)), parts };
};

const sourceOf = ({ db, plan, editions, sections, parts }: ComparedPlan): CompareSource => ({
  plan,
  editions,
  isSection: (id) => sections.has(id),
  sideOf: (edition) => {
    const { template, order } = parts(edition);
    return { template, order };
  },
  writtenAt: (some) => subjectsWrittenAt(db, some),
  cellsOf: (subjects, some) => hashedCellsOf(db, subjects, some),
});

const GONE = 'This edition is no longer in the plan. Choose another edition.';

const assertThere = ({ editions }: ComparedPlan, ...ids: readonly string[]): void => {
  if (ids.some((id) => !editions.some((one) => one.id === id))) throw new Problem(GONE);
};

/** What changed from one edition to another, in steps. Throws a Problem where the plan has no such edition. */
export function* comparisonOf(plan: ComparedPlan, before: string, after: string): Steps<Comparison> {
  assertThere(plan, before, after);
  for (const edition of [before, after]) {
    const parts = plan.parts(edition);
    // Each is work over the whole plan, and is kept.
    void parts.places;
    yield;
    void parts.order;
    yield;
  }
  return yield* compareEditions(sourceOf(plan), before, after);
}

/**
 * One thing in both editions, word by word. Throws a Problem where the plan has no such edition, and where the thing is in
 * neither.
 */
export const comparedThingOf = (
  plan: ComparedPlan,
  { before, after, subject }: { readonly before: string; readonly after: string; readonly subject: string },
): ComparedThing => {
  assertThere(plan, before, after);
  const pair = new EditionPair(sourceOf(plan), before, after);
  if (subject !== plan.plan && !pair.before.seen.has(subject) && !pair.after.seen.has(subject))
    throw new Problem('This is in neither of the two editions any more. Choose something else in the list.');
  return compareThing(pair, subject);
};

/** The facts of a thing that changed, by their keys. */
export const comparedFactsOf = (
  plan: ComparedPlan,
  { before, after }: Pick<Comparison, 'before' | 'after'>,
  subject: string,
): readonly ChangedFact[] => {
  const pair = new EditionPair(sourceOf(plan), before, after);
  return changedFacts(pair, subject, pair.layers([subject]));
};
