import type { Handlers } from '../engine.ts';
import { findInSteps } from '../find-hits.ts';

export const findMethods: Handlers<'find/hits'> = {
  'find/hits': ({ plan, edition, query }, desk) =>
    desk.inTurns(findInSteps(desk.plan(plan), edition, query), 'Finding was stopped.'),
};
