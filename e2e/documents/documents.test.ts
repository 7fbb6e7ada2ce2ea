import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  everything,
  examplePictures,
  exampleView,
  goalsPlan,
  HOSTILE,
  hostilePlan,
} from '../../electron/formats/export/example-plan.test-help.ts';
import { bare, docxText, htmlText } from '../../electron/formats/export/export-text.test-help.ts';
import { exporters } from '../../electron/formats/export/index.ts';
import { headingsOf, publicationOf } from '../../electron/formats/export/publication.ts';
import type { Publication } from '../../electron/formats/export/blocks.ts';
import { propose } from '../../electron/formats/import/index.ts';
import { viewOf } from '../../electron/formats/import/plan-in-memory.test-help.ts';
import {
  accessibilityFailures,
  libreOfficePdf,
  outlineOf,
  pageText,
  put,
  schemaErrors,
  taggedText,
  workFolder,
} from './programs.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const fontsFolder = path.join(ROOT, 'electron/formats/export/pdf/fonts');
const NATIVE = process.platform === 'linux' && process.arch === 'x64';
const ROADS = NATIVE ? (['native', 'wasm'] as const) : (['wasm'] as const);

const sample = async (name: string): Promise<Publication> => {
  const bytes = new Uint8Array(await readFile(path.join(ROOT, 'samples', name)));
  return publicationOf(viewOf((await propose(bytes, name)).proposal));
};
const publications: Readonly<Record<string, () => Promise<Publication>>> = {
  'asl-action-plan-2021': () => sample('asl-action-plan-2021.txt'),
  'learning-together': () => sample('learning-together-2018-2021.txt'),
  everything: async () => publicationOf(exampleView(everything)),
  goals: async () => publicationOf(exampleView(goalsPlan)),
  hostile: async () => publicationOf(exampleView(hostilePlan)),
};

let work: Awaited<ReturnType<typeof workFolder>>;
beforeAll(async () => {
  work = await workFolder();
});
afterAll(() => work.remove());

describe.each(Object.entries(publications))('%s', (name, make) => {
  const made: Record<string, Uint8Array> = {};
  const files: Record<string, string> = {};
  let publication: Publication;

  beforeAll(async () => {
    publication = await make();
    const deps = { fontsFolder, pictures: examplePictures };
    made.docx = (await exporters.docx.write(publication, deps)).bytes;
    made.html = (await exporters.html.write(publication, deps)).bytes;
    for (const road of ROADS) made[road] = (await exporters.pdf.write(publication, { ...deps, road })).bytes;
    for (const [what, bytes] of Object.entries(made)) {
      const ending = what === 'docx' || what === 'html' ? what : 'pdf';
      files[what] = await put(work.folder, `${name}-${what}.${ending}`, bytes);
    }
  });

  test('the Word document keeps to the schema', async () => {
    expect(await schemaErrors(files.docx!)).toBe('');
  });

  test('LibreOffice shows the headings of the plan as its outline', async () => {
    const [pdf] = await libreOfficePdf([files.docx!], work.folder);
    // LibreOffice leaves backslashes out of the bookmarks of a PDF.
    const plain = (words: string): string => bare(words).replaceAll('\\', '');
    const outline = (await outlineOf(pdf!)).map(([level, title]) => `${level} ${plain(title)}`);
    expect(outline).toEqual(headingsOf(publication.blocks).map(({ level, words }) => `${level} ${plain(words)}`));
  });

  test.each(ROADS)('the PDF of the %s road is accessible, and its bookmarks are the headings', async (road) => {
    expect(await accessibilityFailures(files[road]!)).toBe('');
    const outline = (await outlineOf(files[road]!)).map(([level, title]) => `${level} ${bare(title)}`);
    expect(outline).toEqual(headingsOf(publication.blocks).map(({ level, words }) => `${level} ${bare(words)}`));
  });

  test('the web page is valid', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:standard'] });
    const report = await validator.validateString(new TextDecoder().decode(made.html));
    expect(
      report.results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
      ),
    ).toEqual([]);
  });

  test('Word, PDF and web page say the same words', async () => {
    const page = htmlText(made.html!);
    const word = docxText(made.docx!);
    expect(bare(word.body)).toBe(bare(page.body));
    expect(bare(word.notes)).toBe(bare(page.notes));
    // Poppler turns right-to-left words round when it reads them back, so those are compared in Word and web page only.
    if (name === 'hostile') return;
    for (const road of ROADS) {
      const pdf = await taggedText(files[road]!);
      expect(bare(pdf.body)).toBe(bare(page.body));
      expect(bare(pdf.notes)).toBe(bare(page.notes));
    }
  });
});

test('the PDF holds hostile text as text, every letter of a word without end among it', async () => {
  const publication = publicationOf(exampleView(hostilePlan));
  for (const road of ROADS) {
    const { bytes } = await exporters.pdf.write(publication, { fontsFolder, road });
    const text = bare(await pageText(await put(work.folder, `hostile-text-${road}.pdf`, bytes)));
    for (const words of HOSTILE.slice(0, 6)) expect(text).toContain(bare(words));
    expect(text).toContain(bare('Gàidhlig: Òrdugh Pàrlamaid na h-Alba, Ìle'));
    expect(text).toContain('漢字');
    expect(text.match(/x{50,}/g)!.join('').length).toBeGreaterThanOrEqual(10_000);
  }
});
