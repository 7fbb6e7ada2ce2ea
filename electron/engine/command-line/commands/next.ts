import { longName, tidyName } from '../../../../shared/plan/edition-name.ts';
import { finish } from '../../../../shared/plan/steps.ts';
import { newId } from '../../id.ts';
import { startEdition } from '../../start-edition.ts';
import { textOption } from '../context.ts';
import type { Command } from '../context.ts';
import { withPlan } from '../with-plan.ts';

export const nextCommand: Command = {
  usage: 'next PLAN --edition LABEL [--json]',
  operands: 1,
  values: ['edition'],
  flags: ['json'],
  required: ['edition'],
  run: (call) =>
    withPlan(call.pathOf(call.operands[0]!), (plan) => {
      const label = tidyName(textOption(call, 'edition'));
      const { person, now } = call.world;
      const author = { person, now: now(), newId: () => newId(now()) };
      const { rolledOn, history } = finish(startEdition(plan, label, author));
      return {
        json: { edition: label, rolledOn, history },
        lines: [`${longName(label)} is started: ${rolledOn} texts roll on, ${history} became history.`],
      };
    }),
};
