import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { accept, cancel } from '../../app/bring-in.ts';
import { fileWords } from '../../app/plan-words.ts';
import type { ImportPlace } from '../../app/state.ts';
import { useStore } from '../../app/store.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import '../../ui/progress.css';
import { Counts } from './Counts.tsx';
import { Refused } from './Refused.tsx';
import type { ReviewDesk } from './review-desk.ts';
import { ReviewPanes } from './ReviewPanes.tsx';
import { bringInWords } from './review-words.ts';
import { Trouble } from './Trouble.tsx';
import './import-review.css';

/** The one button that keeps the file: how much, and as what. */
const BringIn = ({ desk }: { readonly desk: ReviewDesk }): ReactElement => {
  const { review, into, busy, accepting } = useStore(desk.store, (state) => state);
  return (
    <Button
      look="primary"
      aria-disabled={accepting || undefined}
      onClick={() => (busy ? undefined : void accept(desk))}
    >
      {accepting ? 'Bringing in…' : bringInWords(review.items, into?.match.edition)}
    </Button>
  );
};

const isField = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement && target.type !== 'checkbox' && target.type !== 'radio';

/** Undo and redo by the keys that every program has for them; in a box for words they are the box's own. */
const onKeys = (event: KeyboardEvent, desk: ReviewDesk | null): void => {
  if (event.key === 'Escape') {
    if (!event.defaultPrevented) cancel();
    return;
  }
  if (!desk || !(event.ctrlKey || event.metaKey) || event.altKey || isField(event.target)) return;
  const key = event.key.toLowerCase();
  const redo = key === 'y' || (key === 'z' && event.shiftKey);
  if (key !== 'z' && !redo) return;
  event.preventDefault();
  void (redo ? desk.redo() : desk.undo());
};

interface ImportReviewProps {
  readonly place: ImportPlace;
  readonly drawn: () => void;
}

/** What a file would become, before any of it is kept. */
export const ImportReview = ({ place, drawn }: ImportReviewProps): ReactElement => {
  const { name, bringing } = place;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (bringing.stage !== 'refused') heading.current?.focus();
    if (bringing.stage !== 'reading') drawn();
  }, [bringing, drawn]);
  const desk = bringing.stage === 'review' ? bringing.desk : null;
  return (
    <main className="import-review" onKeyDown={(event) => onKeys(event, desk)}>
      <header className="app-header" data-pane="header">
        <IconButton icon="arrow-left" label="Back" onClick={() => cancel()} />
        <h1 ref={heading} tabIndex={-1} className="header-title" title={name}>
          Bring in: {fileWords(name)}
        </h1>
        <span className="header-space" />
        <Button onClick={() => cancel()}>Cancel</Button>
        {desk ? <BringIn desk={desk} /> : null}
      </header>
      {bringing.stage === 'reading' ? (
        <div className="reading">
          <Progress
            label={
              <>
                Reading <b>{fileWords(name)}</b>
              </>
            }
          />
        </div>
      ) : null}
      {bringing.stage === 'refused' ? (
        <Refused sentence={bringing.sentence} name={name} onPlan={place.back.view === 'plan'} />
      ) : null}
      {desk ? (
        <>
          <Counts desk={desk} />
          <Trouble desk={desk} />
          <ReviewPanes desk={desk} back={place.back.view === 'plan' ? place.back.open.plan : null} />
        </>
      ) : null}
    </main>
  );
};
