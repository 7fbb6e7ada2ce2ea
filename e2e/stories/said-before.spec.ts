import { doc } from '../../shared/richtext/build.ts';
import { plainText } from '../../shared/richtext/plain-text.ts';
import { accessible, picture, size } from '../pages/look.ts';
import { PlanView } from '../pages/plan-view.ts';
import { ask, newest, storedText } from '../pages/stored.ts';
import type { Computer, RunningApp } from '../pages/app.ts';
import { expect, test } from '../fixtures/story.ts';

/** Writes a field of an item in the newest edition, as the window does. */
const write = async (app: RunningApp, number: string, key: string, ...words: readonly string[]): Promise<void> => {
  const at = await newest(app);
  const { section } = await ask(app, 'plan/section', { ...at, section: null });
  const item = section!.items.find((one) => one.number === number)!;
  const { cell, counter, tree } = item.fields.find((field) => field.key === key)!;
  const base = { counter, body: tree };
  await ask(app, 'cell/save', { plan: at.plan, cell, base, body: doc(...words), sitting: 'a-sitting' });
};

/** A plan with the editions October 2020 to October 2023, of which the newest is shown. */
const afterYears = async (computer: Computer): Promise<RunningApp> => {
  const first = await computer.start();
  await first.ready('plan');
  const { plan, edition } = await newest(first);
  const { section } = await ask(first, 'plan/section', { plan, edition, section: null });
  await ask(first, 'cell/save', {
    ...{ plan, cell: section!.narrative.cell, base: { counter: 0, body: [] } },
    ...{ body: doc('Schools and parents work together.'), sitting: 'a-sitting' },
  });
  await ask(first, 'edition/start', { plan, label: 'Oct 2022' });
  await write(first, '6.1.3', 'progress', 'A second survey was sent to councils.');
  await write(first, '6.1.3', 'status', 'On-going / delayed');
  await ask(first, 'edition/start', { plan, label: 'Oct 2023' });
  await first.close();
  const app = await computer.start();
  await app.ready('plan');
  await app.page.getByRole('button', { name: /^Edition: / }).click();
  await app.page.getByRole('menuitem', { name: /^October 2023/ }).click();
  await expect(app.page.getByRole('button', { name: /^Edition: October 2023/ })).toBeVisible();
  return app;
};

