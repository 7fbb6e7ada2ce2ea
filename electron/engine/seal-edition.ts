import { ensurePerson } from '../../db/person.ts';
import { keepAllInSteps } from '../../db/revision.ts';
import { draftsUpTo, readToSeal, sealAsRead } from '../../db/seal.ts';
import { NOT_UPDATED, readingsInSteps } from '../../db/sealed-reading.ts';
import { inTransaction } from '../../db/transaction.ts';
import { editionName } from '../../shared/plan/edition-name.ts';
import { Problem } from '../../shared/plan/problem.ts';
import type { Edition } from '../../shared/plan/records.ts';
import type { Sealing } from '../../shared/plan/sealing.ts';
import { finish } from '../../shared/plan/steps.ts';
import type { Steps } from '../../shared/plan/steps.ts';
import type { Author } from './bring-in.ts';
import type { OpenPlan } from './open-plan.ts';

/** The drafts that are sealed with an edition. Throws a Problem where it is not in the plan or sealed already. */
const draftsOf = (plan: OpenPlan, edition: string): readonly Edition[] => {
  const drafts = draftsUpTo(plan.db, edition);
  const sealed = drafts.at(-1)?.id === edition ? undefined : plan.editions.find(({ id }) => id === edition);
  if (sealed)
    throw new Problem(
      `${editionName(sealed)} is sealed already. To correct it, start a re-issue; to go on, start the next edition.`,
    );
  return drafts;
};

/**
 * What sealing an edition would come to, what the checks find apart; in steps. Throws a Problem where the edition is not in the
 * plan or sealed already.
 */
export function* sealingOf(plan: OpenPlan, edition: string): Steps<Omit<Sealing, 'findings'>> {
  const drafts = draftsOf(plan, edition);
  const read = yield* readingsInSteps(plan.db, [edition]);
  const { sectionOf } = plan.parts(edition).order;
  const waiting = read.get(edition)!.filter((one) => one.sha256 === NOT_UPDATED && sectionOf.has(one.subject));
  return { alsoSealed: drafts.slice(0, -1).map(({ id }) => id), notUpdated: waiting.length };
}

/** How often a plan is read anew because somebody wrote in it meanwhile, before nobody is let write. */
const TRIES = 4;

/**
 * Seals an edition and every draft before it, with all that is said in the history; in steps. Nothing is sealed but what was
 * read at one moment, and either all of these editions are or none. `published` is the day of the edition itself; of the
 * others nobody knows it. Answers the ids of those sealed, oldest first. Throws a Problem where the edition is not in the plan
 * or sealed already, and where the disk fails.
 */
export function* sealEditions(
  plan: OpenPlan,
  edition: string,
  { person, now, published }: Author & { readonly published: string | null },
): Steps<readonly string[]> {
  const { db } = plan;
  draftsOf(plan, edition);
  ensurePerson(db, person);
  const sealer = { person: person.id, at: now, published: new Map(published === null ? [] : [[edition, published]]) };
  for (let tried = 1; ; tried += 1) {
    const read = function* (): Steps<readonly Edition[] | undefined> {
      yield* keepAllInSteps(db, { at: now });
      const toSeal = yield* readToSeal(db, edition, sealer);
      // What was written while it was read is read again.
      return inTransaction(db, () => {
        const isDone = sealAsRead(db, toSeal);
        if (isDone) plan.keepTyped(now);
        return isDone ? toSeal.editions : undefined;
      });
    };
    const sealed = tried < TRIES ? yield* read() : finish(read());
    if (!sealed) {
      draftsOf(plan, edition);
      continue;
    }
    plan.changed(now);
    return sealed.map(({ id }) => id);
  }
}
