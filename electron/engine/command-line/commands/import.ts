import { existsSync } from 'node:fs';
import path from 'node:path';
import { LONGEST_NAME, tidyName } from '../../../../shared/plan/edition-name.ts';
import { Problem } from '../../../../shared/plan/problem.ts';
import { proposedItems } from '../../../../shared/plan/proposal.ts';
import { recordsOfProposal } from '../../../../shared/plan/records-of-proposal.ts';
import { makePlanFile, reportOf } from '../../bring-in.ts';
import { newId } from '../../id.ts';
import { PLAN_ENDING } from '../../library.ts';
import { textOption } from '../context.ts';
import type { Command } from '../context.ts';

export const importCommand: Command = {
  usage: `import FILE --into PLAN${PLAN_ENDING} [--as EDITION] [--json]`,
  operands: 1,
  values: ['into', 'as'],
  flags: ['json'],
  required: ['into'],
  run: async (call) => {
    const typed = call.operands[0]!;
    const into = call.pathOf(textOption(call, 'into'));
    const named = call.options['as'];
    const as = typeof named === 'string' ? tidyName(named) : undefined;
    if (as !== undefined && as.length > LONGEST_NAME)
      throw new Problem(`${as} is too long a name for an edition. Choose one of ${LONGEST_NAME} characters at most.`);
    if (!into.endsWith(PLAN_ENDING) || path.basename(into) === PLAN_ENDING)
      throw new Problem(`${path.basename(into)} is no name for a plan file. Give it the ending ${PLAN_ENDING}.`);
    if (existsSync(into))
      throw new Problem(`${path.basename(into)} exists already. Choose another name for the new plan.`);
    const name = path.basename(typed);
    const { runJob, person, now } = call.world;
    const proposal = await runJob<'propose'>({
      kind: 'propose',
      path: call.pathOf(typed),
      name,
      as,
    });
    const plan = recordsOfProposal(proposal, () => newId(now()));
    makePlanFile(into, plan, { person, now: now() }, reportOf(proposal, name, now()));
    const items = proposedItems(proposal.sections).length;
    const { characters, leftOver, found, notBroughtIn, messages, editions, title } = proposal;
    return {
      json: { title, items, editions, characters, leftOver, found, notBroughtIn, messages },
      lines: [
        `${title}`,
        `${items} items, editions: ${editions.join(', ')}`,
        `${characters.source} characters in ${name} = ${characters.placed} placed + ${characters.leftOver} left over`,
        ...leftOver.map((piece) => `Left over: “${piece.text}” (${piece.where}: ${piece.why})`),
        ...messages,
        `Brought into ${path.basename(into)}.`,
      ],
    };
  },
};
