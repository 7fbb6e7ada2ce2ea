import type { Handlers } from '../engine.ts';
import { trendOfPlan } from '../trend.ts';

export const trendMethods: Handlers<'plan/trend'> = {
  'plan/trend': ({ plan }, desk) => desk.inTurns(trendOfPlan(desk.plan(plan))),
};
