import { PlanView } from '../pages/plan-view.ts';
import { expect, test } from '../fixtures/story.ts';

test('undo walks back over typing, a choice and a moved item by name, and forth again', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  const numbers = (): Promise<(string | null)[]> =>
    page
      .locator('.plan-page [data-item]')
      .evaluateAll((items) => items.map((item) => item.getAttribute('data-number')));
  const order = await numbers();

  await plan.typeAtEnd('6.1.2/progress', ' First.');
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await expect.poll(numbers).not.toEqual(order);
  const moved = await numbers();
  await plan.typeAtEnd('6.1.4/progress', ' Second.');

  const undo = page.getByRole('button', { name: /^Undo/ }).first();
  await expect(undo).toHaveAccessibleName('Undo typing in Progress made, 6.1.4');
  await page.keyboard.press('Control+Z');
  await expect(plan.words('6.1.4/progress')).not.toContainText('Second.');
  await expect(undo).toHaveAccessibleName(/^Undo moving 6\.1\.2/);
  await page.keyboard.press('Control+Z');
  await expect.poll(numbers).toEqual(order);
  await expect(undo).toHaveAccessibleName('Undo typing in Progress made, 6.1.2');
  await page.keyboard.press('Control+Z');
  await expect(plan.words('6.1.2/progress')).not.toContainText('First.');
  await expect(plan.words('6.1.2/progress')).toBeFocused();

  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+Y');
  await expect.poll(numbers).toEqual(moved);
  await expect(plan.words('6.1.4/progress')).toContainText('Second.');
  await expect(plan.words('6.1.2/progress')).toContainText('First.');
  await plan.saved();
  await app.close();
});

test('a step taken back while the part that keeps the plans starts again is taken back all the same', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  const numbers = (): Promise<(string | null)[]> =>
    page
      .locator('.plan-page [data-item]')
      .evaluateAll((items) => items.map((item) => item.getAttribute('data-number')));
  const order = await numbers();
  await plan.caretAtEnd('6.1.2/progress');
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await expect.poll(numbers).not.toEqual(order);
  const killed = app.killEngine();
  await page.keyboard.press('Control+Z');
  await killed;
  await expect.poll(numbers).toEqual(order);
  await app.close();
});
