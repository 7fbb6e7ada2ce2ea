import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { plainText } from '../../shared/richtext/plain-text.ts';
import { sample } from '../pages/app.ts';
import type { RunningApp } from '../pages/app.ts';
import { plan as planCommand, planJson } from '../pages/command-line.ts';
import { CompareView } from '../pages/compare.ts';
import { chooseStatus, complete } from '../pages/completed.ts';
import { ImportReview } from '../pages/import-review.ts';
import { picture, size } from '../pages/look.ts';
import { OutlinePane } from '../pages/outline.ts';
import { PlanView } from '../pages/plan-view.ts';
import { ask, newest, storedText } from '../pages/stored.ts';
import { expect, test } from '../fixtures/story.ts';

/** Last year's plan by the window, from the file to the page, by keys. */
const bringIn = async (app: RunningApp): Promise<void> => {
  const review = new ImportReview(app);
  await app.willOpen(sample('asl-action-plan-2021.txt'));
  await app.menu('bring-in');
  await review.read();
  await expect(review.bringIn).toHaveText('Bring in 5 items');
  await review.bringIn.focus();
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByText('Brought in 5 items from asl-action-plan-2021.txt.')).toBeVisible();
  await app.ready('plan');
};

/** How the edition that is shown is called in the window's head. */
const shown = (app: RunningApp, words: string) => app.page.getByRole('button', { name: `Edition: ${words}` });

/** Seals the edition that is shown, as published on a day: "31", "10", "2021". */
const seal = async (app: RunningApp, name: string, day: readonly string[]): Promise<void> => {
  const { keyboard } = app.page;
  await app.menu('seal');
  const dialog = app.page.getByRole('dialog', { name: `Seal ${name}` });
  await dialog.getByLabel('Day').focus();
  for (const [at, part] of day.entries()) {
    if (at > 0) await keyboard.press('Tab');
    await keyboard.type(part);
  }
  await keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(shown(app, `${name} · Sealed`)).toBeVisible();
};

/** October 2022 with its period, and what is complete folded. */
const startNext = async (app: RunningApp): Promise<void> => {
  const { page } = app;
  const { keyboard } = page;
  await app.menu('start-edition');
  await expect(page.getByLabel('Edition name')).toBeFocused();
  await keyboard.press('Control+A');
  await keyboard.type('October 2022');
  await keyboard.press('Tab');
  await keyboard.type('November 2021 to October 2022');
  await expect(page.getByText('1 item is complete or closed')).toBeVisible();
  await keyboard.press('Tab');
  await keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /^Fold it/ })).toBeChecked();
  await keyboard.press('Enter');
  const summary = page.getByRole('dialog', { name: 'October 2022 is started' });
  await expect(summary.getByText('1 completed item is folded: the last status and progress stand.')).toBeVisible();
  await keyboard.press('Escape');
  await expect(summary).toHaveCount(0);
  await expect(shown(app, 'October 2022 · Draft')).toBeVisible();
};

/** The items that are still asked for an update, as the checks name them: "6.1.3 Progress made". */
const askedFor = async (app: RunningApp): Promise<string[]> => {
  const { findings } = await ask(app, 'plan/check', await newest(app));
  return findings
    .filter(({ sentence }) => sentence.endsWith('not yet updated in this edition.'))
    .map(({ sentence }) => sentence.replace(' is not yet updated in this edition.', ''));
};

/** Writes an item's progress with what was said last year open beside it. */
const writeProgress = async (app: RunningApp, number: string, lastYear: string, words: string): Promise<void> => {
  const plan = new PlanView(app);
  await plan.caretAtEnd(`${number}/progress`);
  const last = app.page.getByRole('region', { name: `Last edition of Progress made, ${number}` });
  if ((await last.count()) === 0) await app.menu('show-last-edition');
  await expect(last).toContainText('October 2021');
  await expect(last.locator('.rt')).toContainText(lastYear);
  await expect(plan.words(`${number}/progress`)).toBeFocused();
  await app.page.keyboard.type(words);
  await expect.poll(async () => plainText(await storedText(app, `${number}/progress`))).toBe(words);
};

