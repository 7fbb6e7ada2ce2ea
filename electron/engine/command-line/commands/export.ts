import path from 'node:path';
import { FORMATS } from '../../../../shared/ipc/export-formats.ts';
import { viewEdition } from '../../../../shared/plan/edition-view.ts';
import { Problem } from '../../../../shared/plan/problem.ts';
import { readRecords } from '../../open-plan.ts';
import { assertOtherFile, publish } from '../../publish.ts';
import { chosenEdition, textOption } from '../context.ts';
import type { Command } from '../context.ts';
import { withPlanToRead } from '../with-plan.ts';

export const exportCommand: Command = {
  usage: `export PLAN --to FILE.(${FORMATS.join('|')}) [--edition E] [--json]`,
  operands: 1,
  values: ['to', 'edition'],
  flags: ['json'],
  required: ['to'],
  run: async (call) => {
    const to = call.pathOf(textOption(call, 'to'));
    const format = FORMATS.find((one) => to.toLowerCase().endsWith(`.${one}`));
    if (!format) {
      const endings = FORMATS.map((one) => `.${one}`).join(', ');
      throw new Problem(`${path.basename(to)} has no ending that says what to make. Use one of: ${endings}.`);
    }
    const plan = call.pathOf(call.operands[0]!);
    const { view, bytes, messages } = await withPlanToRead(plan, async (db) => {
      assertOtherFile(plan, to);
      const records = readRecords(db);
      const edition = viewEdition(records, chosenEdition(call, records.editions).id);
      return { view: edition, ...(await publish({ view: edition, db }, format, to, call.world)) };
    });
    return {
      json: { file: to, edition: view.edition.label, bytes, messages },
      lines: [...messages, `${path.basename(to)} is written: ${bytes} bytes.`],
    };
  },
};
