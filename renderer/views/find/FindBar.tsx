import { lazy, Suspense, useEffect, useState } from 'react';
import type { ComponentType, ReactElement } from 'react';
import { afterPage } from '../../app/after-page.ts';
import { isReadOnly } from '../../app/edition-state.ts';
import type { PlanPlace } from '../../app/state.ts';
import { useStore } from '../../app/store.ts';
import { FoundWords } from '../../editor/found-words.ts';
import type { FindBoxProps } from './FindBox.tsx';
import { finding, findingChanges } from './finding.ts';
import { drawMarks, lookAgain, marksBy } from './finder.ts';
import { keyOfFinding } from './finding-keys.ts';

const dialogs = () => import('./FindDialogs.tsx');
const FindDialogs = lazy(async () => ({ default: (await dialogs()).FindDialogs }));

/** Keys of finding hold wherever the focus is, in the live field too, before anything else takes them. */
const useFindingKeys = (): void => {
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (document.querySelector('[role="dialog"]')) return;
      const run = keyOfFinding(event);
      if (!run) return;
      event.preventDefault();
      event.stopPropagation();
      run();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, []);
};

interface FindBarProps {
  readonly place: PlanPlace;
}

/** Finding and replacing on the page of a plan: the bar under the toolbar, the dialogs it leads to, and the marks in the words. */
export const FindBar = ({ place }: FindBarProps): ReactElement | null => {
  const now = useStore(finding, (state) => state);
  const [Box, setBox] = useState<ComponentType<FindBoxProps> | null>(null);
  useFindingKeys();
  useEffect(() => {
    let isThere = true;
    // Fetched ahead: what is typed right after the key that opens the bar, or a dialog, is to be taken by it.
    void afterPage()
      .then(() => import('./FindBox.tsx'))
      .then(({ FindBox }) => isThere && setBox(() => FindBox))
      .then(dialogs);
    return () => {
      isThere = false;
      finding.set(findingChanges.left);
    };
  }, []);
  useEffect(() => {
    const page = now.bar ? document.querySelector('[data-page-scroll]') : null;
    if (!page) return undefined;
    const marks = new FoundWords(page);
    marksBy(marks);
    return () => {
      marks.end();
      marksBy(null);
    };
  }, [now.bar]);
  useEffect(() => drawMarks(now), [now, place.page, place.edition]);
  // What was saved may hold the words, or hold them no more.
  const { outline, edition } = place;
  useEffect(() => void lookAgain(), [outline, edition]);
  const readOnly = isReadOnly(place.open.editions, edition);
  return (
    <>
      {now.bar && Box ? <Box now={now} readOnly={readOnly} /> : null}
      {now.dialog ? (
        <Suspense fallback={null}>
          <FindDialogs now={now} place={place} />
        </Suspense>
      ) : null}
    </>
  );
};
