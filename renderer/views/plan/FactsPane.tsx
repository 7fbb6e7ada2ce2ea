import { memo, useDeferredValue, useEffect } from 'react';
import type { ReactElement } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { stepItem } from '../../app/open-plan.ts';
import type { FindingCard } from '../../../shared/ipc/contract.ts';
import type { PlanPlace } from '../../app/state.ts';
import type { EditorSnapshot } from '../../editor/session.ts';
import { useStore } from '../../app/store.ts';
import { IconButton } from '../../ui/Button.tsx';
import { factsTab, showTab } from './facts-tab.ts';
import type { FactsTab } from './facts-tab.ts';
import { fieldAt, itemAt, itemName } from './field-at.ts';
import { FixTab } from './FixTab.tsx';
import { HistoryTab } from './HistoryTab.tsx';
import { ItemFacts } from './ItemFacts.tsx';
import { NotesTab } from './NotesTab.tsx';
import { countToFix, neighbour } from './outline-filter.ts';
import { useActive, useSavedAt } from './use-plan.ts';

interface FactsPaneProps {
  readonly place: PlanPlace;
  readonly readOnly: boolean;
  /** False where the drawer's own head names the item. */
  readonly titled: boolean;
}

const NOTHING: readonly FindingCard[] = [];
const byItem = new WeakMap<readonly FindingCard[], ReadonlyMap<string | null, readonly FindingCard[]>>();

/** What was found in an item, or (`null`) beside all of them. The same list for the same findings. */
const findingsOf = (findings: readonly FindingCard[], item: string | null): readonly FindingCard[] => {
  const known = byItem.get(findings);
  if (known) return known.get(item) ?? NOTHING;
  const lists = new Map<string | null, FindingCard[]>();
  for (const finding of findings) {
    const list = lists.get(finding.item);
    if (list) list.push(finding);
    else lists.set(finding.item, [finding]);
  }
  byItem.set(findings, lists);
  return lists.get(item) ?? NOTHING;
};

interface FactsProps extends FactsPaneProps {
  readonly active: EditorSnapshot['active'];
  readonly savedAt: string;
}

const Facts = memo(function Facts({ place, readOnly, titled, active, savedAt }: FactsProps): ReactElement {
  const item = itemAt(place.page, place.item);
  const { tab, of } = useStore(factsTab, (shown) => shown);
  // A caret set elsewhere is a wish to see the history of that field.
  const at = active ? `${active.cell.subject} ${active.cell.part}` : '';
  useEffect(() => factsTab.set((shown) => (shown.of ? { ...shown, of: null } : shown)), [at]);
  const cell = of ?? (active?.cell.edition === place.edition ? active.cell : null);
  const field = cell ? fieldAt(place.page, cell) : null;
  const first = item ? neighbour(place.outline, item.id, -1) === undefined : true;
  const last = item ? neighbour(place.outline, item.id, 1) === undefined : false;
  const findings = findingsOf(place.findings ?? NOTHING, item?.id ?? null);
  const toFix = (item && countToFix(findings).get(item.id)) ?? 0;
  const fixWords = toFix === 0 ? 'To fix' : `To fix ${toFix}`;
  // Without a caret, the history is of what changes most: the item's progress, or its last field.
  const beginning = item ? (item.fields.find((one) => one.key === 'progress') ?? item.fields.at(-1)) : undefined;
  return (
    <>
      <div className="facts">
        <div className="facts-head">
          {titled ? <h2>{item ? itemName(item, place.open.template) : 'Facts'}</h2> : <span />}
          <div className="facts-steps">
            <IconButton
              icon="arrow-up"
              label="Previous item"
              keys="Alt+Up"
              aria-disabled={first || undefined}
              onClick={() => void stepItem(-1)}
            />
            <IconButton
              icon="arrow-down"
              label="Next item"
              keys="Alt+Down"
              aria-disabled={last || undefined}
              onClick={() => void stepItem(1)}
            />
          </div>
        </div>
        {item ? (
          <ItemFacts place={place} item={item} readOnly={readOnly} />
        ) : (
          <div className="empty">
            <p>
              Status, owner, response and timescale of an item are shown here. Choose an item in the outline or on the
              page.
            </p>
          </div>
        )}
      </div>
      <Tabs className="tabs" selectedKey={tab} onSelectionChange={(key) => showTab(key as FactsTab)}>
        <TabList className="tab-list" aria-label="More about this item">
          <Tab id="fix" className="tab">
            <span className="tab-words numbers" data-words={fixWords}>
              {fixWords}
            </span>
          </Tab>
          <Tab id="history" className="tab">
            <span className="tab-words" data-words="History">
              History
            </span>
          </Tab>
          <Tab id="notes" className="tab">
            <span className="tab-words" data-words="Notes">
              Notes
            </span>
          </Tab>
        </TabList>
        <TabPanel id="fix" className="tab-panel">
          {place.findings === null ? (
            <p className="small">The checks are reading this edition.</p>
          ) : (
            <FixTab place={place} item={item} findings={findings} />
          )}
        </TabPanel>
        <TabPanel id="history" className="tab-panel">
          <HistoryTab
            place={place}
            field={field ?? (beginning && item ? { label: beginning.label, view: beginning, item } : null)}
            turn={savedAt}
            readOnly={readOnly}
          />
        </TabPanel>
        <TabPanel id="notes" className="tab-panel">
          <NotesTab place={place} item={item} readOnly={readOnly} />
        </TabPanel>
      </Tabs>
    </>
  );
});

/** What is known of the item the person is at, its history and its notes. It follows the caret, which does not wait for it. */
export const FactsPane = (props: FactsPaneProps): ReactElement => {
  const active = useDeferredValue(useActive(props.place.session));
  const savedAt = useDeferredValue(useSavedAt(props.place));
  return <Facts {...props} active={active} savedAt={savedAt} />;
};
