import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { doc } from '../shared/richtext/build.ts';
import { putBlob, readBlob } from './blob.ts';
import type { WritableDb } from './database.ts';
import { closePlanFile, openPlanFile, openPlanFileReadOnly } from './open.ts';
import { keepAll } from './revision.ts';
import { at, field, makeSmallPlan, temporaryFolder, type } from './testing/small-plan.ts';
import { verifyPlan } from './verify.ts';

let folder: string;
let file: string;
let db: WritableDb;
beforeEach(() => {
  folder = temporaryFolder();
  file = path.join(folder, 'Our plan.actionplan');
  db = makeSmallPlan(file);
  type(db, { cell: field('item-1', 'actions'), body: doc('Headteachers meet every month') });
});
afterEach(() => {
  closePlanFile(db);
  fs.rmSync(folder, { recursive: true });
});

/** The faults of the plan after something else than the program changed its file. */
const faultsAfter = (damage: () => void): readonly string[] => {
  closePlanFile(db);
  damage();
  const damaged = openPlanFileReadOnly(file);
  try {
    return verifyPlan(damaged).faults;
  } finally {
    closePlanFile(damaged);
  }
};
const bySql = (sql: string) => () => {
  const sqlite = new Sqlite(file);
  sqlite.pragma('foreign_keys = OFF');
  // The file defends itself: a damage comes from below.
  const guards = sqlite
    .prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
    .all();
  for (const { name } of guards) sqlite.exec(`DROP TRIGGER ${name}`);
  sqlite.exec(sql);
  for (const guard of guards) sqlite.exec(guard.sql);
  sqlite.close();
};
/** Changes one letter of every place in the file where these words stand. */
const changeLetter = (words: string) => () => {
  const bytes = fs.readFileSync(file);
  let found = 0;
  for (let from = bytes.indexOf(words); from >= 0; from = bytes.indexOf(words, from + 1)) {
    bytes[from + 3]! ^= 1;
    found += 1;
  }
  expect(found).toBeGreaterThan(0);
  fs.writeFileSync(file, bytes);
};

it('finds nothing wrong with a whole plan, and counts', () => {
  keepAll(db, { at: at(9) });
  putBlob(db, new Uint8Array([1, 2, 3]));
  expect(verifyPlan(db)).toEqual({ cells: 5, revisions: 5, seals: [], faults: [] });
});

it('finds one changed letter of a text and says where it stands', () => {
  expect(faultsAfter(changeLetter('"text":"Headteachers'))).toEqual([
    'Recommendation 1, Actions to be taken forward, Oct 2025: the words have changed on the disk since they were saved. Take these words from a backup.',
  ]);
});

it('finds a changed letter of earlier words', () => {
  keepAll(db, { at: at(9) });
  const faults = faultsAfter(bySql(`UPDATE revision SET body = replace(body, 'month', 'mouth')`));
  expect(faults).toEqual([
    expect.stringMatching(/^Recommendation 1, Actions to be taken forward, Oct 2025, earlier words: /),
  ]);
});

it.each([
  ['words to search', `UPDATE current SET plain = 'Other' WHERE plain LIKE 'Head%'`, 'the words to search differ'],
  [
    'a body of no known form',
    `UPDATE current SET body = '[1]', sha256 = 'd2ea8742fb4df5c0bba7f5ce05a9f4c3a6b2e1c8b0a4a5e6f7d8c9b0a1f2e3d4'`,
    'have changed',
  ],
  ['a missing head', 'DELETE FROM head', 'the list of newest earlier words is wrong'],
  ['a missing text', `DELETE FROM current WHERE plain LIKE 'Head%'`, 'the words are missing'],
  ['a missing edition', 'DELETE FROM edition', 'refers to is missing'],
  [
    'a text moved to another item',
    `UPDATE cell SET subject = 'item-2' WHERE part = 'field:actions'`,
    'belong to another plan',
  ],
  [
    'parents that changed',
    `UPDATE revision SET parents = '["x"]' WHERE cell_id = (SELECT id FROM cell WHERE part = 'text:title')`,
    'what they came from',
  ],
  ['parents of another cell', `UPDATE current SET parents = '["x"]'`, 'what the words come from has changed'],
  ['parents that are no list', `UPDATE current SET parents = 'x'`, 'what the words come from has changed'],
  [
    'a report that changed',
    `INSERT INTO import_report VALUES ('a', '2026-11-21', 'a.txt', '{}')`,
    'The report on bringing in a.txt has changed',
  ],
  ['no plan', 'DELETE FROM plan', 'The file holds no plan'],
])('finds %s', (_, sql, words) => {
  expect(faultsAfter(bySql(sql)).join('\n')).toContain(words);
});

it('finds words nested deeper than can be read, and goes on', () => {
  const text = `[${'{"items":[{"children":[],"nested":'.repeat(5000)}null${'}]}'.repeat(5000)}]`;
  const hash = createHash('sha256').update(text).digest('hex');
  const faults = faultsAfter(
    bySql(`UPDATE current SET body = '${text}', sha256 = '${hash}' WHERE plain LIKE 'Headteachers%'`),
  );
  expect(faults).toEqual([expect.stringContaining('is not of the form it should have')]);
});

it('finds a picture that changed', () => {
  const hash = putBlob(db, new Uint8Array([1, 2, 3]));
  expect([...readBlob(db, hash)!]).toEqual([1, 2, 3]);
  expect(readBlob(db, 'none')).toBeUndefined();
  expect(faultsAfter(bySql(`UPDATE blob SET bytes = x'00'`))).toEqual([
    expect.stringContaining('A picture has changed'),
  ]);
});

it('finds pages that were overwritten, and does not stop at them', () => {
  closePlanFile(db);
  const pages = Math.floor(fs.statSync(file).size / 4096);
  const whole = fs.readFileSync(file);
  for (let page = 1; page < pages; page += 1) {
    const bytes = Buffer.from(whole);
    bytes.fill(0xa5, page * 4096, page * 4096 + 4096);
    fs.writeFileSync(file, bytes);
    let faults: readonly string[];
    try {
      const damaged = openPlanFileReadOnly(file);
      faults = verifyPlan(damaged).faults;
      closePlanFile(damaged);
    } catch (error) {
      faults = [(error as Error).message];
      expect((error as Error).name).toBe('Problem');
    }
    expect(faults.length, `page ${page}`).toBeGreaterThan(0);
  }
  fs.writeFileSync(file, whole);
  db = openPlanFile(file);
  expect(verifyPlan(db).faults).toEqual([]);
});
