import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../pages/app.ts';
import type { RunningApp } from '../pages/app.ts';
import { OutlinePane } from '../pages/outline.ts';
import { PlanView } from '../pages/plan-view.ts';
import { expect, test } from '../fixtures/story.ts';

const SAMPLE = '6.1[6.1 6.1.1 6.1.2 6.1.3 6.1.4]';

const PICTURES = path.join(PROJECT, 'test-results', 'pictures');

/** Pictures to look at; nothing is compared by the pixel. */
const picture = async (page: Page, name: string): Promise<void> => {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
};

const accessible = async (page: Page, where: string): Promise<void> => {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const found = violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map((one) => one.html).join(' ')}`);
  expect(found).toEqual([]);
};

const size = (app: RunningApp, width: number, height: number): Promise<void> =>
  app.electron.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]!.setContentSize(to[0]!, to[1]!), [
    width,
    height,
  ] as const);

test('by keys alone: items are moved, put under others and out again, and every step is taken back and done again', async ({
  computer,
}) => {
  const app = await computer.start();
  await app.ready('plan');
  const { keyboard } = app.page;
  const outline = new OutlinePane(app);

  await outline.walkTo('6.1.2');
  await keyboard.press('Alt+Shift+ArrowUp');
  await outline.is('6.1[6.1 6.1.2 6.1.1 6.1.3 6.1.4]');
  await expect(outline.row('6.1.2')).toBeFocused();
  await keyboard.press('Alt+Shift+ArrowRight');
  await outline.is('6.1[6.1(6.1.2) 6.1.1 6.1.3 6.1.4]');
  await expect(outline.row('6.1.2')).toBeFocused();
  await expect(outline.row('6.1.2')).toHaveAttribute('aria-level', '3');
  await keyboard.press('Alt+Shift+ArrowDown');
  await outline.is('6.1[6.1 6.1.1(6.1.2) 6.1.3 6.1.4]');
  await expect(outline.row('6.1.2')).toBeFocused();
  await keyboard.press('Alt+Shift+ArrowLeft');
  await outline.is('6.1[6.1 6.1.1 6.1.2 6.1.3 6.1.4]');
  await expect(outline.row('6.1.2')).toBeFocused();

  for (const order of [
    '6.1[6.1 6.1.1(6.1.2) 6.1.3 6.1.4]',
    '6.1[6.1(6.1.2) 6.1.1 6.1.3 6.1.4]',
    '6.1[6.1 6.1.2 6.1.1 6.1.3 6.1.4]',
    SAMPLE,
  ]) {
    await keyboard.press('Control+Z');
    await outline.is(order);
  }
  await keyboard.press('Control+Y');
  await outline.is('6.1[6.1 6.1.2 6.1.1 6.1.3 6.1.4]');

  // What cannot be done is said, and changes nothing.
  await outline.walkTo('6.1');
  await keyboard.press('Alt+Shift+ArrowUp');
  await expect(app.page.getByText('6.1 stands first at its level already.')).toBeVisible();
  await outline.is('6.1[6.1 6.1.2 6.1.1 6.1.3 6.1.4]');
  await app.close();
});

test('sections fold and unfold by keys, and stay so while one publishes and comes back', async ({ computer }) => {
  const app = await computer.start();
  await app.ready('plan');
  const { page } = app;
  const outline = new OutlinePane(app);
  await outline.walkTo('6.1', 'section');
  const section = outline.row('6.1').first();
  await expect(section).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowLeft');
  await expect(section).toHaveAttribute('aria-expanded', 'false');
  await expect(outline.row('6.1.1')).toHaveCount(0);
  await page.getByRole('button', { name: 'Publish', exact: true }).first().click();
  await expect(page.getByText('Word document').first()).toBeVisible();
  await page.getByRole('button', { name: 'Write', exact: true }).first().click();
  await expect(section).toHaveAttribute('aria-expanded', 'false');
  await outline.walkTo('6.1', 'section');
  await page.keyboard.press('ArrowRight');
  await expect(outline.row('6.1.1')).toHaveAttribute('aria-setsize', '5');
  await outline.is(SAMPLE);
  await app.close();
});

test('while one writes, the keys move the item with the caret, which stays where it was', async ({ computer }) => {
  const app = await computer.start();
  await app.ready('plan');
  const plan = new PlanView(app);
  const outline = new OutlinePane(app);
  await expect(outline.tree.getByRole('row').first()).toBeVisible();
  await plan.typeAtEnd('6.1.3/progress', ' It goes');
  await app.page.keyboard.press('Alt+Shift+ArrowUp');
  await outline.is('6.1[6.1 6.1.1 6.1.3 6.1.2 6.1.4]');
  await app.page.keyboard.type(' on.');
  await plan.saved();
  await expect(plan.words('6.1.3/progress')).toContainText('It goes on.');
  await expect(plan.words('6.1.3/progress')).toBeFocused();
  await app.page.keyboard.press('Control+Z');
  await app.page.keyboard.press('Control+Z');
  await outline.is(SAMPLE);
  await app.close();
});

test('by keys alone: sections, items and an annex are added, named and written, and all of it is taken back', async ({
  computer,
}) => {
  const app = await computer.start();
  await app.ready('plan');
  const { page } = app;
  const { keyboard } = page;
  const plan = new PlanView(app);
  const outline = new OutlinePane(app);

  await outline.walkTo('6.1.2');
  await keyboard.press('Control+Enter');
  await outline.is('6.1[6.1 6.1.1 6.1.2 6.1.5 6.1.3 6.1.4]');
  await expect(plan.words('6.1.5/recommendation')).toBeFocused();
  await keyboard.type('Schools should meet families halfway.');
  await plan.saved();
  await expect(outline.row('6.1.5 Schools should meet families halfway.')).toBeVisible();

  await outline.walkTo('6.1.5');
  await outline.command('Add an item below 6.1.5');
  await outline.is('6.1[6.1 6.1.1 6.1.2 6.1.5(6.1.5.1) 6.1.3 6.1.4]');

  await app.menu('add-section');
  await expect.poll(() => outline.order()).toMatch(/^6\.1\[.*\] 7\[\]$|^6\.1\[.*\] 6\.2\[\]$/);
  const heading = page.locator('[data-field$="/heading"]').last().getByRole('textbox');
  await expect(heading).toBeFocused();
  await keyboard.type('Learning at home');
  await plan.saved();
  await page.getByRole('button', { name: 'Add the first item' }).focus();
  await keyboard.press('Enter');
  await expect.poll(() => outline.order()).toMatch(/ (7|6\.2)\[\S+\]$/);
  await app.menu('add-annex');
  await expect.poll(() => outline.order()).toMatch(/ A\[\]$/);

  // The heading changes in the outline too, where it stands.
  await outline.enter();
  await keyboard.press('End');
  await keyboard.press('F2');
  await expect(page.getByRole('textbox', { name: 'Heading of annex A' })).toBeFocused();
  await keyboard.type('Who was asked');
  await keyboard.press('Enter');
  await expect(outline.tree.getByRole('row', { name: /^A Who was asked/ })).toBeFocused();

  // Renaming, the annex, the item, the heading's words, the section, the item below, the words of the item and the item.
  for (let step = 0; step < 30 && (await outline.order()) !== SAMPLE; step += 1) {
    await keyboard.press('Control+Z');
    await page.waitForTimeout(150);
  }
  await outline.is(SAMPLE);
  await app.close();
});

test('by keys alone: an item is retired, brought back from the list of what was retired, and retired again by redo', async ({
  computer,
}) => {
  const app = await computer.start();
  await app.ready('plan');
  const { page } = app;
  const { keyboard } = page;
  const outline = new OutlinePane(app);

  await outline.walkTo('6.1.3');
  await outline.command('Retire from October 2021');
  await outline.is('6.1[6.1 6.1.1 6.1.2 6.1.4]');
  await expect(page.getByText(/^6\.1\.3 is retired from October 2021/).first()).toBeVisible();
  await expect(outline.row('6.1.4')).toBeFocused();

  await app.menu('retired');
  const dialog = page.getByRole('dialog', { name: 'Bring back what was retired' });
  await expect(dialog.getByText('Last in October 2020')).toBeVisible();
  await dialog.getByRole('button', { name: /^Bring back 6\.1\.3 / }).focus();
  await keyboard.press('Enter');
  await outline.is(SAMPLE);
  await expect(dialog).toHaveCount(0);

  await keyboard.press('Control+Z');
  await outline.is('6.1[6.1 6.1.1 6.1.2 6.1.4]');
  await keyboard.press('Control+Z');
  await outline.is(SAMPLE);
  await keyboard.press('Control+Y');
  await outline.is('6.1[6.1 6.1.1 6.1.2 6.1.4]');
  await app.close();
});

test('by keys alone: the plan is renumbered after a move, the references follow, and one number is set by hand', async ({
  computer,
}) => {
  const app = await computer.start();
  await app.ready('plan');
  const { page } = app;
  const { keyboard } = page;
  const plan = new PlanView(app);
  const outline = new OutlinePane(app);
  await expect(outline.tree.getByRole('row').first()).toBeVisible();

  // A reference to 6.1.3 in another item's text.
  await plan.caretAtEnd('6.1.1/progress');
  await keyboard.type(' See ');
  await app.menu('cross-reference');
  const refer = page.getByRole('dialog', { name: 'Refer to an item' });
  await expect(refer.getByRole('combobox', { name: 'Item' })).toBeFocused();
  await keyboard.type('6.1.3');
  await keyboard.press('Escape');
  await keyboard.press('Enter');
  await expect(refer).toHaveCount(0);
  await plan.saved();

  await outline.walkTo('6.1.3');
  await keyboard.press('Alt+Shift+ArrowUp');
  await outline.is('6.1[6.1 6.1.1 6.1.3 6.1.2 6.1.4]');
  await app.menu('renumber');
  const dialog = page.getByRole('dialog', { name: 'Renumber the plan' });
  await expect(dialog.getByRole('row', { name: /^6\.1\.3 6\.1\.2 .* 1$/ })).toBeVisible();
  await expect(dialog.getByText('1 reference follows by itself.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Renumber 2 items' }).focus();
  await keyboard.press('Enter');
  await outline.is(SAMPLE);
  await expect(plan.words('6.1.1/progress')).toContainText('See 6.1.2');

  await keyboard.press('Control+Z');
  await outline.is('6.1[6.1 6.1.1 6.1.3 6.1.2 6.1.4]');
  await expect(plan.words('6.1.1/progress')).toContainText('See 6.1.3');
  await keyboard.press('Control+Y');
  await outline.is(SAMPLE);

  await outline.walkTo('6.1.4');
  await outline.command('Change the number…');
  await expect(page.getByRole('dialog', { name: 'Number of 6.1.4' })).toBeVisible();
  await keyboard.press('Control+A');
  await keyboard.type('6.1.2');
  await keyboard.press('Enter');
  await expect(page.getByText(/^6\.1\.2 is the number of /)).toBeVisible();
  await keyboard.press('Control+A');
  await keyboard.type('6.1.9');
  await keyboard.press('Enter');
  await outline.is('6.1[6.1 6.1.1 6.1.2 6.1.3 6.1.9]');
  await app.close();
});

test('rows are dragged between others and onto one, with the mouse and by keys', async ({ computer }) => {
  const app = await computer.start();
  await app.ready('plan');
  await size(app, 1300, 800);
  const { page } = app;
  const outline = new OutlinePane(app);
  await expect(outline.row('6.1.4')).toBeVisible();
  const drag = async (name: string, to: string, y: (height: number) => number): Promise<void> => {
    const from = (await outline.row(name).boundingBox())!;
    const target = (await outline.row(to).last().boundingBox())!;
    await page.mouse.move(from.x + 120, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(from.x + 125, from.y + 10, { steps: 3 });
    await page.mouse.move(target.x + 120, target.y + y(target.height), { steps: 8 });
    await page.mouse.move(target.x + 121, target.y + y(target.height), { steps: 2 });
    await page.mouse.up();
  };
  await drag('6.1.3', '6.1.1', () => 3);
  await outline.is('6.1[6.1 6.1.3 6.1.1 6.1.2 6.1.4]');
  await expect(outline.row('6.1.3')).toBeFocused();
  await drag('6.1.4', '6.1.1', (height) => height / 2);
  await outline.is('6.1[6.1 6.1.3 6.1.1(6.1.4) 6.1.2]');

  await outline.walkTo('6.1.2');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'Drag 6.1.2' })).toBeFocused();
  await page.keyboard.press('Enter');
  const target = page.locator('[aria-roledescription="drop indicator"]:focus');
  await expect(target).toHaveCount(1);
  for (let step = 0; step < 20; step += 1) {
    if ((await target.getAttribute('aria-label'))?.startsWith('Drop on 6.1.3 ')) break;
    await page.keyboard.press('ArrowUp');
  }
  await page.keyboard.press('Enter');
  await outline.is('6.1[6.1 6.1.3(6.1.2) 6.1.1(6.1.4)]');
  await expect(outline.row('6.1.2')).toBeFocused();
  await app.close();
});

test('the outline, its commands and its dialogs can be read by a screen reader, in light and dark', async ({
  computer,
}) => {
  const app = await computer.start();
  await app.ready('plan');
  const { page } = app;
  const { keyboard } = page;
  const outline = new OutlinePane(app);
  await outline.walkTo('6.1.3');
  await keyboard.press('Alt+Shift+ArrowUp');
  await outline.is('6.1[6.1 6.1.1 6.1.3 6.1.2 6.1.4]');
  await outline.walkTo('6.1.4');
  await outline.command('Retire from October 2021');
  await outline.is('6.1[6.1 6.1.1 6.1.3 6.1.2]');
  for (const look of ['light', 'dark'] as const) {
    await app.menu(`look-${look}`);
    await expect(page.locator(':root')).toHaveAttribute('data-look', look);
    await outline.walkTo('6.1.2');
    await accessible(page, `outline, ${look}`);
    await keyboard.press('Shift+F10');
    await expect(page.getByRole('menu')).toBeVisible();
    await picture(page, `outline-menu-${look}`);
    await accessible(page, `the row's commands, ${look}`);
    await keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
    await keyboard.press('F2');
    await expect(page.getByRole('textbox', { name: 'Name of 6.1.2' })).toBeFocused();
    await accessible(page, `renaming, ${look}`);
    await keyboard.press('Escape');
    for (const [command, name] of [
      ['renumber', 'Renumber the plan'],
      ['retired', 'Bring back what was retired'],
    ] as const) {
      await app.menu(command);
      await expect(page.getByRole('dialog', { name }).getByRole('button').first()).toBeVisible();
      await picture(page, `${command}-${look}`);
      await accessible(page, `${name}, ${look}`);
      await keyboard.press('Escape');
      await expect(page.getByRole('dialog', { name })).toHaveCount(0);
    }
    await outline.walkTo('6.1.2');
    await outline.command('Change the number…');
    await expect(page.getByRole('dialog', { name: 'Number of 6.1.2' })).toBeVisible();
    await picture(page, `number-${look}`);
    await accessible(page, `the number, ${look}`);
    await keyboard.press('Escape');
  }
  await app.close();
});
