import { statSync } from 'node:fs';
import { plainText } from '../../shared/richtext/plain-text.ts';
import type { RunningApp } from '../pages/app.ts';
import { CompareView } from '../pages/compare.ts';
import { accessible, picture, size } from '../pages/look.ts';
import { OutlinePane } from '../pages/outline.ts';
import { PlanView } from '../pages/plan-view.ts';
import { ask, newest, storedText } from '../pages/stored.ts';
import { expect, test } from '../fixtures/story.ts';

/** Starts the edition of October 2022 by keys, and leaves the summary of what was done. */
const startNext = async (app: RunningApp): Promise<void> => {
  const { page } = app;
  await app.menu('start-edition');
  await expect(page.getByLabel('Edition name')).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('October 2022');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Edition: October 2022/ })).toBeVisible();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
};

/** Writes October 2022: a timescale goes on, two fields are written anew, and an item moves up twice. */
const writeNext = async (app: RunningApp): Promise<void> => {
  const plan = new PlanView(app);
  const { keyboard } = app.page;
  await plan.typeAtEnd('6.1.1/timescale', ' Done by June 2023.');
  await plan.typeAtEnd('6.1.3/progress', 'Families were asked in spring 2022.');
  await plan.typeAtEnd('6.1.4/progress', 'Work restarted in November 2021.');
  await plan.saved();
  const outline = new OutlinePane(app);
  await outline.walkTo('6.1.4');
  await keyboard.press('Alt+Shift+ArrowUp');
  await keyboard.press('Alt+Shift+ArrowUp');
  await outline.is('6.1[6.1 6.1.1 6.1.4 6.1.2 6.1.3]');
  await app.menu('renumber');
  await app.page.getByRole('dialog').getByRole('button', { name: 'Renumber 3 items' }).focus();
  await keyboard.press('Enter');
  await outline.is('6.1[6.1 6.1.1 6.1.2 6.1.3 6.1.4]');
};

/** What changed from October 2021 to the newest edition, as the engine has it: "6.1.2 moved text". */
const kept = async (app: RunningApp): Promise<string[]> => {
  const { plan } = await newest(app);
  const { editions } = await ask(app, 'plan/open', { plan });
  const pair = { before: editions.at(-2)!.id, after: editions.at(-1)!.id };
  const { things } = await ask(app, 'compare/list', { plan, ...pair });
  return things.map(({ after, kinds }) => [after?.number, ...kinds].join(' '));
};

