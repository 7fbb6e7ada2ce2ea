import { plainText } from '../../shared/richtext/plain-text.ts';
import { accessible, picture } from '../pages/look.ts';
import { PlanView } from '../pages/plan-view.ts';
import { ask, newest, storedText } from '../pages/stored.ts';
import type { RunningApp } from '../pages/app.ts';
import { expect, test } from '../fixtures/story.ts';

const ownerOf = async (app: RunningApp, number: string): Promise<string | undefined> => {
  const at = await newest(app);
  const { section } = await ask(app, 'plan/section', { ...at, section: null });
  return section!.items.find((item) => item.number === number)!.facts.owner;
};

test('status, response and owner are chosen beside the page by keys, and each is taken back by name', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  const { keyboard } = page;
  await app.ready('plan');
  const plan = new PlanView(app);
  const facts = page.locator('[data-pane="facts"]');
  await plan.caretAtEnd('6.1.1/progress');

  await facts.getByRole('combobox', { name: 'Owner' }).focus();
  await keyboard.type('Education Scotland');
  await keyboard.press('Enter');
  await expect.poll(() => ownerOf(app, '6.1.1')).toBe('Education Scotland');
  await expect(page.getByText('Education Scotland now reports on 6.1.1.').first()).toBeVisible();

  // The owners of the plan are offered for the next item.
  await plan.caretAtEnd('6.1.2/progress');
  await facts.getByRole('combobox', { name: 'Owner' }).focus();
  await keyboard.type('educ');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect.poll(() => ownerOf(app, '6.1.2')).toBe('Education Scotland');

  await facts.getByRole('button', { name: /Response/ }).focus();
  await keyboard.press('ArrowDown');
  await page.getByRole('option', { name: 'Partially accept' }).focus();
  await keyboard.press('Enter');
  await expect.poll(async () => plainText(await storedText(app, '6.1.2/response'))).toBe('Partially accept');

  await facts.getByRole('button', { name: /Status/ }).focus();
  await keyboard.press('ArrowDown');
  await page.getByRole('option', { name: 'Complete' }).focus();
  await keyboard.press('Enter');
  await expect.poll(async () => plainText(await storedText(app, '6.1.2/status'))).toBe('Complete');

  for (let step = 0; step < 3; step += 1) await app.menu('undo');
  await expect.poll(() => ownerOf(app, '6.1.2')).toBeUndefined();
  expect(plainText(await storedText(app, '6.1.2/status'))).toBe('On-going / on track');
  expect(plainText(await storedText(app, '6.1.2/response'))).toBe('Accept');
  expect(await ownerOf(app, '6.1.1')).toBe('Education Scotland');
  await app.close();
});

test('what a field said is compared with now and brought back, from the menu on', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  const { keyboard } = page;
  await app.ready('plan');
  const plan = new PlanView(app);
  const facts = page.locator('[data-pane="facts"]');
  const before = plainText(await storedText(app, '6.1.3/actions'));
  await plan.typeAtEnd('6.1.3/actions', ' And by June 2022.');
  await plan.saved();
  await app.menu('history');
  await expect(facts.getByRole('tab', { name: 'History' })).toBeFocused();
  const last = facts.getByRole('region', { name: 'October 2020' });
  await last.getByRole('button', { name: 'Compare with now' }).focus();
  await keyboard.press('Enter');
  await expect(last.locator('ins')).toContainText('And by June 2022.');
  await picture(page, 'history-compared-light');
  await accessible(page, 'history compared, light');
  await app.menu('look-dark');
  await expect(page.locator(':root')).toHaveAttribute('data-look', 'dark');
  await picture(page, 'history-compared-dark');
  await accessible(page, 'history compared, dark');

  await app.menu('undo');
  await expect.poll(async () => plainText(await storedText(app, '6.1.3/actions'))).toBe(before);

  // What was brought in is kept, and brought back.
  const brought = plainText(await storedText(app, '6.1.3/progress'));
  await plan.typeAtEnd('6.1.3/progress', ' Work goes on.');
  await plan.saved();
  await app.menu('history');
  await facts.getByRole('button', { name: 'Show', exact: true }).last().focus();
  await keyboard.press('Enter');
  await facts.getByRole('button', { name: 'Restore these words' }).focus();
  await keyboard.press('Enter');
  await expect.poll(async () => plainText(await storedText(app, '6.1.3/progress'))).toBe(brought);
  await app.close();
});
