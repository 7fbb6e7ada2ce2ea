import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runJob } from './run-job.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'job-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string, file = path.join(folder, name)) => runJob({ kind: 'propose', from: { path: file }, name });

test('a text file becomes a proposed plan', async () => {
  writeFileSync(path.join(folder, 'plan.txt'), 'A plan\n1 Theme\n1.1\nRecommendation\nDo it.\n');
  expect(await read('plan.txt')).toMatchObject({ ok: true, result: { proposal: { title: 'A plan' } } });
});

test('what is no readable file is refused in one sentence', async () => {
  mkdirSync(path.join(folder, 'folder.txt'));
  symlinkSync('ring.txt', path.join(folder, 'ring.txt'));
  for (const [name, file, sentence] of [
    ['gone.txt', undefined, 'gone.txt was not found. Check its name and folder, and choose it again.'],
    ['folder.txt', undefined, 'folder.txt is a folder. Choose a file.'],
    ['ring.txt', undefined, 'ring.txt could not be read. Copy it into another folder, or choose another file.'],
    ['zero', '/dev/zero', 'zero is not a document. Choose a file.'],
  ] as const)
    expect(await read(name, file)).toEqual({ ok: false, problem: true, message: sentence });
});
