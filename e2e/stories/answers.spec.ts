import { accessible, picture, size } from '../pages/look.ts';
import { PlanView } from '../pages/plan-view.ts';
import { ask, newest } from '../pages/stored.ts';
import type { RunningApp } from '../pages/app.ts';
import type { OutlineItem } from '../../shared/ipc/contract.ts';
import { expect, test } from '../fixtures/story.ts';

const withBelow = (item: OutlineItem): OutlineItem[] => [item, ...item.items.flatMap(withBelow)];

/** The numbers of the items that an item also answers, as kept; a question mark for one that is not in the edition. */
const answersOf = async (app: RunningApp, number: string): Promise<string[]> => {
  const { sections } = await ask(app, 'plan/outline', await newest(app));
  const items = sections.flatMap((section) => section.items.flatMap(withBelow));
  const numbers = new Map(items.map((one) => [one.id, one.number]));
  return (items.find((one) => one.number === number)?.answers ?? []).map((id) => numbers.get(id) ?? '?');
};

test('an item answers others as well: linked by keys, seen from both sides, broken when one is retired', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  const { keyboard } = page;
  await app.ready('plan');
  const plan = new PlanView(app);
  const facts = page.locator('[data-pane="facts"]');
  await plan.caretAtEnd('6.1.2/progress');

  for (const number of ['6.1.1', '6.1.3']) {
    await facts.getByRole('button', { name: 'Link an item' }).focus();
    await keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'What does 6.1.2 also answer?' });
    await expect(dialog.getByRole('combobox', { name: 'Item' })).toBeFocused();
    // It cannot answer itself.
    await keyboard.type('6.1.2');
    await expect(page.getByRole('option', { name: /^6\.1\.2/ })).toHaveCount(0);
    await keyboard.press('Control+A');
    await keyboard.type(number);
    await keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(page.getByText(`6.1.2 also answers ${number} now.`).first()).toBeVisible();
  }
  await expect.poll(() => answersOf(app, '6.1.2')).toEqual(['6.1.1', '6.1.3']);
  await accessible(page, 'also answers, light');
  await picture(page, 'answers-light');

  // The other side says so, and leads back.
  await facts
    .getByRole('list', { name: 'Also answers' })
    .getByRole('button', { name: /^6\.1\.3 / })
    .focus();
  await keyboard.press('Enter');
  const by = facts.getByRole('list', { name: 'Also answered by' });
  await expect(by.getByRole('button', { name: /^6\.1\.2 / })).toBeVisible();
  await app.menu('look-dark');
  await expect(page.locator(':root')).toHaveAttribute('data-look', 'dark');
  await accessible(page, 'also answered by, dark');
  await picture(page, 'answered-by-dark');
  await app.menu('look-light');

  // What is retired leaves a broken link, which is a finding, and is taken away at a press.
  await app.menu('retire');
  await expect.poll(() => answersOf(app, '6.1.2')).toEqual(['6.1.1', '?']);
  await plan.caretAtEnd('6.1.2/progress');
  await expect(facts.getByText('Not in this edition', { exact: true })).toBeVisible();
  await expect(facts.getByText('6.1.2 also answers an item that is not in this edition.')).toBeVisible();
  await picture(page, 'answers-broken');
  await facts.getByRole('button', { name: 'Take it away' }).focus();
  await keyboard.press('Enter');
  await expect.poll(() => answersOf(app, '6.1.2')).toEqual(['6.1.1']);

  // Each is one step, taken back by its name.
  await app.menu('undo');
  await expect.poll(() => answersOf(app, '6.1.2')).toEqual(['6.1.1', '?']);
  await app.menu('undo');
  await expect.poll(() => answersOf(app, '6.1.2')).toEqual(['6.1.1', '6.1.3']);
  await app.menu('undo');
  await expect.poll(() => answersOf(app, '6.1.2')).toEqual(['6.1.1']);

  await size(app, 350, 220);
  await page.getByRole('button', { name: 'Facts of this item' }).press('Enter');
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: 'Link an item' }).focus();
  await picture(page, 'answers-400');
  await accessible(page, 'also answers at 400 %');
  await app.close();
});
