import type { Standing } from '../plan-cells.ts';
import { between, positions } from '../position.ts';
import { Problem } from '../problem.ts';
import type { ItemKind, Template } from '../template.ts';
import type { Ground } from './ground.ts';
import type { CellWords } from './step.ts';

/** A longer position than this, and all of its list get new ones. */
const LONGEST = 24;

const room = (before: string | null, after: string | null): string | undefined => {
  if (before !== null && after !== null && before >= after) return undefined;
  const found = between(before, after);
  const lies = (before === null || before < found) && (after === null || found < after);
  return lies && found.length <= LONGEST ? found : undefined;
};

export interface Slot {
  readonly position: string;
  /** Others of the list that had to make room. */
  readonly others: readonly CellWords[];
}

/**
 * A position in a list after one of its things, or first where `after` is `null`. Throws a Problem where that one is not in
 * the list.
 */
export const slotAfter = (ground: Ground, list: readonly Standing[], after: string | null): Slot => {
  const at = after === null ? 0 : list.findIndex((one) => one.id === after) + 1;
  if (after !== null && at === 0)
    throw new Problem('What this was to stand after is no longer there. Choose the place again.');
  const position = room(list[at - 1]?.place.position ?? null, list[at]?.place.position ?? null);
  if (position !== undefined) return { position, others: [] };
  const anew = positions(list.length + 1);
  const others = list.map(({ id, place }, index) =>
    ground.cell(id, 'place', { ...place, position: anew[index < at ? index : index + 1]! }),
  );
  return { position: anew[at]!, others };
};

/** The kinds that stand at the top of a section: those that stand below no other. */
export const topKinds = ({ kinds }: Template): readonly ItemKind[] => {
  const below = new Set(kinds.flatMap((kind) => kind.children.filter((child) => child !== kind.key)));
  const top = kinds.filter((kind) => !below.has(kind.key));
  return top.length > 0 ? top : kinds;
};

/** The kinds that may stand below an item of that kind, or at the top of a section (`null`). */
export const kindsBelow = (template: Template, over: string | null): readonly ItemKind[] => {
  if (over === null) return topKinds(template);
  const children = template.kinds.find((kind) => kind.key === over)?.children ?? [];
  return template.kinds.filter((kind) => children.includes(kind.key));
};
