import { useCallback } from 'react';
import type { ReactElement } from 'react';
import type { RetiredThing } from '../../../shared/plan/change.ts';
import { call } from '../../api/client.ts';
import { changeThePlan } from '../../app/change-plan.ts';
import { nameOfEdition } from '../../app/edition-state.ts';
import type { PlanPlace } from '../../app/state.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { useAnswer } from './use-answer.ts';
import './outline-dialogs.css';

interface DialogProps {
  readonly place: PlanPlace;
  readonly close: () => void;
}

const spokenOf = (thing: RetiredThing): string =>
  [thing.kind === 'section' ? 'section' : '', thing.number, thing.words].filter(Boolean).join(' ');

/** What was retired from this edition, each to be brought back to where it stood. */
export const BringBack = ({ place, close }: DialogProps): ReactElement => {
  const { plan } = place.open;
  const { edition } = place;
  const ask = useCallback(() => call('plan/retired', { plan, edition }), [plan, edition]);
  const answer = useAnswer(ask);
  const label = (id: string): string => nameOfEdition(place.open, id);
  const lastSeen = (thing: RetiredThing): string =>
    thing.edition === edition ? 'In no earlier edition' : `Last in ${label(thing.edition)}`;
  const bringBack = async (thing: RetiredThing): Promise<void> => {
    close();
    await changeThePlan({ do: 'bring-back', subject: thing.subject }, { show: true });
  };
  return (
    <Dialog heading="Bring back what was retired" close={close} wide>
      {answer.state === 'asking' ? <p role="status">Looking through the editions…</p> : null}
      {answer.state === 'refused' ? (
        <ErrorPanel heading="The editions could not be read">{answer.sentence}</ErrorPanel>
      ) : null}
      {answer.state === 'there' && answer.value.things.length === 0 ? (
        <p>
          Nothing is retired from {label(edition)}. What you retire from an edition is listed here, and earlier editions
          keep it.
        </p>
      ) : null}
      {answer.state === 'there' && answer.value.things.length > 0 ? (
        <>
          <p>It comes back to {label(edition)} where it stood, with its words, and with what was retired below it.</p>
          <ul role="list" className="retired-list" aria-label="Retired">
            {answer.value.things.map((thing) => (
              <li key={thing.subject}>
                <span className="retired-what">
                  <b className="numbers">{thing.number ?? (thing.kind === 'section' ? 'Section' : 'Item')}</b>
                  <span className="retired-words" title={thing.words}>
                    {thing.words || 'No words yet'}
                  </span>
                  <span className="small retired-last">{lastSeen(thing)}</span>
                </span>
                <Button size="pane" aria-label={`Bring back ${spokenOf(thing)}`} onClick={() => void bringBack(thing)}>
                  Bring back
                </Button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <div className="dialog-actions dialog-foot">
        <Button onClick={close}>Close</Button>
      </div>
    </Dialog>
  );
};
