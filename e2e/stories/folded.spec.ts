import { plainText } from '../../shared/richtext/plain-text.ts';
import type { RunningApp } from '../pages/app.ts';
import { complete } from '../pages/completed.ts';
import { accessible, picture, size } from '../pages/look.ts';
import { OutlinePane } from '../pages/outline.ts';
import { PlanView } from '../pages/plan-view.ts';
import { ask, newest, storedText } from '../pages/stored.ts';
import { expect, test } from '../fixtures/story.ts';

/** Writes in the newest edition that 6.1.2 is complete, and starts the next one with what is complete folded. */
const startFolded = async (app: RunningApp): Promise<void> => {
  const { page } = app;
  await complete(app, '6.1.2');
  await app.menu('start-edition');
  await page.getByRole('radio', { name: /^Fold it/ }).check();
  await page.getByRole('button', { name: 'Start the edition' }).press('Enter');
  await expect(page.getByRole('dialog', { name: 'October 2022 is started' })).toBeVisible();
  await page.keyboard.press('Escape');
};

/** Whether the newest edition has 6.1.2 folded, and asks for it. */
const kept = async (app: RunningApp): Promise<string> => {
  const { sections } = await ask(app, 'plan/outline', await newest(app));
  const item = sections[0]!.items.find((one) => one.number === '6.1.2')!;
  return [item.folded ? 'folded' : 'open', item.updated ? 'updated' : 'not updated', item.status.words].join(', ');
};

test('a folded item says how it ended, is read and put away by keys, and is taken up again', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  const { keyboard } = page;
  await app.ready('plan');
  await size(app, 1400, 900);
  const plan = new PlanView(app);
  await startFolded(app);
  const item = page.locator('[data-item][data-number="6.1.2"]');
  await expect(item.getByText('Complete in October 2021')).toBeVisible();
  await expect(plan.field('6.1.2/progress')).toHaveCount(0);
  expect(await kept(app)).toBe('folded, updated, Complete');

  // Tab goes past it, from the item before to the item after.
  const here = () =>
    page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset['number']);
  await plan.caretAtEnd('6.1.1/progress');
  await keyboard.press('Tab');
  await expect.poll(here).toBe('6.1.3');
  await expect(plan.field('6.1.2/progress')).toHaveCount(0);
  await plan.caretAtEnd('6.1.1/progress');
  await keyboard.press('Alt+ArrowDown');
  const rest = item.getByRole('button', { name: 'Show the rest of 6.1.2' });
  await expect(rest).toBeFocused();
  await picture(page, 'folded');
  await accessible(page, 'a folded item');
  await keyboard.press('Enter');
  await expect(plan.field('6.1.2/progress')).toBeVisible();
  await expect(plan.field('6.1.2/status')).toContainText('Complete');
  await picture(page, 'folded-rest');
  await keyboard.press('Enter');
  await expect(plan.field('6.1.2/progress')).toHaveCount(0);
  await keyboard.press('Alt+ArrowDown');
  await expect.poll(here).toBe('6.1.3');

  await new OutlinePane(app).walkTo('6.1.2');
  await new OutlinePane(app).command('Take up again');
  await expect.poll(() => kept(app)).toBe('open, not updated, ');
  await expect(plan.field('6.1.2/progress')).toBeVisible();
  await app.menu('undo');
  await expect.poll(() => kept(app)).toBe('folded, updated, Complete');
  await item.getByRole('button', { name: 'Take 6.1.2 up again' }).press('Enter');
  await expect.poll(() => kept(app)).toBe('open, not updated, ');
  await plan.typeAtEnd('6.1.2/progress', 'Begun anew.');
  await expect.poll(async () => plainText(await storedText(app, '6.1.2/progress'))).toBe('Begun anew.');
  await app.close();
});

test('a completed item is folded from the menu, in dark and at 400 % zoom', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  await startFolded(app);
  await app.menu('look-dark');
  const item = page.locator('[data-item][data-number="6.1.2"]');
  await item.getByRole('button', { name: 'Take 6.1.2 up again' }).press('Enter');
  await expect.poll(() => kept(app)).toBe('open, not updated, ');
  await new PlanView(app).caretAtEnd('6.1.2/progress');
  await app.menu('fold');
  await expect.poll(() => kept(app)).toBe('folded, updated, Complete');
  await expect(item.getByRole('button', { name: 'Show the rest of 6.1.2' })).toBeFocused();
  await picture(page, 'folded-dark');
  await accessible(page, 'a folded item, dark');
  await size(app, 350, 220);
  // Notices stand over the page where it has so little room: they are read and put away.
  const notices = page.getByRole('button', { name: 'Close this notice' });
  while ((await notices.count()) > 0) await notices.first().press('Enter');
  await expect(page.getByRole('button', { name: 'Close this notice' })).toHaveCount(0);
  await item.scrollIntoViewIfNeeded();
  await picture(page, 'folded-400');
  await accessible(page, 'a folded item at 400 %');
  await app.close();
});
