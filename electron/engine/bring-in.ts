import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { addEdition } from '../../db/edition.ts';
import { putCell } from '../../db/cell.ts';
import type { WritableDb } from '../../db/database.ts';
import { putInEmptyPlace } from '../../db/durable-files.ts';
import { putImportReport } from '../../db/import-report.ts';
import { addItem } from '../../db/item.ts';
import { closePlanFile, createPlanFile } from '../../db/open.ts';
import { ensurePerson } from '../../db/person.ts';
import { addSection } from '../../db/section.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Proposal } from '../../shared/plan/proposal.ts';
import type { NewPlan } from '../../shared/plan/records-of-proposal.ts';
import { Problem } from '../../shared/plan/problem.ts';
import { fileProblem } from './write-file.ts';

export interface Author {
  readonly person: { readonly id: string; readonly name: string };
  readonly now: Date;
}

/** What is kept about where a plan came from. */
export const reportOf = (proposal: Proposal, file: string, now: Date) => ({
  file,
  at: now.toISOString(),
  characters: proposal.characters,
  leftOver: proposal.leftOver,
  found: proposal.found,
  notBroughtIn: proposal.notBroughtIn,
  messages: proposal.messages,
  template: proposal.template.id,
  confidence: proposal.confidence,
});
export type ImportReport = ReturnType<typeof reportOf>;

const write = (db: WritableDb, plan: NewPlan, { person, now }: Author, report: ImportReport | undefined): void =>
  inTransaction(db, () => {
    ensurePerson(db, person);
    for (const edition of plan.editions) addEdition(db, edition);
    for (const section of plan.sections) addSection(db, section);
    for (const item of plan.items) addItem(db, item);
    const origin = report ? 'import' : 'typed';
    for (const cell of plan.cells) {
      const { body, ...ref } = cell;
      putCell(db, { cell: ref, body, person: person.id, at: now, origin, keep: true });
    }
    if (report) putImportReport(db, report);
  });

/** SQLite puts files beside a plan whose names are the plan's and up to eight letters more; 255 bytes is the most there can be. */
const LONGEST_NAME = 240;

/**
 * Makes a plan file holding a whole new plan, or no file at all: it is written under its name in a folder of its own beside
 * its place, and put there when everything is on disk. Throws a Problem where a file of that name is there already, also one
 * that came there meanwhile, and where disk or folder refuse.
 */
export const makePlanFile = (file: string, plan: NewPlan, author: Author, report?: ImportReport): void => {
  const name = path.basename(file);
  const taken = (): Problem => new Problem(`${name} exists already. Choose another name for the new plan.`);
  if (existsSync(file)) throw taken();
  if (Buffer.byteLength(name) > LONGEST_NAME) throw new Problem(`${name} is too long a name. Choose a shorter one.`);
  let folder: string | undefined;
  try {
    folder = mkdtempSync(path.join(path.dirname(file), '.new-plan-'));
    const unfinished = path.join(folder, name);
    const db = createPlanFile(unfinished, { plan: plan.plan, now: author.now });
    try {
      write(db, plan, author, report);
    } finally {
      closePlanFile(db);
    }
    putInEmptyPlace(unfinished, file);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? taken() : fileProblem(error, name);
  } finally {
    if (folder) rmSync(folder, { recursive: true, force: true });
  }
};
