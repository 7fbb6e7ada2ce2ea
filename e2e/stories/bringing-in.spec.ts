import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT, sample } from '../pages/app.ts';
import type { RunningApp } from '../pages/app.ts';
import { ImportReview } from '../pages/import-review.ts';
import { PlanView } from '../pages/plan-view.ts';
import { expect, test } from '../fixtures/story.ts';

const home = async (app: RunningApp): Promise<void> => {
  await app.ready('plan');
  await app.menu('home');
  await app.ready('home');
};

test('a file is looked through, changed and brought in by keys alone, and the bringing-in is undone', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  const { keyboard } = page;
  await home(app);
  const review = new ImportReview(app);
  await review.choose(sample('asl-action-plan-2021.txt'));
  await expect(review.bringIn).toHaveText('Bring in 5 items');
  const leftOver = await review.leftOver();

  // F6 from the heading into the list; the row of the plan follows the block one is at.
  await app.menu('next-pane');
  await expect(review.list).toBeFocused();
  await review.walkTo('Progress made:');
  await expect(review.there).toContainText(/^Progress/);

  // All five at once, and back.
  await review.pick('Left over');
  await expect(review.bar.getByRole('checkbox', { name: 'All 5 blocks like this' })).toBeChecked();
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await review.rest();
  await expect(
    page.getByRole('status').filter({ hasText: /lines are now Left over\. [\d,]+ characters left over/ }),
  ).toHaveCount(1);
  expect(await review.leftOver()).toBeGreaterThan(leftOver);
  await expect(review.here).toContainText('Progress made:');
  await keyboard.press('Control+z');
  await expect.poll(() => review.leftOver()).toBe(leftOver);
  await keyboard.press('Control+y');
  await expect.poll(() => review.leftOver()).toBeGreaterThan(leftOver);
  await keyboard.press('Control+z');
  await expect.poll(() => review.leftOver()).toBe(leftOver);

  // Esc leads from the bar back to the list. An item is joined with the one before, and begun again.
  await keyboard.press('Escape');
  await expect(review.list).toBeFocused();
  await review.walkTo(/^Item6\.1\.4/);
  await app.menu('toolbar');
  await review.bar.getByRole('button', { name: 'Join with the item before' }).focus();
  await keyboard.press('Enter');
  await expect(review.bringIn).toHaveText('Bring in 4 items');
  await review.rest();
  await review.bar.getByRole('button', { name: 'Begin an item here' }).focus();
  await keyboard.press('Enter');
  await expect(review.bringIn).toHaveText('Bring in 5 items');
  await review.rest();

  // Another template, another name for an edition; and both back.
  await page.getByRole('button', { name: /Read as$/ }).focus();
  await keyboard.press('Enter');
  await keyboard.type('Goals');
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Undo: Read as Goals and actions' })).toBeVisible();
  await review.rest();
  await keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: 'Redo: Read as Goals and actions' })).toBeVisible();
  await review.rest();
  await page.getByRole('button', { name: 'Edition names' }).focus();
  await keyboard.press('Enter');
  await page.getByLabel('Name of the edition Oct 2020').fill('Nov 2020');
  await keyboard.press('Enter');
  await expect(page.getByText('2 editions found: Nov 2020, Oct 2021')).toBeVisible();
  await review.rest();
  await review.list.focus();
  await keyboard.press('Control+z');
  await expect(page.getByText('2 editions found: Oct 2020, Oct 2021')).toBeVisible();
  await review.rest();

  // A left-over piece is placed from the plan's side.
  await page.getByRole('button', { name: 'Place it: There is a problem' }).focus();
  await keyboard.press('Enter');
  await expect(review.list).toBeFocused();
  await expect(review.here).toContainText('There is a problem');
  await review.pick('Contact');
  await review.bar.getByRole('button', { name: 'Apply' }).focus();
  await keyboard.press('Enter');
  await expect.poll(() => review.leftOver()).toBeLessThan(leftOver);
  await review.rest();

  await review.bringIn.focus();
  await keyboard.press('Enter');
  await app.ready('plan');
  const toast = page.getByText('Brought in 5 items from asl-action-plan-2021.txt.');
  await expect(toast).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).last().focus();
  await keyboard.press('Enter');
  await app.ready('home');
  await expect(page.getByText('What came from asl-action-plan-2021.txt is taken out again.')).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(2);
});

