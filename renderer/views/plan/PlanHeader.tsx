import type { ReactElement } from 'react';
import { nameOfEdition } from '../../app/edition-state.ts';
import { goHome } from '../../app/open-plan.ts';
import { shortTitle } from '../../app/plan-words.ts';
import { changePlan, openDrawer } from '../../app/state.ts';
import type { PlanPlace, PlanTab } from '../../app/state.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { LazyMenu } from '../../ui/LazyMenu.tsx';
import type { MenuEntry } from '../../ui/Menu.tsx';
import { SaveNote } from '../../ui/SaveState.tsx';
import { EditionMenu } from './EditionMenu.tsx';
import type { Layout } from './use-layout.ts';
import { useSaveState } from './use-plan.ts';

const tabWords = { write: 'Write', compare: 'Compare', publish: 'Publish' } as const satisfies Record<PlanTab, string>;
const TABS = Object.keys(tabWords) as PlanTab[];

const showTab = (tab: PlanTab): void => changePlan((place) => ({ ...place, tab }));

const viewEntries = (tab: PlanTab): MenuEntry[] =>
  TABS.map((one) => ({ id: one, words: tabWords[one], chosen: one === tab, run: () => showTab(one) }));

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

/** A longer name of an edition, in characters, reaches into the middle of the header, where the views stand else. */
const ROOM = 18;

interface PlanHeaderProps {
  readonly place: PlanPlace;
  readonly layout: Layout;
}

/** Home, plan, edition with its state, views, save state; the drawers' buttons where the panes have no room. */
export const PlanHeader = ({ place, layout }: PlanHeaderProps): ReactElement => {
  const narrow = layout === 'one';
  const writing = place.tab === 'write';
  return (
    <header
      className="app-header plan-header"
      data-pane="header"
      data-narrow={narrow || undefined}
      data-crowded={nameOfEdition(place.open, place.edition).length > ROOM || undefined}
    >
      {narrow ? null : <IconButton icon="home" label="Your plans" onClick={() => void goHome()} />}
      {writing && (layout === 'page' || narrow) ? (
        <IconButton icon="panel-left" label="Outline" keys="F6" onClick={() => openDrawer('outline')} />
      ) : null}
      {narrow ? null : (
        <h1 className="header-title plan-title" title={place.open.title}>
          {shortTitle(place.open.title)}
        </h1>
      )}
      <EditionMenu place={place} narrow={narrow} views={() => viewEntries(place.tab)} />
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
