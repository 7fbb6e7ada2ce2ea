import { longName, tidyName } from '../../../../shared/plan/edition-name.ts';
import { Problem } from '../../../../shared/plan/problem.ts';
import { COMPLETED } from '../../../../shared/plan/starting.ts';
import type { Completed, Started } from '../../../../shared/plan/starting.ts';
import { finish } from '../../../../shared/plan/steps.ts';
import { newId } from '../../id.ts';
import { startEdition } from '../../start-edition.ts';
import { textOption } from '../context.ts';
import type { Command, CommandCall } from '../context.ts';
import { withPlan } from '../with-plan.ts';

const howCompleted = (call: CommandCall): Completed => {
  if (call.options['completed'] === undefined) return 'keep';
  const said = textOption(call, 'completed');
  const how = COMPLETED.find((one) => one === said);
  if (!how) throw new Problem(`--completed is ${said}. Choose one of: ${COMPLETED.join(', ')}.`);
  return how;
};

const DONE = { keep: 'stay as they are', fold: 'are folded', retire: 'are retired' } as const;

const linesOf = ({ label, rolledOn, history, completed, labels, title }: Started): string[] => [
  `${longName(label)} is started: ${rolledOn} texts roll on, ${history} became history.`,
  ...(completed.items > 0 ? [`Completed items that ${DONE[completed.how]}: ${completed.items}.`] : []),
  ...[...labels, ...(title ? [title] : [])].map(({ from, to }) => `“${from}” is now “${to}”.`),
];

export const nextCommand: Command = {
  usage: 'next PLAN --edition LABEL [--period TEXT] [--completed keep|fold|retire] [--json]',
  operands: 1,
  values: ['edition', 'period', 'completed'],
  flags: ['json'],
  required: ['edition'],
  run: (call) =>
    withPlan(call.pathOf(call.operands[0]!), (plan) => {
      const label = tidyName(textOption(call, 'edition'));
      const period = call.options['period'] === undefined ? undefined : textOption(call, 'period');
      const { person, now } = call.world;
      const author = { person, now: now(), newId: () => newId(now()) };
      const started = finish(startEdition(plan, { label, period, completed: howCompleted(call) }, author));
      const { edition: id, label: edition, ...done } = started;
      return {
        json: { edition, id, ...(period === undefined ? {} : { period: tidyName(period) }), ...done },
        lines: linesOf(started),
      };
    }),
};
