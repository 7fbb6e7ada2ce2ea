import { plainText } from '../../shared/richtext/plain-text.ts';
import type { ItemView } from '../../shared/ipc/contract.ts';
import type { RunningApp } from '../pages/app.ts';
import { complete } from '../pages/completed.ts';
import { accessible, picture } from '../pages/look.ts';
import { PlanView } from '../pages/plan-view.ts';
import { ask, newest } from '../pages/stored.ts';
import { expect, test } from '../fixtures/story.ts';

const withBelow = (item: ItemView): ItemView[] => [item, ...item.items.flatMap(withBelow)];

/** What each edition says of a field, oldest first, as the engine has it: "Oct 2021 sealed: Accept". */
const saidOf = async (app: RunningApp, number: string, key: string): Promise<string[]> => {
  const { plan } = await newest(app);
  const { editions } = await ask(app, 'plan/open', { plan });
  return Promise.all(
    editions.map(async ({ id: edition, label, state, reissue }) => {
      const { section } = await ask(app, 'plan/section', { plan, edition, section: null });
      const item = section!.items.flatMap(withBelow).find((one) => one.number === number)!;
      const { tree } = item.fields.find((one) => one.key === key)!;
      return `${[label, reissue, state].filter(Boolean).join(' ')}: ${plainText(tree).slice(-40)}`;
    }),
  );
};

test('a year: started with what is complete folded, taken back and done again, sealed, corrected in a re-issue, sealed again', async ({
  computer,
}) => {
  test.slow();
  const app = await computer.start();
  const { page } = app;
  const { keyboard } = page;
  await app.ready('plan');
  const plan = new PlanView(app);
  const header = (words: string) => page.getByRole('button', { name: `Edition: ${words}` });
  await complete(app, '6.1.2');

  await app.menu('start-edition');
  await page.getByRole('radio', { name: /^Fold it/ }).check();
  await page.getByRole('button', { name: 'Start the edition' }).press('Enter');
  await expect(page.getByText('1 completed item is folded: the last status and progress stand.')).toBeVisible();
  await keyboard.press('Escape');
  await expect(header('October 2022 · Draft')).toBeVisible();
  await keyboard.press('Control+Z');
  await expect(header('October 2021 · Draft')).toBeVisible();
  await keyboard.press('Control+Y');
  await expect(header('October 2022 · Draft')).toBeVisible();
  await plan.typeAtEnd('6.1.3/progress', 'Review by May 2032.');
  await app.menu('seal');
  await page.getByRole('button', { name: 'Seal October 2022' }).press('Enter');
  await expect(header('October 2022 · Sealed')).toBeVisible();
  await plan.words('6.1.3/progress').click();
  await keyboard.type('No.');
  await expect(plan.words('6.1.3/progress')).toHaveText('Review by May 2032.');

  await page.getByRole('button', { name: 'Correct it…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Correct October 2022' });
  await expect(dialog.getByLabel('What is corrected')).toBeFocused();
  await picture(page, 'reissue');
  await accessible(page, 'correct a sealed edition');
  await page.getByRole('button', { name: 'Start re-issue 1' }).press('Enter');
  await expect(dialog.getByText('Enter what is corrected', { exact: true })).toBeVisible();
  await keyboard.type('The year of the review in 6.1.3');
  await page.getByRole('button', { name: 'Start re-issue 1' }).press('Enter');
  await expect(header('October 2022, re-issue 1 · Draft')).toBeVisible();
  await expect(plan.words('6.1.3/progress')).toHaveText('Review by May 2032.');
  const first = 'October 2022 sealed: Review by May 2032.';
  expect((await saidOf(app, '6.1.3', 'progress')).slice(-2)).toEqual([
    first,
    'October 2022 1 draft: Review by May 2032.',
  ]);

  // Begun by mistake, it is taken back and done again.
  await app.menu('undo');
  await expect(header('October 2022 · Sealed')).toBeVisible();
  await app.menu('redo');
  await expect(header('October 2022, re-issue 1 · Draft')).toBeVisible();
  await plan.caretAtEnd('6.1.3/progress');
  for (let step = 0; step < 3; step += 1) await keyboard.press('Backspace');
  await keyboard.type('23.');
  await plan.saved();
  await app.menu('seal');
  await page.getByRole('button', { name: 'Seal October 2022, re-issue 1' }).press('Enter');
  await expect(header('October 2022, re-issue 1 · Sealed')).toBeVisible();
  await picture(page, 'reissue-sealed');
  expect((await saidOf(app, '6.1.3', 'progress')).slice(-2)).toEqual([
    first,
    'October 2022 1 sealed: Review by May 2023.',
  ]);
  expect(new Set((await saidOf(app, '6.1.2', 'status')).map((one) => one.split(': ')[1]))).toContain('Complete');

  await page.getByRole('button', { name: /^Edition: / }).press('Enter');
  await expect(page.getByRole('menuitem', { name: /^October 2022(?!, re-issue)/ })).toContainText(
    'Corrected in re-issue 1',
  );
  await picture(page, 'editions-reissued');
  await page.getByRole('menuitem', { name: /^October 2022(?!, re-issue)/ }).press('Enter');
  await expect(page.getByRole('button', { name: 'Open October 2022, re-issue 1' })).toBeVisible();
  await expect(plan.words('6.1.3/progress')).toHaveText('Review by May 2032.');
  await app.menu('verify');
  await expect(page.getByRole('dialog', { name: 'The plan file is whole' })).toBeVisible();
  await app.close();
});
