import { closePlanFile, openPlanFile, openPlanFileReadOnly } from '../../../db/open.ts';
import type { ReadableDb } from '../../../db/database.ts';
import { damagedOr } from '../damage.ts';
import { OpenPlan } from '../open-plan.ts';

/** Opens a plan file to write in it, and closes it whatever happens. Throws a Problem where it is damaged. */
export const withPlan = async <T>(file: string, work: (plan: OpenPlan) => T | Promise<T>): Promise<T> => {
  const db = openPlanFile(file);
  try {
    return await work(new OpenPlan(db, file));
  } catch (error) {
    throw damagedOr(db, error);
  } finally {
    closePlanFile(db);
  }
};

/** Opens a plan file to read it, and closes it whatever happens. Throws a Problem where it is damaged. */
export const withPlanToRead = async <T>(file: string, work: (db: ReadableDb) => T | Promise<T>): Promise<T> => {
  const db = openPlanFileReadOnly(file);
  try {
    return await work(db);
  } catch (error) {
    throw damagedOr(db, error);
  } finally {
    closePlanFile(db);
  }
};
