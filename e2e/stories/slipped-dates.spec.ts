import { plainText } from '../../shared/richtext/plain-text.ts';
import { accessible, picture, size } from '../pages/look.ts';
import { PlanView } from '../pages/plan-view.ts';
import { ask, newest, storedText } from '../pages/stored.ts';
import type { Computer, RunningApp } from '../pages/app.ts';
import { expect, test } from '../fixtures/story.ts';

/** A plan whose next edition, October 2022, has been started and is shown. */
const nextYear = async (computer: Computer): Promise<RunningApp> => {
  const first = await computer.start();
  await first.ready('plan');
  const { plan } = await newest(first);
  await ask(first, 'edition/start', { plan, label: 'Oct 2022' });
  await first.close();
  const app = await computer.start();
  await app.ready('plan');
  await app.page.getByRole('button', { name: /^Edition: / }).click();
  await app.page.getByRole('menuitem', { name: /^October 2022/ }).click();
  await expect(app.page.getByRole('button', { name: /^Edition: October 2022/ })).toBeVisible();
  return app;
};

/** Why a field says something else, as it is kept. */
const reasonOf = async (app: RunningApp, number: string, key: string): Promise<string | undefined> => {
  const at = await newest(app);
  const { section } = await ask(app, 'plan/section', { ...at, section: null });
  const { facts } = section!.items.find((item) => item.number === number)!;
  return facts.reasons?.find((one) => one.field === key && one.edition === at.edition)?.reason;
};

const foundIn = async (app: RunningApp, check: string): Promise<string[]> => {
  const { findings } = await ask(app, 'plan/check', await newest(app));
  return findings.filter((one) => one.check === check).map(({ sentence }) => sentence);
};

test('a date that is moved asks why, keeps the answer, and tells the story of the date', async ({ computer }) => {
  const app = await nextYear(computer);
  const { page } = app;
  const { keyboard } = page;
  const plan = new PlanView(app);
  const facts = page.locator('[data-pane="facts"]');
  const field = plan.field('6.1.3/timescale');
  const was = plainText(await storedText(app, '6.1.3/timescale'))
    .replace(/\s+/g, ' ')
    .trim();
  await expect(field).not.toContainText('Changed from');

  await plan.caretAtEnd('6.1.3/timescale');
  await keyboard.press('Control+A');
  await keyboard.type('Spring 2023');
  await keyboard.press('Tab');
  const box = field.getByRole('textbox', { name: /^Why has it changed/ });
  await expect(box).toBeFocused();
  await expect(field).toContainText(`Changed from “${was}” (October 2021)`);
  await expect.poll(() => foundIn(app, 'unexplained')).toHaveLength(1);
  await picture(page, 'slipped-asked-light');
  await accessible(page, 'asked why, light');

  await keyboard.type('The bill was late.');
  await keyboard.press('Enter');
  await expect(field).toContainText('Why: The bill was late.');
  await expect(field.getByRole('button', { name: /^Change the reason/ })).toBeFocused();
  expect(await reasonOf(app, '6.1.3', 'timescale')).toBe('The bill was late.');
  await expect.poll(() => foundIn(app, 'unexplained')).toEqual([]);
  await expect(facts).toContainText(`was ${was}`);

  // Another answer, left by Tab; then the first again, and none.
  await keyboard.press('Enter');
  await expect(box).toBeFocused();
  await keyboard.press('Control+A');
  await keyboard.type('The bill was passed late.');
  await keyboard.press('Tab');
  await expect.poll(() => reasonOf(app, '6.1.3', 'timescale')).toBe('The bill was passed late.');
  await app.menu('look-dark');
  await expect(page.locator(':root')).toHaveAttribute('data-look', 'dark');
  await plan.caretAtEnd('6.1.3/timescale');
  await app.menu('history');
  await expect(facts.getByRole('list').filter({ hasText: 'At first, in' })).toContainText(
    /Changed in October 2022\s*Why: The bill was passed late\./,
  );
  await picture(page, 'slipped-told-dark');
  await accessible(page, 'told why, dark');
  await app.menu('look-light');

  await app.menu('undo');
  await expect.poll(() => reasonOf(app, '6.1.3', 'timescale')).toBe('The bill was late.');
  await app.menu('undo');
  await expect.poll(() => reasonOf(app, '6.1.3', 'timescale')).toBeUndefined();
  expect(plainText(await storedText(app, '6.1.3/timescale'))).toBe('Spring 2023');

  // Set back to what it was, there is nothing to explain.
  for (let step = 0; step < 2; step += 1) await app.menu('undo');
  await expect.poll(async () => plainText(await storedText(app, '6.1.3/timescale'))).not.toBe('Spring 2023');
  await expect(field).not.toContainText('Changed from');
  await app.close();
});

test('a status that goes back from complete is found, and the finding leads to where the reason is given', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  const { keyboard } = page;
  await app.ready('plan');
  const plan = new PlanView(app);
  const choose = async (word: string): Promise<void> => {
    await plan.field('6.1.3/status').locator('button.choice').focus();
    await keyboard.press('ArrowDown');
    await page.getByRole('option', { name: word, exact: true }).focus();
    await keyboard.press('Enter');
    await expect.poll(async () => plainText(await storedText(app, '6.1.3/status'))).toBe(word);
  };
  await plan.caretAtEnd('6.1.3/progress');
  await choose('Complete');
  await app.close();

  const later = await nextYear(computer);
  const now = new PlanView(later);
  const field = now.field('6.1.3/status');
  await now.caretAtEnd('6.1.3/timescale');
  await field.locator('button.choice').focus();
  await later.page.keyboard.press('ArrowDown');
  await later.page.getByRole('option', { name: 'On-going / on track', exact: true }).focus();
  await later.page.keyboard.press('Enter');
  await expect(field).toContainText('Changed from Complete (October 2021)');
  const give = later.page.locator('[data-pane="facts"]').getByRole('button', { name: 'Give the reason' });
  await give.focus();
  await later.page.keyboard.press('Enter');
  await expect(field.getByRole('textbox', { name: /^Why has it changed/ })).toBeFocused();
  await later.page.keyboard.type('Inspectors asked for it to be reopened.');
  await later.page.keyboard.press('Enter');
  await expect.poll(() => reasonOf(later, '6.1.3', 'status')).toBe('Inspectors asked for it to be reopened.');
  await expect(give).toHaveCount(0);

  // Half an answer is kept when the window is closed.
  await field.getByRole('button', { name: /^Change the reason/ }).focus();
  await later.page.keyboard.press('Enter');
  await later.page.keyboard.press('End');
  await later.page.keyboard.type(' In March.');
  await later.close();
  const last = await computer.start();
  await last.ready('plan');
  expect(await reasonOf(last, '6.1.3', 'status')).toBe('Inspectors asked for it to be reopened. In March.');
  await size(last, 350, 500);
  await new PlanView(last).field('6.1.3/status').scrollIntoViewIfNeeded();
  await picture(last.page, 'slipped-small');
  await accessible(last.page, 'told why, small');
  await last.close();
});