test('what changed since last year is gone through, filtered, shown in one text and saved as Word, by keyboard', async ({
  computer,
}) => {
  test.slow();
  const app = await computer.start();
  const { page } = app;
  const { keyboard } = page;
  await app.ready('plan');
  await size(app, 1372, 882);
  const view = new CompareView(app);
  const plan = new PlanView(app);
  await startNext(app);
  await writeNext(app);

  // From the page one comes to the change of the item one writes in; then round.
  await plan.caretAtEnd('6.1.2/progress');
  await app.menu('next-change');
  await view.says('Change 2 of 4: 6.1.2, moved from 6.1.4, with new text.');
  await expect(view.body.getByText('Moved: 6.1.4 in October 2021 is 6.1.2 in October 2022')).toBeVisible();
  expect(await view.marked('ins')).toEqual(['Work restarted in November 2021.']);
  await app.menu('next-change');
  await view.says('Change 3 of 4: 6.1.3, was 6.1.2.');
  await app.menu('next-change');
  await app.menu('next-change');
  await view.says('That was the last change. Change 1 of 4: 6.1.1, Delivery Timescale, 4 words put in.');
  await app.menu('previous-change');
  await view.says('That was the first change. Change 4 of 4: 6.1.4, was 6.1.3, with new text.');
  expect(await view.rows()).toEqual([
    '6.1.1 Delivery Timescale: 4 words put in',
    '6.1.2 The benefits of: Moved from 6.1.4, with new text',
    '6.1.3 Parents and carers: Was 6.1.2',
    '6.1.4 Further investment is: Was 6.1.3, with new text',
  ]);
  await expect(page.getByText('1 moved, 2 renumbered, 1 reworded. 1 item is the same.')).toBeVisible();

  // The list by its own keys: they go on from where the steps led.
  await expect(view.chosen).toBeFocused();
  await app.menu('next-pane');
  await expect(page.getByRole('button', { name: /^Compared from: / })).toBeFocused();
  await app.menu('next-pane');
  await expect(view.body).toBeFocused();
  await app.menu('previous-pane');
  await expect(view.body).not.toBeFocused();
  await app.menu('previous-pane');
  await expect(view.chosen).toBeFocused();
  await keyboard.press('ArrowUp');
  await expect(view.chosen).toContainText('Parents and carers');
  await expect(view.body.getByRole('heading', { name: '6.1.2 in October 2021' })).toBeVisible();
  await app.menu('next-change');
  await expect(view.chosen).toBeFocused();
  await expect(view.chosen).toContainText('Further investment');

  // One kind alone.
  await keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: /^Kinds of changes shown/ })).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByRole('menuitemcheckbox').first()).toBeFocused();
  await keyboard.press('ArrowDown');
  await keyboard.press('Space');
  await keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: '1 of 4 changes' })).toBeVisible();
  expect(await view.rows()).toEqual(['6.1.1 Delivery Timescale: 4 words put in']);
  await app.menu('next-change');
  await view.says('That was the last change. Change 1 of 1: 6.1.1, Delivery Timescale, 4 words put in.');

  // Side by side, and in one text.
  expect(await view.marked('del')).toEqual([]);
  await expect(view.body.getByRole('heading', { name: 'Delivery Timescale in October 2021' })).toBeVisible();
  await page.getByRole('radio', { name: 'Side by side' }).focus();
  await keyboard.press('ArrowRight');
  await keyboard.press('Space');
  await expect(view.body.getByRole('heading', { name: 'Delivery Timescale' })).toHaveCount(1);
  expect((await view.marked('ins')).join(' ').trim()).toBe('Done by June 2023.');
  await view.body.getByRole('button', { name: 'Show them' }).focus();
  await keyboard.press('Enter');
  await expect(view.body.getByRole('heading', { name: 'Recommendation' })).toBeVisible();

  // The same as a Word document.
  const file = computer.file('changes.docx');
  await app.willSaveAs(file);
  await page.getByRole('button', { name: 'Save as Word with tracked changes' }).focus();
  await keyboard.press('Enter');
  await view.says('changes.docx is written.');
  await expect(page.getByRole('button', { name: 'Show in folder' })).toBeVisible();
  expect(statSync(file).size).toBeGreaterThan(5000);

  // To the field and back: what is written there meanwhile is compared anew, at the same change.
  await view.body.getByRole('button', { name: 'Go to this item' }).focus();
  await keyboard.press('Enter');
  await expect(plan.field('6.1.1/timescale').locator('.rt').first()).toBeFocused();
  await keyboard.press('Control+End');
  await keyboard.type(' Then every year.');
  await app.menu('compare');
  await expect(view.chosen).toContainText('7 words put in');
  await expect(page.getByRole('heading', { name: '1 of 4 changes' })).toBeVisible();

  expect(plainText(await storedText(app, '6.1.1/timescale'))).toMatch(/Done by June 2023\. Then every year\.$/);
  expect(await kept(app)).toEqual(['6.1.1 timescale', '6.1.2 text moved', '6.1.3 renumbered', '6.1.4 text renumbered']);
  await app.close();
});

test('from wherever one comes into the list, the first arrow goes on from the change that is looked at', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  const { keyboard } = page;
  await app.ready('plan');
  await size(app, 1372, 882);
  const view = new CompareView(app);
  const plan = new PlanView(app);
  await startNext(app);
  const paragraphs = (await storedText(app, '6.1.1/timescale')).length;
  // One paragraph is made two, and another item goes on.
  await plan.caretAtEnd('6.1.1/timescale');
  for (let words = 0; words < 4; words += 1) await keyboard.press('Control+ArrowLeft');
  await keyboard.press('Enter');
  await plan.typeAtEnd('6.1.2/timescale', ' And so on.');
  await plan.typeAtEnd('6.1.3/timescale', ' And so forth.');
  await plan.saved();
  const write = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Write', exact: true }).click();
    await expect(plan.words('6.1.1/timescale')).toBeVisible();
  };
  const goesOn = async (from: string, to: string): Promise<void> => {
    await expect(view.chosen).toContainText(from);
    await expect(view.chosen).toBeFocused();
    await keyboard.press('ArrowDown');
    await expect(view.chosen).toContainText(to);
    await expect(view.chosen).toBeFocused();
  };

  await app.menu('compare');
  await goesOn('6.1.1', '6.1.2');
  await keyboard.press('ArrowUp');
  await expect(view.chosen).toContainText('1 paragraph break put in');
  expect(await view.marked('ins')).toEqual(['¶']);
  expect(await view.marked('del')).toEqual([]);

  await write();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.getByRole('button', { name: /^Kinds of changes shown/ }).focus();
  await keyboard.press('Tab');
  await goesOn('6.1.1', '6.1.2');

  await write();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(view.list).toBeVisible();
  await app.menu('next-pane');
  await goesOn('6.1.2', '6.1.3');

  expect(await storedText(app, '6.1.1/timescale')).toHaveLength(paragraphs + 1);
  expect(await kept(app)).toEqual(['6.1.1 timescale', '6.1.2 timescale', '6.1.3 timescale']);
  await app.close();
});

