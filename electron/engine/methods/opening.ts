import { itemsOf } from '../../../shared/plan/edition-view.ts';
import type { Handlers } from '../engine.ts';
import { newestEdition } from '../open-plan.ts';
import { planMethods } from './plan.ts';

export const openingMethods: Handlers<'plan/opening'> = {
  'plan/opening': async ({ plan, edition, subject }, desk) => {
    const open = await planMethods['plan/open']({ plan }, desk);
    const { records } = desk.plan(plan);
    const shown = records.editions.find((one) => one.id === edition) ?? newestEdition(records.editions);
    const { sections } = desk.plan(plan).view(shown.id);
    const section = sections.find(
      (one) => one.id === subject || itemsOf({ sections: [one] }).some((item) => item.id === subject),
    );
    const at = { plan, edition: shown.id };
    return {
      open,
      outline: await planMethods['plan/outline'](at, desk),
      page: await planMethods['plan/section']({ ...at, section: section?.id ?? null }, desk),
    };
  },
};
