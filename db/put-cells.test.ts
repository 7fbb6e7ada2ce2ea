import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { doc } from '../shared/richtext/build.ts';
import { putCell } from './cell.ts';
import { row, rows } from './database.ts';
import type { WritableDb } from './database.ts';
import { sealEdition } from './edition.ts';
import { closePlanFile } from './open.ts';
import { putCells } from './put-cells.ts';
import type { CellToPut } from './put-cells.ts';
import { findItems } from './search.ts';
import { at, field, FIRST, makeSmallPlan, ROWAN, SECOND, temporaryFolder } from './testing/small-plan.ts';
import { verifyPlan } from './verify.ts';

let folder: string;
let made = 0;
const open: WritableDb[] = [];
const smallPlan = (): WritableDb => {
  const db = makeSmallPlan(path.join(folder, `plan-${(made += 1)}.actionplan`));
  open.push(db);
  return db;
};
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  for (const db of open.splice(0)) closePlanFile(db);
  fs.rmSync(folder, { recursive: true, force: true });
});

const put = { person: ROWAN!, at: at(5), origin: 'import' } as const;
const words = (item: string, key: string, edition: string, text: string): CellToPut => ({
  ...field(item, key, edition),
  body: doc(text),
});

/** All that a plan file keeps of cells; numbers are of the file alone. */
const kept = (db: WritableDb): unknown => [
  rows(
    db,
    `SELECT cell.id, subject, part, edition, counter, sha256, parents, person_id, written_at, origin, origin_id, sitting,
       sitting_at, plain, body FROM cell JOIN current ON current.cell_number = cell.number ORDER BY cell.id`,
  ),
  ...['revision', 'revision_by', 'head'].map((table) => rows(db, `SELECT * FROM ${table} ORDER BY 1, 2`)),
];

it('writes as one by one, whatever was there and however often a cell is named', () => {
  const some = fc.array(
    fc
      .tuple(
        fc.constantFrom('item-1', 'item-2'),
        fc.constantFrom('status', 'response'),
        fc.constantFrom(FIRST!, SECOND!),
        fc.constantFrom('One', 'Two', 'Three'),
      )
      .map((cell) => words(...cell)),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(some, some, (before, after) => {
      const [many, one] = [smallPlan(), smallPlan()];
      for (const cells of [before, after]) {
        putCells(many, cells, put);
        for (const { body, ...cell } of cells) putCell(one, { ...put, cell, body, keep: true });
      }
      expect(kept(many)).toEqual(kept(one));
      expect(verifyPlan(many).faults).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

it('takes more than go into one statement, and the index finds each', () => {
  const db = smallPlan();
  const cells = Array.from({ length: 1203 }, (_, n) => words('item-1', `field-${n}`, FIRST!, `Word${n} of many`));
  putCells(db, cells, put);
  for (const n of [0, 499, 500, 999, 1000, 1202]) expect(findItems(db, FIRST!, `word${n} many`)).toEqual(['item-1']);
  expect(verifyPlan(db).faults).toEqual([]);
});

it('writes nothing where one of them cannot be written', () => {
  const db = smallPlan();
  sealEdition(db, FIRST!);
  const count = (): unknown => row(db, 'SELECT count(*) AS cells FROM current');
  const before = count();
  const fine = words('item-1', 'status', SECOND!, 'One');
  for (const [bad, sentence] of [
    [words('item-1', 'status', FIRST!, 'Two'), 'is sealed'],
    [words('item-1', 'status', 'no-edition', 'Two'), 'no longer in the plan'],
    [words('item-9', 'status', SECOND!, 'Two'), 'not in this plan'],
  ] as const)
    expect(() => putCells(db, [fine, bad], put)).toThrow(sentence);
  expect(count()).toEqual(before);
});
