import { sectionOf } from '../views/plan/outline-filter.ts';
import { goTo } from './open-plan.ts';
import { planNow, say } from './state.ts';

/** Goes to the item that a reference leads to, on this page or another; says where that is. Nothing where it is gone. */
export const goToItem = async (item: string): Promise<void> => {
  const place = planNow();
  const section = place && sectionOf(place.outline, item);
  if (!place || section === undefined) return;
  await goTo(section, item);
  const number = place.page.numbers[item];
  if (number !== undefined) say(`Item ${number}`);
};
