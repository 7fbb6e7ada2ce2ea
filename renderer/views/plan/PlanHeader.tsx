import type { ReactElement } from 'react';
import { longName, yearOn } from '../../../shared/plan/edition-name.ts';
import { goHome, openEdition } from '../../app/open-plan.ts';
import { shortTitle } from '../../app/plan-words.ts';
import { changePlan, openDialog, openDrawer } from '../../app/state.ts';
import type { PlanPlace, PlanTab } from '../../app/state.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { LazyMenu } from '../../ui/LazyMenu.tsx';
import type { MenuEntry } from '../../ui/Menu.tsx';
import { SaveNote } from '../../ui/SaveState.tsx';
import type { Layout } from './use-layout.ts';
import { useSaveState } from './use-plan.ts';

const stateWords = { draft: 'Draft', sealed: 'Sealed' } as const;
const stateIcon = { draft: 'pen', sealed: 'lock' } as const;
const tabWords = { write: 'Write', publish: 'Publish' } as const satisfies Record<PlanTab, string>;
const TABS = Object.keys(tabWords) as PlanTab[];

const showTab = (tab: PlanTab): void => changePlan((place) => ({ ...place, tab }));

/** The editions, newest first, and the start of the next one. */
const editionEntries = (place: PlanPlace): MenuEntry[] => {
  const newest = place.open.editions.at(-1);
  const next = newest ? yearOn(newest.label) : undefined;
  return [
    ...place.open.editions.toReversed().map((edition): MenuEntry => ({
      id: edition.id,
      words: longName(edition.label),
      chosen: edition.id === place.edition,
      note: { icon: stateIcon[edition.state], words: stateWords[edition.state] },
      run: () => void openEdition(edition.id),
    })),
    { id: 'line', separator: true },
    {
      id: 'start',
      words: next ? `Start the ${next} edition…` : 'Start the next edition…',
      icon: 'plus',
      run: () => openDialog({ dialog: 'start-edition' }),
    },
  ];
};

const viewEntries = (tab: PlanTab): MenuEntry[] =>
  TABS.map((one) => ({ id: one, words: tabWords[one], chosen: one === tab, run: () => showTab(one) }));

/** The way home; views and this stand in the menu of editions where nothing else has room. */
const home: MenuEntry = { id: 'home', words: 'Your plans', icon: 'home', run: () => void goHome() };

const EditionMenu = ({ place, narrow }: { readonly place: PlanPlace; readonly narrow: boolean }): ReactElement => {
  const edition = place.open.editions.find((one) => one.id === place.edition)!;
  return (
    <LazyMenu
      className={narrow ? 'edition-button edition-button-bare' : 'edition-button'}
      {...(narrow ? { title: 'Editions and views' } : {})}
      entries={() => [
        ...editionEntries(place),
        ...(narrow ? [{ id: 'views', separator: true } as const, ...viewEntries(place.tab), home] : []),
      ]}
    >
      <span className="unseen">Edition: </span>
      {narrow ? null : <Icon name={stateIcon[edition.state]} />}
      <span className="edition-words">
        {narrow ? <b>{longName(edition.label)}</b> : longName(edition.label)} <span className="quiet">·</span>{' '}
        {narrow ? <span className="quiet">{stateWords[edition.state]}</span> : <b>{stateWords[edition.state]}</b>}
      </span>
      {narrow ? null : <Icon name="chevron-down" size={16} />}
    </LazyMenu>
  );
};

const Views = ({ tab }: { readonly tab: PlanTab }): ReactElement => (
  <nav className="views" aria-label="Views">
    {TABS.map((one) => (
      <button
        key={one}
        type="button"
        className="view-tab"
        aria-current={one === tab ? 'page' : undefined}
        onClick={() => showTab(one)}
      >
        <span className="tab-words" data-words={tabWords[one]}>
          {tabWords[one]}
        </span>
      </button>
    ))}
  </nav>
);

const ViewsMenu = ({ tab }: { readonly tab: PlanTab }): ReactElement => (
  <LazyMenu
    className="edition-button"
    label={`View: ${tabWords[tab]}`}
    placement="bottom end"
    entries={() => viewEntries(tab)}
  >
    <b>{tabWords[tab]}</b>
    <Icon name="chevron-down" size={16} />
  </LazyMenu>
);

const Saved = ({ place }: { readonly place: PlanPlace }): ReactElement => <SaveNote save={useSaveState(place)} />;

interface PlanHeaderProps {
  readonly place: PlanPlace;
  readonly layout: Layout;
}

/** Home, plan, edition with its state, views, save state; the drawers' buttons where the panes have no room. */
export const PlanHeader = ({ place, layout }: PlanHeaderProps): ReactElement => {
  const narrow = layout === 'one';
  const writing = place.tab === 'write';
  return (
    <header className="app-header plan-header" data-pane="header" data-narrow={narrow || undefined}>
      {narrow ? null : <IconButton icon="home" label="Your plans" onClick={() => void goHome()} />}
      {writing && (layout === 'page' || narrow) ? (
        <IconButton icon="panel-left" label="Outline" keys="F6" onClick={() => openDrawer('outline')} />
      ) : null}
      {narrow ? null : (
        <h1 className="header-title plan-title" title={place.open.title}>
          {shortTitle(place.open.title)}
        </h1>
      )}
      <EditionMenu place={place} narrow={narrow} />
      {layout === 'three' || layout === 'two' ? <Views tab={place.tab} /> : null}
      <span className="header-space" />
      {layout === 'page' ? <ViewsMenu tab={place.tab} /> : null}
      <Saved place={place} />
      {writing && layout !== 'three' ? (
        <IconButton icon="panel-right" label="Facts of this item" keys="F6" onClick={() => openDrawer('facts')} />
      ) : null}
    </header>
  );
};
