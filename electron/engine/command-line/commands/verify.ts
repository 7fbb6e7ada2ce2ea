import { verifyPlan } from '../../../../db/verify.ts';
import type { Command } from '../context.ts';
import { withPlanToRead } from '../with-plan.ts';

export const verifyCommand: Command = {
  usage: 'verify PLAN [--json]',
  operands: 1,
  values: [],
  flags: ['json'],
  run: (call) =>
    withPlanToRead(call.pathOf(call.operands[0]!), (db) => {
      const verified = verifyPlan(db);
      const { cells, revisions, faults } = verified;
      return {
        json: verified,
        lines:
          faults.length > 0
            ? [...faults, `${faults.length} faults. Restore the plan from a backup.`]
            : [`All is well: ${cells} texts and ${revisions} revisions read back as they were written.`],
        ...(faults.length > 0 ? { exit: 2 as const } : {}),
      };
    }),
};
