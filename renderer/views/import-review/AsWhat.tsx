import type { ReactElement } from 'react';
import { useStore } from '../../app/store.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Radios } from '../../ui/Radios.tsx';
import type { ReviewDesk } from './review-desk.ts';

interface AsWhatProps {
  readonly desk: ReviewDesk;
  /** The plan that was on the screen before, if one was: it is offered first. */
  readonly back: string | null;
}

const WAYS = [
  { id: 'new', words: 'a new plan' },
  { id: 'edition', words: 'another edition of a plan' },
] as const;

/** Whether the file is a plan of its own, or one more edition of a plan that is there. */
export const AsWhat = ({ desk, back }: AsWhatProps): ReactElement | null => {
  const { plans, into, busy } = useStore(desk.store, (state) => state);
  if (plans.length === 0) return null;
  const first = plans.find((card) => card.plan === back) ?? plans[0]!;
  return (
    <div className="as-what">
      <Radios
        legend="Bring in as"
        options={WAYS}
        chosen={into ? 'edition' : 'new'}
        choose={(way) => void desk.bringInto(way === 'new' ? null : first.plan)}
        busy={busy}
      />
      {into ? (
        <div className="as-what-plan">
          <Choice
            label="The plan it is an edition of"
            options={plans.map((card) => ({ id: card.plan, words: card.title }))}
            chosen={into.match.plan}
            placeholder={into.match.title}
            choose={(plan) => void desk.bringInto(plan)}
          />
        </div>
      ) : null}
    </div>
  );
};
