import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { finish } from '../shared/plan/steps.ts';
import { arbitraryTree } from '../shared/richtext/arbitrary.ts';
import { doc } from '../shared/richtext/build.ts';
import { putCell } from './cell.ts';
import { isWholeCopy } from './check-copy.ts';
import type { WritableDb } from './database.ts';
import { sqliteOf } from './database.ts';
import { closePlanFile } from './open.ts';
import { at, field, FIRST, makeSmallPlan, ROWAN, SECOND, temporaryFolder, type } from './testing/small-plan.ts';

let folder: string;
let db: WritableDb;
const copy = (): string => path.join(folder, 'copy.actionplan');
beforeEach(() => {
  folder = temporaryFolder();
  db = makeSmallPlan(path.join(folder, 'plan.actionplan'));
  for (let n = 0; n < 30; n += 1)
    type(db, { cell: field('item-1', 'progress'), body: doc(`Word${n} of a longer text`), minutes: 5 * n });
});
afterEach(() => {
  closePlanFile(db);
  fs.rmSync(folder, { recursive: true });
});

/** Whether a copy is found whole, after something was done to it. */
const isWhole = (spoil: (sqlite: Sqlite.Database) => void): boolean => {
  fs.rmSync(copy(), { force: true });
  sqliteOf(db).prepare('VACUUM INTO ?').run(copy());
  const sqlite = new Sqlite(copy());
  try {
    // What lies damaged on a disk has passed no trigger and no constraint.
    sqlite.pragma('ignore_check_constraints = ON');
    const triggers = sqlite.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all();
    for (const trigger of triggers) sqlite.exec(`DROP TRIGGER ${trigger}`);
    sqlite.unsafeMode();
    spoil(sqlite);
    sqlite.unsafeMode(false);
    sqlite.pragma('ignore_check_constraints = OFF');
    return finish(isWholeCopy(sqlite));
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError)) throw error;
    return false;
  } finally {
    sqlite.close();
  }
};

const CELL = `(SELECT number FROM cell WHERE part = 'field:progress')`;

it('a copy as it was made is whole', () => {
  expect(isWhole(() => undefined)).toBe(true);
});

it.each([
  [
    'a word of the newest texts',
    `UPDATE current SET body = replace(body, 'Word29', 'Word28') WHERE cell_number = ${CELL}`,
  ],
  ['a word of the earlier texts', `UPDATE revision SET body = replace(body, 'Word7', 'Word8')`],
  ['a text of another form', `UPDATE current SET body = 5, sha256 = '' WHERE cell_number = ${CELL}`],
  ['a counter below one', `UPDATE current SET counter = 0 WHERE cell_number = ${CELL}`],
  ['an origin that is not known', `UPDATE current SET origin = 'typist' WHERE cell_number = ${CELL}`],
  ['a text that is gone', `DELETE FROM current WHERE cell_number = ${CELL}`],
  ['a state that is not known', `UPDATE edition SET state = 'lost'`],
  ['words that are not in the index', `DELETE FROM word_index_data WHERE id = (SELECT max(id) FROM word_index_data)`],
  ['a spoilt page of the index', `UPDATE word_index_data SET block = zeroblob(length(block)) WHERE id > 100`],
  [
    'fewer words in the index than in the texts',
    `INSERT INTO word_index (rowid, plain) VALUES (9999, 'one more'); DELETE FROM word_index_docsize WHERE id = 9999`,
  ],
])('%s is noticed', (_, sql) => {
  expect(isWhole((sqlite) => void sqlite.exec(sql))).toBe(false);
});

it('a plan is whole whatever is written in it, however often', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('item-1', 'item-2'), fc.constantFrom(FIRST!, SECOND!), arbitraryTree), {
        maxLength: 6,
      }),
      (writes) => {
        for (const [item, edition, body] of writes)
          putCell(db, {
            cell: field(item, 'actions', edition),
            body,
            person: ROWAN!,
            at: at(1),
            origin: 'typed',
            keep: true,
          });
        expect(isWhole(() => undefined)).toBe(true);
      },
    ),
    { numRuns: 15 },
  );
});
