import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { addEdition } from '../../db/edition.ts';
import { putCell } from '../../db/cell.ts';
import type { WritableDb } from '../../db/database.ts';
import { putImportReport } from '../../db/import-report.ts';
import { addItem } from '../../db/item.ts';
import { closePlanFile, createPlanFile } from '../../db/open.ts';
import { ensurePerson } from '../../db/person.ts';
import { addSection } from '../../db/section.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Proposal } from '../../shared/plan/proposal.ts';
import type { NewPlan } from '../../shared/plan/records-of-proposal.ts';
import { Problem } from '../../shared/plan/problem.ts';

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

const sidecars = (file: string): string[] => [file, `${file}-wal`, `${file}-shm`, `${file}-journal`];

/**
 * Makes a plan file holding a whole new plan, or no file at all: it is written beside its place under another name and
 * renamed when everything is on disk. Throws a Problem where a file of that name is there already.
 */
export const makePlanFile = (file: string, plan: NewPlan, author: Author, report?: ImportReport): void => {
  const name = path.basename(file);
  if (existsSync(file)) throw new Problem(`${name} exists already. Choose another name for the new plan.`);
  const temporary = path.join(path.dirname(file), `.${name}.${randomBytes(6).toString('hex')}.part`);
  try {
    const db = createPlanFile(temporary, { plan: plan.plan, now: author.now });
    try {
      write(db, plan, author, report);
    } finally {
      closePlanFile(db);
    }
    renameSync(temporary, file);
  } catch (error) {
    for (const one of sidecars(temporary)) rmSync(one, { force: true });
    throw error;
  }
};
