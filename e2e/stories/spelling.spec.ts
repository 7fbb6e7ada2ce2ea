import type { RunningApp } from '../pages/app.ts';
import { expect, test } from '../fixtures/story.ts';
import { PlanView } from '../pages/plan-view.ts';

/** From now on a context menu is not shown but kept: its lines are read, and chosen, from here. */
const keepMenus = (app: RunningApp): Promise<void> =>
  app.electron.evaluate(({ Menu }) => {
    const kept = globalThis as unknown as { kept: Electron.Menu | null };
    Menu.prototype.popup = function popup(this: Electron.Menu) {
      kept.kept = this;
    };
  });

/** The lines of the menu that the menu key brings at the caret; the menu asked for is tried until the words are checked. */
const linesAtCaret = async (app: RunningApp): Promise<string[]> => {
  await app.electron.evaluate(() => {
    (globalThis as unknown as { kept: Electron.Menu | null }).kept = null;
  });
  await app.page.keyboard.press('Shift+F10');
  await expect
    .poll(() => app.electron.evaluate(() => (globalThis as unknown as { kept: Electron.Menu | null }).kept !== null))
    .toBe(true);
  return app.electron.evaluate(() =>
    (globalThis as unknown as { kept: Electron.Menu }).kept.items.map((item) => item.label),
  );
};

const choose = (app: RunningApp, label: string): Promise<void> =>
  app.electron.evaluate((_, wanted) => {
    const { kept } = globalThis as unknown as { kept: Electron.Menu };
    kept.items.find((item) => item.label === wanted)!.click();
  }, label);

test('misspelt words are found offline, put right, and added to the plan’s words', async ({ computer }) => {
  const app = await computer.start();
  await app.ready('plan');
  const plan = new PlanView(app);
  await keepMenus(app);
  const field = '6.1.2/progress';
  await plan.typeAtEnd(field, ' Councils recieve');
  // The caret stands in the word.
  await app.page.keyboard.press('ArrowLeft');
  await expect.poll(() => linesAtCaret(app), { timeout: 20_000 }).toContain('receive');
  await choose(app, 'receive');
  await expect(plan.words(field)).toContainText('Councils receive');
  await plan.saved();

  await app.page.keyboard.press('Control+End');
  await app.page.keyboard.type(' from wobblegrant');
  await app.page.keyboard.press('ArrowLeft');
  const add = 'Add “wobblegrant” to the plan’s words';
  await expect.poll(() => linesAtCaret(app), { timeout: 20_000 }).toContain(add);
  await choose(app, add);
  await expect(app.page.getByText('“wobblegrant” is one of the plan’s words now.').first()).toBeVisible();
  await app.page.keyboard.type('s');
  await expect(plan.words(field)).toContainText('wobblegrants');
  await app.page.keyboard.press('Backspace');
  await app.page.keyboard.press('ArrowLeft');
  await expect.poll(() => linesAtCaret(app), { timeout: 20_000 }).not.toContain(add);

  // British spelling is the right one; the other is found.
  await app.page.keyboard.press('Control+End');
  await app.page.keyboard.type(' organise colour');
  await app.page.keyboard.press('ArrowLeft');
  expect((await linesAtCaret(app)).join()).not.toContain('Add “');
  await app.page.keyboard.press('Control+End');
  await app.page.keyboard.type(' color');
  await app.page.keyboard.press('ArrowLeft');
  await expect.poll(() => linesAtCaret(app), { timeout: 20_000 }).toContain('colour');
});
