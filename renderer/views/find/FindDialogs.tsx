import type { ReactElement } from 'react';
import type { PlanPlace } from '../../app/state.ts';
import { FindEverywhere } from './FindEverywhere.tsx';
import type { Finding } from './finding.ts';
import { GoToItem } from './GoToItem.tsx';
import { ReplacePreview } from './ReplacePreview.tsx';
import './find.css';

interface FindDialogsProps {
  readonly now: Finding;
  readonly place: PlanPlace;
}

/** The dialogs of finding: one at a time. */
export const FindDialogs = ({ now, place }: FindDialogsProps): ReactElement | null => {
  const shown = {
    everywhere: () => <FindEverywhere now={now} place={place} />,
    'go-to-item': () => <GoToItem place={place} />,
    preview: () => <ReplacePreview now={now} place={place} />,
  } satisfies Record<NonNullable<Finding['dialog']>, () => ReactElement>;
  return now.dialog ? shown[now.dialog]() : null;
};
