import type { Tone } from '../../../shared/plan/template.ts';
import { changeThePlan } from '../../app/change-plan.ts';
import { isReadOnly } from '../../app/edition-state.ts';
import { toast } from '../../app/state.ts';
import type { PlanPlace } from '../../app/state.ts';

/** Why nothing can be kept of the plan's status words, in a sentence; `null` where it can. */
export const noMeaning = ({ open: { editions } }: PlanPlace): string | null =>
  isReadOnly(editions, editions.at(-1)!.id)
    ? 'Every edition of this plan is sealed. Start the next edition to say what a word means.'
    : null;

/**
 * Keeps what a status word means, or (`null`) nothing more of it; for all editions, sealed ones too. It is written at the newest
 * edition, because no other is read in all of them.
 */
export const giveMeaning = async (
  place: PlanPlace,
  word: string,
  tone: Tone | null,
  { refused = toast, tell = true }: { readonly refused?: (sentence: string) => void; readonly tell?: boolean } = {},
): Promise<boolean> => {
  const edition = place.open.editions.at(-1)!.id;
  return (await changeThePlan({ do: 'tone', word, tone }, { edition, refused, tell })) !== null;
};
