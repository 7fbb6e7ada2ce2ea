import type { ReactElement } from 'react';
import { editionName, longName } from '../../../shared/plan/edition-name.ts';
import type { Started } from '../../../shared/plan/starting.ts';
import { closeSummary } from '../../app/editions.ts';
import { openDialog } from '../../app/state.ts';
import type { PlanPlace } from '../../app/state.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { completedWords, countWords, renamingWords } from './start-words.ts';
import './editions.css';

interface SummaryProps {
  readonly place: PlanPlace;
  readonly started: Started;
}

/** What was done when an edition was started, and what is to be thought of next. */
export const StartedSummary = ({ place, started }: SummaryProps): ReactElement => {
  const { editions } = place.open;
  const before = editions[editions.findIndex((one) => one.id === started.edition) - 1];
  const name = longName(started.label);
  const completed = completedWords(started.completed, name);
  const close = (): void => closeSummary(started);
  return (
    <Dialog heading={`${name} is started`} close={close} wide>
      <ul className="edition-facts">
        {countWords(started, before ? editionName(before) : '', false).map((words) => (
          <li key={words}>{words}</li>
        ))}
        {completed ? <li>{completed}</li> : null}
        {started.labels.map((label) => (
          <li key={label.from}>{renamingWords(label, false)}</li>
        ))}
        {started.title ? <li>The title became “{started.title.to}”.</li> : null}
      </ul>
      <p className="started-undo">Ctrl+Z takes the start back, as long as nothing is written in {name}.</p>
      {before?.state === 'draft' ? (
        <section className="started-before" aria-label={editionName(before)}>
          <Icon name="pen" size={16} />
          <div>
            <p>{editionName(before)} is still a draft. Once it is published, seal it: then it never changes.</p>
            <Button
              size="pane"
              onClick={() => {
                close();
                openDialog({ dialog: 'seal', edition: before.id });
              }}
            >
              Seal {editionName(before)}…
            </Button>
          </div>
        </section>
      ) : null}
      <div className="dialog-actions dialog-foot">
        <Button look="primary" onClick={close}>
          Write {name}
        </Button>
      </div>
    </Dialog>
  );
};
