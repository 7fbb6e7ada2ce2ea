import { useId, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { editionName } from '../../../shared/plan/edition-name.ts';
import { cardOf } from '../../app/edition-state.ts';
import { reissueEdition } from '../../app/editions.ts';
import type { PlanPlace } from '../../app/state.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Octagon } from '../../ui/ErrorPanel.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { useWork } from '../dialogs/use-work.ts';
import '../../ui/progress.css';
import './editions.css';

interface DialogProps {
  readonly place: PlanPlace;
  readonly close: () => void;
}

/** Asks what is corrected in the sealed edition that is shown, and begins its corrected issue. */
export const Reissue = ({ place, close }: DialogProps): ReactElement => {
  const card = cardOf(place.open.editions, place.edition)!;
  const [reason, setReason] = useState('');
  const { busy, trouble, setTrouble, work } = useWork();
  const box = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const issue = (card.reissue ?? 0) + 1;
  const described = trouble ? `${id}-hint ${id}-trouble` : `${id}-hint`;
  return (
    <Dialog heading={`Correct ${editionName(card)}`} close={close}>
      <form
        className="dialog-form"
        noValidate
        onSubmit={(event) => {
          if (reason.trim() === '') {
            event.preventDefault();
            setTrouble('Enter what is corrected');
            box.current?.focus();
            return;
          }
          work(event, () => reissueEdition(reason.trim()));
        }}
      >
        <p>
          {editionName(card)} stays as it was published. The correction is written in re-issue {issue}, which begins
          word for word as it reads, and is sealed when it is published.
        </p>
        <div className={trouble ? 'text-field text-field-trouble' : 'text-field'}>
          <label htmlFor={id}>What is corrected</label>
          <p className="small" id={`${id}-hint`}>
            It is kept with the re-issue, such as: the date in 6.1.2 was a year too late
          </p>
          {trouble ? (
            <p className="trouble" id={`${id}-trouble`}>
              <Octagon size={16} />
              {trouble}
            </p>
          ) : null}
          <textarea
            id={id}
            ref={box}
            className="input"
            rows={3}
            maxLength={2000}
            autoFocus
            value={reason}
            aria-describedby={described}
            aria-invalid={trouble ? true : undefined}
            onChange={(event) => {
              setReason(event.target.value);
              setTrouble('');
            }}
          />
        </div>
        {busy ? <Progress label={`Starting re-issue ${issue}…`} /> : null}
        <div className="dialog-actions">
          <Button look="primary" submit>
            {busy ? 'Starting…' : `Start re-issue ${issue}`}
          </Button>
          <Button onClick={close}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
