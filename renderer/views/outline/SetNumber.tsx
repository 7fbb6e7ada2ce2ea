import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { changeThePlan } from '../../app/change-plan.ts';
import { spokenName, thingOf } from '../../app/outline-moves.ts';
import type { PlanPlace } from '../../app/state.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { numberRefusal } from './number-refusal.ts';

interface DialogProps {
  readonly place: PlanPlace;
  readonly subject: string;
  readonly close: () => void;
}

/** The number of one section or item, set by hand. */
export const SetNumber = ({ place, subject, close }: DialogProps): ReactElement | null => {
  const thing = thingOf(place.outline, subject);
  const [number, setNumber] = useState(thing?.number ?? '');
  const [trouble, setTrouble] = useState('');
  if (!thing) return null;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const refusal = numberRefusal(place.outline, subject, number);
    if (refusal !== '') return setTrouble(refusal);
    close();
    const wanted = number.trim() || null;
    if (wanted !== thing.number) await changeThePlan({ do: 'number', numbers: [{ subject, number: wanted }] });
  };
  return (
    <Dialog
      heading={`Number of ${spokenName(thing).replace(/^(?:Section|The)/, (word) => word.toLowerCase())}`}
      close={close}
    >
      <form className="dialog-form" noValidate onSubmit={(event) => void submit(event)}>
        <p>References to it follow by themselves.</p>
        <TextField
          label="Number"
          hint="As it is printed, without a word such as “Action”. Leave it empty for no number."
          value={number}
          maxLength={80}
          trouble={trouble}
          onChange={(words) => {
            setNumber(words);
            setTrouble('');
          }}
          autoFocus
        />
        <div className="dialog-actions">
          <Button look="primary" submit>
            Set the number
          </Button>
          <Button onClick={close}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
