import { ensurePerson } from '../../../../db/person.ts';
import { saveCell } from '../../../../db/save.ts';
import { doc } from '../../../../shared/richtext/build.ts';
import { newId } from '../../id.ts';
import { chosenEdition, textOption } from '../context.ts';
import type { Command } from '../context.ts';
import { fieldOfKey, itemOfNumber } from '../find-item.ts';
import { withPlan } from '../with-plan.ts';

export const setCommand: Command = {
  usage: 'set PLAN --item NUMBER --field KEY [--edition E] --text TEXT [--json]',
  operands: 1,
  values: ['item', 'field', 'edition', 'text'],
  flags: ['json'],
  required: ['item', 'field', 'text'],
  mayBeBlank: ['text'],
  run: (call) =>
    withPlan(call.pathOf(call.operands[0]!), (plan) => {
      const { person, now } = call.world;
      const edition = chosenEdition(call, plan.records.editions);
      const item = itemOfNumber(plan.view(edition.id), textOption(call, 'item'));
      const field = fieldOfKey(item, textOption(call, 'field'));
      const lines = textOption(call, 'text')
        .split(/\r\n|\r|\n/)
        .filter((line) => line.trim() !== '');
      ensurePerson(plan.db, person);
      const saved = saveCell(plan.db, {
        cell: field.cell,
        base: { counter: field.counter, body: field.tree },
        body: doc(...lines),
        person: person.id,
        sitting: newId(now()),
        now: now(),
      });
      return {
        json: { item: item.number, field: field.key, edition: edition.label, outcome: saved.outcome },
        lines: [`${field.label} of ${item.number ?? 'the item'} is written.`],
      };
    }),
};
