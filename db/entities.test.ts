import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sqliteOf } from './database.ts';
import type { WritableDb } from './database.ts';
import {
  addEdition,
  draftEdition,
  readEdition,
  readEditions,
  readWithdrawn,
  renameEdition,
  sealEdition,
  unwithdrawEdition,
  withdrawEdition,
} from './edition.ts';
import { putImportReport, readImportReports } from './import-report.ts';
import { addItem, readItems } from './item.ts';
import { closePlanFile } from './open.ts';
import { ensurePerson, readPeople } from './person.ts';
import { addSection, readSections } from './section.ts';
import { getSetting, setSetting } from './settings.ts';
import { at, ISLA, makeSmallPlan, ROWAN, SECOND, temporaryFolder } from './testing/small-plan.ts';

let folder: string;
let db: WritableDb;
beforeEach(() => {
  folder = temporaryFolder();
  db = makeSmallPlan(path.join(folder, 'Our plan.actionplan'));
});
afterEach(() => {
  closePlanFile(db);
  fs.rmSync(folder, { recursive: true });
});

it('puts editions in their order, those after one put between moving up', () => {
  addEdition(db, { id: 'between', label: 'Mar 2026', position: 1 });
  renameEdition(db, SECOND!, 'October 2026');
  sealEdition(db, 'edition-1');
  expect(readEditions(db).map((one) => [one.label, one.position, one.state])).toEqual([
    ['Oct 2025', 0, 'sealed'],
    ['Mar 2026', 1, 'draft'],
    ['October 2026', 2, 'draft'],
  ]);
  expect(() => renameEdition(db, 'none', 'x')).toThrow('This edition is no longer in the plan.');
  expect(() => sealEdition(db, 'none')).toThrow('This edition is no longer in the plan.');
});

it('keeps a withdrawn edition behind all others, and puts it back where it is to stand', () => {
  addEdition(db, { id: 'third', label: 'Oct 2027', position: 2, period: 'A year', startedAt: at(1) });
  const shown = () => readEditions(db).map(({ id, position }) => `${id} ${position}`);
  withdrawEdition(db, 'third');
  withdrawEdition(db, SECOND!);
  expect(shown()).toEqual(['edition-1 0']);
  addEdition(db, { id: 'fourth', label: 'Oct 2027', position: 1 });
  expect(readWithdrawn(db, 'third')).toMatchObject({ label: 'Oct 2027', period: 'A year' });
  expect([readWithdrawn(db, 'fourth'), readEdition(db, 'third')]).toEqual([undefined, undefined]);
  expect(() => draftEdition(db, 'third')).toThrow('This edition is no longer in the plan.');
  unwithdrawEdition(db, SECOND!, 1);
  expect(shown()).toEqual(['edition-1 0', 'edition-2 1', 'fourth 2']);
  unwithdrawEdition(db, 'third', 3);
  expect(shown()).toEqual(['edition-1 0', 'edition-2 1', 'fourth 2', 'third 3']);
});

it('counts the issues of an edition, whatever a file says they correct', () => {
  addEdition(db, { id: 'again', label: 'Oct 2025', position: 1, reissueOf: 'edition-1' });
  addEdition(db, { id: 'once more', label: 'Oct 2025', position: 2, reissueOf: 'again' });
  const issues = () => readEditions(db).map(({ reissue }) => reissue);
  expect(issues()).toEqual([undefined, 1, 2, undefined]);
  sqliteOf(db).exec(`UPDATE edition SET reissue_of = 'once more' WHERE id IN ('edition-1', 'again')`);
  expect(issues()).toHaveLength(4);
});

it('adds things once', () => {
  addItem(db, 'item-1');
  addItem(db, 'item-3');
  addSection(db, 'section-1');
  addSection(db, 'section-2');
  expect(readItems(db)).toEqual(['item-1', 'item-2', 'item-3']);
  expect(readSections(db)).toEqual(['section-1', 'section-2']);
});

it('brings a person up to date and never loses an address', () => {
  ensurePerson(db, { id: ISLA!, name: 'Isla Moir-Hay' });
  expect(readPeople(db)).toEqual([
    { id: ISLA, name: 'Isla Moir-Hay', email: 'isla@example.org' },
    { id: ROWAN, name: 'Rowan Reid' },
  ]);
});

it('keeps settings and import reports as they were given', () => {
  setSetting(db, 'last', { edition: SECOND, open: [1, null, 'é'] });
  setSetting(db, 'last', { edition: SECOND, open: [] });
  expect(getSetting(db, 'last')).toEqual({ edition: SECOND, open: [] });
  expect(getSetting(db, 'none')).toBeUndefined();
  const report = { file: 'plan.docx', at: '2026-10-05T09:00:00.000Z', leftOver: [{ text: 'Page 1' }] };
  putImportReport(db, report);
  putImportReport(db, report);
  const newer = { ...report, at: '2026-10-06T09:00:00.000Z' };
  putImportReport(db, newer);
  expect(readImportReports(db)).toEqual([newer, report]);
});
