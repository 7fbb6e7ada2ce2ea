import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { doc } from '../shared/richtext/build.ts';
import { readCellsOf } from './cell.ts';
import type { WritableDb } from './database.ts';
import { closePlanFile } from './open.ts';
import { putCells } from './put-cells.ts';
import { hashedCellsOf, subjectsWrittenAt } from './seen-hashes.ts';
import { at, field, FIRST, makeSmallPlan, putItem, ROWAN, SECOND, temporaryFolder } from './testing/small-plan.ts';

let folder: string;
let db: WritableDb;
beforeEach(() => {
  folder = temporaryFolder();
  db = makeSmallPlan(path.join(folder, 'plan.actionplan'));
  ITEMS.forEach((id, nth) => putItem(db, id, String(nth + 5)));
});
afterEach(() => {
  closePlanFile(db);
  fs.rmSync(folder, { recursive: true, force: true });
});

const ITEMS = ['item-5', 'item-6'] as const;
const EDITIONS = [FIRST!, SECOND!];

it('says of each cell what it holds, the words and the body when they are asked for', () => {
  const words = ['Short', 'Words that are longer than the few letters kept'];
  putCells(
    db,
    words.map((text, nth) => ({ ...field(ITEMS[nth]!, 'progress', SECOND!), body: doc(text) })),
    { person: ROWAN!, at: at(5), origin: 'import' },
  );
  const hashed = hashedCellsOf(db, ITEMS, EDITIONS);
  const whole = readCellsOf(db, ITEMS);
  const byKey = (a: { subject: string; part: string }, b: { subject: string; part: string }): number =>
    `${a.subject} ${a.part}` < `${b.subject} ${b.part}` ? -1 : 1;
  expect(
    hashed.toSorted(byKey).map(({ subject, part, sha256, plain, body }) => ({ subject, part, sha256, plain, body })),
  ).toEqual(
    whole.toSorted(byKey).map(({ subject, part, sha256, plain, body }) => ({ subject, part, sha256, plain, body })),
  );
  expect(hashed.map(({ begins }) => begins)).toEqual(expect.arrayContaining(['Short', 'Words th']));
});

it('reads the cells of the editions asked for alone, and knows which things were written in them', () => {
  putCells(db, [{ ...field('item-6', 'progress', SECOND!), body: doc('Written') }], {
    ...{ person: ROWAN!, at: at(5), origin: 'import' as const },
  });
  expect(hashedCellsOf(db, ITEMS, [SECOND!])).toMatchObject([{ subject: 'item-6', part: 'field:progress' }]);
  expect(hashedCellsOf(db, ITEMS, [])).toEqual([]);
  expect(hashedCellsOf(db, [], EDITIONS)).toEqual([]);
  expect(subjectsWrittenAt(db, [SECOND!])).toEqual(new Set(['item-6']));
  expect(subjectsWrittenAt(db, [])).toEqual(new Set());
});
