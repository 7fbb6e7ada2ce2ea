import type { Page } from 'playwright';
import type { RunningApp } from '../pages/app.ts';
import { accessible, picture } from '../pages/look.ts';
import { PlanView } from '../pages/plan-view.ts';
import { expect, test } from '../fixtures/story.ts';

/** The plan that is open, and its newest edition. */
const opened = (page: Page): Promise<{ plan: string; edition: string }> =>
  page.evaluate(async () => {
    const listed = await window.actionPlans.call['plan/list']({});
    if (!listed.ok) throw new Error(listed.sentence);
    const { plan } = listed.value.plans[0]!;
    const open = await window.actionPlans.call['plan/open']({ plan });
    if (!open.ok) throw new Error(open.sentence);
    return { plan, edition: open.value.editions.at(-1)!.id };
  });

/** Adds sections after the one there is, each with as many items, whose first fields say what they are. */
const addSections = async (app: RunningApp, sections: number, items: number): Promise<void> => {
  const at = await opened(app.page);
  await app.page.evaluate(
    async ([{ plan, edition }, many, each]) => {
      const change = async (one: object): Promise<string> => {
        const answer = await window.actionPlans.call['plan/change']({ plan, edition, change: one as never });
        if (!answer.ok) throw new Error(answer.sentence);
        return answer.value.subject!;
      };
      const outline = await window.actionPlans.call['plan/outline']({ plan, edition });
      if (!outline.ok) throw new Error(outline.sentence);
      let after = outline.value.sections.at(-1)!.id;
      for (let n = 1; n <= many; n += 1) {
        after = await change({ do: 'add-section', kind: 'section', after, heading: `Theme ${n}` });
        let before: string | null = null;
        for (let m = 1; m <= each; m += 1)
          before = await change({
            do: 'add-item',
            kind: 'recommendation',
            section: after,
            parent: null,
            after: before,
            words: `Theme ${n}, recommendation ${m}.`,
          });
      }
    },
    [at, sections, items] as const,
  );
};

/** What the engine has of a text: the item's number and the field's key name it. */
const storedIn = async (page: Page, section: number, words: string): Promise<boolean> => {
  const at = await opened(page);
  return page.evaluate(
    async ([{ plan, edition }, nth, found]) => {
      const outline = await window.actionPlans.call['plan/outline']({ plan, edition });
      if (!outline.ok) throw new Error(outline.sentence);
      const { id } = outline.value.sections[nth]!;
      const read = await window.actionPlans.call['plan/section']({ plan, edition, section: id });
      return read.ok && JSON.stringify(read.value.section).includes(found);
    },
    [at, section, words] as const,
  );
};

test('the whole plan is one page: it is read as one scrolls, written in by key, and the outline follows', async ({
  computer,
}) => {
  const first = await computer.start();
  await first.ready('plan');
  await addSections(first, 8, 6);
  await first.close();

  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  await plan.caretAtEnd('6.1.1/response');
  await app.menu('whole-plan');
  await expect(page.locator('[data-part]')).toHaveCount(9);
  // The caret is where it was.
  await expect(plan.words('6.1.1/response')).toBeFocused();

  await accessible(page, 'whole plan');
  await picture(page, 'whole-plan');

  // The end of the plan is gone to although it was never read.
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+End');
  const caret = page.locator('[contenteditable="true"]');
  await expect(page.locator('[data-part]').last().locator('[data-item]').last()).toBeVisible();
  await expect(caret).toBeInViewport();
  const last = page.locator('[data-part]').last();
  await page.locator('[data-page-scroll]').evaluate((scroll) => scroll.scrollTo({ top: scroll.scrollHeight }));
  await last.locator('[data-field$="/progress"]').last().getByRole('textbox').focus();
  await page.keyboard.type('Written at the very end.');
  await plan.saved();
  expect(await storedIn(page, 8, 'Written at the very end.')).toBe(true);
  await expect(plan.outline.getByText('Theme 8', { exact: true })).toBeVisible();

  // Far from there the first words are drawn no longer; undo leads back to what was written.
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Home');
  await expect(plan.words('plan/title')).toBeFocused();
  await expect(plan.words('plan/title')).toBeInViewport();
  await page.keyboard.press('Control+Z');
  await expect(last.locator('[data-field$="/progress"]').last()).not.toContainText('Written at the very end.');
  await expect(last.locator('[data-field$="/progress"]').last()).toBeInViewport();
  await expect.poll(() => storedIn(page, 8, 'Written at the very end.')).toBe(false);

  await app.menu('whole-plan');
  await expect(page.locator('[data-part]')).toHaveCount(0);
  await app.close();
});

test('of a long section only what is near is drawn, and an item far away is gone to by its row', async ({
  computer,
}) => {
  test.setTimeout(120_000);
  const first = await computer.start();
  await first.ready('plan');
  await addSections(first, 1, 60);
  await first.close();

  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  await plan.outline.getByText('Theme 1', { exact: true }).click();
  await expect(page.locator('[data-heading*="Theme 1"]').first()).toBeVisible();
  expect(await page.locator('.plan-page [data-item]').count()).toBeLessThan(40);
  for (let item = 0; item < 45; item += 1) await page.keyboard.press('Alt+ArrowDown');
  const caret = page.locator('[contenteditable="true"]');
  await expect(caret).toBeInViewport();
  const far = await page.evaluate(() => document.activeElement?.closest('[data-item]')?.textContent ?? '');
  expect(far).toMatch(/Theme 1, recommendation 45\./);
  expect(await page.locator('.plan-page [data-item]').count()).toBeLessThan(40);
  await page.locator('[data-page-scroll]').evaluate((scroll) => scroll.scrollTo({ top: scroll.scrollHeight / 3 }));
  await expect
    .poll(() =>
      page.evaluate(() => {
        const box = document.querySelector('[data-page-scroll]')!.getBoundingClientRect();
        return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)?.closest('[data-item]') != null;
      }),
    )
    .toBe(true);
  await app.close();
});
