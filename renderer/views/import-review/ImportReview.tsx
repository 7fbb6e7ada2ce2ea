import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { ImportReview as Review } from '../../../shared/ipc/contract.ts';
import { CallFailed } from '../../api/client.ts';
import { accept, cancel, chooseImport } from '../../app/bring-in.ts';
import { counted } from '../../app/plan-words.ts';
import type { ImportPlace } from '../../app/state.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Diamond, ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Progress } from '../../ui/Progress.tsx';
import '../../ui/progress.css';
import './import-review.css';

const inFigures = (count: number): string => count.toLocaleString('en-GB');

const Counts = ({ review }: { readonly review: Review }): ReactElement => {
  const { source, placed, leftOver } = review.characters;
  return (
    <div className="counts numbers">
      <p>
        <b>{inFigures(review.items)}</b> {review.items === 1 ? 'item' : 'items'}
      </p>
      <p>
        <b>{inFigures(review.fields)}</b> {review.fields === 1 ? 'field' : 'fields'}
      </p>
      <p>
        <b>{review.editions.length}</b> {review.editions.length === 1 ? 'edition' : 'editions'} found:{' '}
        {review.editions.join(', ')}
      </p>
      <p className="counts-sum" title="Every character of the file other than spaces">
        <b>{inFigures(source)}</b> characters in the file <span className="quiet">=</span> <b>{inFigures(placed)}</b>{' '}
        placed <span className="quiet">+</span> <b>{inFigures(leftOver)}</b> left over
      </p>
    </div>
  );
};

const OutlineRow = ({ row }: { readonly row: Review['outline'][number] }): ReactElement => {
  const heading = (
    <>
      <span className="becomes-number numbers">{row.number ?? ''}</span>
      <span className="becomes-words">{row.words}</span>
      {row.fields.length > 0 ? <span className="small numbers">{counted(row.fields.length, 'field')}</span> : null}
    </>
  );
  const className = `becomes-row becomes-depth-${Math.min(row.depth, 3)}`;
  if (row.fields.length === 0) return <li className={`${className} becomes-section`}>{heading}</li>;
  return (
    <li className={className}>
      <details>
        <summary>
          <Icon name="chevron-right" size={16} className="becomes-arrow" />
          {heading}
        </summary>
        <dl className="becomes-fields">
          {row.fields.map((field, at) => (
            <div key={at} className={`becomes-field field-colour-${(at % 6) + 1}`}>
              <dt>
                {field.label}
                {field.edition ? <span className="small">{field.edition}</span> : null}
              </dt>
              <dd>{field.words}</dd>
            </div>
          ))}
        </dl>
      </details>
    </li>
  );
};

const LeftOver = ({ review }: { readonly review: Review }): ReactElement => (
  <section className="left-over" aria-labelledby="left-over-heading">
    <h3 id="left-over-heading">
      Left over: {counted(review.leftOver.length, 'piece')}, {counted(review.characters.leftOver, 'character')}
    </h3>
    {review.leftOver.length === 0 ? (
      <p className="quiet">Every word of the file found its place.</p>
    ) : (
      <table className="left-over-list">
        <thead className="unseen">
          <tr>
            <th scope="col">Words</th>
            <th scope="col">Where and why</th>
          </tr>
        </thead>
        <tbody>
          {review.leftOver.map((piece, at) => (
            <tr key={at}>
              <td className="left-over-words">“{piece.text}”</td>
              <td className="small">
                {piece.why}, {piece.where}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
);

const Becomes = ({ review }: { readonly review: Review }): ReactElement => (
  <>
    <Counts review={review} />
    <div className="becomes" tabIndex={0} role="region" aria-labelledby="becomes-heading" data-pane="page">
      <div className="becomes-inside">
        <div className="becomes-head">
          <h2 id="becomes-heading">The plan it becomes</h2>
          <span className="small">Nothing is saved yet</span>
        </div>
        <p className="becomes-title">{review.title}</p>
        {review.messages.length > 0 ? (
          <div className="should-fix">
            <Diamond />
            <div>
              <p className="should-fix-heading">Should fix</p>
              <ul role="list">
                {review.messages.map((message) => (
                  <li key={message}>{message}</li>
                ))}
              </ul>
            </div>
          </div>
        ) : null}
        <ul role="list" className="becomes-list">
          {review.outline.map((row, at) => (
            <OutlineRow key={at} row={row} />
          ))}
        </ul>
        <LeftOver review={review} />
      </div>
    </div>
  </>
);

interface ImportReviewProps {
  readonly place: ImportPlace;
  readonly drawn: () => void;
}

/** What a file would become, before any of it is kept. */
export const ImportReview = ({ place, drawn }: ImportReviewProps): ReactElement => {
  const { name, bringing } = place;
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const another = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    (another.current ?? heading.current)?.focus();
    if (bringing.stage !== 'reading') drawn();
  }, [bringing, drawn]);
  const bringIn = async (proposal: string): Promise<void> => {
    setBusy(true);
    setTrouble('');
    try {
      await accept(proposal);
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setBusy(false);
      setTrouble(error.message);
    }
  };
  const review = bringing.stage === 'review' ? bringing.review : null;
  return (
    <main
      className="import-review"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !busy) void cancel();
      }}
    >
      <header className="app-header" data-pane="header">
        <IconButton icon="arrow-left" label="Back" onClick={() => void cancel()} />
        <h1 ref={heading} tabIndex={-1} className="header-title">
          Bring in: {name}
        </h1>
        <span className="header-space" />
        <Button onClick={() => void cancel()}>Cancel</Button>
        {review ? (
          <Button
            look="primary"
            aria-disabled={busy || undefined}
            onClick={() => (busy ? undefined : void bringIn(review.proposal))}
          >
            {busy ? 'Bringing in…' : `Bring in ${counted(review.items, 'item')}`}
          </Button>
        ) : null}
      </header>
      {trouble ? <ErrorPanel heading={trouble}>Nothing was brought in.</ErrorPanel> : null}
      {bringing.stage === 'reading' ? (
        <div className="reading">
          <Progress
            label={
              <>
                Reading <b>{name}</b>
              </>
            }
          />
        </div>
      ) : null}
      {bringing.stage === 'refused' ? (
        <div className="reading">
          <ErrorPanel
            heading={bringing.sentence}
            actions={
              <Button ref={another} size="pane" onClick={() => void chooseImport()}>
                Choose another file
              </Button>
            }
          >
            {place.back.view === 'plan' ? 'The plan on screen has not changed.' : 'Your plans have not changed.'}
          </ErrorPanel>
        </div>
      ) : null}
      {review ? <Becomes review={review} /> : null}
    </main>
  );
};
