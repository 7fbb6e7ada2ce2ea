import path from 'node:path';
import { FORMATS } from '../../../../shared/ipc/export-formats.ts';
import { viewEdition } from '../../../../shared/plan/edition-view.ts';
import type { EditionView } from '../../../../shared/plan/edition-view.ts';
import { Problem } from '../../../../shared/plan/problem.ts';
import { editionNamed, readRecords } from '../../open-plan.ts';
import { assertOtherFile, publish, publishChanges } from '../../publish.ts';
import type { Published } from '../../publish.ts';
import { chosenEdition, textOption } from '../context.ts';
import type { Command } from '../context.ts';
import { withPlanToRead } from '../with-plan.ts';

interface Exported extends Published {
  readonly view: EditionView;
  /** The edition that changes are counted from, as it is called. */
  readonly earlier?: string;
}

export const exportCommand: Command = {
  usage: `export PLAN --to FILE.(${FORMATS.join('|')}) [--edition E] [--changes-since EDITION] [--with-slips] [--json]`,
  operands: 1,
  values: ['to', 'edition', 'changes-since'],
  flags: ['json', 'with-slips'],
  required: ['to'],
  run: async (call) => {
    const to = call.pathOf(textOption(call, 'to'));
    const format = FORMATS.find((one) => to.toLowerCase().endsWith(`.${one}`));
    if (!format) {
      const endings = FORMATS.map((one) => `.${one}`).join(', ');
      throw new Problem(`${path.basename(to)} has no ending that says what to make. Use one of: ${endings}.`);
    }
    const since = call.options['changes-since'] === undefined ? undefined : textOption(call, 'changes-since');
    if (since !== undefined && format !== 'docx')
      throw new Problem(
        `${path.basename(to)} cannot hold tracked changes. With --changes-since, use the ending .docx.`,
      );
    const slips = call.options['with-slips'] === true;
    const plan = call.pathOf(call.operands[0]!);
    const { view, earlier, bytes, messages } = await withPlanToRead(plan, async (db): Promise<Exported> => {
      assertOtherFile(plan, to);
      const records = readRecords(db);
      const edition = viewEdition(records, chosenEdition(call, records.editions).id);
      if (since === undefined)
        return { view: edition, ...(await publish({ view: edition, db, slips }, format, to, call.world)) };
      const before = viewEdition(records, editionNamed(records.editions, since).id);
      const written = await publishChanges({ before, after: edition, db }, to, call.world);
      return { view: edition, earlier: before.edition.label, ...written };
    });
    return {
      json: {
        file: to,
        edition: view.edition.label,
        ...(earlier === undefined ? {} : { since: earlier }),
        bytes,
        messages,
      },
      lines: [...messages, `${path.basename(to)} is written: ${bytes} bytes.`],
    };
  },
};
