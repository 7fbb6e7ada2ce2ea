import { useState } from 'react';
import type { ReactElement } from 'react';
import { TONES } from '../../../shared/plan/template.ts';
import type { Tone } from '../../../shared/plan/template.ts';
import type { PlanPlace } from '../../app/state.ts';
import { StatusShape } from '../../editor/StatusShape.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Radios } from '../../ui/Radios.tsx';
import { toneWords } from '../../ui/tone-words.ts';
import { giveMeaning, noMeaning } from './give-meaning.ts';
import './trend.css';

const options = TONES.map((tone) => ({
  id: tone,
  words: (
    <span className="with-icon">
      <StatusShape tone={tone} />
      {toneWords[tone]}
    </span>
  ),
}));

interface ChooseToneProps {
  readonly place: PlanPlace;
  readonly word: string;
  readonly close: () => void;
}

/** Asks what a status word means that no edition's list has. */
export const ChooseTone = ({ place, word, close }: ChooseToneProps): ReactElement => {
  const [tone, setTone] = useState<Tone>('on-track');
  const [trouble, setTrouble] = useState(() => noMeaning(place));
  const cannot = noMeaning(place) !== null;
  return (
    <Dialog heading="What this status means" close={close}>
      <form
        className="dialog-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void giveMeaning(place, word, tone, { refused: setTrouble }).then((done) => {
            if (done) close();
          });
        }}
      >
        {trouble ? <ErrorPanel heading="The meaning was not kept">{trouble}</ErrorPanel> : null}
        <p>It counts so in every edition whose own words do not say otherwise. The words themselves stay as written.</p>
        <div className="tone-choice">
          <Radios legend={`“${word}” counts as`} options={options} chosen={tone} choose={setTone} />
        </div>
        <div className="dialog-actions">
          {cannot ? null : (
            <Button look="primary" submit>
              Keep this meaning
            </Button>
          )}
          <Button onClick={close}>{cannot ? 'Close' : 'Cancel'}</Button>
        </div>
      </form>
    </Dialog>
  );
};
