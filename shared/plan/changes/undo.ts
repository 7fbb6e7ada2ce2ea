import { Problem } from '../problem.ts';
import { sameValue } from '../same-value.ts';
import type { Ground } from './ground.ts';
import type { CellWords, Step } from './step.ts';

export interface Plan {
  /** Those of the step that are not so already. */
  readonly writes: readonly CellWords[];
  /** What those cells would have to say for the plan to read as before, in the same order. */
  readonly back: readonly CellWords[];
}

/** What a step writes, and what takes it back. Throws a Problem where it changes nothing. */
export const planOf = (ground: Ground, { cells, sections = [], items = [] }: Step): Plan => {
  const isNew = new Set([...sections, ...items]);
  const writes = cells.filter((cell) => isNew.has(cell.subject) || !sameValue(ground.asNow(cell), cell.body));
  if (writes.length === 0) throw new Problem('Nothing was changed: it is like that already.');
  return { writes, back: writes.map((cell) => ({ ...cell, body: ground.asNow(cell) })) };
};
