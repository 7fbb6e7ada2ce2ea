import type { Handlers } from '../engine.ts';
import { newestEdition } from '../open-plan.ts';
import { planMethods } from './plan.ts';

export const openingMethods: Handlers<'plan/opening'> = {
  'plan/opening': async ({ plan, edition, subject }, desk) => {
    const open = await planMethods['plan/open']({ plan }, desk);
    const { editions, parts } = desk.plan(plan);
    const shown = editions.find((one) => one.id === edition) ?? newestEdition(editions);
    const { sections, sectionOf } = parts(shown.id).order;
    const isSection = sections.some(([id]) => id === subject);
    const section = subject === undefined ? undefined : isSection ? subject : sectionOf.get(subject);
    const at = { plan, edition: shown.id };
    return {
      open,
      outline: await planMethods['plan/outline'](at, desk),
      page: await planMethods['plan/section']({ ...at, section: section ?? null }, desk),
    };
  },
};
