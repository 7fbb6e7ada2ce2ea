import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256 } from '../../db/hash.ts';
import { closePlanFile, openPlanFileReadOnly } from '../../db/open.ts';
import { viewEdition } from '../../shared/plan/edition-view.ts';
import { itemOf, proposalOf, sectionOf } from '../../shared/plan/proposals.test-help.ts';
import { recordsOfProposal } from '../../shared/plan/records-of-proposal.ts';
import { picture } from '../../shared/richtext/build.ts';
import { runJob } from '../worker/run-job.ts';
import { makePlanFile, reportOf } from './bring-in.ts';
import { jobsHere } from './engine.test-help.ts';
import { readRecords } from './open-plan.ts';
import { publish } from './publish.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'publish-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** One dot (PNG, third edition, 11.2). */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

test('a picture that came in with the words goes out with them, in every format', async () => {
  const blob = sha256(DOT);
  const narrative = [picture(blob, 'A chart of the plan')];
  const proposal = proposalOf({
    sections: [sectionOf('1', 'Vision', [itemOf('1.1', { recommendation: 'Do it.' })], narrative)],
    pictures: [{ sha256: blob, bytes: DOT }],
  });
  let made = 0;
  const plan = recordsOfProposal(proposal, () => `id-${(made += 1)}`);
  const author = { person: { id: 'person-1', name: 'A. Writer' }, now: new Date('2026-11-21T10:42:00Z') };
  const file = path.join(folder, 'a.actionplan');
  const report = reportOf({ proposal, file: 'plan.docx', tracked: 'accepted' }, author.now);
  makePlanFile(file, plan, author, { report, pictures: proposal.pictures });
  const db = openPlanFileReadOnly(file);
  try {
    const view = viewEdition(readRecords(db), plan.editions[0]!.id);
    const deps = {
      runJob: jobsHere(runJob),
      fontsFolder: path.resolve('electron/formats/export/pdf/fonts'),
    };
    for (const format of ['docx', 'html', 'pdf'] as const) {
      const target = path.join(folder, `plan.${format}`);
      const { messages } = await publish({ view, db }, format, target, deps);
      expect([format, messages.filter((one) => one.includes('picture'))]).toEqual([format, []]);
    }
    expect(readFileSync(path.join(folder, 'plan.html'), 'utf8')).toContain(DOT.toString('base64'));
    expect(readFileSync(path.join(folder, 'plan.docx')).includes('word/media/')).toBe(true);
    expect(readFileSync(path.join(folder, 'plan.pdf'), 'latin1')).toMatch(/\/Subtype\s*\/Image/u);
  } finally {
    closePlanFile(db);
  }
});
