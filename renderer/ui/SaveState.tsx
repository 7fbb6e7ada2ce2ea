import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { timeOf } from '../app/plan-words.ts';
import { say } from '../app/state.ts';
import type { SaveState } from '../editor/autosave.ts';
import { Octagon } from './ErrorPanel.tsx';
import { Icon } from './Icon.tsx';

/** "Saved 10:42" or "Saving…"; nothing before the first save, and nothing where the banner says what is wrong. */
export const SaveNote = ({ save }: { readonly save: SaveState }): ReactElement | null => {
  // Changes come faster than anybody listens: only what went wrong, and that it is right again, is read out.
  const failed = useRef(false);
  useEffect(() => {
    if (failed.current && save.state === 'saved') say(`Saved ${timeOf(save.at)}.`);
    if (save.state !== 'saving') failed.current = save.state === 'failed';
  }, [save]);
  const shown = {
    idle: () => null,
    saving: () => (
      <span className="save-state" data-save="saving">
        <Icon name="saving" size={16} className="saving-ring" />
        Saving…
      </span>
    ),
    saved: (one) => (
      <span className="save-state numbers" data-save="saved" data-saved-at={one.at}>
        <Icon name="check" size={16} className="saved-tick" />
        Saved {timeOf(one.at)}
      </span>
    ),
    failed: () => (
      <span className="save-state save-state-failed" data-save="failed">
        <Octagon size={16} />
        Not saved
      </span>
    ),
  } satisfies { [S in SaveState['state']]: (save: Extract<SaveState, { state: S }>) => ReactElement | null };
  return (shown[save.state] as (save: SaveState) => ReactElement | null)(save);
};

interface NotSavedProps {
  readonly save: Extract<SaveState, { state: 'failed' }>;
  /** Absent where no copy can be made. */
  readonly saveCopy?: (() => void) | undefined;
}

const STILL_THERE = 'Your words are still on screen.';

/** The banner that stays until the words are on disk. */
export const NotSaved = ({ save, saveCopy }: NotSavedProps): ReactElement => (
  <div className="not-saved" role="alert">
    <Octagon />
    <div>
      <p className="not-saved-heading numbers">{save.since ? `Not saved since ${timeOf(save.since)}` : 'Not saved'}</p>
      <p>{save.sentence.includes('still on screen') ? save.sentence : `${save.sentence} ${STILL_THERE}`}</p>
      {saveCopy ? (
        <button type="button" onClick={saveCopy}>
          Save a copy elsewhere
        </button>
      ) : null}
    </div>
  </div>
);
