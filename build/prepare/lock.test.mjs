import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from './lock.mjs';

let folder = '';
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lock-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const quietly = () => {};
const pause = () => new Promise((resolve) => setTimeout(resolve, 20));

test('work under a lock is not done at the same time', async () => {
  const file = path.join(folder, 'lock');
  let inside = 0;
  const work = async () => {
    inside += 1;
    await pause();
    const seen = inside;
    inside -= 1;
    return seen;
  };
  const runs = [1, 2, 3].map(() => withLock(file, quietly, work));
  expect(await Promise.all(runs)).toEqual([1, 1, 1]);
  expect(fs.readdirSync(folder)).toEqual([]);
});

test('a lock left behind by a process that has ended is taken over', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  const file = path.join(folder, 'lock');
  fs.writeFileSync(file, String(pid));
  expect(await withLock(file, quietly, () => 'done')).toBe('done');
});

test('a lock is given back when the work fails', async () => {
  const file = path.join(folder, 'lock');
  const failing = withLock(file, quietly, () => {
    throw new Error('broken');
  });
  await expect(failing).rejects.toThrow('broken');
  expect(fs.existsSync(file)).toBe(false);
});
