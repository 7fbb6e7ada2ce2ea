import { complete } from '../pages/completed.ts';
import { accessible, picture, size } from '../pages/look.ts';
import { PlanView } from '../pages/plan-view.ts';
import { ask, newest } from '../pages/stored.ts';
import type { RunningApp } from '../pages/app.ts';
import { expect, test } from '../fixtures/story.ts';

test('the next edition starts with last year’s text beside it, and last year’s own words stay as they were', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  const progress = plan.words('6.1.3/progress');
  const edition = (name: RegExp) => page.getByRole('menuitem', { name });
  await plan.caretAtEnd('6.1.3/progress');
  const before = await progress.textContent();

  await app.menu('start-edition');
  await expect(page.getByLabel('Edition name')).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Oct 2021');
  await page.keyboard.press('Enter');
  await expect(page.getByText('There is an edition October 2021 already')).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('October 2022');
  await page.keyboard.press('Enter');
  const summary = page.getByRole('dialog', { name: 'October 2022 is started' });
  await expect(summary.getByText('24 texts rolled on from October 2021.')).toBeVisible();
  await expect(summary.getByText('“Status Oct 2021” became “Status Oct 2022”.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('October 2022 is started.')).toBeVisible();
  await expect(progress).toHaveText('');
  await expect(plan.field('6.1.3/progress')).toBeInViewport();
  await expect(plan.field('6.1.3/timescale')).toContainText('Unchanged since October 2021');
  await expect(plan.field('6.1.3/status')).toContainText('No status yet');

  await plan
    .field('6.1.3/progress')
    .getByRole('button', { name: /^Show last edition/ })
    .click();
  const last = page.getByRole('region', { name: /^Last edition of Progress made/ });
  await expect(last).toContainText('October 2021');
  await expect(last.locator('.rt')).toHaveText(before!);
  await last.getByRole('button', { name: 'Copy into this edition' }).click();
  await expect(progress).toHaveText(before!);
  await expect(progress).toBeFocused();
  await page.keyboard.type('In 2022: ');
  await plan.saved();

  await page.getByRole('button', { name: /^Edition: / }).click();
  await edition(/^October 2021/).click();
  await expect(progress).toHaveText(before!);
  await expect(plan.field('6.1.3/progress')).toBeInViewport();
  await plan.typeAtEnd('6.1.3/progress', ' Said later of 2021.');
  await page.getByRole('button', { name: /^Edition: / }).click();
  await edition(/^October 2022/).click();
  await expect(progress).toHaveText(`In 2022: ${before}`);

  await app.menu('undo');
  await expect(page.getByRole('button', { name: /^Edition: October 2021/ })).toBeVisible();
  await expect(progress).toHaveText(before!);
  await app.close();
});

/** The editions of the plan as the engine has them: "Oct 2021 draft". */
const editionsOf = async (app: RunningApp): Promise<string[]> => {
  const { editions } = await ask(app, 'plan/open', { plan: (await newest(app)).plan });
  return editions.map(({ label, state, period }) => [label, state, period].filter(Boolean).join(' '));
};

test('the start of an edition is looked at first, named with a period, taken back by Ctrl+Z and done again by Ctrl+Y', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  const { keyboard } = page;
  await app.ready('plan');
  const plan = new PlanView(app);
  await complete(app, '6.1.2');
  await plan.caretAtEnd('6.1.3/progress');

  await app.menu('start-edition');
  const dialog = page.getByRole('dialog', { name: 'Start the October 2022 edition' });
  const preview = dialog.getByRole('region', { name: 'What starting it does' });
  await expect(preview.getByText('“Status Oct 2021” becomes “Status Oct 2022”.')).toBeVisible();
  await expect(preview.getByText(/^The title becomes “.*October 2022/)).toBeVisible();
  await keyboard.press('Control+A');
  await keyboard.type('Autumn 2022');
  await expect(preview.getByText('“Status Oct 2021” becomes “Status Autumn 2022”.')).toBeVisible();
  await keyboard.press('Control+A');
  await keyboard.type('Oct 2020');
  // Why it will not do is said beside the box before anything is sent.
  await expect(dialog.getByText(/October 2020/).first()).toBeVisible();
  await expect(dialog.getByLabel('Edition name')).toHaveAttribute('aria-invalid', 'true');
  await keyboard.press('Control+A');
  await keyboard.type('October 2022');
  await expect(dialog.getByLabel('Edition name')).not.toHaveAttribute('aria-invalid', 'true');
  await keyboard.press('Tab');
  await keyboard.type('November 2021 to October 2022');
  await expect(dialog.getByText('1 item is complete or closed')).toBeVisible();
  await keyboard.press('Tab');
  await keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: /^Fold it/ })).toBeChecked();
  await accessible(page, 'start an edition');
  await picture(page, 'start-edition-fold');
  await keyboard.press('Enter');

  const summary = page.getByRole('dialog', { name: 'October 2022 is started' });
  await expect(summary.getByText('1 completed item is folded: the last status and progress stand.')).toBeVisible();
  await expect(summary.getByRole('button', { name: 'Seal October 2021…' })).toBeVisible();
  await accessible(page, 'an edition is started');
  await picture(page, 'started');
  await keyboard.press('Escape');
  await expect(plan.words('6.1.3/progress')).toHaveText('');
  const started = ['Oct 2020 draft', 'Oct 2021 draft', 'October 2022 draft November 2021 to October 2022'];
  expect(await editionsOf(app)).toEqual(started);

  await keyboard.press('Control+Z');
  await expect(page.getByRole('button', { name: /^Edition: October 2021/ })).toBeVisible();
  expect(await editionsOf(app)).toEqual(started.slice(0, 2));
  await page.getByRole('button', { name: /^Edition: / }).press('Enter');
  await expect(page.getByRole('menuitem', { name: /^October 2021/ })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /^October 2022/ })).toHaveCount(0);
  await keyboard.press('Escape');
  await keyboard.press('Control+Y');
  await expect(page.getByRole('button', { name: /^Edition: October 2022/ })).toBeVisible();
  expect(await editionsOf(app)).toEqual(started);

  // Once something is written in it, its start is not taken back, and that is said.
  await plan.typeAtEnd('6.1.3/progress', 'Done.');
  await plan.saved();
  await ask(app, 'edition/withdraw', await newest(app)).then(
    () => expect('withdrawn').toBe('refused'),
    (error: Error) => expect(error.message).toMatch(/Progress made.*was written in October 2022/),
  );
  expect(await editionsOf(app)).toEqual(started);
  await app.close();
});

