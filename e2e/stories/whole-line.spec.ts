import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { sample } from '../pages/app.ts';
import { PlanView } from '../pages/plan-view.ts';
import { expect, test } from '../fixtures/story.ts';

const WORDS = ' Written on a Tuesday, and kept.';

test('last year’s text comes in, is changed, outlives a power cut, and leaves as Word, PDF and web page', async ({
  computer,
}) => {
  const first = await computer.start();
  await first.ready('plan');
  await first.menu('home');
  await first.ready('home');

  await first.willOpen(sample('asl-action-plan-2021.txt'));
  await first.page.getByRole('button', { name: 'Choose a file' }).click();
  await expect(first.page.getByText('asl-action-plan-2021.txt').first()).toBeVisible();
  await expect(first.page.getByText('“There is a problem”')).toBeAttached();
  await first.page.getByRole('button', { name: 'Bring in 5 items' }).click();
  await first.ready('plan');

  const writing = new PlanView(first);
  await expect(writing.words('6.1.2/progress')).toContainText('As a key guiding principle');
  await writing.typeAtEnd('6.1.2/progress', WORDS);
  await writing.saved();
  await first.kill();

  const second = await computer.start();
  await second.ready('plan');
  const reading = new PlanView(second);
  await expect(reading.words('6.1.2/progress')).toContainText(WORDS.trim());

  const [word, pdf, web] = ['plan.docx', 'plan.pdf', 'plan.html'].map((name) => computer.file(name)) as [
    string,
    string,
    string,
  ];
  for (const [file, command] of [
    [word, 'export-docx'],
    [pdf, 'export-pdf'],
    [web, 'export-html'],
  ] as const) {
    await second.willSaveAs(file);
    await second.menu(command);
    await expect.poll(() => sizeOf(file), { timeout: 30_000 }).toBeGreaterThan(4_000);
  }

  const document = strFromU8(unzipSync(readFileSync(word))['word/document.xml']!);
  expect(document).toContain(WORDS.trim());
  expect(document).toContain('w:val="Heading1"');
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  expect(readFileSync(web, 'utf8')).toContain(WORDS.trim());
  await second.close();
});

const sizeOf = (file: string): number => {
  try {
    return readFileSync(file).byteLength;
  } catch {
    return 0;
  }
};