/** Another date for an item, and why. */
const moveDate = async (app: RunningApp, number: string, date: string, reason: string): Promise<void> => {
  const { keyboard } = app.page;
  const plan = new PlanView(app);
  const field = plan.field(`${number}/timescale`);
  await plan.caretAtEnd(`${number}/timescale`);
  await keyboard.press('Control+A');
  await keyboard.type(date);
  await keyboard.press('Tab');
  await expect(field.getByRole('textbox', { name: /^Why has it changed/ })).toBeFocused();
  await keyboard.type(reason);
  await keyboard.press('Enter');
  await expect(field).toContainText(`Why: ${reason}`);
};

/** An item answers another one as well. */
const answer = async (app: RunningApp, number: string, other: string): Promise<void> => {
  const { page } = app;
  await new PlanView(app).caretAtEnd(`${number}/progress`);
  await page.locator('[data-pane="facts"]').getByRole('button', { name: 'Link an item' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: `What does ${number} also answer?` });
  await expect(dialog.getByRole('combobox', { name: 'Item' })).toBeFocused();
  await page.keyboard.type(other);
  await expect(page.getByRole('option', { name: new RegExp(`^${other.replaceAll('.', '\\.')} `) })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(`${number} also answers ${other} now.`).first()).toBeVisible();
};

/** The parts of a Word file, by name. */
const partsOf = (file: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(unzipSync(readFileSync(file))).map(([name, bytes]) => [name, strFromU8(bytes)]));

/** The words a Word document has as put in, or as taken out. */
const trackedWords = (document: string): { readonly added: string; readonly taken: string } => {
  const words = (of: RegExp, run: RegExp): string =>
    [...document.matchAll(of)].map(([whole]) => [...whole.matchAll(run)].map(([, text]) => text).join('')).join('\n');
  return {
    added: words(/<w:ins [^>]*[^/]>.*?<\/w:ins>/gs, /<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g),
    taken: words(/<w:del [^>]*[^/]>.*?<\/w:del>/gs, /<w:delText(?: [^>]*)?>([^<]*)<\/w:delText>/g),
  };
};

/** This year's progress of four items, by where they stood last year. */
const WRITTEN = {
  first: 'A summary of family support was published.',
  second: 'Councils were asked in spring 2022.',
  fourth: 'The bill was not passed.',
  last: 'Work restarted in November 2021.',
};

/** What was done in the year, as the rows of the comparison say it. */
const DONE = [
  '6.1 Progress made: New text for October 2022',
  '6.1.1 Progress made: New text for October 2022',
  '6.1.1 This must include: Also answers changed',
  '6.1.2 The benefits of: Moved from 6.1.4, reworded, with new text',
  '6.1.3 Parents and carers: Was 6.1.2, with other facts',
  '6.1.4 Further investment is: Was 6.1.3, reworded, with new text',
];

interface Shown {
  readonly editions: readonly { readonly label: string }[];
  readonly sections: readonly {
    readonly items: readonly {
      readonly number: string;
      readonly fields: readonly { readonly key: string; readonly text: string }[];
    }[];
  }[];
}

/** Some fields of each item as the command line shows them: "6.1.2 On-going / on track: Work restarted …". */
const read = ({ sections }: Shown, keys: readonly string[]): string[] =>
  sections.flatMap(({ items }) =>
    items.map(({ number, fields }) =>
      [number, ...keys.map((key) => fields.find((one) => one.key === key)?.text ?? '—')].join(' | '),
    ),
  );

