import { row } from './database.ts';
import type { ReadableDb } from './database.ts';

export interface PlanIds {
  /** The same in every copy of the plan. */
  readonly id: string;
  /** Of this file alone. */
  readonly fileId: string;
}

/** Which plan a file holds. Throws where the file has none, which `createPlanFile` never leaves behind. */
export const readPlan = (db: ReadableDb): PlanIds => {
  const plan = row<PlanIds>(db, 'SELECT id, file_id AS fileId FROM plan');
  if (!plan) throw new Error('The file holds no plan');
  return plan;
};
