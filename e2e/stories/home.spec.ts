import { expect, test } from '../fixtures/story.ts';
import { accessible, picture } from '../pages/look.ts';
import { PlanView } from '../pages/plan-view.ts';

test('a command is found by its words and carried out at the caret, by keyboard alone', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  await plan.caretAtEnd('6.1.2/progress');
  for (const look of ['light', 'dark'] as const) {
    await app.menu(`look-${look}`);
    await app.menu('palette');
    await expect(page.getByRole('searchbox', { name: 'Find a command' })).toBeFocused();
    await picture(page, `palette-${look}`);
    await accessible(page, `palette, ${look}`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await app.menu('look-light');
  await plan.caretAtEnd('6.1.2/progress');
  await app.menu('palette');
  await page.keyboard.type('list bull');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.type('A first entry');
  await expect(plan.words('6.1.2/progress').locator('ul > li').last()).toContainText('A first entry');

  await app.menu('palette');
  await page.keyboard.type('xyzzy');
  await expect(page.getByText('No command has these words.')).toBeVisible();
});

test('settings are done at once, kept, and the same from the menu', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  await app.menu('settings');
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  for (const look of ['Light', 'Dark'] as const) {
    await dialog.getByRole('radio', { name: look }).check();
    await expect(page.locator(':root')).toHaveAttribute('data-look', look.toLowerCase());
    await picture(page, `settings-${look.toLowerCase()}`);
    await accessible(page, `settings, ${look}`);
  }
  await dialog.getByRole('checkbox', { name: /Check spelling/ }).uncheck();
  await page.keyboard.press('Escape');
  await app.kill();

  const again = await computer.start();
  await again.ready('plan');
  await expect(again.page.locator(':root')).toHaveAttribute('data-look', 'dark');
  await again.menu('settings');
  await expect(again.page.getByRole('checkbox', { name: /Check spelling/ })).not.toBeChecked();
});

test('a copy that somebody sent is brought in beside the plan that is here', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const copy = computer.file('sent.actionplan');
  await app.willSaveAs(copy);
  await app.menu('save-copy');
  await expect(page.getByText('The copy sent.actionplan is saved.')).toBeVisible();

  await app.menu('home');
  await app.ready('home');
  await app.willOpen(copy);
  await page.getByRole('button', { name: 'Bring in a copy' }).click();
  await app.ready('plan');
  await expect(page.getByText('sent.actionplan is brought in.')).toBeVisible();
  await expect(new PlanView(app).words('plan/title')).toContainText('(copy)');
  await app.menu('home');
  await app.ready('home');
  await expect(page.getByRole('row')).toHaveCount(3);
  for (const look of ['light', 'dark'] as const) {
    await app.menu(`look-${look}`);
    await picture(page, `home-copies-${look}`);
    await accessible(page, `home with copies, ${look}`);
  }
});
