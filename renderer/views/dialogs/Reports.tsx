import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { KeptReport } from '../../../shared/ipc/contract.ts';
import { call, CallFailed } from '../../api/client.ts';
import { counted } from '../../app/plan-words.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { leftOverWords } from '../import-review/review-words.ts';
import { accountWords, differedWords, originWords, reportSentences, reportTitle } from './report-words.ts';
import './reports.css';

/** What was left over of a file, piece by piece. */
const LeftOver = ({ report }: { readonly report: KeptReport }): ReactElement =>
  report.leftOver.length === 0 ? (
    <p>Nothing was left over.</p>
  ) : (
    <Disclosure words={leftOverWords(report)}>
      <ul role="list" className="report-list">
        {report.leftOver.map((piece, at) => (
          <li key={at}>
            “{piece.text}”
            <span className="small">
              {piece.why}, {piece.where}
            </span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );

/** Words of a file that the plan says otherwise: they are kept here, for nothing of the plan is written over. */
const Differed = ({ report }: { readonly report: KeptReport }): ReactElement | null => {
  const differed = report.joined?.differed ?? [];
  if (differed.length === 0) return null;
  return (
    <Disclosure words={`${counted(differed.length, 'text')} of the file not written into the plan`}>
      <ul role="list" className="report-list">
        {differed.map((one, at) => (
          <li key={at}>
            <b>{differedWords(one)}</b>
            <span>{one.words}</span>
            <span className="small">{one.why}</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
};

const Comments = ({ report: { comments = [] } }: { readonly report: KeptReport }): ReactElement | null =>
  comments.length === 0 ? null : (
    <Disclosure words={`${counted(comments.length, 'comment')} outside the items`}>
      <ul role="list" className="report-list">
        {comments.map((words, at) => (
          <li key={at}>{words}</li>
        ))}
      </ul>
    </Disclosure>
  );

const Report = ({ report }: { readonly report: KeptReport }): ReactElement => {
  const sentences = reportSentences(report);
  return (
    <li className="report">
      <h3>{reportTitle(report)}</h3>
      <p className="small numbers">{originWords(report)}</p>
      <p className="numbers">{accountWords(report)}</p>
      {sentences.length > 0 ? (
        <ul>
          {sentences.map((sentence, at) => (
            <li key={at}>{sentence}</li>
          ))}
        </ul>
      ) : null}
      <Differed report={report} />
      <Comments report={report} />
      <LeftOver report={report} />
    </li>
  );
};

type Told = { readonly reports: readonly KeptReport[] } | { readonly sentence: string };

/** What was brought into a plan, file by file: what came in, what was left over and why. */
export const Reports = ({ plan, close }: { readonly plan: string; readonly close: () => void }): ReactElement => {
  const [told, setTold] = useState<Told | null>(null);
  useEffect(() => {
    let here = true;
    call('plan/reports', { plan }).then(
      (answer) => here && setTold(answer),
      (error: unknown) => here && setTold({ sentence: error instanceof CallFailed ? error.message : String(error) }),
    );
    return () => {
      here = false;
    };
  }, [plan]);
  return (
    <Dialog heading="What was brought in" close={close} wide>
      {told && 'sentence' in told ? <ErrorPanel heading={told.sentence} /> : null}
      {told && 'reports' in told && told.reports.length === 0 ? (
        <p>Nothing was brought into this plan: it was started here.</p>
      ) : null}
      {told && 'reports' in told ? (
        <ul role="list" className="reports">
          {told.reports.map((report, at) => (
            <Report key={at} report={report} />
          ))}
        </ul>
      ) : null}
      <div className="dialog-actions dialog-foot">
        <Button onClick={close}>Close</Button>
      </div>
    </Dialog>
  );
};