test('last year’s plan comes in as an earlier edition of this one', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await home(app);
  const review = new ImportReview(app);
  await review.choose(sample('asl-action-plan-2020.txt'));
  await review.asEdition();
  await expect(page.getByText('Every pair is settled.')).toBeVisible();
  await expect(page.getByRole('button', { name: '5 pairs without doubt' })).toBeVisible();
  await review.keep();
  await expect(page.getByText(/^Brought in 5 items from asl-action-plan-2020.txt as /)).toBeVisible();
  await app.menu('reports');
  const dialog = page.getByRole('dialog', { name: 'What was brought in' });
  await expect(dialog).toContainText('asl-action-plan-2020.txt');
  await expect(dialog).toContainText('asl-action-plan-2021.txt');
  await accessible(page, 'what was brought in');
  mkdirPictures();
  await page.screenshot({ path: picturePath('what-was-brought-in') });
  await page.keyboard.press('Escape');
});

const NOW = `Bees and meadows: action plan (updated May 2024)
1 Land
1.1
Recommendation
Every council should leave the verges of its quiet roads uncut until the end of summer.
Response
Accept.
1.2
Recommendation
A national survey of wild bees should be made in each of the next five years.
Response
Accept.
1.3
Recommendation
Schools should be given seed and tools for a meadow of their own.
Response
Accept in principle.
`;

const BEFORE = `Bees and meadows: action plan (updated May 2022)
1 Land
1.1
Recommendation
A national survey of wild bees and hoverflies should be made every second year.
Response
Accept.
1.2
Recommendation
Councils should leave the verges of quiet roads uncut until summer ends.
Response
Accept.
1.3
Recommendation
Ministers should write to every farmer about the use of sprays near water.
Response
Reject.
`;

test('doubtful pairs are settled one by one: accepted, changed, or none', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await home(app);
  const [now, before] = [computer.file('bees-2024.txt'), computer.file('bees-2022.txt')];
  writeFileSync(now, NOW);
  writeFileSync(before, BEFORE);
  const review = new ImportReview(app);
  await review.choose(now);
  await review.keep();
  await app.willOpen(before);
  await app.menu('bring-in');
  await review.read();
  // The plan one came from is offered first.
  await review.asEdition();
  await expect(review.bringIn).toHaveText('Bring in as May 2022');
  await expect(page.getByText(/May 2022 comes before/)).toBeVisible();
  await accessible(page, 'as an edition');
  mkdirPictures();
  await page.screenshot({ path: picturePath('bring-in-as-edition') });
  const open = await page.getByText(/^\d pairs? to look at/).innerText();
  expect(open).toMatch(/^[12] pairs? to look at/);
  for (let left = Number(open[0]); left > 0; left -= 1)
    await page
      .getByRole('button', { name: /^Accept: / })
      .first()
      .click();
  await expect(page.getByText('Every pair is settled.')).toBeVisible();
  await page.getByRole('button', { name: 'Change the item that 1.3 is' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('seed and tools');
  await page.screenshot({ path: picturePath('bring-in-choose-partner') });
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /seed and tools/ })
    .click();
  await page.getByRole('button', { name: 'None: 1.3 is an item of its own' }).click();
  await review.keep();
  await expect(page.getByText('Brought in 3 items from bees-2022.txt as May 2022.')).toBeVisible();
  await expect(page.getByText('Ministers should write to every farmer').first()).toBeVisible();
  // F6 leads to the notice with its Undo.
  await app.menu('previous-pane');
  await expect(page.getByRole('button', { name: 'Undo', exact: true }).last()).toBeVisible();
});

const PICTURES = path.join(PROJECT, 'test-results', 'pictures');
const mkdirPictures = (): void => void mkdirSync(PICTURES, { recursive: true });
const picturePath = (name: string): string => path.join(PICTURES, `${name}.png`);

