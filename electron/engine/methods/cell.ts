import { readLayers } from '../../../db/cell.ts';
import { readRevisions } from '../../../db/revision.ts';
import { saveCell } from '../../../db/save.ts';
import { layersBefore } from '../../../shared/plan/layers.ts';
import type { Tree } from '../../../shared/richtext/tree.ts';
import type { Handlers } from '../engine.ts';

export const cellMethods: Handlers<'cell/save' | 'cell/layers' | 'cell/revisions'> = {
  'cell/save': ({ plan, cell, base, body, sitting }, desk) => {
    const opened = desk.plan(plan);
    const now = desk.deps.now();
    const saved = saveCell(opened.db, { cell, base, body, sitting, person: desk.deps.person.id, now });
    opened.cellChanged(cell, now);
    setImmediate(() => desk.backUpIfDue(opened));
    return saved;
  },

  'cell/layers': ({ plan, cell }, desk) => {
    const { db, records } = desk.plan(plan);
    const layers = new Map(readLayers(db, cell.subject, cell.part).map((one) => [one.edition, one]));
    const editions = records.editions.toSorted((a, b) => a.position - b.position);
    return {
      layers: layersBefore(layers, editions, cell.edition).map((one) => ({
        edition: one.edition,
        tree: one.body as Tree,
      })),
    };
  },

  'cell/revisions': ({ plan, cell }, desk) => ({ revisions: readRevisions(desk.plan(plan).db, cell) }),
};
