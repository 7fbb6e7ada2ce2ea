import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { goldenOf, linesOfText, numberingCases } from '../../electron/formats/import/docx/numbering/cases.test-help.ts';
import { put, workFolder } from './programs.ts';

const run = promisify(execFile);
const GOLDEN = path.join(import.meta.dirname, '../../electron/formats/import/docx/numbering/numbers.txt');

/** Plain text of documents as LibreOffice prints them, automatic numbers among it. */
const libreOfficeText = async (files: readonly string[], folder: string): Promise<string[]> => {
  const profile = pathToFileURL(path.join(folder, 'libreoffice')).href;
  const options = [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', 'txt:Text', '--outdir', folder];
  await run('soffice', [...options, ...files]);
  return Promise.all(files.map((file) => readFile(path.join(folder, `${path.parse(file).name}.txt`), 'utf8')));
};

it('LibreOffice prints the numbers that the readers are held to', async () => {
  const { folder, remove } = await workFolder();
  try {
    const files = await Promise.all(numberingCases.map(({ file }, at) => put(folder, `case-${at}.docx`, file)));
    const texts = await libreOfficeText(files, folder);
    const cases = numberingCases.map(({ name }, at) => ({ name, lines: linesOfText(texts[at]!) }));
    await expect(goldenOf(cases)).toMatchFileSnapshot(GOLDEN);
  } finally {
    await remove();
  }
});
