import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeWholeFile } from './write-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a file is written whole over the old one, and no part of it is left beside', async () => {
  const file = path.join(folder, 'plan.docx');
  writeFileSync(file, 'old');
  await writeWholeFile(file, new TextEncoder().encode('new'));
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(readdirSync(folder)).toEqual(['plan.docx']);
});

test('where it cannot be written the old file stands, and a sentence names it', async () => {
  const file = path.join(folder, 'plan.docx');
  mkdirSync(file);
  await expect(writeWholeFile(file, 'new')).rejects.toThrow(
    /^plan\.docx is the name of a folder\. Choose another name\.$/,
  );
  expect(readdirSync(folder)).toEqual(['plan.docx']);
  await expect(writeWholeFile(path.join(folder, 'no', 'plan.pdf'), 'x')).rejects.toThrow(
    'plan.pdf could not be written because its folder does not exist. Choose another folder.',
  );
});