test('every earlier edition’s words are unfolded under a field step by step, by keys, and copied across', async ({
  computer,
}) => {
  const app = await afterYears(computer);
  const { page } = app;
  const { keyboard } = page;
  const plan = new PlanView(app);
  const field = plan.field('6.1.3/progress');
  const in2021 = await ask(app, 'plan/open', { plan: (await newest(app)).plan }).then(({ editions }) =>
    editions.find((one) => one.label === 'Oct 2021'),
  );

  await plan.caretAtEnd('6.1.3/progress');
  await app.menu('show-last-edition');
  const last = page.getByRole('region', { name: /^Last edition of Progress made, 6\.1\.3/ });
  await expect(last).toContainText(/Last edition: October 2022, draft, written \d+ \w+ \d{4}/);
  await expect(last.locator('.rt')).toHaveText('A second survey was sent to councils.');

  // From the field on by Tab: the copying first, then the step further back.
  await keyboard.press('Tab');
  await expect(last.getByRole('button', { name: 'Copy into this edition' })).toBeFocused();
  await keyboard.press('Tab');
  await expect(field.getByRole('button', { name: /^Show October 2021 too/ })).toBeFocused();
  // What is unfolded further down moves nothing of what is read.
  const top = await field.evaluate((element) => element.getBoundingClientRect().top);
  await keyboard.press('Enter');
  const before = page.getByRole('region', { name: /^October 2021: Progress made, 6\.1\.3/ });
  await expect(before).toBeFocused();
  await expect(before).toContainText(in2021!.state);
  expect(await field.evaluate((element) => element.getBoundingClientRect().top)).toBe(top);
  await picture(page, 'said-before-light');
  await accessible(page, 'said before, light');
  await app.menu('look-dark');
  await expect(page.locator(':root')).toHaveAttribute('data-look', 'dark');
  await picture(page, 'said-before-dark');
  await accessible(page, 'said before, dark');
  await app.menu('look-light');

  const said = await before.locator('.rt').innerText();
  await keyboard.press('Tab');
  await expect(before.getByRole('button', { name: 'Copy October 2021 into this edition' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(plan.words('6.1.3/progress')).toBeFocused();
  await expect(field).not.toContainText('Word for word');
  await plan.saved();
  expect(plainText(await storedText(app, '6.1.3/progress')).replace(/\s+/g, ' ')).toBe(
    said.replace(/\s+/g, ' ').trim(),
  );
  await app.menu('undo');
  await expect.poll(async () => plainText(await storedText(app, '6.1.3/progress'))).toBe('');

  // Said again word for word, it says so.
  await last.getByRole('button', { name: 'Copy into this edition' }).focus();
  await keyboard.press('Enter');
  await expect(field).toContainText('Word for word as in October 2022');
  await expect
    .poll(async () => plainText(await storedText(app, '6.1.3/progress')))
    .toBe('A second survey was sent to councils.');
  await app.close();
});

test('a text that rolled on says since when it is unchanged, and History has every edition once', async ({
  computer,
}) => {
  const app = await afterYears(computer);
  const { page } = app;
  const { keyboard } = page;
  const plan = new PlanView(app);
  const facts = page.locator('[data-pane="facts"]');
  const actions = plan.field('6.1.3/actions');
  await plan.caretAtEnd('6.1.3/actions');
  await expect(actions).toContainText('Unchanged since October 2020');
  await expect(actions.getByRole('button', { name: /^Show/ })).toHaveCount(0);

  await expect(plan.field('6.1/narrative')).toContainText('Unchanged since October 2021');

  await app.menu('history');
  await expect(facts.getByRole('region', { name: 'October 2020 to October 2022' })).toBeVisible();
  await expect(facts.getByRole('region')).toHaveCount(1);

  await plan.caretAtEnd('6.1.3/progress');
  await app.menu('history');
  const before = facts.getByRole('region', { name: 'October 2021' });
  await expect(facts.getByRole('region', { name: 'October 2022' })).toContainText('A second survey');
  await before.getByRole('button', { name: 'Copy into this edition' }).focus();
  await keyboard.press('Enter');
  await expect(page.getByText(/^Progress made says what October 2021 said\.$/).first()).toBeVisible();
  await expect.poll(async () => plainText(await storedText(app, '6.1.3/progress'))).not.toBe('');
  await picture(page, 'said-before-history');
  await accessible(page, 'earlier editions in History');
  await app.menu('undo');
  await expect.poll(async () => plainText(await storedText(app, '6.1.3/progress'))).toBe('');
  await app.close();
});

test('in a sealed edition the earlier words are there to be read, and nothing is copied into it', async ({
  computer,
}) => {
  const app = await afterYears(computer);
  const { plan: id } = await newest(app);
  const { editions } = await ask(app, 'plan/open', { plan: id });
  const in2022 = editions.find((one) => one.label === 'Oct 2022')!;
  await ask(app, 'edition/seal', { plan: id, edition: in2022.id, published: '2022-10-28' });
  await app.close();
  const later = await computer.start();
  await later.ready('plan');
  const plan = new PlanView(later);
  const progress = plan.field('6.1.3/progress');
  await plan.caretAtEnd('6.1.3/progress');
  await later.menu('show-last-edition');
  await expect(progress).toContainText('Last edition: October 2022, sealed, published 28 October 2022');

  await later.page.getByRole('button', { name: /^Edition: / }).click();
  await later.page.getByRole('menuitem', { name: /^October 2022/ }).click();
  await expect(later.page.getByRole('button', { name: /^Edition: October 2022/ })).toBeVisible();
  await plan.words('6.1.3/progress').focus();
  await later.menu('show-last-edition');
  const last = later.page.getByRole('region', { name: /^Last edition of Progress made, 6\.1\.3/ });
  await expect(last).toContainText('October 2021, sealed');
  await expect(last.getByRole('button')).toHaveCount(0);
  await expect(plan.field('6.1.3/actions')).toContainText('Unchanged since October 2020');
  await picture(later.page, 'said-before-sealed');
  await accessible(later.page, 'said before, sealed');
  await later.close();
});

test('in a small window the earlier words keep to the page', async ({ computer }) => {
  const app = await afterYears(computer);
  const { page } = app;
  const plan = new PlanView(app);
  await size(app, 350, 500);
  await plan.caretAtEnd('6.1.3/progress');
  await app.menu('show-last-edition');
  const progress = plan.field('6.1.3/progress');
  await progress.getByRole('button', { name: /^Show October 2021 too/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: /^October 2021: Progress/ })).toBeFocused();
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth))
    .toBe(true);
  await picture(page, 'said-before-small');
  await accessible(page, 'said before, small');
  await plan.typeAtEnd('6.1/narrative', ' They always have.');
  await app.menu('show-last-edition');
  await expect(page.getByRole('region', { name: /^Last edition of Introduction, 6\.1/ })).toContainText(
    'October 2021 and October 2022',
  );
  await picture(page, 'said-before-narrative-small');
  await size(app, 350, 220);
  await page.getByRole('region', { name: /^Last edition of Progress/ }).scrollIntoViewIfNeeded();
  await picture(page, 'said-before-zoomed');
  await accessible(page, 'said before at 400 %');
  await size(app, 1400, 873);
  await page.emulateMedia({ forcedColors: 'active' });
  await page.getByRole('region', { name: /^Last edition of Progress/ }).scrollIntoViewIfNeeded();
  await picture(page, 'said-before-forced-colours');
  await app.close();
});
