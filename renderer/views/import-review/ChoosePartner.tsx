import { useState } from 'react';
import type { ReactElement } from 'react';
import type { ImportMatch } from '../../../shared/ipc/contract.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { findItems } from './pairs.ts';
import type { Pair } from './pairs.ts';

/** As many items as are listed: more is better found by another word. */
const LISTED = 30;

interface ChoosePartnerProps {
  readonly pair: Pair;
  readonly match: ImportMatch;
  readonly choose: (partner: string | null) => void;
  readonly close: () => void;
}

/** The items of the plan, to choose the one from that an item of the file is. */
export const ChoosePartner = ({ pair, match, choose, close }: ChoosePartnerProps): ReactElement => {
  const [words, setWords] = useState('');
  const found = findItems(match.choices, words, LISTED);
  return (
    <Dialog heading={`Which item is ${pair.number ?? 'this'}?`} close={close} wide>
      <p className="choose-partner-mine">{pair.words}</p>
      <TextField label="Number or words of the item in the plan" value={words} onChange={setWords} autoFocus />
      <ul role="list" className="choose-partner">
        {found.map((one) => (
          <li key={one.id}>
            <button type="button" className="choose-partner-item" onClick={() => choose(one.id)}>
              {one.number ? <b className="numbers">{one.number}</b> : null}
              <span>{one.words}</span>
              <span className="small">{one.edition}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p className="quiet">No item of the plan has these words.</p> : null}
      <div className="dialog-actions dialog-foot">
        <Button onClick={() => choose(null)}>None: an item of its own</Button>
        <Button onClick={close}>Cancel</Button>
      </div>
    </Dialog>
  );
};
