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
  readonly heading: string;
  readonly hint: string;
  readonly button: string;
  /** Items that cannot be chosen. */
  readonly except?: ReadonlySet<string> | undefined;
  readonly choose: (chosen: Chosen) => void;
  readonly close: () => void;
}

/** Asks which item is meant, by its number or its words. */
export const ChooseItem = ({
  outline,
  heading,
  hint,
  button,
  except,
  choose,
  close,
}: ChooseItemProps): ReactElement => {
  const choices = useMemo(() => choicesOf(outline).filter(({ id }) => !except?.has(id)), [outline, except]);
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
    <Dialog heading={heading} close={close}>
      <form className="dialog-form" onSubmit={onSubmit} noValidate>
        <ItemBox
          label="Item"
          hint={hint}
          choices={choices}
          typed={typed}
          type={setTyped}
          trouble={tried && !picked ? 'No item of this edition has that number. Choose one from the list.' : undefined}
          submit={put}
        />
        <div className="dialog-actions">
          <Button look="primary" submit>
            {button}
          </Button>
          <Button onClick={close}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
