import { plainText } from '../../shared/richtext/plain-text.ts';
import { accessible, picture } from '../pages/look.ts';
import { PlanView } from '../pages/plan-view.ts';
import { storedText } from '../pages/stored.ts';
import { expect, test } from '../fixtures/story.ts';

const WORDS = 'Councils report to ministers each June.';

test('words are shared from the caret, used elsewhere, changed once for all, detached and taken back, by keys', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  const { keyboard } = page;
  await app.ready('plan');
  const plan = new PlanView(app);
  const stored = async (item: string): Promise<string> => plainText(await storedText(app, `${item}/progress`));
  for (const item of ['6.1.1', '6.1.2']) {
    await plan.caretAtEnd(`${item}/progress`);
    await keyboard.press('Enter');
    await keyboard.type(WORDS);
  }
  await plan.saved();

  // The paragraph with the caret is ticked; the other text with the same words comes along.
  await app.menu('shared-texts');
  const dialog = page.getByRole('dialog', { name: 'Shared texts' });
  await expect(dialog.getByRole('checkbox', { name: WORDS })).toBeChecked();
  await dialog.getByRole('textbox', { name: 'Name' }).focus();
  await keyboard.type('Reports');
  await keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toHaveText('“Reports” is a shared text now, used in 2 texts.');
  await expect(dialog.getByRole('button', { name: 'Progress made, 6.1.1', exact: true })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Progress made, 6.1.2', exact: true })).toBeVisible();
  await keyboard.press('Escape');
  await expect(plan.field('6.1.1/progress')).toContainText('Shared text: used in 2 texts');

  // A third text uses them.
  await plan.caretAtEnd('6.1.3/progress');
  await app.menu('shared-texts');
  await dialog.getByRole('button', { name: 'Use at the end of Progress made, 6.1.3' }).focus();
  await keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toHaveText('“Reports” stands at the end of Progress made in 6.1.3.');
  expect(await stored('6.1.3')).toContain(WORDS);

  // Changed once.
  await dialog.getByRole('button', { name: 'Change the words of Reports' }).focus();
  await keyboard.press('Enter');
  await expect(dialog.getByRole('textbox', { name: 'Words' })).toBeFocused();
  await keyboard.press('Control+A');
  await keyboard.type('Councils report twice a year.');
  await dialog.getByRole('button', { name: 'Change in 3 texts' }).focus();
  await keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toHaveText('“Reports” is changed in 3 texts.');
  for (const item of ['6.1.1', '6.1.2', '6.1.3']) {
    expect(await stored(item)).toContain('Councils report twice a year.');
    expect(await stored(item)).not.toContain(WORDS);
  }

  // Detached, a text keeps the words and changes no more.
  await dialog.getByRole('button', { name: 'Detach Progress made, 6.1.2 from Reports' }).focus();
  await keyboard.press('Enter');
  await expect(dialog.getByText('Used in 2 texts:')).toBeVisible();
  await keyboard.press('Escape');
  await expect(plan.field('6.1.2/progress')).not.toContainText('Shared text');
  expect(await stored('6.1.2')).toContain('Councils report twice a year.');

  // All of it, one step after the other.
  for (let step = 0; step < 4; step += 1) await app.menu('undo');
  await expect(plan.words('6.1.3/progress')).not.toContainText('Councils report');
  await expect(plan.words('6.1.1/progress')).toContainText(WORDS);
  await expect.poll(() => stored('6.1.1')).toContain(WORDS);
  await expect.poll(() => stored('6.1.3')).not.toContain('Councils report');
  await expect(plan.field('6.1.1/progress')).not.toContainText('Shared text');
  await app.close();
});

test('the shared texts can be read in light and dark, and by a screen reader', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  await plan.typeAtEnd('6.1.1/progress', ' And so on.');
  await app.menu('shared-texts');
  const dialog = page.getByRole('dialog', { name: 'Shared texts' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Transitions');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Used in 1 text:')).toBeVisible();
  for (const look of ['light', 'dark'] as const) {
    await app.menu(`look-${look}`);
    await expect(page.locator(':root')).toHaveAttribute('data-look', look);
    await picture(page, `shared-texts-${look}`);
    await accessible(page, `shared texts, ${look}`);
    await dialog.getByRole('button', { name: 'Change the words of Transitions' }).click();
    await expect(dialog.getByRole('textbox', { name: 'Words' })).toBeFocused();
    await picture(page, `shared-texts-change-${look}`);
    await accessible(page, `shared texts being changed, ${look}`);
    await dialog.getByRole('button', { name: 'Leave as it is' }).click();
  }
  await app.close();
});
