import { bringBackEdition, rename, withdraw } from '../change-edition.ts';
import type { Desk } from '../desk.ts';
import type { Handlers } from '../engine.ts';
import type { OpenPlan } from '../open-plan.ts';
import { startEdition, startingOf } from '../start-edition.ts';

type Methods = 'edition/starting' | 'edition/start' | 'edition/withdraw' | 'edition/bring-back' | 'edition/rename';

/** The list of plans tells of the newest edition. */
const note = async (desk: Desk, opened: OpenPlan): Promise<void> => {
  await desk.note(opened);
  desk.later(() => desk.backUpIfDue(opened));
};

export const editionMethods: Handlers<Methods> = {
  'edition/starting': ({ plan, label }, desk) => desk.inTurns(startingOf(desk.plan(plan), label)),

  'edition/start': async ({ plan, ...next }, desk) => {
    const opened = desk.plan(plan);
    const author = { person: desk.deps.person, now: desk.deps.now(), newId: () => desk.newId() };
    const started = await desk.inTurns(startEdition(opened, next, author));
    await note(desk, opened);
    return started;
  },

  'edition/withdraw': async ({ plan, edition }, desk) => {
    const opened = desk.plan(plan);
    const newest = withdraw(opened, edition, desk.deps.now());
    await note(desk, opened);
    return { edition: newest };
  },

  'edition/bring-back': async ({ plan, edition }, desk) => {
    const opened = desk.plan(plan);
    bringBackEdition(opened, edition, desk.deps.now());
    await note(desk, opened);
    return {};
  },

  'edition/rename': async ({ plan, ...naming }, desk) => {
    const opened = desk.plan(plan);
    rename(opened, naming, { person: desk.deps.person, now: desk.deps.now() });
    await note(desk, opened);
    return {};
  },
};
