import type { ImportMatch } from '../../shared/ipc/contract.ts';
import { longName } from '../../shared/plan/edition-name.ts';
import { joiningOf, joinsSentence } from '../../shared/plan/join-edition.ts';
import { matchablesOfPlan, matchablesOfProposal } from '../../shared/plan/matchables.ts';
import { matchInSteps } from '../../shared/plan/match-by-text.ts';
import { proposedItems } from '../../shared/plan/proposal.ts';
import type { Proposal } from '../../shared/plan/proposal.ts';
import type { PlanRecords } from '../../shared/plan/records.ts';
import type { ItemPair } from '../../shared/plan/review.ts';
import type { Steps } from '../../shared/plan/steps.ts';
import { plainText } from '../../shared/richtext/plain-text.ts';
import type { Desk } from './desk.ts';
import type { OpenPlan } from './open-plan.ts';
import { newestEdition } from './open-plan.ts';
import { wordsOfProposed } from './review.ts';

type Known = ImportMatch['choices'][number];

export interface Matched {
  /** One for each item of the file, in order. */
  readonly pairs: readonly ItemPair[];
  /** Every item of the plan. */
  readonly known: readonly Known[];
}

/** Pairs the items of a file with those of a plan by what they say. */
export function* matchItems(proposal: Proposal, records: PlanRecords): Steps<Matched> {
  const known = matchablesOfPlan(records);
  yield;
  const found = matchablesOfProposal(proposal);
  yield;
  const pairs = yield* matchInSteps(found, known);
  // What they say is let go of: it is as much as the plan itself.
  return { pairs, known: known.map(({ id, number, words, edition }) => ({ id, number, words, edition })) };
}

/** What was matched, as long as the plan's records are the ones that were matched with. */
const matched = new WeakMap<Proposal, { readonly records: PlanRecords; readonly matched: Matched }>();

/** As `matchItems`, other calls having their turn meanwhile. What was found is kept until something is written in the plan. */
export const matchInTurns = async (desk: Desk, proposal: Proposal, { records }: OpenPlan): Promise<Matched> => {
  const kept = matched.get(proposal);
  if (kept?.records === records) return kept.matched;
  const fresh = await desk.inTurns(matchItems(proposal, records), 'Finding the items in the plan was stopped.');
  matched.set(proposal, { records, matched: fresh });
  return fresh;
};

/**
 * A file held against a plan, as one more edition of it. Throws a Problem where the plan has that edition already and it is
 * sealed.
 */
export const matchPlan = async (desk: Desk, proposal: Proposal, plan: OpenPlan): Promise<ImportMatch> => {
  const { records } = plan;
  const editions = records.editions.toSorted((a, b) => a.position - b.position);
  const label = proposal.editions[proposal.edition]!;
  const joins = joinsSentence(editions, label, joiningOf(editions, label));
  const { pairs, known } = await matchInTurns(desk, proposal, plan);
  const items = proposedItems(proposal.sections);
  const partners = new Set(pairs.map(({ partner }) => partner));
  return {
    plan: records.plan,
    title: plainText(plan.view(newestEdition(records.editions).id).title.tree),
    edition: longName(label),
    joins,
    pairs: pairs.map((pair) => ({
      ...pair,
      number: items[pair.item]!.number,
      words: wordsOfProposed(items[pair.item]!),
    })),
    choices: known,
    unmatched: known.filter(({ id }) => !partners.has(id)).map(({ id }) => id),
  };
};
