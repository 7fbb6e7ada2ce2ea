/** A small plan in a real file, for the tests. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { CellRef, ProsePart } from '../../shared/plan/records.ts';
import { doc } from '../../shared/richtext/build.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import { recommendations } from '../../shared/templates/recommendations.ts';
import { putCell } from '../cell.ts';
import type { WritableDb } from '../database.ts';
import { addEdition } from '../edition.ts';
import { addItem } from '../item.ts';
import { createPlanFile } from '../open.ts';
import { ensurePerson } from '../person.ts';
import { saveCell } from '../save.ts';
import { readToSeal, sealAsRead } from '../seal.ts';
import { addSection } from '../section.ts';
import { keepAll } from '../revision.ts';
import { finish } from '../../shared/plan/steps.ts';
import { inTransaction } from '../transaction.ts';

export const PLAN = 'plan-1';
export const [FIRST, SECOND] = ['edition-1', 'edition-2'];
export const [ROWAN, ISLA] = ['person-rowan', 'person-isla'];

/** A folder of its own under the system's temporary one. */
export const temporaryFolder = (): string => fs.mkdtempSync(path.join(os.tmpdir(), 'apw-db-'));

/** Minutes after nine on a day in October. */
export const at = (minutes: number): Date => new Date(Date.UTC(2026, 9, 5, 9) + minutes * 60_000);

/** The field of an item at an edition. */
export const field = (item: string, key: string, edition = FIRST!): CellRef & { part: ProsePart } => ({
  subject: item,
  part: `field:${key}`,
  edition,
});

/** Adds an item with its number. */
export const putItem = (db: WritableDb, id: string, number: string, position = `a${number}`): void => {
  addItem(db, id);
  const place = { section: 'section-1', parent: null, position, number, kind: 'recommendation', retired: false };
  const cell = { subject: id, part: 'place', edition: FIRST! } as const;
  putCell(db, { cell, body: place, person: ROWAN!, at: at(0), origin: 'import', keep: true });
};

/** Two editions, one section, the items 1 and 2 of the built-in recommendations template; nothing is written in them yet. */
export const makeSmallPlan = (file: string): WritableDb => {
  const db = createPlanFile(file, { plan: PLAN, now: at(0) });
  inTransaction(db, () => {
    ensurePerson(db, { id: ROWAN!, name: 'Rowan Reid' });
    ensurePerson(db, { id: ISLA!, name: 'Isla Moir', email: 'isla@example.org' });
    addEdition(db, { id: FIRST!, label: 'Oct 2025', position: 0 });
    addEdition(db, { id: SECOND!, label: 'Oct 2026', position: 1 });
    addSection(db, 'section-1');
    const put = { person: ROWAN!, at: at(0), origin: 'import', keep: true } as const;
    putCell(db, { ...put, cell: { subject: PLAN, part: 'template', edition: FIRST! }, body: recommendations });
    putCell(db, { ...put, cell: { subject: PLAN, part: 'text:title', edition: FIRST! }, body: doc('A small plan') });
    putItem(db, 'item-1', '1');
    putItem(db, 'item-2', '2');
  });
  return db;
};

export interface Typed {
  readonly cell: CellRef & { part: ProsePart };
  readonly body: Tree;
  readonly minutes?: number;
  readonly sitting?: string;
  readonly person?: string;
  readonly base?: { readonly counter: number; readonly body: Tree };
}

/** Saves as the window does, by default from an empty field. */
export const type = (
  db: WritableDb,
  { cell, body, minutes = 1, sitting = 'sitting-1', person = ROWAN!, base }: Typed,
) => saveCell(db, { cell, body, person, sitting, base: base ?? { counter: 0, body: [] }, now: at(minutes) });

/** Seals an edition, and the drafts before it, as the engine does: published on that day. */
export const seal = (db: WritableDb, edition: string, published = '2026-10-31', minutes = 500): void => {
  keepAll(db, { at: at(minutes) });
  const sealer = { person: ROWAN!, at: at(minutes), published: new Map([[edition, published]]) };
  if (!sealAsRead(db, finish(readToSeal(db, edition, sealer)))) throw new Error('Something was written meanwhile');
};
