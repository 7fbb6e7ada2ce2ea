import { useMemo, useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import type { Outline } from '../../../shared/ipc/contract.ts';
import type { Chosen } from '../../app/fix-finding.ts';
import { choicesOf, meant } from '../../editor/asking/item-choices.ts';
import { ItemBox } from '../../editor/asking/ItemBox.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

interface ChooseItemProps {
  readonly outline: Outline;
  /** The number as it stands in the text. */
  readonly number: string;
  readonly choose: (chosen: Chosen) => void;
  readonly close: () => void;
}

/** Asks which item a number in the text means. */
export const ChooseItem = ({ outline, number, choose, close }: ChooseItemProps): ReactElement => {
  const choices = useMemo(() => choicesOf(outline), [outline]);
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const picked = meant(choices, typed);
  const put = (): void => {
    setTried(true);
    if (picked) choose(picked);
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    put();
  };
  return (
    <Dialog heading={`Which item does “${number}” mean?`} close={close}>
      <form className="dialog-form" onSubmit={onSubmit} noValidate>
        <ItemBox
          label="Item"
          hint="Its number, such as 6.1.3, or some of its words. The reference follows the number."
          choices={choices}
          typed={typed}
          type={setTyped}
          trouble={tried && !picked ? 'No item of this edition has that number. Choose one from the list.' : undefined}
          submit={put}
        />
        <div className="dialog-actions">
          <Button look="primary" submit>
            Make it a reference
          </Button>
          <Button onClick={close}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
