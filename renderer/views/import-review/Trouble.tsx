import type { ReactElement } from 'react';
import { chooseAgain } from '../../app/bring-in.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { causeAndRemedy } from './cause.ts';
import type { ReviewDesk } from './review-desk.ts';

/** A refusal that tells one to choose the file again has the button for it. */
const AGAIN = /choose (?:it|the file) again/i;

/** Why the last thing asked for was not done; nothing where it was. */
export const Trouble = ({ desk }: { readonly desk: ReviewDesk }): ReactElement | null => {
  const { trouble, done } = useStore(desk.store, (state) => state);
  if (trouble === '') return null;
  const again = AGAIN.test(trouble);
  const { cause, remedy } = causeAndRemedy(trouble, desk.state.review.file);
  const kept = again && done.length > 0 ? 'What you said of it is kept.' : '';
  return (
    <ErrorPanel
      heading={cause}
      actions={
        again ? (
          <Button size="pane" onClick={() => void chooseAgain(desk)}>
            Choose it again
          </Button>
        ) : null
      }
    >
      {[remedy, kept, 'Nothing was brought in.'].filter(Boolean).join(' ')}
    </ErrorPanel>
  );
};
