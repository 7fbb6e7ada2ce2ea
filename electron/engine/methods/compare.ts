import { comparedThingOf, comparisonOf } from '../compare.ts';
import type { Handlers } from '../engine.ts';

export const compareMethods: Handlers<'compare/list' | 'compare/thing'> = {
  'compare/list': ({ plan, before, after }, desk) => desk.inTurns(comparisonOf(desk.plan(plan), before, after)),

  'compare/thing': ({ plan, ...asked }, desk) => comparedThingOf(desk.plan(plan), asked),
};
