import { useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { longName, sameEdition, yearOn } from '../../../shared/plan/edition-name.ts';
import type { Completed, Starting } from '../../../shared/plan/starting.ts';
import { startEdition } from '../../app/editions.ts';
import { counted } from '../../app/plan-words.ts';
import type { PlanPlace } from '../../app/state.ts';
import { nameOfEdition } from '../../app/edition-state.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { Radios } from '../../ui/Radios.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useWork } from '../dialogs/use-work.ts';
import { countWords, renamingWords } from './start-words.ts';
import { useStarting } from './use-starting.ts';
import '../../ui/progress.css';
import './editions.css';

interface DialogProps {
  readonly place: PlanPlace;
  readonly close: () => void;
}

/** Of so many labels the first are told, and the others counted. */
const LISTED = 6;

const What = ({ starting, newest }: { readonly starting: Starting; readonly newest: string }): ReactElement => {
  const more = starting.labels.length - LISTED;
  return (
    <ul className="edition-facts">
      {countWords(starting, newest, true).map((words) => (
        <li key={words}>{words}</li>
      ))}
      {starting.labels.slice(0, LISTED).map((label) => (
        <li key={label.from}>{renamingWords(label, true)}</li>
      ))}
      {more > 0 ? <li>And {counted(more, 'more label')}.</li> : null}
      {starting.title ? <li>The title becomes “{starting.title.to}”.</li> : null}
    </ul>
  );
};

interface Way {
  readonly id: Completed;
  readonly words: string;
  readonly about: string;
}

const ways = (name: string, items: number): readonly Way[] => {
  const [them, they, their] = items === 1 ? ['it', 'It', 'its'] : ['them', 'They', 'their'];
  return [
    {
      id: 'keep',
      words: `Keep ${them} as ${items === 1 ? 'it is' : 'they are'}`,
      about: 'A new status and progress are asked for, as of all others.',
    },
    {
      id: 'fold',
      words: `Fold ${them}`,
      about: `${they} ${items === 1 ? 'stays' : 'stay'}, short: ${their} last status and progress stand, and nothing new is asked for.`,
    },
    {
      id: 'retire',
      words: `Retire ${them} from ${name}`,
      about: `${they} ${items === 1 ? 'leaves' : 'leave'} the new edition. Earlier editions keep ${them}.`,
    },
  ];
};

interface CompletedProps {
  readonly starting: Starting;
  readonly name: string;
  readonly chosen: Completed;
  readonly choose: (how: Completed) => void;
}

const CompletedItems = ({ starting, name, chosen, choose }: CompletedProps): ReactElement => {
  const { completed } = starting;
  const count = counted(completed.length, 'item');
  return (
    <div className="start-completed">
      <Radios
        legend={`${count} ${completed.length === 1 ? 'is' : 'are'} complete or closed`}
        chosen={chosen}
        choose={choose}
        options={ways(name, completed.length).map(({ id, words, about }) => ({
          id,
          words: (
            <>
              {words}
              <span className="small start-about">{about}</span>
            </>
          ),
        }))}
      />
      <Disclosure words={completed.length === 1 ? 'Show the item' : `Show the ${count}`}>
        <ul role="list" className="start-items" aria-label="Complete or closed items" tabIndex={0}>
          {completed.map((one) => (
            <li key={one.item}>
              <b className="numbers">{one.number}</b>
              <span className="start-item-words">{one.words || 'No words yet'}</span>
              <span className="small">{one.status}</span>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
};

/** Asks for the name of the next edition and what becomes of completed items, and shows what the start comes to. */
export const StartEdition = ({ place, close }: DialogProps): ReactElement => {
  const { plan, editions } = place.open;
  const newest = editions.at(-1)!;
  const suggested = yearOn(newest.label);
  const [label, setLabel] = useState(suggested ?? '');
  const [period, setPeriod] = useState('');
  const [completed, setCompleted] = useState<Completed>('keep');
  const { starting, about, trouble: notRead } = useStarting(plan, label);
  const { busy, trouble, setTrouble, work } = useWork();
  const box = useRef<HTMLDivElement>(null);
  const newestName = nameOfEdition(place.open, newest.id);

  const refusal = (): string => {
    if (label.trim() === '') return 'Enter a name for the edition, such as October 2022';
    const taken = editions.find((one) => sameEdition(one.label, label));
    if (taken) return `There is an edition ${longName(taken.label)} already: enter another name`;
    return (about === label && starting?.refused) || '';
  };
  // What is known to be refused is said while one types; that nothing is typed yet is said once it is sent.
  const refusedNow = label.trim() === '' ? '' : refusal();
  const name = label.trim() === '' ? 'the new edition' : longName(label);

  return (
    <Dialog heading={suggested ? `Start the ${suggested} edition` : 'Start the next edition'} close={close} wide>
      <form
        className="dialog-form"
        noValidate
        onSubmit={(event) => {
          const words = refusal();
          if (words !== '') {
            event.preventDefault();
            setTrouble(words);
            box.current?.querySelector('input')?.focus();
            return;
          }
          work(event, () =>
            startEdition({ label: label.trim(), completed, ...(period.trim() ? { period: period.trim() } : {}) }),
          );
        }}
      >
        <p>Text rolls on from {newestName}, whose status and progress become history. The new ones start empty.</p>
        <div ref={box} className="edition-fields">
          <TextField
            label="Edition name"
            value={label}
            maxLength={80}
            trouble={trouble || refusedNow}
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
        </div>
        {notRead ? <ErrorPanel heading={`${newestName} could not be looked through`}>{notRead}</ErrorPanel> : null}
        <section className="edition-preview" aria-label="What starting it does" aria-busy={about !== label}>
          <div role="status">
            {starting ? (
              <What starting={starting} newest={newestName} />
            ) : notRead ? null : (
              <p className="quiet">Looking through {newestName}…</p>
            )}
          </div>
        </section>
        {starting && starting.completed.length > 0 ? (
          <CompletedItems starting={starting} name={name} chosen={completed} choose={setCompleted} />
        ) : null}
        {busy ? <Progress label={`Starting ${name}…`} /> : null}
        <div className="dialog-actions">
          <Button look="primary" submit>
            {busy ? 'Starting…' : 'Start the edition'}
          </Button>
          <Button onClick={close}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
