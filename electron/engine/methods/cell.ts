import { readLayers, readWrittenAt } from '../../../db/cell.ts';
import { readRevisions } from '../../../db/revision.ts';
import { saveCell } from '../../../db/save.ts';
import { layersBefore } from '../../../shared/plan/layers.ts';
import type { CellRef, Part } from '../../../shared/plan/records.ts';
import type { Tree } from '../../../shared/richtext/tree.ts';
import type { Handlers } from '../engine.ts';
import type { OpenPlan } from '../open-plan.ts';

const PARTS_OF_PLAN: readonly Part[] = ['text:title', 'text:summary', 'text:contact', 'text:foreword'];
const PARTS_OF_SECTION: readonly Part[] = ['text:heading', 'text:narrative'];
const PARTS_OF_ITEM: readonly Part[] = ['text:name', 'text:notes'];

/** True where the subject has such a part: words in another would be kept and never seen. */
const fits = (opened: OpenPlan, { subject, part, edition }: CellRef): boolean => {
  if (subject === opened.plan) return PARTS_OF_PLAN.includes(part);
  if (opened.sections.has(subject)) return PARTS_OF_SECTION.includes(part);
  const fields = opened.templateAt(edition)?.kinds.flatMap((kind) => kind.fields) ?? [];
  return PARTS_OF_ITEM.includes(part) || fields.some((field) => `field:${field.key}` === part);
};

export const cellMethods: Handlers<'cell/save' | 'cell/layers' | 'cell/revisions'> = {
  'cell/save': ({ plan, cell, base, body, sitting }, desk) => {
    const opened = desk.plan(plan);
    if (!fits(opened, cell)) throw new Error(`${cell.part} is no part of what is written to`);
    const now = desk.deps.now();
    const saved = saveCell(opened.db, { cell, base, body, sitting, person: desk.deps.person.id, now });
    opened.cellChanged(cell, now);
    desk.later(() => desk.backUpIfDue(opened));
    return saved;
  },

  'cell/layers': ({ plan, cell }, desk) => {
    const { db, editions } = desk.plan(plan);
    const layers = new Map(readLayers(db, cell.subject, cell.part).map((one) => [one.edition, one]));
    const writtenAt = readWrittenAt(db, cell.subject, cell.part);
    return {
      layers: layersBefore(layers, editions, cell.edition).map((one) => ({
        edition: one.edition,
        tree: one.body as Tree,
        writtenAt: writtenAt.get(one.edition)!,
      })),
    };
  },

  'cell/revisions': ({ plan, cell }, desk) => ({ revisions: readRevisions(desk.plan(plan).db, cell) }),
};
