import type { Outline } from '../../../shared/ipc/contract.ts';
import type { ItemView } from '../../../shared/plan/edition-view.ts';
import { call } from '../../api/client.ts';
import { thingOf } from '../../app/outline-moves.ts';
import { sectionOf } from '../plan/outline-filter.ts';

const withBelow = (item: ItemView): ItemView[] => [item, ...item.items.flatMap(withBelow)];

/** The heading of a section, or the name of an item, which the outline does not tell from its first words. */
export const nameOf = async (plan: string, edition: string, outline: Outline, id: string): Promise<string> => {
  const thing = thingOf(outline, id);
  if (thing && 'heading' in thing) return thing.heading;
  const { section } = await call('plan/section', { plan, edition, section: sectionOf(outline, id) ?? null });
  return section?.items.flatMap(withBelow).find((one) => one.id === id)?.name ?? '';
};
