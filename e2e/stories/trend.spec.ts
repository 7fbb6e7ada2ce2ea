import { doc } from '../../shared/richtext/build.ts';
import { accessible, picture, size } from '../pages/look.ts';
import { PlanView } from '../pages/plan-view.ts';
import { ask, newest } from '../pages/stored.ts';
import type { RunningApp } from '../pages/app.ts';
import { expect, test } from '../fixtures/story.ts';

/** Writes the status of some items of the newest edition. */
const writeStatuses = async (app: RunningApp, words: readonly string[]): Promise<void> => {
  const { plan, edition } = await newest(app);
  const { section } = await ask(app, 'plan/section', { plan, edition, section: null });
  for (const [at, status] of words.entries()) {
    const field = section!.items[at]!.fields.find((one) => one.vocabulary === 'status')!;
    await ask(app, 'cell/save', {
      plan,
      cell: field.cell,
      base: { counter: field.counter, body: field.tree },
      body: doc(status),
      sitting: 'story',
    });
  }
};

const trendNow = async (app: RunningApp) => {
  const { plan } = await newest(app);
  return ask(app, 'plan/trend', { plan });
};

test('the status of items is counted over the years, and a word that nobody knows is given a meaning', async ({
  computer,
}) => {
  const first = await computer.start();
  await first.ready('plan');
  const { plan, edition } = await newest(first);
  await ask(first, 'edition/start', { plan, label: 'Oct 2022' });
  await writeStatuses(first, ['Complete', 'In hand', 'Not started', 'Complte']);
  await ask(first, 'edition/seal', { plan, edition, published: '2021-10-31' });
  await first.close();

  const app = await computer.start();
  const { page } = app;
  const { keyboard } = page;
  await app.ready('plan');
  await app.menu('trend');
  const dialog = page.getByRole('dialog', { name: 'Status over the years' });
  const table = dialog.getByRole('table');
  await expect(table.getByRole('rowheader')).toHaveText([/October 2022/, /October 2021/, /October 2020/]);
  const before = await trendNow(app);
  expect(before.editions.at(-1)!.unmapped.map((one) => one.words)).toEqual(['Complte', 'In hand']);
  await expect(dialog.getByRole('columnheader', { name: 'Other words' })).toBeVisible();
  await accessible(page, 'trend, light');
  await picture(page, 'trend-light');

  await dialog.getByRole('button', { name: /Meaning of “In hand” in October 2022/ }).focus();
  await keyboard.press('ArrowDown');
  await page.getByRole('option', { name: 'On track' }).focus();
  await keyboard.press('Enter');
  await expect(dialog.getByRole('heading', { name: 'Words given a meaning' })).toBeVisible();
  await expect.poll(async () => (await trendNow(app)).given).toEqual([{ word: 'In hand', tone: 'on-track' }]);
  const after = await trendNow(app);
  expect(after.editions.at(-1)!.tones['on-track']).toBe(before.editions.at(-1)!.tones['on-track'] + 1);
  expect(after.editions[0]).toEqual(before.editions[0]);
  const counts = after.editions.map(({ items, tones, unmapped }) => [
    items,
    Object.values(tones).reduce((sum, one) => sum + one, 0) + unmapped.reduce((sum, one) => sum + one.items, 0),
  ]);
  for (const [items, sum] of counts) expect(sum).toBe(items);

  await app.menu('look-dark');
  await expect(page.locator(':root')).toHaveAttribute('data-look', 'dark');
  await accessible(page, 'trend, dark');
  await picture(page, 'trend-dark');
  await page.emulateMedia({ forcedColors: 'active' });
  await picture(page, 'trend-forced');
  await page.emulateMedia({ forcedColors: 'none' });
  await size(app, 350, 220);
  await picture(page, 'trend-400');
  await size(app, 1280, 800);
  await keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await app.menu('undo');
  await expect.poll(async () => (await trendNow(app)).given).toEqual([]);
  await app.close();
});

test('a status that no list has is a finding: put right, taken into the list, or given a meaning', async ({
  computer,
}) => {
  const first = await computer.start();
  await first.ready('plan');
  await writeStatuses(first, ['Complte', 'In hand']);
  await first.close();
  const app = await computer.start();
  const { page } = app;
  const { keyboard } = page;
  await app.ready('plan');
  const plan = new PlanView(app);
  const found = async (): Promise<string[]> =>
    (await ask(app, 'plan/check', await newest(app))).findings
      .filter((one) => one.check === 'status-word')
      .map((one) => one.words);
  expect(await found()).toEqual(['Complte', 'In hand']);
  const facts = page.locator('[data-pane="facts"]');
  const { section } = await ask(app, 'plan/section', { ...(await newest(app)), section: null });
  const [misspelt, unknown] = section!.items;

  await plan.caretAtEnd(`${misspelt!.number!}/progress`);
  await facts.getByRole('button', { name: 'Make it “Complete”' }).focus();
  await keyboard.press('Enter');
  await expect.poll(found).toEqual(['In hand']);

  await plan.caretAtEnd(`${unknown!.number!}/progress`);
  await facts.getByRole('button', { name: 'Make it one of the plan’s words' }).focus();
  await keyboard.press('Enter');
  const template = page.getByRole('dialog', { name: /^Template of/ });
  await expect(template.getByRole('tab', { name: 'Words to choose from' })).toHaveAttribute('aria-selected', 'true');
  await expect(template.getByRole('textbox').and(page.locator('[value="In hand"]'))).toBeVisible();
  await keyboard.press('Escape');

  await facts.getByRole('button', { name: 'Say what it means' }).focus();
  await keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'What this status means' });
  await dialog.getByRole('radio', { name: 'Delayed' }).focus();
  await keyboard.press('Space');
  await picture(page, 'tone-light');
  await accessible(page, 'meaning of a status, light');
  await keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect.poll(found).toEqual([]);
  expect((await trendNow(app)).given).toEqual([{ word: 'In hand', tone: 'delayed' }]);
  // The outline counts it so too.
  const outline = page.locator('[data-pane="outline"]');
  await expect(outline.getByText('Complete')).toHaveCount(1);
  await expect(outline.getByText('Delayed')).toHaveCount(2);
  await expect(outline.getByText('No status yet')).toHaveCount(0);
  await app.close();
});
