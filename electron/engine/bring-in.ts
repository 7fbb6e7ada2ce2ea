import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { addEdition } from '../../db/edition.ts';
import { putBlob } from '../../db/blob.ts';
import type { ReadableDb, WritableDb } from '../../db/database.ts';
import { putInEmptyPlace } from '../../db/durable-files.ts';
import { putImportReport, readImportReports } from '../../db/import-report.ts';
import { addItem } from '../../db/item.ts';
import { closePlanFile, createPlanFile } from '../../db/open.ts';
import { ensurePerson } from '../../db/person.ts';
import type { Person } from '../../db/person.ts';
import { putCells } from '../../db/put-cells.ts';
import { noteReissue, sealCopied } from '../../db/seal.ts';
import { addSection } from '../../db/section.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { KeptReport } from '../../shared/ipc/contract.ts';
import type { Joined } from '../../shared/plan/joined.ts';
import type { ProposedPicture, Proposal } from '../../shared/plan/proposal.ts';
import type { NewPlan } from '../../shared/plan/records-of-proposal.ts';
import { Problem } from '../../shared/plan/problem.ts';
import type { Seal } from '../../shared/plan/sealing.ts';
import { plainLines } from '../../shared/richtext/plain-text.ts';
import { sweepUnfinished, unfinishedFolder } from './unfinished.ts';
import { fileProblem } from './write-file.ts';

export interface Author {
  readonly person: { readonly id: string; readonly name: string };
  readonly now: Date;
}

export interface Reported {
  readonly proposal: Proposal;
  /** The name of the file, without its folder. */
  readonly file: string;
  readonly tracked: 'accepted' | 'original';
}

/** What is kept about where words came from. `joined` where they joined a plan that was there. */
export const reportOf = ({ proposal, file, tracked }: Reported, now: Date, joined?: Joined): KeptReport => {
  const comments = plainLines(proposal.notes).filter((line) => line.trim() !== '');
  return {
    file,
    at: now.toISOString(),
    edition: proposal.editions[proposal.edition] ?? '',
    editions: proposal.editions,
    tracked,
    template: proposal.template.name,
    confidence: proposal.confidence,
    reasons: proposal.reasons,
    characters: proposal.characters,
    leftOver: proposal.leftOver,
    found: proposal.found,
    notBroughtIn: proposal.notBroughtIn,
    newFields: proposal.newFields,
    messages: proposal.messages,
    ...(comments.length > 0 ? { comments } : {}),
    ...(joined ? { joined } : {}),
  };
};

/**
 * The reports kept with a plan, newest first. Of those that an older version kept, which lack it, the edition is empty.
 */
export const keptReports = (db: ReadableDb): KeptReport[] =>
  readImportReports(db).map((report) => {
    const kept = report as KeptReport & { readonly edition?: string };
    return { ...kept, edition: kept.edition ?? '' };
  });

/** What comes in with a plan that is made from a file; a copy of a plan has no report, and may have seals. */
export interface CameIn {
  readonly report?: KeptReport | undefined;
  readonly pictures: readonly Pick<ProposedPicture, 'bytes'>[];
  readonly seals?: CopiedSeals | undefined;
}

/** The seals of the plan that another is a copy of, and who sealed it. */
export interface CopiedSeals {
  readonly seals: readonly Seal[];
  readonly people: readonly Person[];
}

const write = (db: WritableDb, plan: NewPlan, { person, now }: Author, came: CameIn | undefined): void =>
  inTransaction(db, () => {
    ensurePerson(db, person);
    for (const edition of plan.editions) {
      addEdition(db, edition);
      if (edition.correction !== undefined) noteReissue(db, edition.id, edition.correction);
    }
    for (const section of plan.sections) addSection(db, section);
    for (const item of plan.items) addItem(db, item);
    const origin = came ? (came.report ? 'import' : 'copy') : 'typed';
    for (const { bytes } of came?.pictures ?? []) putBlob(db, bytes);
    putCells(db, plan.cells, { person: person.id, at: now, origin });
    if (came?.report) putImportReport(db, came.report);
    if (came?.seals) {
      for (const one of came.seals.people) ensurePerson(db, one);
      sealCopied(db, came.seals.seals);
    }
  });

/** SQLite puts files beside a plan whose names are the plan's and up to eight letters more; 255 bytes is the most there can be. */
const LONGEST_NAME = 240;

/**
 * Makes a plan file holding a whole new plan, or no file at all: it is written under its name in a folder of its own beside
 * its place, and put there when everything is on disk. Throws a Problem where a file of that name is there already, also one
 * that came there meanwhile, and where disk or folder refuse.
 */
export const makePlanFile = (file: string, plan: NewPlan, author: Author, came?: CameIn): void => {
  const name = path.basename(file);
  const taken = (): Problem => new Problem(`${name} exists already. Choose another name for the new plan.`);
  if (existsSync(file)) throw taken();
  if (Buffer.byteLength(name) > LONGEST_NAME) throw new Problem(`${name} is too long a name. Choose a shorter one.`);
  let folder: string | undefined;
  try {
    sweepUnfinished(path.dirname(file), author.now);
    folder = unfinishedFolder(path.dirname(file));
    const unfinished = path.join(folder, name);
    const db = createPlanFile(unfinished, { plan: plan.plan, now: author.now });
    try {
      write(db, plan, author, came);
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
