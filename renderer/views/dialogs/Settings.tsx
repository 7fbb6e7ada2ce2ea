import type { ReactElement } from 'react';
import type { Look } from '../../../shared/ipc/contract.ts';
import { setLook } from '../../app/look.ts';
import { setSpelling } from '../../app/spelling.ts';
import { store } from '../../app/state.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Radios } from '../../ui/Radios.tsx';
import { Tick } from '../../ui/Tick.tsx';

const LOOKS = [
  { id: 'system', words: 'As the system' },
  { id: 'light', words: 'Light' },
  { id: 'dark', words: 'Dark' },
] as const satisfies readonly { id: Look; words: string }[];

/** What a person can set of the program. Each is done at once, and kept for the next start. */
export const Settings = ({ close }: { readonly close: () => void }): ReactElement => {
  const { look, whitePage, spelling } = useStore(store, (state) => state);
  return (
    <Dialog heading="Settings" close={close}>
      <div className="dialog-form">
        <Radios legend="Look" options={LOOKS} chosen={look} choose={(id) => void setLook({ look: id })} />
        <Tick ticked={whitePage} set={(ticked) => void setLook({ whitePage: ticked })}>
          White page, also in the dark look
        </Tick>
        <Tick ticked={spelling} set={(ticked) => void setSpelling(ticked)}>
          Check spelling while writing (British English)
        </Tick>
        <p className="small">
          Words are saved as you write them, and backups are made by themselves. There is nothing to set for either.
        </p>
        <div className="dialog-actions">
          <Button look="primary" onClick={close}>
            Done
          </Button>
        </div>
      </div>
    </Dialog>
  );
};
