import { useId, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { CellRef, SharedText as Shared } from '../../../shared/plan/records.ts';
import type { Change } from '../../../shared/plan/change.ts';
import { changeThePlan } from '../../app/change-plan.ts';
import { counted } from '../../app/plan-words.ts';
import type { PlanPlace } from '../../app/state.ts';
import { StaticView } from '../../editor/nodes/static-view.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { SharedWords } from './SharedWords.tsx';
import type { SharedWordsHandle } from './SharedWords.tsx';
import { nameOfUse } from './use-name.ts';

interface SharedTextProps {
  readonly place: PlanPlace;
  readonly text: Shared;
  readonly readOnly: boolean;
  /** The field with the caret, if it can take the words, and how it is spoken of. */
  readonly here: { readonly cell: CellRef; readonly called: string } | null;
  readonly goTo: (cell: CellRef) => void;
  readonly say: (sentence: string) => void;
}

const Change = ({
  place,
  text,
  close,
  carryOut,
}: Pick<SharedTextProps, 'place' | 'text'> & {
  readonly close: () => void;
  readonly carryOut: (change: Change) => Promise<boolean>;
}): ReactElement => {
  const id = useId();
  const words = useRef<SharedWordsHandle>(null);
  const [name, setName] = useState(text.name);
  const save = async (): Promise<void> => {
    const body = [...(words.current?.tree() ?? text.body)];
    const done = await carryOut({ do: 'change-shared', text: text.id, name: name.trim() || text.name, body });
    if (done) close();
  };
  return (
    <div className="shared-change">
      <TextField label="Name" value={name} maxLength={120} onChange={setName} />
      <div className="shared-words-field">
        <span id={id} className="shared-label">
          Words
        </span>
        <SharedWords ref={words} plan={place.open.plan} tree={text.body} numbers={place.page.numbers} labelledBy={id} />
      </div>
      <div className="dialog-actions">
        <Button size="pane" onClick={() => void save()}>
          Change in {counted(text.uses.length, 'text')}
        </Button>
        <Button size="pane" onClick={close}>
          Leave as it is
        </Button>
      </div>
    </div>
  );
};

/** One shared text: its words, where it is used, and what can be done with it. */
export const SharedText = ({ place, text, readOnly, here, goTo, say }: SharedTextProps): ReactElement => {
  const heading = useId();
  const part = useRef<HTMLElement>(null);
  const [changing, setChanging] = useState(false);
  const [trouble, setTrouble] = useState('');
  const { template, plan } = place.open;
  const carryOut = async (change: Change): Promise<boolean> => {
    setTrouble('');
    const changed = await changeThePlan(change, { refused: setTrouble, tell: false });
    if (changed) say(changed.sentence);
    // The button that was pressed may be gone.
    requestAnimationFrame(() => {
      if (!part.current?.contains(document.activeElement)) part.current?.querySelector('button')?.focus();
    });
    return changed !== null;
  };
  const isUsedHere = text.uses.some((use) => use.subject === here?.cell.subject && use.part === here.cell.part);
  return (
    <section className="shared-part" aria-labelledby={heading} ref={part}>
      <h3 id={heading}>{text.name}</h3>
      {trouble ? <ErrorPanel heading="Nothing was changed">{trouble}</ErrorPanel> : null}
      {changing ? (
        <Change place={place} text={text} close={() => setChanging(false)} carryOut={carryOut} />
      ) : (
        <>
          <div className="shared-words rt">
            <StaticView tree={text.body} numbers={place.page.numbers} />
          </div>
          {readOnly ? null : (
            <div className="dialog-actions">
              <Button size="pane" onClick={() => setChanging(true)} aria-label={`Change the words of ${text.name}`}>
                Change these words
              </Button>
              {here && !isUsedHere ? (
                <Button size="pane" onClick={() => void carryOut({ do: 'use-shared', text: text.id, cell: here.cell })}>
                  Use at the end of {here.called}
                </Button>
              ) : null}
            </div>
          )}
        </>
      )}
      <p className="small">
        {text.uses.length === 0 ? 'Not used in this edition.' : `Used in ${counted(text.uses.length, 'text')}:`}
      </p>
      <ul className="shared-uses" role="list">
        {text.uses.map((use) => {
          const cell = { ...use, edition: place.edition };
          const called = nameOfUse(template, place.outline, plan, use);
          return (
            <li key={`${use.subject} ${use.part}`}>
              {called === null ? (
                <span className="quiet">An item that is not in this edition</span>
              ) : (
                <button type="button" className="text-link shared-use" onClick={() => goTo(cell)}>
                  {called}
                </button>
              )}
              {readOnly ? null : (
                <Button
                  size="pane"
                  look="link"
                  aria-label={`Detach ${called ?? 'this text'} from ${text.name}`}
                  onClick={() => void carryOut({ do: 'detach-shared', text: text.id, cell })}
                >
                  Detach
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
};
