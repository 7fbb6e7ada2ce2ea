import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { putBackupInPlace } from '../../db/backup.ts';
import { stateMark } from '../../db/mark.ts';
import { closePlanFile, openPlanFileReadOnly } from '../../db/open.ts';
import { Problem } from '../../shared/plan/problem.ts';
import { recordsOfProposal } from '../../shared/plan/records-of-proposal.ts';
import { makePlanFile, reportOf } from './bring-in.ts';
import type { Desk, Proposed } from './desk.ts';
import { joinPlan } from './join-plan.ts';
import type { Pairs } from './join-plan.ts';
import { matchInTurns } from './match-plan.ts';
import type { OpenPlan } from './open-plan.ts';
import { fileProblem } from './write-file.ts';

export interface Accepted {
  readonly plan: string;
  /** The edition that the file came in as. */
  readonly edition: string;
  /** What it is taken back by. */
  readonly undo: string;
}

/** Makes a new plan of a proposal. Throws a Problem where disk or folder refuse. */
export const acceptAsNew = (desk: Desk, proposed: Proposed): Accepted => {
  const { person, now } = desk.deps;
  const plan = recordsOfProposal(proposed.proposal, () => desk.newId());
  const { pictures } = proposed.proposal;
  const report = reportOf(proposed, now());
  const file = desk.library.fileFor(plan.plan);
  makePlanFile(file, plan, { person, now: now() }, { report, pictures });
  const db = openPlanFileReadOnly(file);
  try {
    return {
      plan: plan.plan,
      edition: plan.editions[proposed.proposal.edition]!.id,
      undo: desk.undoable({ plan: plan.plan, mark: stateMark(db), before: null }),
    };
  } finally {
    closePlanFile(db);
  }
};

/** How often a backup is tried anew because somebody wrote meanwhile. */
const TRIES = 5;

/** Backs a plan up as it is at this moment: nothing is written between the backup and what is done next. */
const backUpNow = async (desk: Desk, plan: OpenPlan): Promise<string> => {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const mark = stateMark(plan.db);
    const backup = await desk.backUp(plan);
    if (stateMark(plan.db) === mark) return backup;
  }
  throw new Problem('This plan is being written in. Wait until it is saved, then bring the file in again.');
};

/**
 * Brings a proposal into a plan as one more edition, after a backup of it. Throws a Problem where the backup cannot be made,
 * where the plan has that edition and it is sealed, and where the disk fails; the plan is then as it was.
 */
export const acceptInto = async (
  desk: Desk,
  proposed: Proposed,
  into: { readonly plan: string; readonly pairs: Pairs },
): Promise<Accepted> => {
  const { person, now } = desk.deps;
  const plan = desk.plan(into.plan);
  const matched = await matchInTurns(desk, proposed.proposal, plan);
  const before = await backUpNow(desk, plan);
  const author = { person, now: now(), newId: () => desk.newId() };
  const { edition } = joinPlan(plan, proposed, author, { matched, chosen: into.pairs });
  const undo = desk.undoable({ plan: into.plan, mark: stateMark(plan.db), before });
  await desk.note(plan);
  return { plan: into.plan, edition, undo };
};

/** Moves a file, to another disk too. */
const move = (from: string, to: string): void => {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    copyFileSync(from, to);
    rmSync(from);
  }
};

/** Where plans go that were brought in and taken back: beside the backups. */
const removedFolder = (desk: Desk): string => path.join(path.dirname(desk.deps.backupsFolder), 'removed');

/** A name for a plan put away that no file there has. */
const freeName = (folder: string, file: string): string => {
  const { name, ext } = path.parse(file);
  for (let at = 1; ; at += 1) {
    const target = path.join(folder, at === 1 ? `${name}${ext}` : `${name} ${at}${ext}`);
    if (!existsSync(target)) return target;
  }
};

/**
 * Takes a bringing-in back: a new plan is put away in the folder of removed plans; a plan that was there is put back as it was
 * before, and as it is now stays among its backups. Answers the plan, or `null` where it was new. Throws a Problem where
 * something was written since, and where the disk fails.
 */
export const takeBack = async (desk: Desk, id: string): Promise<string | null> => {
  const { plan: planId, mark, before } = desk.undo(id);
  const assertUnchanged = (): OpenPlan => {
    const plan = desk.plan(planId);
    if (stateMark(plan.db) !== mark)
      throw new Problem(
        'This can no longer be taken back, because something was written in the plan since. Its backups hold it as it was.',
      );
    return plan;
  };
  const { file } = assertUnchanged();
  try {
    if (before === null) {
      const folder = removedFolder(desk);
      mkdirSync(folder, { recursive: true });
      desk.put(planId);
      move(file, freeName(folder, file));
    } else {
      await desk.backUp(assertUnchanged());
      await putBackupInPlace(before, file, () => {
        assertUnchanged();
        desk.put(planId);
      });
    }
  } catch (error) {
    throw fileProblem(error, path.basename(file));
  }
  desk.undone(id);
  if (before === null) return null;
  await desk.note(desk.plan(planId));
  return planId;
};
