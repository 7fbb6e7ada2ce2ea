import { useState } from 'react';
import type { ReactElement } from 'react';
import { editionName, longName, sameEdition } from '../../../shared/plan/edition-name.ts';
import { cardOf } from '../../app/edition-state.ts';
import { renameEdition } from '../../app/editions.ts';
import type { PlanPlace } from '../../app/state.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useWork } from '../dialogs/use-work.ts';
import './editions.css';

interface DialogProps {
  readonly place: PlanPlace;
  readonly close: () => void;
}

/** Asks for another name and period of the draft edition that is shown. */
export const RenameEdition = ({ place, close }: DialogProps): ReactElement => {
  const { editions } = place.open;
  const card = cardOf(editions, place.edition)!;
  const [label, setLabel] = useState(card.label);
  const [period, setPeriod] = useState(card.period ?? '');
  const { busy, trouble, setTrouble, work } = useWork();
  const refusal = (): string => {
    if (label.trim() === '') return 'Enter a name for the edition, such as October 2022';
    // A corrected issue bears the name of the edition that it corrects.
    const taken = editions.find(
      (one) =>
        one.id !== card.id && one.reissueOf !== card.id && one.id !== card.reissueOf && sameEdition(one.label, label),
    );
    return taken ? `There is an edition ${longName(taken.label)} already: enter another name` : '';
  };
  return (
    <Dialog heading={`Name and period of ${editionName(card)}`} close={close}>
      <form
        className="dialog-form"
        noValidate
        onSubmit={(event) => {
          const words = refusal();
          if (words !== '') {
            event.preventDefault();
            return setTrouble(words);
          }
          return work(event, () => renameEdition(card.id, label.trim(), period.trim() === '' ? null : period.trim()));
        }}
      >
        <p>Labels that carry the name of the edition change with it.</p>
        <TextField
          label="Edition name"
          value={label}
          maxLength={80}
          trouble={trouble}
          onChange={(words) => {
            setLabel(words);
            setTrouble('');
          }}
          autoFocus
        />
        <TextField
          label="Period it reports on"
          hint="If you wish, such as November 2021 to October 2022"
          value={period}
          maxLength={200}
          onChange={setPeriod}
        />
        <div className="dialog-actions">
          <Button look="primary" submit>
            {busy ? 'Changing…' : 'Change name and period'}
          </Button>
          <Button onClick={close}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
