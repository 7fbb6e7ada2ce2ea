import { existsSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../../../../shared/plan/problem.ts';
import { proposedItems } from '../../../../shared/plan/proposal.ts';
import { recordsOfProposal } from '../../../../shared/plan/records-of-proposal.ts';
import { makePlanFile, reportOf } from '../../bring-in.ts';
import { newId } from '../../id.ts';
import { PLAN_ENDING } from '../../library.ts';
import { fileProblem } from '../../write-file.ts';
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
    const as = call.options['as'];
    if (!into.endsWith(PLAN_ENDING))
      throw new Problem(`${path.basename(into)} is no name for a plan file. Give it the ending ${PLAN_ENDING}.`);
    if (existsSync(into))
      throw new Problem(`${path.basename(into)} exists already. Choose another name for the new plan.`);
    const name = path.basename(typed);
    const { runJob, person, now } = call.world;
    const proposal = await runJob<'propose'>({
      kind: 'propose',
      path: call.pathOf(typed),
      name,
      as: typeof as === 'string' ? as : undefined,
    });
    const plan = recordsOfProposal(proposal, () => newId(now()));
    try {
      makePlanFile(into, plan, { person, now: now() }, reportOf(proposal, name, now()));
    } catch (error) {
      throw fileProblem(error, path.basename(into));
    }
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
