import { z } from 'zod';
import { dayOf, printedDate } from '../../../formats/export/printed-date.ts';
import { editionName } from '../../../../shared/plan/edition-name.ts';
import { Problem } from '../../../../shared/plan/problem.ts';
import { finish } from '../../../../shared/plan/steps.ts';
import { editionNamed } from '../../open-plan.ts';
import { sealEditions } from '../../seal-edition.ts';
import { textOption } from '../context.ts';
import type { Command, CommandCall } from '../context.ts';
import { withPlan } from '../with-plan.ts';

/** The day an edition was published; today unless it is said. Throws a Problem where it is no day. */
const publishedOn = (call: CommandCall): string => {
  const said = call.options['published'];
  const day = typeof said === 'string' ? said.trim() : call.world.now().toISOString().slice(0, 10);
  if (z.iso.date().safeParse(day).success) return day;
  throw new Problem(`${day} is not a day. Write the day of publication as in --published 2022-10-31.`);
};

export const sealCommand: Command = {
  usage: 'seal PLAN --edition E [--published YYYY-MM-DD] [--json]',
  operands: 1,
  values: ['edition', 'published'],
  flags: ['json'],
  required: ['edition'],
  run: (call) => {
    const published = publishedOn(call);
    return withPlan(call.pathOf(call.operands[0]!), (plan) => {
      const { person, now } = call.world;
      const { id } = editionNamed(plan.editions, textOption(call, 'edition'));
      const ids = finish(sealEditions(plan, id, { person, now: now(), published }));
      const sealed = plan.editions.filter((one) => ids.includes(one.id));
      const edition = plan.editions.find((one) => one.id === id)!;
      const others = sealed.filter((one) => one.id !== id).map(editionName);
      return {
        json: { edition: edition.label, published, sealed: sealed.map(editionName) },
        lines: [
          `${editionName(edition)} is sealed, as published on ${printedDate(dayOf(published)!)}.`,
          ...others.map((name) => `${name} is sealed with it, because its words come from there.`),
        ],
      };
    });
  },
};