test('the notice of a start takes it back as long as nothing is written, and says why when it cannot', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  await plan.caretAtEnd('6.1.3/progress');
  await app.menu('start-edition');
  await expect(page.getByRole('region', { name: 'What starting it does' }).getByText(/^24 texts/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'October 2022 is started' })).toBeVisible();
  await page.keyboard.press('Escape');
  await plan.typeAtEnd('6.1.3/progress', 'Done.');
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  const refused = page.getByRole('dialog', { name: 'The start of October 2022 was not taken back' });
  await expect(refused.getByText(/Undo that first/)).toBeVisible();
  await page.keyboard.press('Escape');
  await plan.words('6.1.3/progress').click();
  await app.menu('undo');
  await expect(plan.words('6.1.3/progress')).toHaveText('');
  await app.menu('undo');
  await expect(page.getByRole('button', { name: /^Edition: October 2021/ })).toBeVisible();
  expect(await editionsOf(app)).toEqual(['Oct 2020 draft', 'Oct 2021 draft']);
  await app.close();
});

test('an edition is given another name and period, and its labels go with it; one step takes that back', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  const { keyboard } = page;
  await app.ready('plan');
  const plan = new PlanView(app);
  await plan.caretAtEnd('6.1.3/progress');
  await app.menu('rename-edition');
  await expect(page.getByLabel('Edition name')).toBeFocused();
  await keyboard.press('Control+A');
  await keyboard.type('Oct 2020');
  await keyboard.press('Enter');
  await expect(page.getByText('There is an edition October 2020 already: enter another name')).toBeVisible();
  await keyboard.press('Control+A');
  await keyboard.type('November 2021');
  await keyboard.press('Tab');
  await keyboard.type('2020 to 2021');
  await accessible(page, 'name and period');
  await picture(page, 'rename-edition');
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Edition: November 2021/ })).toBeVisible();
  await expect(plan.field('6.1.3/status')).toContainText('Status Nov 2021');
  expect(await editionsOf(app)).toEqual(['Oct 2020 draft', 'November 2021 draft 2020 to 2021']);
  await app.menu('undo');
  await expect(plan.field('6.1.3/status')).toContainText('Status Oct 2021');
  await expect.poll(() => editionsOf(app)).toEqual(['Oct 2020 draft', 'Oct 2021 draft']);
  await app.menu('redo');
  await expect(plan.field('6.1.3/status')).toContainText('Status Nov 2021');
  await app.close();
});

test('the start of an edition is there at 400 % zoom', async ({ computer }) => {
  const app = await computer.start();
  await app.ready('plan');
  await size(app, 350, 220);
  await app.menu('start-edition');
  await expect(app.page.getByText('24 texts roll on from October 2021.')).toBeVisible();
  await picture(app.page, 'start-edition-400');
  await app.page.getByRole('button', { name: 'Start the edition' }).press('Enter');
  await expect(app.page.getByRole('heading', { name: 'October 2022 is started' })).toBeVisible();
  await picture(app.page, 'started-400');
  await accessible(app.page, 'started at 400 %');
  await app.close();
});
