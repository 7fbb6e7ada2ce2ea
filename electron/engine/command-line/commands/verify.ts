import { verifyPlan } from '../../../../db/verify.ts';
import { dayOf, printedDate } from '../../../formats/export/printed-date.ts';
import type { VerifiedSeal } from '../../../../shared/plan/sealing.ts';
import type { Command } from '../context.ts';
import { withPlanToRead } from '../with-plan.ts';

/** A date as kept, or the day of a moment, as a person reads it: "31 October 2022". */
const inWords = (kept: string): string => printedDate(dayOf(kept.slice(0, 10))!);

const sealLine = ({ name, published, sealedAt, person, holds, isWhole }: VerifiedSeal): string => {
  const day = published === null ? 'its day of publication is not known' : `published on ${inWords(published)}`;
  const by = person === '' ? '' : ` by ${person}`;
  const state = isWhole ? `all ${holds} parts are as they were sealed` : 'it is not as it was sealed';
  return `${name}: ${day}, sealed on ${inWords(sealedAt)}${by}; ${state}.`;
};

export const verifyCommand: Command = {
  usage: 'verify PLAN [--json]',
  operands: 1,
  values: [],
  flags: ['json'],
  run: (call) =>
    withPlanToRead(call.pathOf(call.operands[0]!), (db) => {
      const verified = verifyPlan(db);
      const { cells, revisions, seals, faults } = verified;
      return {
        json: verified,
        lines: [
          ...seals.map(sealLine),
          ...faults,
          faults.length > 0
            ? `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}. Restore the plan from a backup.`
            : `All is well: ${cells} texts and ${revisions} revisions read back as they were written.`,
        ],
        ...(faults.length > 0 ? { exit: 2 as const } : {}),
      };
    }),
};
