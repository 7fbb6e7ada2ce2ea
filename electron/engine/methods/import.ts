import path from 'node:path';
import { recognise } from '../../formats/import/recognise/recognise.ts';
import { acceptAsNew, acceptInto, takeBack } from '../accept.ts';
import type { Handlers } from '../engine.ts';
import { matchPlan } from '../match-plan.ts';
import { reviewOf } from '../review.ts';

type Methods =
  | 'import/propose'
  | 'import/reread'
  | 'import/revise'
  | 'import/lines'
  | 'import/match'
  | 'import/accept'
  | 'import/undo'
  | 'import/discard';

/** Names given to clipboard words and files alike are shown, never opened: the folder goes. */
const nameOf = (file: string): string => path.basename(file);

export const importMethods: Handlers<Methods> = {
  'import/propose': async ({ file }, desk) => {
    const grant = desk.granted(file, 'read');
    const [from, name] =
      'path' in grant
        ? [{ path: grant.path }, nameOf(grant.path)]
        : [{ bytes: new TextEncoder().encode(grant.words) }, nameOf(grant.name)];
    const read = await desk.deps.runJob<'propose'>({ kind: 'propose', from, name });
    const proposed = { ...read, from, file: name, steps: [], tracked: 'accepted' } as const;
    return reviewOf(desk.propose(proposed), proposed);
  },

  'import/reread': async ({ proposal: id, tracked }, desk) => {
    const { from, file, steps } = desk.proposed(id);
    const read = await desk.deps.runJob<'propose'>({ kind: 'propose', from, name: file, tracked, steps });
    const proposed = { ...read, from, file, steps, tracked };
    return reviewOf(desk.propose(proposed, id), proposed);
  },

  'import/revise': ({ proposal: id, steps }, desk) => {
    const before = desk.proposed(id);
    const proposed = { ...before, ...recognise(before.source, { fileName: before.file, steps }), steps };
    return reviewOf(desk.propose(proposed, id), proposed);
  },

  'import/lines': ({ proposal, from, count }, desk) => ({
    lines: desk.proposed(proposal).lines.slice(from, from + count),
  }),

  'import/match': ({ proposal, plan }, desk) => matchPlan(desk, desk.proposed(proposal).proposal, desk.plan(plan)),

  'import/accept': async ({ proposal: id, into }, desk) => {
    const proposed = desk.proposed(id);
    // Asked twice, it is brought in once; where it fails it is there to be tried again.
    desk.discard(id);
    try {
      return into ? await acceptInto(desk, proposed, into) : acceptAsNew(desk, proposed);
    } catch (error) {
      desk.propose(proposed, id);
      throw error;
    }
  },

  'import/undo': async ({ undo }, desk) => ({ plan: await takeBack(desk, undo) }),

  'import/discard': ({ proposal }, desk) => {
    desk.discard(proposal);
    return {};
  },
};
