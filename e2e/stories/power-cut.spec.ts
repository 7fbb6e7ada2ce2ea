import { PlanView } from '../pages/plan-view.ts';
import { expect, test } from '../fixtures/story.ts';

/** How often the power goes; more with APW_ROUNDS. */
const ROUNDS = Number(process.env['APW_ROUNDS'] ?? 3);
const FIELD = '6.1.4/progress';

test(`the power goes while one types, ${ROUNDS} times: no word that was called saved is lost`, async ({ computer }) => {
  test.setTimeout(30_000 + ROUNDS * 10_000);
  let acknowledged = '';
  let told = 0;
  for (let round = 1; round <= ROUNDS + 1; round += 1) {
    const app = await computer.start();
    await app.ready('plan');
    const plan = new PlanView(app);
    await expect(plan.words(FIELD)).toContainText(acknowledged);
    if (round > ROUNDS) break;
    await plan.caretAtEnd(FIELD);
    // Each time the window says "Saved", the words on its screen are on disk: they are noted here, outside the program.
    await app.page.exposeFunction('noteSaved', (words: string) => {
      acknowledged = words;
      told += 1;
    });
    await app.page.evaluate((field) => {
      const words = document.querySelector(`[data-field="${field}"] [role="textbox"]`)!;
      new MutationObserver(() => {
        const saved = document.querySelector('[data-save="saved"]');
        if (saved) (window as unknown as { noteSaved: (text: string) => void }).noteSaved(words.textContent ?? '');
      }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-save'] });
    }, FIELD);
    const end = Date.now() + 500 + Math.random() * 1_500;
    const typing = (async () => {
      for (let word = 1; ; word += 1) {
        await app.page.keyboard.type(` r${round}w${word}`, { delay: 5 });
        // Writers stop to think; saving then catches up with them.
        if (word % 4 === 0) await app.page.waitForTimeout(Math.random() * 400);
      }
    })().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, end - Date.now()));
    await app.kill();
    await typing;
  }
  expect(told).toBeGreaterThan(0);
  expect(acknowledged).toMatch(/ r\d+w\d+/);
});
