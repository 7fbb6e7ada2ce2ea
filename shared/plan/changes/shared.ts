import { Problem } from '../problem.ts';
import type { CellRef, Facts, ProsePart, SharedText } from '../records.ts';
import type { Ground } from './ground.ts';
import type { CellWords } from './step.ts';

export type Use = SharedText['uses'][number];

export const useOf = ({ subject, part }: CellRef): Use => ({ subject, part: part as ProsePart });
export const sameUse = (a: Use, b: Use): boolean => a.subject === b.subject && a.part === b.part;

/** The plan's shared texts at this edition. */
export const sharedOf = (ground: Ground): readonly SharedText[] => ground.facts(ground.plan).shared ?? [];

/** The shared text of that id. Throws a Problem where the plan has none such. */
export const sharedText = (ground: Ground, id: string): SharedText => {
  const text = sharedOf(ground).find((one) => one.id === id);
  if (!text) throw new Problem('This shared text is no longer in the edition. Choose another one.');
  return text;
};

/** The plan's facts with other shared texts. */
export const withShared = (ground: Ground, shared: readonly SharedText[]): CellWords => {
  const facts: Facts = { ...ground.facts(ground.plan), shared: [...shared] };
  return ground.cell(ground.plan, 'facts', facts);
};

/** The plan's facts with one shared text changed. */
export const withChanged = (ground: Ground, text: SharedText): CellWords =>
  withShared(
    ground,
    sharedOf(ground).map((one) => (one.id === text.id ? text : one)),
  );

/** Throws a Problem where another shared text has that name. */
export const assertNameFree = (ground: Ground, name: string, but?: string): void => {
  if (sharedOf(ground).some((one) => one.id !== but && one.name.toLowerCase() === name.toLowerCase()))
    throw new Problem(`There is a shared text called “${name}” already. Choose another name.`);
};
