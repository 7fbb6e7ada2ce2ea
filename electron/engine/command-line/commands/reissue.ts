import { Problem } from '../../../../shared/plan/problem.ts';
import { newId } from '../../id.ts';
import { editionNamed } from '../../open-plan.ts';
import { reissue } from '../../reissue.ts';
import { textOption } from '../context.ts';
import type { Command } from '../context.ts';
import { withPlan } from '../with-plan.ts';

/** No reason is longer, in characters. */
const LONGEST = 2000;

export const reissueCommand: Command = {
  usage: 'reissue PLAN --edition E --reason TEXT [--json]',
  operands: 1,
  values: ['edition', 'reason'],
  flags: ['json'],
  required: ['edition', 'reason'],
  run: (call) => {
    const reason = textOption(call, 'reason').trim();
    if (reason.length > LONGEST)
      throw new Problem(`The reason is too long. Say in at most ${LONGEST} characters what is corrected.`);
    return withPlan(call.pathOf(call.operands[0]!), (plan) => {
      const { person, now } = call.world;
      const { id } = editionNamed(plan.editions, textOption(call, 'edition'));
      const author = { person, now: now(), newId: () => newId(now()) };
      const { name } = reissue(plan, { edition: id, reason }, author);
      return {
        json: { edition: name, reason },
        lines: [`${name} is started. It reads as the edition that it corrects.`],
      };
    });
  },
};
