import { startEdition } from '../start-edition.ts';
import type { Handlers } from '../engine.ts';

export const editionMethods: Handlers<'edition/start'> = {
  'edition/start': async ({ plan, label }, desk) => {
    const opened = desk.plan(plan);
    const now = desk.deps.now();
    const author = { person: desk.deps.person, now, newId: () => desk.newId() };
    const started = await desk.inTurns(startEdition(opened, label, author));
    await desk.note(opened);
    return started;
  },
};
