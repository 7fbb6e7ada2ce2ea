import { lazy, memo, Suspense, useDeferredValue, useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { isReadOnly } from '../../app/edition-state.ts';
import { saveCopy, stepItem } from '../../app/open-plan.ts';
import { openDrawer, store } from '../../app/state.ts';
import type { PlanPlace } from '../../app/state.ts';
import { useStore } from '../../app/store.ts';
import { sectionNear } from '../../app/whole-plan.ts';
import { PlanPage } from '../../editor/PlanPage.tsx';
import { Toolbar } from '../../editor/Toolbar.tsx';
import { WordLine } from '../../editor/WordLine.tsx';
import { NotSaved } from '../../ui/SaveState.tsx';
import { ReadOnlyNote } from '../editions/ReadOnlyNote.tsx';
import { FindBar } from '../find/FindBar.tsx';
import { itemAt, itemName } from './field-at.ts';
import { Outline } from './Outline.tsx';
import { PlanHeader } from './PlanHeader.tsx';
import { ReferenceMenu } from './ReferenceMenu.tsx';
import { afterPage } from '../../app/after-page.ts';
import { useReadingPlace } from './reading-place.ts';
import { useReadingSection } from './reading-section.ts';
import { SidePane } from './SidePane.tsx';
import { useLayout } from './use-layout.ts';
import { usePages } from './use-pages.ts';
import { useSaveState } from './use-plan.ts';
import './outline.css';
import './facts.css';
import './publish.css';
import './plan.css';

// How saving stands is said with each key: the page and what stands beside it have nothing to do with that.
const ThePage = memo(PlanPage);
const TheOutline = memo(Outline);
const TheHeader = memo(PlanHeader);
const TheWordLine = memo(WordLine);
const TheFindBar = memo(FindBar);
const TheToolbar = memo(Toolbar);

// The page is drawn first; what stands beside it follows.
const FactsPane = lazy(async () => {
  await afterPage();
  return { default: memo((await import('./FactsPane.tsx')).FactsPane) };
});
const Compare = lazy(async () => ({ default: (await import('../compare/Compare.tsx')).Compare }));
const Publish = lazy(async () => ({ default: (await import('./Publish.tsx')).Publish }));

const TYPED_INTO = 'input, textarea, [contenteditable="true"]';

/** Alt+Up and Alt+Down go from item to item wherever the focus is, also past the end of the page drawn. */
const stepKeys = (event: KeyboardEvent): void => {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
  event.preventDefault();
  event.stopPropagation();
  void stepItem(event.key === 'ArrowUp' ? -1 : 1);
};

/** Keys that hold in the whole view; a field that is typed into answers its own first. */
const keysOfView = (event: KeyboardEvent, place: PlanPlace): void => {
  if (event.defaultPrevented) return;
  const control = event.ctrlKey || event.metaKey;
  const typing = (event.target as Element).closest(TYPED_INTO) !== null;
  const key = event.key.toLowerCase();
  if (key === 'escape' && !(event.target as Element).closest('[data-pane="page"]')) {
    if (place.session.returnToCaret()) event.preventDefault();
  } else if (control && !typing && key === 'z') {
    event.preventDefault();
    place.session.run(event.shiftKey ? 'redo' : 'undo');
  } else if (control && !typing && key === 'y') {
    event.preventDefault();
    place.session.run('redo');
  }
};

interface PlanViewProps {
  readonly place: PlanPlace;
  readonly drawn: () => void;
}

/** Tells that what is inside a suspended part has been drawn. */
const Drawn = ({ tell }: { readonly tell: () => void }): null => {
  useEffect(tell, [tell]);
  return null;
};

/** The banner over the page while words are not on disk. */
const SaveBanner = ({ place }: { readonly place: PlanPlace }): ReactElement | null => {
  const engine = useStore(store, (state) => state.engine);
  const save = useSaveState(place);
  const { plan, title } = place.open;
  if (save.state !== 'failed') return null;
  return <NotSaved save={save} saveCopy={engine === 'gone' ? undefined : () => void saveCopy(plan, title)} />;
};

/** A plan: its outline, one page of it and the facts of an item; or its publication. */
export const PlanView = ({ place, drawn }: PlanViewProps): ReactElement => {
  const layout = useLayout();
  const drawer = useStore(store, (state) => state.drawer);
  // The caret goes where it is sent at once; the outline and the facts follow it when nothing presses.
  const beside = useDeferredValue(place);
  const [aside, setAside] = useState(false);
  const { open, edition, page, session } = place;
  const card = open.editions.find((one) => one.id === edition)!;
  const readOnly = isReadOnly(open.editions, edition);
  const outlineIsDrawer = layout === 'page' || layout === 'one';
  const factsAreDrawer = layout !== 'three';
  const item = itemAt(beside.page, beside.item);
  const scroll = useRef<HTMLDivElement>(null);
  const { pages, parts } = usePages(place);
  useReadingPlace(scroll, session, place.tab === 'write');
  useReadingSection(scroll, place.whole && place.tab === 'write');

  // The side panes are asked for when the page has been painted, so that it can be written in first.
  useEffect(() => {
    const frame = requestAnimationFrame(() => setTimeout(() => setAside(true)));
    return () => cancelAnimationFrame(frame);
  }, []);
  useEffect(() => {
    if (drawer === 'facts' && !factsAreDrawer) openDrawer(null);
    if (drawer === 'outline' && !outlineIsDrawer) openDrawer(null);
  }, [drawer, factsAreDrawer, outlineIsDrawer]);

  const writing = (
    <div className="plan-panes">
      <SidePane pane="outline" label="Outline" asDrawer={outlineIsDrawer} open={drawer === 'outline'}>
        {aside ? <TheOutline place={beside} titled={!outlineIsDrawer} /> : null}
      </SidePane>
      <main className="page-pane">
        {readOnly ? (
          <ReadOnlyNote place={place} />
        ) : (
          <div className="page-toolbar" data-pane="toolbar">
            <TheToolbar session={session} />
          </div>
        )}
        <TheFindBar place={beside} />
        <div ref={scroll} className="page-scroll white-page" data-pane="page" data-page-scroll="">
          <ThePage
            session={session}
            plan={open}
            edition={card}
            pages={pages}
            parts={parts}
            numbers={page.numbers}
            readOnly={readOnly}
            near={sectionNear}
          />
        </div>
        <TheWordLine session={session} page={page} />
        <ReferenceMenu session={session} />
      </main>
      <SidePane
        pane="facts"
        label={item ? itemName(item, open.template) : 'Facts'}
        asDrawer={factsAreDrawer}
        open={drawer === 'facts'}
      >
        {aside ? (
          <Suspense fallback={null}>
            <FactsPane
              place={beside}
              readOnly={isReadOnly(beside.open.editions, beside.edition)}
              titled={!factsAreDrawer}
            />
            <Drawn tell={drawn} />
          </Suspense>
        ) : null}
      </SidePane>
    </div>
  );
  return (
    <div
      role="presentation"
      className="plan"
      data-layout={layout}
      onKeyDownCapture={stepKeys}
      onKeyDown={(event) => keysOfView(event, place)}
    >
      <TheHeader place={beside} layout={layout} />
      <SaveBanner place={place} />
      {place.tab === 'write' ? (
        writing
      ) : place.tab === 'compare' ? (
        <Suspense fallback={<main className="compare" />}>
          <Compare place={place} />
          <Drawn tell={drawn} />
        </Suspense>
      ) : (
        <Suspense fallback={<main className="publish" />}>
          <Publish place={place} />
          <Drawn tell={drawn} />
        </Suspense>
      )}
    </div>
  );
};
