import { expect } from '@playwright/test';
import { plainText } from '../../shared/richtext/plain-text.ts';
import type { RunningApp } from './app.ts';
import { PlanView } from './plan-view.ts';
import { storedText } from './stored.ts';

/** Chooses by keys how an item of the newest edition stands: "6.1.2", "Complete". Waits until that is kept. */
export const chooseStatus = async (app: RunningApp, number: string, status: string): Promise<void> => {
  const { page } = app;
  const plan = new PlanView(app);
  await plan.caretAtEnd(`${number}/progress`);
  const word = page.getByRole('option', { name: status, exact: true });
  // The list is fetched when it is first wanted, and a busy machine can take its time.
  await expect(async () => {
    await plan.field(`${number}/status`).locator('button.choice').focus();
    if (!(await word.isVisible())) await page.keyboard.press('ArrowDown');
    await word.focus({ timeout: 3000 });
  }).toPass({ timeout: 20_000 });
  await page.keyboard.press('Enter');
  await expect.poll(async () => plainText(await storedText(app, `${number}/status`))).toBe(status);
};

/** Chooses by keys, in the newest edition, that an item is complete. Waits until that is kept. */
export const complete = (app: RunningApp, number: string): Promise<void> => chooseStatus(app, number, 'Complete');
