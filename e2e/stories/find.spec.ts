import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../pages/app.ts';
import type { RunningApp } from '../pages/app.ts';
import { PlanView } from '../pages/plan-view.ts';
import { ask, newest, storedText } from '../pages/stored.ts';
import { plainText } from '../../shared/richtext/plain-text.ts';
import { expect, test } from '../fixtures/story.ts';

const PICTURES = path.join(PROJECT, 'test-results', 'pictures');
const picture = async (page: Page, name: string): Promise<void> => {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: path.join(PICTURES, `find-${name}.png`) });
};

const accessible = async (page: Page, where: string, part = 'body'): Promise<void> => {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .include(part)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map((one) => one.html).join(' ')}`)).toEqual([]);
};

/** How often words stand in the newest edition, as the engine reads it from the plan. */
const inPlan = async (app: RunningApp, words: string, matchCase = false): Promise<number> => {
  const { plan, edition } = await newest(app);
  const { hits } = await ask(app, 'find/hits', { plan, edition, query: { words, matchCase, wholeWords: false } });
  return hits.length;
};

/** The words that are marked on the page, and those of them that one is at. */
const marked = (page: Page): Promise<{ all: string[]; now: string[] }> =>
  page.evaluate(() => {
    const words = (name: string): string[] => [...(CSS.highlights.get(name) ?? [])].map((range) => String(range));
    return { all: words('found'), now: words('found-now') };
  });

const findBox = (page: Page) => page.getByRole('search', { name: 'Find' }).getByLabel('Find', { exact: true });

test('words are found on the page and in the sections after it, and the caret comes back with them selected', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  await plan.caretAtEnd('6.1.1/progress');
  await page.keyboard.press('Control+F');
  await expect(findBox(page)).toBeFocused();
  await page.keyboard.type('girfec');
  const total = await inPlan(app, 'girfec');
  expect(total).toBeGreaterThan(1);
  await expect(page.getByText(new RegExp(`^\\d+ of ${total}$`))).toBeVisible();
  const sections = new Set<string>();
  for (let at = 0; at < total; at += 1) {
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await marked(page)).now.map((words) => words.toLowerCase())).toEqual(['girfec']);
    sections.add(await page.locator('.section-heading').first().innerText());
    await expect(findBox(page)).toBeFocused();
  }
  expect(sections.size).toBeGreaterThan(1);
  await page.keyboard.press('Escape');
  await expect(findBox(page)).toHaveCount(0);
  expect(await page.evaluate(() => String(getSelection()).toLowerCase())).toBe('girfec');
  expect(await marked(page)).toEqual({ all: [], now: [] });
});

test('what is marked on the page is what the engine finds, in the live field too, and follows what is typed', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  await plan.typeAtEnd('6.1.1/progress', ' Ask the ');
  await page.keyboard.press('Control+B');
  await page.keyboard.type('fa');
  await page.keyboard.press('Control+B');
  await page.keyboard.type('mily the most.');
  await plan.saved();
  await page.keyboard.press('Control+F');
  await page.keyboard.type('the');
  const section = await page
    .locator('[data-page-scroll] [data-cell]')
    .evaluateAll((fields) =>
      fields.filter((field) => field.querySelector('.rt')).map((field) => field.getAttribute('data-cell')),
    );
  const shown = async (words: string): Promise<number> => {
    const { plan: id, edition } = await newest(app);
    const query = { words, matchCase: false, wholeWords: false };
    const { hits } = await ask(app, 'find/hits', { plan: id, edition, query });
    return hits.filter(({ cell }) => section.includes(`${cell.subject} ${cell.part}`)).length;
  };
  const marks = async (): Promise<number> => Object.values(await marked(page)).flat().length;
  await expect.poll(marks).toBe(await shown('the'));
  await findBox(page).fill('the family');
  await expect.poll(async () => (await marked(page)).now).toEqual(['the family']);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+F');
  await findBox(page).fill('most');
  const before = await shown('most');
  await expect.poll(marks).toBe(before);
  await plan.typeAtEnd('6.1.1/progress', ' Almost done.');
  await expect.poll(marks).toBe(before + 1);
  await expect(page.getByText(new RegExp(`^\\d+ of ${await inPlan(app, 'most')}$`))).toBeVisible();
  await page.keyboard.press('F3');
  await page.keyboard.press('Shift+F3');
  await expect.poll(async () => (await marked(page)).now).toEqual(['most']);
});

test('words are found in the whole plan drawn as one page', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  await new PlanView(app).caretAtEnd('6.1.1/progress');
  await app.menu('whole-plan');
  await page.keyboard.press('Control+F');
  await page.keyboard.type('learning');
  const total = await inPlan(app, 'learning');
  await expect(page.getByText(new RegExp(`^\\d+ of ${total}$`))).toBeVisible();
  for (let at = 0; at < Math.min(total, 12); at += 1) {
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await marked(page)).now.map((words) => words.toLowerCase())).toEqual(['learning']);
    const inSight = await page.evaluate(() => {
      const [range] = [...CSS.highlights.get('found-now')!] as Range[];
      const box = range!.getBoundingClientRect();
      return box.top > 0 && box.bottom < innerHeight;
    });
    expect(inSight).toBe(true);
  }
});

test('words are replaced one by one and all at once after a look at them, and one step takes them back', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  await plan.typeAtEnd('6.1.1/progress', ' Zebras one, zebras two.');
  await plan.typeAtEnd('6.1.2/progress', ' Zebras three.');
  await page.keyboard.press('Control+H');
  await expect(findBox(page)).toBeFocused();
  await page.keyboard.type('zebras');
  await expect(page.getByText('3 of 3', { exact: true })).toBeVisible();
  await page.keyboard.press('Tab');
  for (let tabs = 0; tabs < 4; tabs += 1)
    if (!(await page.getByLabel('Replace with').evaluate((box) => box === document.activeElement)))
      await page.keyboard.press('Tab');
  await expect(page.getByLabel('Replace with')).toBeFocused();
  await page.keyboard.type('lions');
  // The first Enter shows what is at hand, the second replaces it.
  await page.keyboard.press('Enter');
  expect(await inPlan(app, 'zebras')).toBe(3);
  await page.keyboard.press('Enter');
  await expect.poll(() => inPlan(app, 'zebras')).toBe(2);
  expect(plainText(await storedText(app, '6.1.2/progress'))).toContain('lions three.');
  await expect(page.getByText('1 of 2', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Replace all…' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Replace “zebras” with “lions” in 2 places' });
  await expect(dialog.getByRole('checkbox')).toHaveCount(2);
  await picture(page, 'preview');
  await accessible(page, 'preview');
  await dialog.getByRole('checkbox').first().focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('button', { name: 'Replace 1 place' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => inPlan(app, 'zebras')).toBe(1);
  expect(plainText(await storedText(app, '6.1.1/progress'))).toContain('Zebras one, lions two.');

  await page.keyboard.press('Escape');
  await plan.caretAtEnd('6.1.3/progress');
  await page.keyboard.press('Control+Z');
  await expect.poll(() => inPlan(app, 'zebras')).toBe(2);
  expect(plainText(await storedText(app, '6.1.1/progress'))).toContain('Zebras one, zebras two.');
  await page.keyboard.press('Control+Z');
  await expect.poll(() => inPlan(app, 'zebras')).toBe(3);
});

test('what is found in all editions is gone to by keyboard', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  await plan.caretAtEnd('6.1.1/progress');
  await app.menu('start-edition');
  await page.getByRole('dialog').getByRole('button', { name: 'Start the edition' }).click();
  await expect(page.getByRole('dialog', { name: 'October 2022 is started' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Control+Shift+F');
  const dialog = page.getByRole('dialog', { name: 'Find in all editions' });
  await expect(dialog.getByLabel('Find')).toBeFocused();
  await page.keyboard.type('reporting cycle');
  const tree = dialog.getByRole('tree', { name: 'What is found' });
  await expect(tree).toBeVisible();
  await expect(tree.getByRole('treeitem', { level: 1 })).not.toHaveCount(0);
  for (const look of ['light', 'dark'] as const) {
    await app.menu(`look-${look}`);
    await expect(page.locator(':root')).toHaveAttribute('data-look', look);
    await picture(page, `everywhere-${look}`);
    await accessible(page, `everywhere, ${look}`);
  }
  await page.keyboard.press('ArrowDown');
  await expect(tree).toBeFocused();
  const edition = page.getByRole('treeitem', { level: 1 }).last();
  const old = (await edition.innerText()).split(',')[0]!;
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  expect(await page.evaluate(() => String(getSelection()).toLowerCase())).toBe('reporting cycle');
  await expect(page.getByRole('button', { name: new RegExp(old) }).first()).toBeVisible();
});

test('an item is gone to by its number, and the nearest is named where there is none', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  await new PlanView(app).caretAtEnd('6.1.1/progress');
  await page.keyboard.press('Control+G');
  const dialog = page.getByRole('dialog', { name: 'Go to item' });
  await expect(dialog.getByRole('combobox', { name: 'Item' })).toBeFocused();
  await page.keyboard.type('6.1.99');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(/^There is no 6\.1\.99 in .+\. The nearest is 6\.1\.\d+\.$/)).toBeVisible();
  for (const look of ['light', 'dark'] as const) {
    await app.menu(`look-${look}`);
    await picture(page, `go-to-${look}`);
    await accessible(page, `go to item, ${look}`);
  }
  await page.keyboard.press('Control+A');
  await page.keyboard.type('6.1.3');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset['number']))
    .toBe('6.1.3');
});

test('the bar can be read in light, dark and forced colours, narrow and at 400 %', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  await new PlanView(app).caretAtEnd('6.1.1/progress');
  await page.keyboard.press('Control+H');
  await page.keyboard.type('the');
  await expect(page.getByText(/^\d+ of \d+/)).toBeVisible();
  await page.keyboard.press('Enter');
  for (const look of ['light', 'dark'] as const) {
    await app.menu(`look-${look}`);
    await expect(page.locator(':root')).toHaveAttribute('data-look', look);
    await page.waitForTimeout(300);
    await picture(page, `bar-${look}`);
    await accessible(page, `find bar, ${look}`);
  }
  await app.menu('look-light');
  await page.emulateMedia({ forcedColors: 'active' });
  await picture(page, 'bar-forced-colours');
  await page.emulateMedia({ forcedColors: 'none' });
  for (const [width, height] of [
    [700, 800],
    [350, 800],
    [350, 220],
  ] as const) {
    await app.electron.evaluate(
      ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]!.setContentSize(to[0]!, to[1]!),
      [width, height] as const,
    );
    await page.waitForTimeout(400);
    await picture(page, `bar-${width}-${height}`);
    await accessible(page, `find bar, ${width} wide`, '.find-bar');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  }
});
