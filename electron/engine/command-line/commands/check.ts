import { findings } from '../../../../shared/checks/index.ts';
import { viewEdition } from '../../../../shared/plan/edition-view.ts';
import { readRecords } from '../../open-plan.ts';
import { chosenEdition } from '../context.ts';
import type { Command } from '../context.ts';
import { withPlanToRead } from '../with-plan.ts';

export const checkCommand: Command = {
  usage: 'check PLAN [--edition E] [--json]',
  operands: 1,
  values: ['edition'],
  flags: ['json'],
  run: (call) =>
    withPlanToRead(call.pathOf(call.operands[0]!), (db) => {
      const records = readRecords(db);
      const found = findings(viewEdition(records, chosenEdition(call, records.editions).id));
      return {
        json: found.map(({ check, severity, item, field, words, sentence, rule, source }) => ({
          check,
          severity,
          item: item?.number ?? null,
          field: field?.key ?? null,
          words,
          sentence,
          rule,
          source,
        })),
        lines:
          found.length === 0
            ? ['Nothing was found.']
            : found.map(
                ({ severity, item, field, sentence, words }) =>
                  `${severity}: ${[item?.number, field?.label].filter(Boolean).join(', ')}: ${sentence}${words ? ` (${words})` : ''}`,
              ),
      };
    }),
};
