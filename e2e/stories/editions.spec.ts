import { PlanView } from '../pages/plan-view.ts';
import { expect, test } from '../fixtures/story.ts';

test('the next edition starts with last year’s text beside it, and last year’s own words stay as they were', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  const progress = plan.words('6.1.3/progress');
  const edition = (name: RegExp) => page.getByRole('menuitem', { name });
  await plan.caretAtEnd('6.1.3/progress');
  const before = await progress.textContent();

  await app.menu('start-edition');
  await expect(page.getByLabel('Edition name')).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Oct 2021');
  await page.keyboard.press('Enter');
  await expect(page.getByText('There is an edition October 2021 already')).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('October 2022');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^October 2022 started\./)).toBeVisible();
  await expect(progress).toHaveText('');
  await expect(plan.field('6.1.3/progress')).toBeInViewport();
  await expect(plan.field('6.1.3/timescale')).toContainText('As in October 2021');
  await expect(plan.field('6.1.3/status')).toContainText('No status yet');

  await plan
    .field('6.1.3/progress')
    .getByRole('button', { name: /^Show last edition/ })
    .click();
  const last = page.getByRole('region', { name: /^Last edition of Progress made/ });
  await expect(last).toContainText('October 2021');
  await expect(last.locator('.rt')).toHaveText(before!);
  await last.getByRole('button', { name: 'Copy into this edition' }).click();
  await expect(progress).toHaveText(before!);
  await expect(progress).toBeFocused();
  await page.keyboard.type('In 2022: ');
  await plan.saved();

  await page.getByRole('button', { name: /^Edition: / }).click();
  await edition(/^October 2021/).click();
  await expect(progress).toHaveText(before!);
  await expect(plan.field('6.1.3/progress')).toBeInViewport();
  await plan.typeAtEnd('6.1.3/progress', ' Said later of 2021.');
  await page.getByRole('button', { name: /^Edition: / }).click();
  await edition(/^October 2022/).click();
  await expect(progress).toHaveText(`In 2022: ${before}`);

  await app.menu('undo');
  await expect(page.getByRole('button', { name: /^Edition: October 2021/ })).toBeVisible();
  await expect(progress).toHaveText(before!);
  await app.close();
});
