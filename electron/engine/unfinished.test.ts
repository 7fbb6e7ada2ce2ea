import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sweepUnfinished, unfinishedFolder } from './unfinished.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'unfinished-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const NOW = new Date('2026-11-21T10:42:00Z');
const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000);
const make = (name: string, hours: number, fileHours = hours): void => {
  const made = path.join(folder, name);
  mkdirSync(made);
  const file = path.join(made, 'a.actionplan');
  writeFileSync(file, 'words');
  utimesSync(file, hoursAgo(fileHours), hoursAgo(fileHours));
  utimesSync(made, hoursAgo(hours), hoursAgo(hours));
};
/** No process has so high a number. */
const GONE = 2 ** 30;

test('what killed processes left for a day is swept, and nothing else', () => {
  make(`.new-plan-${GONE}-old`, 25);
  make('.new-plan-older', 25);
  make(`.new-plan-${GONE}-young`, 23);
  make(`.new-plan-${GONE}-written`, 25, 1);
  make(`.new-plan-${process.pid}-mine`, 25);
  make('plans', 25);
  sweepUnfinished(folder, NOW);
  expect(new Set(readdirSync(folder))).toEqual(
    new Set([`.new-plan-${GONE}-written`, `.new-plan-${GONE}-young`, `.new-plan-${process.pid}-mine`, 'plans']),
  );
});

test('a folder says who made it, and one that is not there has nothing to sweep', () => {
  expect(path.basename(unfinishedFolder(folder))).toContain(`.new-plan-${process.pid}-`);
  sweepUnfinished(path.join(folder, 'gone'), NOW);
});
