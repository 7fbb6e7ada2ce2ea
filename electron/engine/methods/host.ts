import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { recordsOfProposal } from '../../../shared/plan/records-of-proposal.ts';
import { makePlanFile, reportOf } from '../bring-in.ts';
import type { Handlers } from '../engine.ts';

/** Stands in the folder of plans once the sample was offered, so that a person who puts it away keeps it away. */
const WELCOMED = '.welcomed';

export const hostMethods: Handlers<'host/grant' | 'host/first-run' | 'host/close'> = {
  'host/grant': (grant, desk) => ({ file: desk.grant(grant) }),

  'host/first-run': async ({ sample }, desk) => {
    const welcomed = path.join(desk.library.folder, WELCOMED);
    if (existsSync(welcomed) || desk.library.list().length > 0) return { plan: null };
    const name = path.basename(sample);
    const { person, now, runJob } = desk.deps;
    const { proposal } = await runJob<'propose'>({ kind: 'propose', from: { path: sample }, name });
    const plan = recordsOfProposal(proposal, () => desk.newId());
    makePlanFile(
      desk.library.fileFor(plan.plan),
      plan,
      { person, now: now() },
      {
        report: reportOf({ proposal, file: name, tracked: 'accepted' }, now()),
        pictures: proposal.pictures,
      },
    );
    writeFileSync(welcomed, '');
    return { plan: plan.plan };
  },

  'host/close': async (_, desk) => {
    await desk.close();
    return {};
  },
};
