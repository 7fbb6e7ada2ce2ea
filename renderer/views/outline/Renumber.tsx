import { useCallback } from 'react';
import type { ReactElement } from 'react';
import type { Renumbered } from '../../../shared/plan/change.ts';
import { call } from '../../api/client.ts';
import { changeThePlan } from '../../app/change-plan.ts';
import { counted } from '../../app/plan-words.ts';
import type { PlanPlace } from '../../app/state.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { useAnswer } from './use-answer.ts';
import { changedLines, followWords, keptWords, renumberWords } from './renumber-words.ts';
import './outline-dialogs.css';

interface DialogProps {
  readonly place: PlanPlace;
  readonly close: () => void;
}

/** More lines than these are counted and not listed: nobody reads them, and the dialog has to open at once. */
const LISTED = 400;

const Lines = ({ lines }: { readonly lines: readonly Renumbered[] }): ReactElement => (
  // The list scrolls, so the keyboard has to reach it.
  <div className="renumber-list" role="region" aria-label="Numbers that change" tabIndex={0}>
    <table className="renumber-table">
      <thead>
        <tr>
          <th scope="col">Now</th>
          <th scope="col">New</th>
          <th scope="col">Section or item</th>
          <th scope="col" className="renumber-count">
            References
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.slice(0, LISTED).map((line) => (
          <tr key={line.subject}>
            <td className="numbers">{line.from ?? 'No number'}</td>
            <td className="numbers renumber-new">{line.to ?? 'No number'}</td>
            <td className="renumber-words" title={line.words}>
              {line.words || 'No words yet'}
            </td>
            <td className="numbers renumber-count">{line.references}</td>
          </tr>
        ))}
      </tbody>
    </table>
    {lines.length > LISTED ? (
      <p className="small renumber-more">And {counted(lines.length - LISTED, 'more', 'more')}.</p>
    ) : null}
  </div>
);

/** Everything numbered anew, in the order of the outline: looked at first, then done in one step. */
export const Renumber = ({ place, close }: DialogProps): ReactElement => {
  const { plan } = place.open;
  const { edition } = place;
  const ask = useCallback(() => call('plan/renumbering', { plan, edition }), [plan, edition]);
  const answer = useAnswer(ask);
  const lines = answer.state === 'there' ? answer.value.lines : [];
  const changed = changedLines(lines);
  const renumber = async (): Promise<void> => {
    close();
    await changeThePlan({
      do: 'number',
      numbers: changed.map(({ subject, to }) => ({ subject, number: to })),
    });
  };
  return (
    <Dialog heading="Renumber the plan" close={close} wide>
      {answer.state === 'asking' ? <p role="status">Working out the numbers…</p> : null}
      {answer.state === 'refused' ? (
        <ErrorPanel heading="The numbers could not be worked out">{answer.sentence}</ErrorPanel>
      ) : null}
      {answer.state === 'there' && changed.length === 0 ? (
        <p>Every number follows the order of the outline already.</p>
      ) : null}
      {changed.length > 0 ? (
        <>
          <p>
            {followWords(changed)} {keptWords(lines.length - changed.length)}
          </p>
          <Lines lines={changed} />
        </>
      ) : null}
      <div className="dialog-actions dialog-foot">
        {changed.length > 0 ? (
          <Button look="primary" onClick={() => void renumber()}>
            {renumberWords(changed.length)}
          </Button>
        ) : null}
        <Button onClick={close}>{changed.length > 0 ? 'Cancel' : 'Close'}</Button>
      </div>
    </Dialog>
  );
};
