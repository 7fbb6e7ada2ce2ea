import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { chooseImport } from '../../app/bring-in.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { causeAndRemedy } from './cause.ts';

interface RefusedProps {
  readonly sentence: string;
  /** The file's name. */
  readonly name: string;
  /** True where a plan was on the screen. */
  readonly onPlan: boolean;
}

/** Why a file cannot be brought in, what to do about it, and that nothing has changed. */
export const Refused = ({ sentence, name, onPlan }: RefusedProps): ReactElement => {
  const another = useRef<HTMLButtonElement>(null);
  useEffect(() => another.current?.focus(), [sentence]);
  const { cause, remedy } = causeAndRemedy(sentence, name);
  const unchanged = onPlan ? 'The plan on screen has not changed.' : 'Your plans have not changed.';
  return (
    <div className="reading" data-pane="page">
      <ErrorPanel
        heading={cause}
        actions={
          <Button ref={another} size="pane" onClick={() => void chooseImport()}>
            Choose another file
          </Button>
        }
      >
        {[remedy, unchanged].filter(Boolean).join(' ')}
      </ErrorPanel>
    </div>
  );
};
