import { sample } from '../pages/app.ts';
import { accessible, picture } from '../pages/look.ts';
import { PlanView } from '../pages/plan-view.ts';
import { expect, test } from '../fixtures/story.ts';

test('keys lead through the page as through one document', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);

  await plan.caretAtEnd('6.1.1/response');
  await page.keyboard.press('ArrowRight');
  await expect(plan.words('6.1.1/actions')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(plan.words('6.1.1/response')).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(plan.words('6.1.2/response')).toBeFocused();
  await page.keyboard.press('Control+End');
  await expect(plan.words('6.1.2/response')).toBeFocused();
  await page.keyboard.press('Control+End');
  await expect(plan.words('plan/contact')).toBeFocused();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Home');
  await expect(plan.words('plan/title')).toBeFocused();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(plan.words('plan/title')).not.toBeFocused();
  const caret = page.locator('[contenteditable="true"]');
  await expect(caret).toBeFocused();
  await expect(caret).toBeInViewport();
  await app.close();
});

test('words fixed by others are changed on purpose alone, and locked again', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  const fixed = plan.words('6.1.1/recommendation');
  await fixed.focus();
  await page.keyboard.type('x');
  await expect(page.getByText(/is fixed text\. Choose “Change this text”/).first()).toBeVisible();
  await plan
    .field('6.1.1/recommendation')
    .getByRole('button', { name: /^Change the text/ })
    .click();
  await accessible(page, 'unlocked text');
  await picture(page, 'unlocked-text');
  await page.keyboard.type('Now. ');
  await expect(fixed).toContainText('Now. ');
  await page.keyboard.press('Control+Z');
  await expect(fixed).not.toContainText('Now. ');
  await plan
    .field('6.1.1/recommendation')
    .getByRole('button', { name: /^Lock the text/ })
    .click();
  await expect(fixed).toHaveAttribute('aria-readonly', 'true');
  await app.close();
});

test('a selection runs over several fields by key, is copied whole and not typed over', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  await plan.caretAtEnd('6.1.2/response');
  await page.keyboard.press('Home');
  for (let line = 0; line < 3; line += 1) await page.keyboard.press('Shift+ArrowDown');
  const selected = (): Promise<string> => page.evaluate(() => getSelection()!.toString());
  const response = ((await plan.words('6.1.2/response').textContent()) ?? '').trim();
  expect(await selected()).toContain(response);
  expect((await selected()).length).toBeGreaterThan(response.length + 20);
  await page.keyboard.type('x');
  await expect(page.getByText(/^The selection runs over several fields/).first()).toBeVisible();
  await page.keyboard.press('Control+C');
  const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain(response);
  await app.close();
});

test('a foreword is added, counted and there after a restart', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  await page.getByRole('button', { name: 'Add a foreword' }).press('Enter');
  await expect(plan.words('plan/foreword')).toBeFocused();
  await page.keyboard.type('From the Minister, with thanks.');
  await expect(page.locator('[data-words=""]').filter({ hasText: 'Foreword 5 words' })).toBeVisible();
  await app.menu('word-count');
  const dialog = page.getByRole('dialog', { name: 'Word count' });
  await expect(dialog.getByRole('row', { name: /^Foreword 5$/ })).toBeVisible();
  await expect(dialog.locator('[data-edition-words]')).toHaveText(/^[\d,]{5,}$/);
  await accessible(page, 'word count');
  await picture(page, 'word-count');
  await page.keyboard.press('Escape');
  await plan.saved();
  await app.kill();
  const again = await computer.start();
  await again.ready('plan');
  await expect(new PlanView(again).words('plan/foreword')).toHaveText('From the Minister, with thanks.');
  await again.close();
});

test('the name in an item’s heading is written on the page, and the rest of the heading cannot be broken', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  await app.willOpen(sample('learning-together-2018-2021.txt'));
  await app.menu('bring-in');
  await page
    .getByRole('button', { name: /^Bring in/ })
    .last()
    .click();
  await app.ready('plan');
  const plan = new PlanView(app);
  const name = plan.words('J/name');
  await expect(name).toHaveText('Skills');
  await plan.caretAtEnd('J/name');
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('Skills for life');
  const heading = async (): Promise<string> => (await plan.field('J/goal').innerText()).replace(/\s+/g, ' ');
  await expect.poll(heading).toContain('Goal J ( Skills for life ): Enhance the skills');
  await page.keyboard.press('Tab');
  await expect(plan.words('J/goal').last()).toBeFocused();
  await expect(plan.outline.getByText('Skills for life')).toBeVisible();
  // The words typed are one step, those taken out before another.
  await page.keyboard.press('Control+Z');
  await expect(name).toHaveText('');
  await page.keyboard.press('Control+Z');
  await expect(name).toHaveText('Skills');
  await plan.saved();
  await app.close();
});
