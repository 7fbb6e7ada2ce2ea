import type { CellRef } from '../../../shared/plan/records.ts';
import { openDrawer, planNow } from '../../app/state.ts';
import { createStore } from '../../app/store.ts';

export type FactsTab = 'fix' | 'history' | 'notes';

interface Shown {
  readonly tab: FactsTab;
  /** The text whose history was asked for; `null` for the one with the caret. */
  readonly of: Pick<CellRef, 'subject' | 'part'> | null;
}

/** Which tab of the facts pane is shown. It stays while one goes from item to item. */
export const factsTab = createStore<Shown>({ tab: 'fix', of: null });

export const showTab = (tab: FactsTab): void => factsTab.set(() => ({ tab, of: null }));

/** Shows what a text said before, with the focus on the tab; without a text, that of the field with the caret. */
export const showHistory = (of: Shown['of'] = null): void => {
  if (!planNow()) return;
  factsTab.set(() => ({ tab: 'history', of }));
  const pane = document.querySelector<HTMLElement>('[data-pane="facts"]');
  if (pane?.dataset['drawer'] !== undefined) openDrawer('facts');
  // The tab can take the focus once the pane is drawn with it.
  requestAnimationFrame(() =>
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('[data-pane="facts"] [role="tab"][aria-selected="true"]')?.focus(),
    ),
  );
};
