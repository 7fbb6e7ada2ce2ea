import { lazy, Suspense, useCallback, useEffect } from 'react';
import type { ReactElement } from 'react';
import { Toasts } from '../ui/Toasts.tsx';
import { PlanView } from '../views/plan/PlanView.tsx';
import { Fault } from './Fault.tsx';
import { changes, store } from './state.ts';
import { useStore } from './store.ts';

// The plan's page is what a start is for. Everything else is fetched when it is wanted.
const HomeView = lazy(async () => ({ default: (await import('../views/home/HomeView.tsx')).HomeView }));
const ImportReview = lazy(async () => ({
  default: (await import('../views/import-review/ImportReview.tsx')).ImportReview,
}));
const Dialogs = lazy(async () => ({ default: (await import('../views/dialogs/Dialogs.tsx')).Dialogs }));

const closeToast = (id: number): void => store.set((state) => changes.closedToast(state, id));

const ENGINE_WORDS = {
  lost: 'The part that keeps your plans stopped and is being started again. Go on writing: your words are saved as soon as it is back.',
  gone: 'The part that keeps your plans has stopped and could not be started again. Copy words that are not saved, then close the program and open it again.',
} as const;

/** The window: one place at a time, with dialogs and notices over it. */
export const App = (): ReactElement => {
  const { place, dialog, engine, toasts, said } = useStore(store, (state) => state);
  const { view } = place;
  // Tests and pictures wait for this: the view stands there with its content.
  const drawn = useCallback(() => {
    document.documentElement.dataset['ready'] = view;
  }, [view]);
  useEffect(
    () => () => {
      delete document.documentElement.dataset['ready'];
    },
    [view],
  );
  return (
    <div className="app" data-view={view}>
      {engine === 'ready' ? null : (
        <p className="engine-notice" role="status">
          {ENGINE_WORDS[engine]}
        </p>
      )}
      <div className="app-view">
        <Fault key={view}>
          <Suspense fallback={null}>
            {place.view === 'plan' ? <PlanView key={place.open.plan} place={place} drawn={drawn} /> : null}
            {place.view === 'home' ? <HomeView trouble={place.trouble} drawn={drawn} /> : null}
            {place.view === 'import-review' ? <ImportReview place={place} drawn={drawn} /> : null}
          </Suspense>
        </Fault>
      </div>
      {dialog ? (
        <Suspense fallback={null}>
          <Dialogs dialog={dialog} place={place.view === 'plan' ? place : null} />
        </Suspense>
      ) : null}
      <Toasts toasts={toasts} close={closeToast} />
      <p className="unseen" role="status" aria-live="polite">
        <span key={said.turn}>{said.words}</span>
      </p>
    </div>
  );
};
