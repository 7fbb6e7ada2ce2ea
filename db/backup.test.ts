import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doc } from '../shared/richtext/build.ts';
import { backUp, copyPlanFile, thinned } from './backup.ts';
import { readCell, readCells } from './cell.ts';
import type { WritableDb } from './database.ts';
import { sqliteOf } from './database.ts';
import { closePlanFile, openPlanFile, openPlanFileReadOnly } from './open.ts';
import { readPlan } from './plan.ts';
import { at, field, makeSmallPlan, PLAN, temporaryFolder, type } from './testing/small-plan.ts';
import { verifyPlan } from './verify.ts';

let folder: string;
let db: WritableDb;
const backups = () => path.join(folder, 'backups', PLAN);
beforeEach(() => {
  folder = temporaryFolder();
  db = makeSmallPlan(path.join(folder, 'Our plan.actionplan'));
});
afterEach(() => {
  closePlanFile(db);
  fs.rmSync(folder, { recursive: true });
});

describe('backing up', () => {
  it('makes one whole file that opens with every word', async () => {
    type(db, { cell: field('item-1', 'progress'), body: doc('Still in the log') });
    const file = await backUp(db, backups(), { now: at(0) });
    expect(fs.readdirSync(backups())).toEqual(['2026-10-05T09-00-00-000Z.actionplan']);
    const copy = openPlanFileReadOnly(file);
    expect(readCells(copy)).toEqual(readCells(db));
    expect(readPlan(copy)).toEqual(readPlan(db));
    expect(verifyPlan(copy).faults).toEqual([]);
    closePlanFile(copy);
    closePlanFile(openPlanFile(file));
  });
  it('lets saves go on meanwhile', async () => {
    const running = backUp(db, backups(), { now: at(0) });
    type(db, { cell: field('item-1', 'progress'), body: doc('Written during the backup') });
    const file = await running;
    const copy = openPlanFileReadOnly(file);
    expect(verifyPlan(copy).faults).toEqual([]);
    closePlanFile(copy);
    expect(readCell(db, field('item-1', 'progress'))?.plain).toBe('Written during the backup');
  });
  it('throws a bad copy away, and no older backup goes', async () => {
    fs.mkdirSync(backups(), { recursive: true });
    for (let n = 10; n < 50; n += 1)
      fs.writeFileSync(path.join(backups(), `2026-10-05T08-00-00-0${n}Z.actionplan`), '');
    sqliteOf(db).exec(`UPDATE current SET sha256 = 'wrong'`);
    await expect(backUp(db, backups(), { now: at(0) })).rejects.toThrow(
      'The copy 2026-10-05T09-00-00-000Z.actionplan did not match the plan and was removed.',
    );
    expect(fs.readdirSync(backups())).toHaveLength(40);
  });
  it('lets older ones go when the new one is whole', async () => {
    fs.mkdirSync(backups(), { recursive: true });
    for (let n = 10; n < 50; n += 1)
      fs.writeFileSync(path.join(backups(), `2026-10-05T08-00-00-0${n}Z.actionplan`), '');
    fs.writeFileSync(path.join(backups(), 'my own copy.actionplan'), '');
    await backUp(db, backups(), { now: at(0) });
    expect(fs.readdirSync(backups())).toHaveLength(13);
    expect(fs.existsSync(path.join(backups(), 'my own copy.actionplan'))).toBe(true);
  });
  it('says so where the folder cannot be made', async () => {
    fs.writeFileSync(path.join(folder, 'backups'), 'a file');
    await expect(backUp(db, backups(), { now: at(0) })).rejects.toMatchObject({ name: 'Problem' });
  });
});

describe('thinning', () => {
  const name = (time: number) => `${new Date(time).toISOString().replace(/[:.]/g, '-')}.actionplan`;
  const day = 24 * 3_600_000;

  it('keeps 12 recent, 14 daily and 12 monthly ones', () => {
    const newest = Date.UTC(2026, 9, 31, 23);
    const hourly = Array.from({ length: 800 * 24 }, (_, hour) => name(newest - hour * 3_600_000));
    const gone = new Set(thinned(hourly));
    const kept = hourly.filter((one) => !gone.has(one));
    expect(kept.slice(0, 12)).toEqual(hourly.slice(0, 12));
    expect(new Set(kept.map((one) => one.slice(0, 10))).size).toBe(14 + 11);
    expect(new Set(kept.map((one) => one.slice(0, 7))).size).toBe(12);
    expect(kept).toHaveLength(12 + 13 + 11);
  });
  it('never lets the newest go, and comes to rest', () => {
    const times = fc.uniqueArray(fc.integer({ min: 0, max: 900 * 24 }), { maxLength: 80 });
    fc.assert(
      fc.property(times, (hours) => {
        const names = hours.map((hour) => name(Date.UTC(2024, 0, 1) + hour * 3_600_000));
        const gone = thinned(names);
        const kept = names.filter((one) => !gone.includes(one));
        if (names.length > 0) expect(kept).toContain(names.toSorted().at(-1));
        expect(kept.length).toBeLessThanOrEqual(12 + 14 + 12);
        expect(thinned(kept)).toEqual([]);
      }),
    );
  });
  it('leaves other files alone', () => {
    expect(thinned(Array.from({ length: 50 }, (_, n) => `copy ${n}.actionplan`))).toEqual([]);
    expect(thinned([name(0), name(day)])).toEqual([]);
  });
});

describe('saving a copy', () => {
  const target = () => path.join(folder, 'For Isla.actionplan');

  it('is the same plan as another file, in place of what was there', async () => {
    fs.writeFileSync(target(), 'an older copy');
    await copyPlanFile(db, target());
    const copy = openPlanFile(target());
    expect(readPlan(copy).id).toBe(readPlan(db).id);
    expect(readPlan(copy).fileId).not.toBe(readPlan(db).fileId);
    expect(readCells(copy)).toEqual(readCells(db));
    expect(verifyPlan(copy).faults).toEqual([]);
    closePlanFile(copy);
    expect(fs.readdirSync(folder).filter((one) => one.startsWith('.'))).toEqual([]);
  });
  it('does not write over the plan that is open', async () => {
    await expect(copyPlanFile(db, db.path)).rejects.toThrow('Our plan.actionplan is the plan that is open.');
    expect(verifyPlan(db).faults).toEqual([]);
  });
  it('leaves what was there where the copy fails', async () => {
    fs.writeFileSync(target(), 'an older copy');
    sqliteOf(db).exec(`UPDATE current SET sha256 = 'wrong'`);
    await expect(copyPlanFile(db, target())).rejects.toThrow('The copy For Isla.actionplan did not match the plan');
    expect(fs.readFileSync(target(), 'utf8')).toBe('an older copy');
    await expect(copyPlanFile(db, path.join(folder, 'gone', 'x.actionplan'))).rejects.toMatchObject({
      name: 'Problem',
    });
  });
});

it('is a plain SQLite file without a log beside it', async () => {
  const file = await backUp(db, backups(), { now: at(0) });
  const sqlite = new Sqlite(file, { readonly: true });
  expect(sqlite.pragma('journal_mode', { simple: true })).toBe('delete');
  sqlite.close();
});