/** What a machine can find of WCAG 2.2 AA. */
const accessible = async (page: Page, where: string): Promise<void> => {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const found = violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map((one) => one.html).join(' ')}`);
  expect(found).toEqual([]);
};

test('Word files, web pages and PDF files are looked through like text, linked to the plan they become', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  await home(app);
  mkdirPictures();
  const review = new ImportReview(app);
  for (const [name, items] of [
    ['asl-action-plan-2021.docx', 5],
    ['asl-action-plan-2021-tables.docx', 5],
    ['asl-action-plan-2021.html', 5],
    ['asl-action-plan-2021.pdf', 5],
    ['learning-together-2018-2021.docx', 10],
  ] as const) {
    await review.choose(sample(name));
    await expect(review.bringIn).toHaveText(`Bring in ${items} items`);
    await review.list.focus();
    await page.keyboard.press('End');
    for (let up = 0; up < 8; up += 1) await page.keyboard.press('ArrowUp');
    await expect(review.there).toHaveCount(1);
    await page.screenshot({ path: picturePath(`bring-in-${name}`) });
    await accessible(page, name);
    await page.keyboard.press('Escape');
    await app.ready('home');
  }
});

test('words on the clipboard are brought in; with none there, it says so', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await home(app);
  await app.electron.evaluate(({ clipboard }) => clipboard.clear());
  await page.getByRole('button', { name: 'Bring in from the clipboard' }).click();
  await expect(page.getByRole('dialog')).toContainText('The clipboard holds no words');
  await page.keyboard.press('Escape');
  await app.electron.evaluate(({ clipboard }) =>
    clipboard.writeText(
      'A plan\n6.1 A theme\nRecommendation\nSchools must do more.\nResponse\nAccept.\nProgress made:\nWork goes on.\n',
    ),
  );
  await page.getByRole('button', { name: 'Bring in from the clipboard' }).click();
  const review = new ImportReview(app);
  await review.read();
  await expect(page.getByRole('heading', { name: 'Bring in: the clipboard' })).toBeVisible();
  await expect(review.block('Schools must do more.')).toHaveCount(1);
  await review.keep();
  await expect(page.getByText('Schools must do more.').first()).toBeVisible();
});

test('a review that was left by Esc can be gone back to, with all that was said', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  await plan.caretAtEnd('6.1.2/progress');
  await app.willOpen(sample('learning-together-2018-2021.txt'));
  await app.menu('bring-in');
  const review = new ImportReview(app);
  await review.read();
  await review.list.focus();
  await page.keyboard.press('End');
  await review.bar
    .getByRole('button', { name: /^Begin an item here/ })
    .first()
    .click();
  await expect(review.bringIn).toHaveText('Bring in 11 items');
  await review.rest();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(plan.words('6.1.2/progress')).toBeFocused();
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(review.bringIn).toHaveText('Bring in 11 items');
});

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const PART = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';

const line = (...runs: readonly string[]): string => `<w:p>${runs.join('')}</w:p>`;
const words = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A Word file of one recommendation in which "soon" was taken out and "by May" put in, changes tracked. */
const trackedFile = (): Uint8Array => {
  const by = 'w:author="A. Reviewer" w:date="2021-05-03T10:00:00Z"';
  const body = [
    ...['Paths plan (updated October 2021)', '1 Paths', '1.1', 'Recommendation'].map((text) => line(words(text))),
    line(
      words('Mend every path '),
      `<w:del w:id="1" ${by}><w:r><w:delText>soon</w:delText></w:r></w:del>`,
      `<w:ins w:id="2" ${by}>${words('by May')}</w:ins>`,
      words('.'),
    ),
    line(words('Response')),
    line(words('Accept.')),
  ];
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${PART}"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(`<w:document ${W}><w:body>${body.join('')}</w:body></w:document>`),
  });
};

test('tracked changes are read as accepted or as before them, and what was said of the file stays said', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  await home(app);
  const file = computer.file('paths.docx');
  writeFileSync(file, trackedFile());
  const review = new ImportReview(app);
  await review.choose(file);
  await expect(page).toHaveTitle('Bring in: paths.docx – Action Plan Writer');
  await expect(review.block('Mend every path by May.')).toHaveCount(1);
  await review.walkTo('Accept.');
  await review.pick('Left over');
  await review.bar.getByRole('button', { name: 'Apply' }).click();
  await expect.poll(() => review.leftOver()).toBeGreaterThan(0);
  await review.rest();
  const original = page.getByRole('radio', { name: 'as before the changes' });
  await original.click();
  await expect(review.block('Mend every path soon.')).toHaveCount(1);
  await review.rest();
  expect(await review.leftOver()).toBeGreaterThan(0);
  await page.getByRole('radio', { name: 'as accepted' }).click();
  await expect(review.block('Mend every path by May.')).toHaveCount(1);
  await review.rest();
  await original.click();
  await expect(review.block('Mend every path soon.')).toHaveCount(1);
  await review.keep();
  await expect(page.getByText('Mend every path soon.').first()).toBeVisible();
  await app.menu('reports');
  await expect(page.getByRole('dialog')).toContainText('It was read as before its tracked changes.');
});

test('several blocks are selected and said to be one thing in one step; a field is said to be of another edition', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  const { keyboard } = page;
  await home(app);
  const review = new ImportReview(app);
  await review.choose(sample('asl-action-plan-2021.txt'));
  const leftOver = await review.leftOver();
  await review.walkTo(/^Response/);
  await keyboard.press('Shift+ArrowDown');
  await keyboard.press('Shift+ArrowDown');
  await expect(review.bar).toContainText('These 3 blocks are');
  await accessible(page, 'several blocks');
  mkdirPictures();
  await page.screenshot({ path: picturePath('bring-in-several') });
  // Esc selects one again, and does not leave.
  await keyboard.press('Escape');
  await expect(review.bar).toContainText('This block is');
  await keyboard.press('Shift+ArrowUp');
  await expect(review.bar).toContainText('These 2 blocks are');
  await review.pick('Left over');
  await review.bar.getByRole('button', { name: 'Apply' }).click();
  await expect.poll(() => review.leftOver()).toBeGreaterThan(leftOver);
  await review.rest();
  await page.getByRole('button', { name: 'Undo: 2 blocks are now Left over' }).click();
  await expect.poll(() => review.leftOver()).toBe(leftOver);
  await review.rest();

  await review.walkTo(/^Progress, Oct 2021/);
  await review.bar.getByRole('checkbox', { name: 'All 5 blocks like this' }).uncheck();
  await review.bar.getByRole('button', { name: /Edition it is of$/ }).click();
  await page.getByRole('option', { name: 'Oct 2020' }).click();
  await review.bar.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('button', { name: 'Undo: 1 line is now Progress made, Oct 2020' })).toBeVisible();
  await review.rest();
  await expect(review.here).toContainText('Progress, Oct 2020');
});

test('a file without items says so and what to do; one block makes it a plan with an item', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await home(app);
  const file = computer.file('walks.txt');
  writeFileSync(file, 'A walk in the hills\nWe went up in the morning.\nIt rained, and we came down again.\n');
  const review = new ImportReview(app);
  await review.choose(file);
  await expect(review.bringIn).toHaveText('Bring in the text');
  await expect(page.getByRole('heading', { name: 'No items were found' })).toBeVisible();
  await accessible(page, 'no items');
  mkdirPictures();
  await page.screenshot({ path: picturePath('bring-in-no-items') });
  await review.walkTo('We went up in the morning.');
  await review.bar.getByRole('button', { name: /^Begin an item here/ }).click();
  await expect(review.bringIn).toHaveText('Bring in 1 item');
  await expect(page.getByRole('heading', { name: 'No items were found' })).toHaveCount(0);
});

test('another file takes the place of a review, which can be gone back to', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await home(app);
  const review = new ImportReview(app);
  await review.choose(sample('learning-together-2018-2021.txt'));
  await review.list.focus();
  await page.keyboard.press('End');
  await review.bar
    .getByRole('button', { name: /^Begin an item here/ })
    .first()
    .click();
  await expect(review.bringIn).toHaveText('Bring in 11 items');
  await review.rest();
  await app.willOpen(sample('asl-action-plan-2021.txt'));
  await app.menu('bring-in');
  await expect(review.bringIn).toHaveText('Bring in 5 items');
  await review.rest();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(review.bringIn).toHaveText('Bring in 11 items');
  await app.menu('home');
  await app.ready('home');
  await expect(page.getByText('Nothing was brought in from learning-together-2018-2021.txt.')).toBeVisible();
});

test('a review outlives a stop of the part that keeps the plans: the file is chosen again, what was said is kept', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  await home(app);
  const review = new ImportReview(app);
  const file = sample('asl-action-plan-2021.txt');
  await review.choose(file);
  await review.walkTo(/^Item6\.1\.4/);
  await review.bar.getByRole('button', { name: 'Join with the item before' }).click();
  await expect(review.bringIn).toHaveText('Bring in 4 items');
  await review.rest();
  await app.killEngine();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('What you said of it is kept.');
  await app.willOpen(file);
  await alert.getByRole('button', { name: 'Choose it again' }).click();
  await expect(alert).toHaveCount(0);
  await expect(review.bringIn).toHaveText('Bring in 4 items');
  await review.keep();
  await expect(page.getByText('Brought in 4 items from asl-action-plan-2021.txt.')).toBeVisible();
});

test('an edition brought into a plan is in its list at once, and gone with Undo', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await home(app);
  const [now, before] = [computer.file('bees-2024.txt'), computer.file('bees-2022.txt')];
  writeFileSync(now, NOW);
  writeFileSync(before, BEFORE);
  const review = new ImportReview(app);
  await review.choose(now);
  await review.keep();
  await app.willOpen(before);
  await app.menu('bring-in');
  await review.read();
  await review.asEdition();
  await review.keep();
  const switcher = page.locator('[data-pane="header"]').getByRole('button', { name: /May 20/ });
  await expect(switcher).toContainText('May 2022');
  await switcher.click();
  await expect(
    page.getByRole('menuitemradio', { name: /May 2024/ }).or(page.getByRole('menuitem', { name: /May 2024/ })),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(page.getByText('What came from bees-2022.txt is taken out again.')).toBeVisible();
  await expect(switcher).toContainText('May 2024');
  await switcher.click();
  await expect(page.getByText('May 2022')).toHaveCount(0);
});

test('the review can be read in light, dark and forced colours, narrow and at 400 %', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await home(app);
  mkdirPictures();
  const review = new ImportReview(app);
  await review.choose(sample('asl-action-plan-2021.txt'));
  await review.walkTo('Status Oct 2021');
  for (const look of ['light', 'dark'] as const) {
    await app.menu(`look-${look}`);
    await expect(page.locator(':root')).toHaveAttribute('data-look', look);
    await review.list.focus();
    await page.screenshot({ path: picturePath(`bring-in-${look}`) });
    await accessible(page, look);
  }
  await app.menu('look-light');
  await page.emulateMedia({ forcedColors: 'active' });
  await page.screenshot({ path: picturePath('bring-in-forced-colours') });
  await page.emulateMedia({ forcedColors: 'none' });

  const size = (width: number, height: number): Promise<void> =>
    app.electron.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]!.setContentSize(to[0]!, to[1]!), [
      width,
      height,
    ] as const);
  const over = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  for (const width of [1000, 700, 350]) {
    await size(width, 800);
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
    await page.screenshot({ path: picturePath(`bring-in-${width}`) });
    await accessible(page, `${width} wide, the file`);
    expect([width, await over()]).toEqual([width, Math.min(0, await over())]);
    if (width >= 900) continue;
    await page.getByRole('tab', { name: 'The plan' }).click();
    await page.screenshot({ path: picturePath(`bring-in-${width}-plan`) });
    await accessible(page, `${width} wide, the plan`);
    await page.getByRole('tab', { name: 'The file' }).click();
  }
  await size(1280, 900);
  await app.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]!.webContents.setZoomFactor(4);
  });
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(320);
  expect(await over()).toBeLessThanOrEqual(0);
  await page.evaluate(() => document.querySelector<HTMLElement>('[role="tree"]')?.focus());
  const before = await review.here.innerText();
  await page.keyboard.press('ArrowDown');
  await expect(review.here).not.toHaveText(before);
  const png = await app.electron.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]!.webContents.capturePage();
    return image.toPNG().toString('base64');
  });
  writeFileSync(picturePath('bring-in-400-percent'), Buffer.from(png, 'base64'));
});
