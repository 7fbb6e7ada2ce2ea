import type { ReadableDb } from '../../db/database.ts';
import { asProblem, sentences } from '../../db/problems.ts';
import { verifyPlan } from '../../db/verify.ts';
import { Problem } from '../../shared/plan/problem.ts';

/**
 * Why work on a plan failed: where it was no Problem, but the plan's file cannot be read or is not as it was written, that is
 * the reason, and a Problem says so. Other errors come back as they were. Looked into only when something failed, so that
 * reading a plan that is whole costs nothing.
 */
export const damagedOr = (db: ReadableDb, error: unknown): unknown => {
  const known = asProblem(error, db.path);
  if (known instanceof Problem) return known;
  try {
    return verifyPlan(db).faults.length > 0 ? new Problem(sentences.damaged(db.path), { cause: error }) : error;
  } catch (fault) {
    const cannotRead = asProblem(fault, db.path);
    return cannotRead instanceof Problem ? cannotRead : error;
  }
};
