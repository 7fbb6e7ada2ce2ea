import { useCallback, useState } from 'react';
import type { ReactElement } from 'react';
import { editionName } from '../../../shared/plan/edition-name.ts';
import type { Sealing } from '../../../shared/plan/sealing.ts';
import { call } from '../../api/client.ts';
import { cardOf } from '../../app/edition-state.ts';
import { namesOf, sealEdition } from '../../app/editions.ts';
import { openEdition } from '../../app/open-plan.ts';
import { counted } from '../../app/plan-words.ts';
import { openDialog } from '../../app/state.ts';
import type { PlanPlace } from '../../app/state.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Diamond, ErrorPanel, Octagon } from '../../ui/ErrorPanel.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { useWork } from '../dialogs/use-work.ts';
import { useAnswer } from '../outline/use-answer.ts';
import { showTab } from '../plan/facts-tab.ts';
import { PublishedDay } from './PublishedDay.tsx';
import { readDay, typedDay } from './published-day.ts';
import { showNotUpdated } from './show-not-updated.ts';
import '../../ui/progress.css';
import './editions.css';

interface DialogProps {
  readonly place: PlanPlace;
  readonly edition: string;
  readonly close: () => void;
}

const toFixWords = ({ mustFix, shouldFix }: Sealing['findings']): string =>
  [mustFix > 0 ? `${mustFix} must be fixed` : '', shouldFix > 0 ? `${shouldFix} should be` : '']
    .filter(Boolean)
    .join(', ')
    .replace(/^(\d+) should be$/, '$1 should be fixed');

/** Leads to what is still to be fixed in an edition. */
const showToFix = async (place: PlanPlace, edition: string): Promise<void> => {
  openDialog(null);
  if (place.edition !== edition) await openEdition(edition);
  showTab('fix');
  const { stepFinding } = await import('../../app/step-finding.ts');
  await stepFinding(1);
};

const WhatItDoes = ({ place, edition, sealing }: DialogProps & { readonly sealing: Sealing }): ReactElement | null => {
  const { alsoSealed, notUpdated, findings } = sealing;
  const card = cardOf(place.open.editions, edition);
  const name = card ? editionName(card) : 'it';
  const toFix = toFixWords(findings);
  if (alsoSealed.length === 0 && notUpdated === 0 && toFix === '')
    return <p>Everything is updated, and nothing is to be fixed.</p>;
  return (
    <ul role="list" className="seal-facts">
      {alsoSealed.length > 0 ? (
        <li>
          <Icon name="lock" size={16} />
          <span>
            {namesOf(place, alsoSealed)} {alsoSealed.length === 1 ? 'is' : 'are'} sealed with it, because words of it
            come from there.
          </span>
        </li>
      ) : null}
      {notUpdated > 0 ? (
        <li>
          <Diamond size={16} />
          <span>
            {counted(notUpdated, 'text')} of status and progress {notUpdated === 1 ? 'is' : 'are'} not yet updated, and
            cannot be once {name} is sealed.{' '}
            <button type="button" className="text-link" onClick={() => void showNotUpdated(place, edition)}>
              {notUpdated === 1 ? 'Go to it' : 'Go to the first'}
            </button>
          </span>
        </li>
      ) : null}
      {toFix === '' ? null : (
        <li>
          {findings.mustFix > 0 ? <Octagon size={16} /> : <Diamond size={16} />}
          <span>
            Of what the checks found, {toFix}.{' '}
            <button type="button" className="text-link" onClick={() => void showToFix(place, edition)}>
              Show what is to fix
            </button>
          </span>
        </li>
      )}
    </ul>
  );
};

/** Says what sealing an edition means and comes to, and asks for the day it was published. */
export const SealEdition = ({ place, edition, close }: DialogProps): ReactElement => {
  const { plan, editions } = place.open;
  const card = cardOf(editions, edition);
  const { session } = place;
  // What is on its way to the disk counts as well.
  const ask = useCallback(async () => {
    await session.flush();
    return call('edition/sealing', { plan, edition });
  }, [session, plan, edition]);
  const answer = useAnswer(ask);
  const [today] = useState(() => new Date());
  const [typed, setTyped] = useState(() => typedDay(today));
  const [badDay, setBadDay] = useState('');
  const { busy, trouble, work } = useWork();
  const name = card ? editionName(card) : '';
  return (
    <Dialog heading={`Seal ${name}`} close={close} wide>
      <form
        className="dialog-form"
        noValidate
        onSubmit={(event) => {
          const read = readDay(typed, today);
          if ('refused' in read) {
            event.preventDefault();
            setBadDay(read.refused);
            event.currentTarget.querySelector<HTMLInputElement>('.day-parts input')?.focus();
            return;
          }
          work(event, () => sealEdition(edition, read.day));
        }}
      >
        <p>
          A sealed edition stays as it was published: it can be read, compared and published again, and never changes.{' '}
          <strong>This cannot be undone.</strong> A mistake that is found later is put right in a re-issue, and both
          stay.
        </p>
        <div role="status">
          {answer.state === 'asking' ? <p className="quiet">Looking through {name}…</p> : null}
          {answer.state === 'there' ? (
            <WhatItDoes place={place} edition={edition} close={close} sealing={answer.value} />
          ) : null}
        </div>
        {answer.state === 'refused' ? (
          <ErrorPanel heading={`${name} cannot be sealed`}>{answer.sentence}</ErrorPanel>
        ) : null}
        {trouble && answer.state !== 'refused' ? (
          <ErrorPanel heading={`${name} was not sealed`}>{trouble}</ErrorPanel>
        ) : null}
        <PublishedDay
          typed={typed}
          trouble={badDay}
          change={(next) => {
            setTyped(next);
            setBadDay('');
          }}
        />
        {busy ? <Progress label={`Sealing ${name}…`} /> : null}
        <div className="dialog-actions">
          <Button look="primary" submit>
            {busy ? 'Sealing…' : `Seal ${name}`}
          </Button>
          <Button onClick={close}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
