import { itemsOf } from '../../../shared/plan/edition-view.ts';
import { call } from '../../api/client.ts';
import { openEdition, reveal } from '../../app/open-plan.ts';
import { openDialog, planNow, say } from '../../app/state.ts';
import type { PlanPlace } from '../../app/state.ts';
import { outlineItems, sectionOf } from '../plan/outline-filter.ts';

/**
 * Closes the dialog that is open and puts the caret into the first text of an edition that is not yet updated, which is read
 * out. Rejects with a CallFailed where the section cannot be read.
 */
export const showNotUpdated = async (place: PlanPlace, edition: string): Promise<void> => {
  openDialog(null);
  if (place.edition !== edition) await openEdition(edition);
  const now = planNow();
  if (!now || now.edition !== edition) return;
  const { plan } = now.open;
  // An item that never had a status waits as well, and its texts are empty, not waiting to be written anew.
  for (const { id, updated, number } of outlineItems(now.outline)) {
    if (updated) continue;
    const { section } = await call('plan/section', { plan, edition, section: sectionOf(now.outline, id) ?? null });
    const item = section && itemsOf({ sections: [section] }).find((one) => one.id === id);
    const field = item?.fields.find(({ state }) => state === 'not-updated');
    if (!field) continue;
    await reveal(field.cell, { at: 'start' });
    return say(`${[field.label, number].filter(Boolean).join(', ')} is not yet updated.`);
  }
};