test('any two editions are compared, either way round; where nothing changed, or there is one alone, that is said', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  const { keyboard } = page;
  await app.ready('plan');
  const view = new CompareView(app);
  await startNext(app);
  await view.open();
  await expect(view.body.getByRole('heading', { name: 'October 2021 and October 2022 say the same' })).toBeVisible();
  await app.menu('next-change');
  await view.says('Nothing changed between the two editions.');

  await page.getByRole('button', { name: /^Compared from: October 2021/ }).focus();
  await keyboard.press('Enter');
  await page.getByRole('menuitem', { name: /^October 2020/ }).press('Enter');
  await view.says('October 2020 is compared with October 2022.');
  await expect(view.list).toBeVisible();
  const from2020 = await view.marked('ins');
  await page.getByRole('button', { name: 'Change sides' }).focus();
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Compared from: October 2022/ })).toBeVisible();
  await expect.poll(() => view.marked('del')).toEqual(from2020);
  await accessible(page, 'compare, changed sides');

  // The pair is remembered while one writes; another edition brings its own.
  await page.getByRole('button', { name: 'Write', exact: true }).click();
  await view.open();
  await expect(page.getByRole('button', { name: /^Compared from: October 2022/ })).toBeVisible();
  await page.getByRole('button', { name: /^Edition: / }).click();
  await page.getByRole('menuitem', { name: /^October 2021/ }).click();
  await expect(page.getByRole('button', { name: /^Compared from: October 2020/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Compared to: October 2021/ })).toBeVisible();

  await app.menu('home');
  await app.ready('home');
  await page.getByRole('region', { name: 'Start a new plan' }).getByRole('button').first().click();
  await keyboard.type('Harbour plan');
  await keyboard.press('Enter');
  await app.ready('plan');
  await app.menu('compare');
  await expect(page.getByRole('heading', { name: 'There is nothing to compare yet' })).toBeVisible();
  await app.menu('previous-change');
  await view.says('There is one edition alone, so there is nothing to compare it with.');
  await accessible(page, 'compare, one edition');
  await picture(page, 'compare-alone');
  await page.getByRole('button', { name: 'Start the next edition…' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect((await ask(app, 'plan/open', { plan: (await newest(app)).plan })).editions).toHaveLength(1);
  await app.close();
});

test('what was retired is gone to in the edition that has it, and one comes back to the same two editions', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const view = new CompareView(app);
  await startNext(app);
  await new OutlinePane(app).walkTo('6.1.4');
  await app.menu('retire');
  await view.open();
  expect(await view.rows()).toEqual(['6.1.4 The benefits of: Retired']);
  await expect(view.body.getByText('Not in October 2022')).toBeVisible();
  expect((await view.marked('del')).join(' ')).toContain('The benefits of the use of mediation');
  await view.body.getByRole('button', { name: 'Go to this item in October 2021' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Edition: October 2021/ })).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-field]')?.dataset['field']))
    .toMatch(/^6\.1\.4\//);
  await app.menu('next-change');
  await view.says('Change 1 of 1: 6.1.4, retired.');
  await app.menu('next-change');
  await view.says('That was the last change. Change 1 of 1: 6.1.4, retired.');
  await expect(page.getByRole('button', { name: /^Compared from: October 2021/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Compared to: October 2022/ })).toBeVisible();
  expect(await kept(app)).toEqual([' retired']);
  await app.close();
});

test('two editions compared can be read in light, dark and forced colours, narrow and at 400 % zoom', async ({
  computer,
}) => {
  test.slow();
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const view = new CompareView(app);
  await size(app, 1372, 882);
  await startNext(app);
  await writeNext(app);
  await view.open();
  await app.menu('next-change');
  await view.says('Change 2 of 4: 6.1.2, moved from 6.1.4, with new text.');
  for (const look of ['light', 'dark'] as const) {
    await app.menu(`look-${look}`);
    await expect(page.locator(':root')).toHaveAttribute('data-look', look);
    await picture(page, `compare-${look}`);
    await accessible(page, `compare, ${look}`);
  }
  await app.menu('look-light');
  await page.emulateMedia({ forcedColors: 'active' });
  await picture(page, 'compare-forced-colours');
  await page.emulateMedia({ forcedColors: 'none' });
  for (const [width, height] of [
    [1000, 800],
    [700, 800],
    [350, 800],
    [350, 220],
  ] as const) {
    await size(app, width, height);
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
    await picture(page, `compare-${width}-${height}`);
    await accessible(page, `compare, ${width} wide`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
  // Both in one text, and the list over it.
  await expect(view.body.locator('del.marked').first()).toBeAttached();
  await expect(view.body.locator('ins.marked').first()).toBeAttached();
  await page.getByRole('button', { name: '4 changes' }).click();
  await expect(view.list).toBeVisible();
  await picture(page, 'compare-list-350-220');
  await accessible(page, 'the list of changes, narrow');
  await page.getByRole('option', { name: /^6\.1\.1 / }).press('Enter');
  await expect(view.list).toBeHidden();
  await expect(view.body).toBeFocused();
  await expect(view.body.getByRole('heading', { name: '6.1.1' })).toBeVisible();
  expect(await kept(app)).toHaveLength(4);
  await app.close();
});
