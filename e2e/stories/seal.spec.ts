import type { Page } from '@playwright/test';
import { plainText } from '../../shared/richtext/plain-text.ts';
import type { MenuCommand } from '../../shared/ipc/contract.ts';
import type { RunningApp } from '../pages/app.ts';
import { putOnClipboard } from '../pages/clipboard.ts';
import { accessible, picture, size } from '../pages/look.ts';
import { OutlinePane } from '../pages/outline.ts';
import { PlanView } from '../pages/plan-view.ts';
import { ask, newest, storedText } from '../pages/stored.ts';
import { expect, test } from '../fixtures/story.ts';

/** Every word of the newest edition, and how it stands, as the engine has it. */
const kept = async (app: RunningApp): Promise<string> => {
  const at = await newest(app);
  const { editions } = await ask(app, 'plan/open', { plan: at.plan });
  const { sections, title } = await ask(app, 'plan/outline', at);
  const pages = await Promise.all(sections.map(({ id }) => ask(app, 'plan/section', { ...at, section: id })));
  const states = editions.map(({ label, state, published }) => [label, state, published]);
  return JSON.stringify([title, states, pages.map(({ section, facts }) => [section, facts])]);
};

/** Seals the edition that is shown, published on the day typed, by keys. */
const seal = async (app: RunningApp, [day, month, year]: readonly [string, string, string]): Promise<void> => {
  const { keyboard } = app.page;
  await app.menu('seal');
  await app.page.getByLabel('Day').focus();
  await keyboard.type(day);
  await keyboard.press('Tab');
  await keyboard.type(month);
  await keyboard.press('Tab');
  await keyboard.type(year);
  await keyboard.press('Enter');
};

const said = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words }).first();

