import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, expect, it } from 'vitest';
import { plainText } from '../shared/richtext/plain-text.ts';
import type { Tree } from '../shared/richtext/tree.ts';
import { readCells } from './cell.ts';
import { closePlanFile, openPlanFile, openPlanFileReadOnly } from './open.ts';
import { makeSmallPlan, temporaryFolder } from './testing/small-plan.ts';
import { verifyPlan } from './verify.ts';

const ROUNDS = 20;
const folder = temporaryFolder();
// Within the project, so that better-sqlite3 is found.
const script = fileURLToPath(new URL(`../node_modules/.save-until-killed-${process.pid}.mjs`, import.meta.url));
afterAll(() => {
  fs.rmSync(folder, { recursive: true });
  fs.rmSync(script, { force: true });
});

/** Lets the process save for some milliseconds after its first save, kills it, and returns the last number it acknowledged. */
const killedAfter = (file: string, milliseconds: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (text: Buffer) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), milliseconds);
      said += text.toString();
    });
    child.on('error', reject);
    child.on('close', (_, signal) => {
      if (signal === 'SIGKILL') resolve(Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1)));
      else reject(new Error(`The saving process ended by itself after saying ${said}`));
    });
  });

/** The greatest number that stands in a field or in its history. */
const newestSaved = (file: string): number => {
  const db = openPlanFile(file);
  try {
    expect(verifyPlan(db).faults).toEqual([]);
    const progress = readCells(db).filter((cell) => cell.part === 'field:progress');
    return Math.max(...progress.map((cell) => Number(/^Save (\d+)/.exec(plainText(cell.body as Tree))![1])));
  } finally {
    closePlanFile(db);
  }
};

it(`loses no acknowledged save when the process is killed, ${ROUNDS} times`, async () => {
  const entry = fileURLToPath(new URL('./testing/save-until-killed.ts', import.meta.url));
  buildSync({
    entryPoints: [entry],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['better-sqlite3'],
  });
  let saves = 0;
  const round = async (number: number): Promise<void> => {
    const file = path.join(folder, `${number}.actionplan`);
    closePlanFile(makeSmallPlan(file));
    const acknowledged = await killedAfter(file, 3 + ((number * 37) % 90));
    expect(acknowledged).toBeGreaterThan(0);
    if (number % 4 === 0) {
      // Reading alone is enough to see what the log holds.
      const db = openPlanFileReadOnly(file);
      expect(verifyPlan(db).faults).toEqual([]);
      closePlanFile(db);
    }
    const saved = newestSaved(file);
    // At most one save can be on disk without having been acknowledged.
    expect(saved - acknowledged).toBeGreaterThanOrEqual(0);
    expect(saved - acknowledged).toBeLessThanOrEqual(1);
    saves += saved;
  };
  for (let number = 0; number < ROUNDS; number += 2) await Promise.all([round(number), round(number + 1)]);
  expect(saves).toBeGreaterThan(ROUNDS);
}, 30_000);
