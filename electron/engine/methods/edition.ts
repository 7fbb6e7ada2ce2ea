import { startEdition } from '../start-edition.ts';
import type { Handlers } from '../engine.ts';

export const editionMethods: Handlers<'edition/start'> = {
  'edition/start': async ({ plan, label }, desk) => {
    const opened = desk.plan(plan);
    const now = desk.deps.now();
    const started = startEdition(opened, label, { person: desk.deps.person, now, newId: () => desk.newId() });
    await desk.note(opened);
    return started;
  },
};
