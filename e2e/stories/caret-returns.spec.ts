import type { RunningApp } from '../pages/app.ts';
import { PlanView } from '../pages/plan-view.ts';
import { storedText } from '../pages/stored.ts';
import { expect, test } from '../fixtures/story.ts';

/** What takes the focus from the words, and gives it back. */
const AWAY: readonly (readonly [what: string, go: (app: RunningApp) => Promise<void>])[] = [
  [
    'the list of keys',
    async (app) => {
      await app.menu('keys');
      await app.page.getByRole('dialog').waitFor();
      await app.page.keyboard.press('Escape');
    },
  ],
  [
    'the settings',
    async (app) => {
      await app.menu('settings');
      await app.page.getByRole('dialog').waitFor();
      await app.page.keyboard.press('Escape');
    },
  ],
  [
    'the palette',
    async (app) => {
      await app.menu('palette');
      await app.page.getByRole('dialog').waitFor();
      await app.page.keyboard.press('Escape');
    },
  ],
  [
    'finding',
    async (app) => {
      await app.menu('find');
      await expect(app.page.locator('input:focus')).toBeVisible();
      await app.page.keyboard.press('Escape');
    },
  ],
  [
    'the symbols',
    async (app) => {
      await app.menu('symbol');
      await app.page.getByRole('dialog').waitFor();
      await app.page.keyboard.press('Escape');
    },
  ],
  [
    'the toolbar',
    async (app) => {
      await app.menu('toolbar');
      await expect(app.page.locator('[role="toolbar"] :focus')).toBeVisible();
      await app.page.keyboard.press('ArrowRight');
      await app.page.keyboard.press('Escape');
    },
  ],
  [
    'another window',
    async ({ page }) => {
      await page.evaluate(() => {
        const here = document.activeElement as HTMLElement;
        here.blur();
        getSelection()?.removeAllRanges();
        here.focus();
      });
    },
  ],
];

test('the caret is where it was when the focus comes back to the words, and no letter is lost', async ({
  computer,
}) => {
  const app = await computer.start();
  await app.ready('plan');
  const plan = new PlanView(app);
  const words = plan.words('6.1.2/progress');
  await plan.typeAtEnd('6.1.2/progress', ' Here');
  for (const [what, go] of AWAY) {
    await go(app);
    await app.page.keyboard.type(`, ${what}`);
  }
  await expect(words).toContainText(` Here${AWAY.map(([what]) => `, ${what}`).join('')}`);
  await plan.saved();
  expect(JSON.stringify(await storedText(app, '6.1.2/progress'))).toContain('Here, the list of keys, the settings');
});
