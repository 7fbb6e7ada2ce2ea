import type { ReactElement } from 'react';
import { call } from '../../api/client.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { Result } from '../plan/Publish.tsx';
import type { Saving } from './comparing.ts';
import { saveChanges } from './save-changes.ts';
import '../../ui/progress.css';

interface CompareFootProps {
  readonly saving: Saving | null;
  /** Puts away what came of the last file. */
  readonly putAway: () => void;
}

/** What the marks mean, and the way to the same as a Word document; above them what came of the last one. */
export const CompareFoot = ({ saving, putAway }: CompareFootProps): ReactElement => (
  <div className="compare-foot">
    {saving === null ? null : (
      <div className="compare-saved" role="group" aria-label="Changes as a Word document">
        {saving.state === 'writing' ? (
          <Progress label="Writing the Word document">
            <Button size="pane" onClick={() => void call('work/stop', {}).catch(() => undefined)}>
              Stop
            </Button>
          </Progress>
        ) : (
          <>
            <Result outcome={saving} />
            <IconButton icon="x" label="Put this away" onClick={putAway} />
          </>
        )}
      </div>
    )}
    <div className="compare-foot-line">
      <p className="compare-legend">
        <span className="unseen">What the marks mean: </span>
        <del className="marked">taken out</del>
        <ins className="marked">put in</ins>
        <span className="with-icon">
          <Icon name="moved" size={16} />
          moved
        </span>
      </p>
      <Button aria-disabled={saving?.state === 'writing' || undefined} onClick={() => void saveChanges()}>
        Save as Word with tracked changes
      </Button>
    </div>
  </div>
);