test('an edition is sealed with a date, and nothing writes in it any more', async ({ computer }) => {
  test.slow();
  const app = await computer.start();
  const { page } = app;
  const { keyboard } = page;
  await app.ready('plan');
  await size(app, 1400, 900);
  const plan = new PlanView(app);
  await plan.typeAtEnd('6.1.3/progress', ' Last words.');

  await app.menu('seal');
  const dialog = page.getByRole('dialog', { name: 'Seal October 2021' });
  await expect(dialog.getByText('This cannot be undone.')).toBeVisible();
  await expect(dialog.getByText(/October 2020 is sealed with it/)).toBeVisible();
  await expect(dialog.getByText(/must be fixed/)).toBeVisible();
  await picture(page, 'seal');
  await accessible(page, 'seal');
  await dialog.getByLabel('Day').focus();
  await keyboard.type('31');
  await keyboard.press('Tab');
  await keyboard.type('2');
  await keyboard.press('Tab');
  await keyboard.type('2021');
  await keyboard.press('Enter');
  await expect(dialog.getByText('Enter a real date of publication, such as 31 October 2022')).toBeVisible();
  await keyboard.press('Tab');
  await keyboard.type('10');
  await keyboard.press('Enter');

  await expect(page.getByText('October 2021 was published on 31 October 2021 and sealed.')).toBeVisible();
  await expect(said(page, 'October 2021 is sealed, with October 2020.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Edition: October 2021 · Sealed/ })).toBeVisible();
  await expect(page.locator('.toast').getByRole('button', { name: 'Undo' })).toHaveCount(0);
  await picture(page, 'sealed');
  await accessible(page, 'a sealed edition');
  const sealed = await kept(app);
  // Words that were not saved yet came first.
  expect(plainText(await storedText(app, '6.1.3/progress'))).toMatch(/Last words\.$/);
  expect(sealed).toContain('["Oct 2020","sealed",null],["Oct 2021","sealed","2021-10-31"]');

  // Nothing is typed, pasted, undone, formatted or put in.
  const progress = plan.words('6.1.3/progress');
  await progress.click();
  await expect(progress).not.toHaveAttribute('contenteditable', 'true');
  await keyboard.type('More');
  await putOnClipboard(app, { text: 'Pasted' });
  await keyboard.press('Control+V');
  await keyboard.press('Delete');
  await keyboard.press('Control+Z');
  const nothing: readonly MenuCommand[] = ['undo', 'redo', 'bold', 'bullet-list', 'paste-plain', 'non-breaking-space'];
  for (const command of nothing) await app.menu(command);
  expect(await kept(app)).toBe(sealed);

  // No command of the outline changes it, and each says why.
  const refused = page.getByText('October 2021 is sealed: it can be read and never changes.');
  const commands: readonly MenuCommand[] = [
    'add-item',
    'add-item-below',
    'add-section',
    'add-annex',
    'move-up',
    'move-down',
    'nest',
    'unnest',
    'rename',
    'retire',
    'retired',
    'renumber',
    'template',
    'fold',
    'rename-edition',
    'seal',
  ];
  for (const command of commands) {
    await app.menu(command);
    await expect(refused.first(), command).toBeVisible();
    await keyboard.press('Escape');
    const notices = page.getByRole('button', { name: 'Close this notice' });
    while ((await notices.count()) > 0) await notices.first().press('Enter');
    await expect(refused).toHaveCount(0);
  }
  expect(await kept(app)).toBe(sealed);

  // What would write is not there: in the outline, in the facts, in what is to be fixed, in shared texts, in finding.
  await expect(page.getByRole('button', { name: /^(Add a section|Add an item|Link an item)/ })).toHaveCount(0);
  await new OutlinePane(app).walkTo('6.1.2');
  await keyboard.press('Shift+F10');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await keyboard.press('Alt+Shift+ArrowDown');
  await expect(page.getByRole('button', { name: /^(More for|Drag) 6/ })).toHaveCount(0);
  const facts = page.locator('[data-pane="facts"]');
  await expect(facts.getByRole('combobox')).toHaveCount(0);
  await expect(facts.getByRole('button', { name: /^(Status|Response)/ })).toHaveCount(0);
  await facts.getByRole('tab', { name: 'Notes' }).press('Enter');
  await expect(facts.getByRole('button', { name: 'Add a note' })).toHaveCount(0);
  await app.menu('shared-texts');
  const over = page.getByRole('dialog');
  await expect(over).toBeVisible();
  await expect(over.getByRole('button', { name: /^(Share|Stop|Change)/ })).toHaveCount(0);
  await keyboard.press('Escape');
  await expect(over).toHaveCount(0);
  await app.menu('replace');
  const bar = page.locator('.find-bar');
  await expect(bar).toContainText('This edition can only be read: its words are found, and stay as they are.');
  await expect(page.getByLabel('Replace with')).toHaveCount(0);
  await keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await app.menu('find-everywhere');
  await expect(page.getByRole('dialog', { name: 'Find in all editions' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Replace in/ })).toHaveCount(0);
  await keyboard.press('Escape');
  await expect(over).toHaveCount(0);
  expect(await kept(app)).toBe(sealed);

  // The edition before is sealed with it.
  await page.getByRole('button', { name: /^Edition: / }).press('Enter');
  await expect(page.getByRole('menuitem', { name: /^October 2021/ })).toContainText('Published 31 October 2021');
  await picture(page, 'editions-sealed');
  await page.getByRole('menuitem', { name: /^October 2020/ }).press('Enter');
  await expect(page.getByText('October 2020 is published and sealed. It can be read and never changes.')).toBeVisible();
  await app.close();
});

test('the edition before is sealed from the summary of a start, and the new one is written on', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  await plan.caretAtEnd('6.1.3/progress');
  await app.menu('start-edition');
  await expect(page.getByText('24 texts roll on from October 2021.')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Seal October 2021…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Seal October 2021' });
  await expect(dialog.getByLabel('Year')).not.toHaveValue('');
  await dialog.getByRole('button', { name: 'Seal October 2021' }).press('Enter');
  await expect(said(page, 'October 2021 is sealed, with October 2020.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Edition: October 2022 · Draft/ })).toBeVisible();
  await plan.typeAtEnd('6.1.3/progress', 'Written on.');
  await plan.saved();
  expect(plainText(await storedText(app, '6.1.3/progress'))).toBe('Written on.');

  await app.menu('home');
  await app.ready('home');
  await expect(page.getByText('October 2022, draft.')).toBeVisible();
  await app.close();
});

test('what is not yet updated is said before an edition is sealed, and is gone to by keys', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  await plan.caretAtEnd('6.1.3/progress');
  await app.menu('start-edition');
  await expect(page.getByText('24 texts roll on from October 2021.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'October 2022 is started' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(plan.words('6.1.3/progress')).toHaveText('');
  await app.menu('seal');
  const dialog = page.getByRole('dialog', { name: 'Seal October 2022' });
  await expect(dialog.getByText(/^10 texts of status and progress are not yet updated/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Go to the first' }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(plan.field('6.1/status').locator('button.choice')).toBeFocused();
  await expect(said(page, 'Status Oct 2022, 6.1 is not yet updated.')).toBeAttached();
  expect(await kept(app)).not.toContain('sealed');
  await app.close();
});

test('a sealed plan is told as one at Home, in dark and at 400 % zoom', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  await app.menu('look-dark');
  await new PlanView(app).caretAtEnd('6.1.3/progress');
  await seal(app, ['31', '10', '2021']);
  await expect(page.getByText('October 2021 was published on 31 October 2021 and sealed.')).toBeVisible();
  await picture(page, 'sealed-dark');
  await accessible(page, 'a sealed edition, dark');
  await size(app, 350, 220);
  await expect(page.getByText('October 2021 was published on 31 October 2021 and sealed.')).toBeVisible();
  await picture(page, 'sealed-400');
  await accessible(page, 'a sealed edition at 400 %');
  await size(app, 1200, 800);
  await app.menu('home');
  await app.ready('home');
  await expect(page.getByText('October 2021, published on 31 October 2021 and sealed.')).toBeVisible();
  await expect(page.getByRole('row', { name: /Sealed/ })).toContainText('31 October 2021');
  await picture(page, 'home-sealed');
  await accessible(page, 'Home with a sealed plan');
  await app.close();
});