test('a year: last year’s plan is brought in and sealed, the next edition written, compared, published and sealed', async ({
  computer,
}) => {
  test.setTimeout(240_000);
  const app = await computer.start();
  const { page } = app;
  const { keyboard } = page;
  await app.ready('plan');
  await size(app, 1400, 900);
  const plan = new PlanView(app);
  const outline = new OutlinePane(app);

  // Last year: brought in, one item written as complete, sealed as published.
  await bringIn(app);
  await complete(app, '6.1.2');
  await seal(app, 'October 2021', ['31', '10', '2021']);
  const { plan: id } = await newest(app);
  const saidOf = async (number: string): Promise<string> =>
    plainText(await storedText(app, `${number}/progress`)).slice(0, 60);
  const lastYear = {
    first: await saidOf('6.1'),
    second: await saidOf('6.1.1'),
    fourth: await saidOf('6.1.3'),
    last: await saidOf('6.1.4'),
  };

  // This year's edition asks for every item but the folded one.
  await startNext(app);
  await expect(page.locator('[data-item][data-number="6.1.2"]').getByText('Complete in October 2021')).toBeVisible();
  expect(await askedFor(app)).toHaveLength(8);

  await writeProgress(app, '6.1', lastYear.first, WRITTEN.first);
  await chooseStatus(app, '6.1', 'On-going / on track');
  await writeProgress(app, '6.1.1', lastYear.second, WRITTEN.second);
  await chooseStatus(app, '6.1.1', 'On-going / on track');
  await writeProgress(app, '6.1.3', lastYear.fourth, WRITTEN.fourth);
  await chooseStatus(app, '6.1.3', 'On-going / delayed');
  await moveDate(app, '6.1.3', 'Spring 2023.', 'The bill was late.');
  await answer(app, '6.1.1', '6.1.3');
  expect(await askedFor(app)).toHaveLength(2);

  // What is left to fix is stepped to, and written.
  await plan.caretAtEnd('6.1/progress');
  await expect(page.locator('[data-pane="facts"]')).toContainText('Must fix');
  await expect(page.locator('[data-pane="facts"]')).not.toContainText('not yet updated');
  await app.menu('next-finding');
  await new CompareView(app).says(/^(Must|Should) fix: .* \d+ of \d+\.$/);
  await picture(page, 'year-to-fix');
  await writeProgress(app, '6.1.4', lastYear.last, WRITTEN.last);
  await chooseStatus(app, '6.1.4', 'On-going / on track');
  expect(await askedFor(app)).toEqual([]);

  // The last item goes up twice, and the numbers are counted anew.
  await outline.walkTo('6.1.4');
  await keyboard.press('Alt+Shift+ArrowUp');
  await outline.is('6.1[6.1 6.1.1 6.1.2 6.1.4 6.1.3]');
  await keyboard.press('Alt+Shift+ArrowUp');
  await outline.is('6.1[6.1 6.1.1 6.1.4 6.1.2 6.1.3]');
  await app.menu('renumber');
  await page.getByRole('dialog').getByRole('button', { name: 'Renumber 3 items' }).focus();
  await keyboard.press('Enter');
  await outline.is('6.1[6.1 6.1.1 6.1.2 6.1.3 6.1.4]');
  await plan.saved();

  // Compared with last year, F8 leads through exactly what was done.
  const view = new CompareView(app);
  await plan.caretAtEnd('6.1/progress');
  for (const [at, row] of DONE.entries()) {
    await app.menu('next-change');
    await view.says(new RegExp(`^Change ${at + 1} of ${DONE.length}: ${row.split(' ')[0]!.replaceAll('.', '\\.')},`));
  }
  await app.menu('next-change');
  await view.says(/^That was the last change\. Change 1 of 6: 6\.1,/);
  await expect.poll(() => view.rows()).toEqual(DONE);
  await picture(page, 'year-compared');

  // Saved as a Word document with tracked changes.
  const changes = computer.file('changes.docx');
  await app.willSaveAs(changes);
  await app.menu('changes-since');
  await view.says('changes.docx is written.');
  const { added, taken } = trackedWords(partsOf(changes)['word/document.xml']!);
  for (const words of Object.values(WRITTEN)) expect(added).toContain(words);
  expect(added).toContain('Spring 2023.');
  expect(taken).toContain(lastYear.first);
  expect(taken.split('\n')).toContain('on track');

  // Published, with the new words alone.
  const published = computer.file('plan.docx');
  await app.willSaveAs(published);
  await app.menu('export-docx');
  await expect(page.getByRole('button', { name: 'Show in folder' })).toBeVisible();
  await picture(page, 'year-published');
  const document = partsOf(published)['word/document.xml']!;
  for (const words of Object.values(WRITTEN)) expect(document).toContain(words);
  expect(document).not.toMatch(/<w:(?:ins|del|moveFrom|moveTo) /);

  // Sealed: the file is whole, and nothing writes in this year's or last year's edition any more.
  await page.getByRole('button', { name: 'Write', exact: true }).press('Enter');
  await expect(plan.words('6.1/progress')).toBeVisible();
  await seal(app, 'October 2022', ['28', '10', '2022']);
  await app.menu('verify');
  await expect(page.getByRole('dialog', { name: 'The plan file is whole' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await plan.words('6.1/progress').click();
  await keyboard.type('No.');
  await app.menu('retire');
  await expect(page.getByText('October 2022 is sealed: it can be read and never changes.')).toBeVisible();
  expect(plainText(await storedText(app, '6.1/progress'))).toBe(WRITTEN.first);
  await outline.is('6.1[6.1 6.1.1 6.1.2 6.1.3 6.1.4]');
  await app.close();

  // The command line reads the same from the file, and is refused as well.
  const file = computer.file(`plans/${id}.actionplan`);
  const { seals, faults } = planJson<{
    seals: readonly { name: string; published: string; isWhole: boolean }[];
    faults: string[];
  }>('verify', file);
  expect(faults).toEqual([]);
  expect(seals.map(({ name, published: day, isWhole }) => [name, day, isWhole])).toEqual([
    ['October 2020', null, true],
    ['October 2021', '2021-10-31', true],
    ['October 2022', '2022-10-28', true],
  ]);
  for (const edition of ['October 2021', 'October 2022']) {
    const refused = planCommand(
      'set',
      file,
      '--edition',
      edition,
      '--item',
      '6.1',
      '--field',
      'progress',
      '--text',
      'No.',
    );
    expect(refused.exit).not.toBe(0);
    expect(refused.err).toContain(`${edition} is sealed`);
  }
  const thisYear = planJson<Shown>('show', file, '--edition', 'October 2022');
  expect(thisYear.editions.map(({ label }) => label)).toEqual(['Oct 2020', 'Oct 2021', 'October 2022']);
  expect(read(thisYear, ['status', 'progress']).map((line) => line.slice(0, 80))).toEqual([
    `6.1 | On-going / on track | ${WRITTEN.first}`,
    `6.1.1 | On-going / on track | ${WRITTEN.second}`,
    `6.1.2 | On-going / on track | ${WRITTEN.last}`,
    // Folded: its last status and progress stand.
    expect.stringContaining('6.1.3 | Complete | As a key guiding principle'),
    `6.1.4 | On-going / delayed | ${WRITTEN.fourth}`,
  ]);
  expect(read(thisYear, ['timescale'])[4]).toBe('6.1.4 | Spring 2023.');
  const lastOne = planJson<Shown>('show', file, '--edition', 'October 2021');
  expect(read(lastOne, ['progress'])[3]).toContain(`6.1.3 | ${lastYear.fourth}`);
  const compared = planJson<Readonly<Record<string, readonly string[]>>>(
    'compare',
    file,
    'October 2021',
    'October 2022',
  );
  expect(compared['moved']).toEqual(['6.1.2']);
  expect(compared['renumbered']).toEqual(['6.1.3', '6.1.4']);
  expect([compared['added'], compared['retired']]).toEqual([[], []]);
});
