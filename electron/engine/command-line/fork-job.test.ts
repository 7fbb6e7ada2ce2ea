import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forkJobs } from './fork-job.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'fork-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (program: string, { time = 20_000, memory = 200_000_000 } = {}) => {
  const file = path.join(folder, 'worker.cjs');
  writeFileSync(file, `process.on('message', (job) => { ${program} });`);
  const jobs = forkJobs(file, {
    propose: { time, memory },
    publish: { time, memory: null },
    changes: { time: 60_000, memory: null },
  });
  return jobs<'propose'>({ kind: 'propose', from: { path: 'x' }, name: 'plan.txt' });
};

test('an answer comes back, a sentence as a sentence', async () => {
  expect(await run('process.send({ ok: true, result: job.name })')).toBe('plan.txt');
  await expect(run(`process.send({ ok: false, problem: true, message: 'No.' })`)).rejects.toThrow('No.');
});

test.runIf(process.platform === 'linux')('a child that takes too much memory outside its heap is ended', async () => {
  const greedy = 'const held = []; setInterval(() => held.push(Buffer.alloc(50_000_000, 1)), 20);';
  await expect(run(greedy)).rejects.toThrow('plan.txt took more than 1 GB of memory to read.');
});

test('a child that runs on, or ends without an answer, is told of', async () => {
  await expect(run('for (;;);', { time: 300 })).rejects.toThrow('took longer than 20 seconds');
  await expect(run('process.exit(3)')).rejects.toThrow('plan.txt could not be read: reading it stopped.');
});
