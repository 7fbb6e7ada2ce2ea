import { plainText } from '../../shared/richtext/plain-text.ts';
import { accessible, picture } from '../pages/look.ts';
import { PlanView } from '../pages/plan-view.ts';
import { storedText } from '../pages/stored.ts';
import { expect, test } from '../fixtures/story.ts';

test('progress that is copied word for word is said to be, is let stand by keys, and that is taken back', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  const { keyboard } = page;
  await app.ready('plan');
  const plan = new PlanView(app);
  await plan.caretAtEnd('6.1.3/progress');
  const said = plainText(await storedText(app, '6.1.3/progress'));
  await app.menu('start-edition');
  const preview = page.getByRole('region', { name: 'What starting it does' });
  await expect(preview.getByText('24 texts roll on from October 2021.')).toBeVisible();
  await expect(page.getByLabel('Edition name')).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'October 2022 is started' })).toBeVisible();
  await keyboard.press('Escape');

  await expect(plan.words('6.1.3/progress')).toHaveText('');
  await plan.caretAtEnd('6.1.3/progress');
  await app.menu('show-last-edition');
  const last = page.getByRole('region', { name: /^Last edition of Progress made/ });
  await last.getByRole('button', { name: 'Copy into this edition' }).press('Enter');
  await expect(plan.field('6.1.3/progress')).toContainText('Word for word as in October 2021');
  await plan.saved();
  const facts = page.locator('[data-pane="facts"]');
  const found = facts.getByRole('listitem').filter({ hasText: 'Progress made is word for word as in October 2021.' });
  await expect(found).toBeVisible();
  await picture(page, 'unchanged');
  await accessible(page, 'progress that is unchanged');
  await found.getByRole('button', { name: 'Leave it' }).press('Enter');
  await expect(found).toHaveCount(0);
  await expect(facts.getByRole('list', { name: /to look at in 6\.1\.3$/ })).toBeFocused();
  await app.menu('undo');
  await expect(found).toBeVisible();
  expect(plainText(await storedText(app, '6.1.3/progress'))).toBe(said);

  // Once it says something else, nothing is asked.
  await plan.typeAtEnd('6.1.3/progress', ' More was done in 2022.');
  await expect(found).toHaveCount(0);
  await expect
    .poll(async () => plainText(await storedText(app, '6.1.3/progress')))
    .toBe(`${said} More was done in 2022.`);
  await app.close();
});
