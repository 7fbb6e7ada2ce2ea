import { carryOut, renumberingOf, retiredOf } from '../change.ts';
import type { Handlers } from '../engine.ts';

export const changeMethods: Handlers<'plan/change' | 'plan/renumbering' | 'plan/retired'> = {
  'plan/change': ({ plan, edition, change }, desk) => {
    const opened = desk.plan(plan);
    const { person, now } = desk.deps;
    const changed = carryOut(opened, edition, change, { person, now: now(), newId: () => desk.newId() });
    desk.later(async () => {
      await desk.note(opened);
      await desk.backUpIfDue(opened);
    });
    return changed;
  },

  'plan/renumbering': ({ plan, edition }, desk) => ({ lines: renumberingOf(desk.plan(plan), edition) }),

  'plan/retired': ({ plan, edition }, desk) => ({ things: retiredOf(desk.plan(plan), edition) }),
};
