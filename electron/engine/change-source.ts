import { readCellsLoosely } from '../../db/cell.ts';
import { readItems } from '../../db/item.ts';
import { referringTexts } from '../../db/referring.ts';
import { seenPlains } from '../../db/seen.ts';
import type { CellSource } from '../../shared/plan/changes/cells.ts';
import type { OpenPlan } from './open-plan.ts';

/** An open plan, as a change reads it: from what the window is answered from, and thing by thing. It must be asked before a write. */
export const changeSource = (plan: OpenPlan): CellSource => {
  let items: readonly string[] | undefined;
  return {
    plan: plan.plan,
    editions: plan.editions,
    sections: [...plan.sections],
    get items() {
      return (items ??= readItems(plan.db));
    },
    cellsOf: (subject) => plan.cellsOf([subject]),
    cellsOfPart: (part) => readCellsLoosely(plan.db, part),
    placesAt: (edition) => plan.parts(edition).places,
    plainsAt: (part, edition) => seenPlains(plan.db, part, edition),
    referring: () => referringTexts(plan.db),
  };
};
