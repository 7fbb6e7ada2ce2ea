import { link, ref } from '../../shared/richtext/build.ts';
import { linesOf } from '../../shared/richtext/replace-words.ts';
import type { CrossReference, Tree } from '../../shared/richtext/tree.ts';
import { plainText } from '../../shared/richtext/plain-text.ts';
import type { RunningApp } from '../pages/app.ts';
import { PlanView } from '../pages/plan-view.ts';
import { accessible, picture } from '../pages/look.ts';
import { ask, newest, storedText } from '../pages/stored.ts';
import { expect, test } from '../fixtures/story.ts';

const referencesOf = (tree: Tree): CrossReference[] =>
  linesOf(tree)
    .flat()
    .filter((one) => one.type === 'cross-reference');

const idOf = async (app: RunningApp, number: string): Promise<string> => {
  const { plan, edition } = await newest(app);
  const { numbers } = await ask(app, 'plan/section', { plan, edition, section: null });
  return Object.entries(numbers).find(([, one]) => one === number)![0];
};

test('a reference is put in by its number, followed, changed and made plain text by the keys alone', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  const words = plan.words('6.1.2/progress');
  const chip = words.locator('.rt-reference');

  // A number that is selected is what the reference takes the place of.
  await plan.typeAtEnd('6.1.2/progress', ' As said at 6.1.4');
  for (let left = 0; left < 5; left += 1) await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Control+Shift+r');
  const box = page.getByRole('dialog', { name: 'Refer to an item' }).getByRole('combobox', { name: 'Item' });
  await expect(box).toBeFocused();
  await expect(box).toHaveValue('6.1.4');
  await page.keyboard.press('Enter');
  await expect(chip).toHaveText('6.1.4');
  await expect(words).toBeFocused();
  await page.keyboard.type(', and on.');
  await plan.saved();
  const four = await idOf(app, '6.1.4');
  expect(referencesOf(await storedText(app, '6.1.2/progress'))).toEqual([ref(four, '6.1.4')]);
  expect(plainText(await storedText(app, '6.1.2/progress'))).toContain('As said at 6.1.4, and on.');

  // By words, from the list.
  await page.keyboard.press('Control+Shift+r');
  await expect(box).toBeFocused();
  await page.keyboard.type('6.1.');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(box).toHaveValue(/^6\.1\.1 /);
  await page.keyboard.press('Enter');
  await expect(chip).toHaveText(['6.1.4', '6.1.1']);
  await page.keyboard.press('Control+z');
  await expect(chip).toHaveText(['6.1.4']);

  // A number that is none is refused, with what to do.
  await page.keyboard.press('Control+Shift+r');
  await page.keyboard.type('77.1');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // Enter on a reference goes to its item.
  await plan.caretAtEnd('6.1.2/progress');
  for (let left = 0; left < ', and on.'.length + 1; left += 1) await page.keyboard.press('ArrowLeft');
  await expect(words.locator('.rt-chosen')).toHaveText('6.1.4');
  await page.keyboard.press('Control+Shift+r');
  const change = page.getByRole('dialog', { name: 'Change the reference' });
  await expect(change.getByRole('combobox')).toHaveValue('6.1.4');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('6.1.1');
  await page.keyboard.press('Enter');
  await expect(chip).toHaveText(['6.1.1']);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-number="6.1.1"]').getByRole('textbox').first()).toBeVisible();
  await expect(page.locator('[data-number="6.1.1"] :focus')).toHaveCount(1);
  await plan.saved();
  const one = await idOf(app, '6.1.1');
  expect(referencesOf(await storedText(app, '6.1.2/progress'))).toEqual([ref(one, '6.1.1')]);

  // Its item retired, it is broken, which must be fixed; as plain text it says what it said.
  await app.menu('retire');
  await expect(words.locator('.rt-broken')).toHaveText('6.1.1');
  await plan.caretAtEnd('6.1.2/progress');
  const finding = page.getByRole('listitem').filter({ hasText: '“6.1.1” is not in this plan.' });
  await expect(finding.getByRole('heading', { name: 'Must fix' })).toBeVisible();
  await finding.getByRole('button', { name: 'Make it plain text' }).press('Enter');
  await expect(words.locator('.rt-reference')).toHaveCount(0);
  await plan.saved();
  expect(plainText(await storedText(app, '6.1.2/progress'))).toContain('As said at 6.1.1, and on.');
  await app.menu('undo');
  await expect(words.locator('.rt-broken')).toHaveText('6.1.1');
  await app.menu('undo');
  await expect(words.locator('.rt-broken')).toHaveCount(0);
  await expect(chip).toHaveText('6.1.1');
  await plan.saved();
  expect(referencesOf(await storedText(app, '6.1.2/progress'))).toEqual([ref(one, '6.1.1')]);
  await app.close();
});

test('a number typed after “@” is offered as a reference at the caret, and Esc leaves it as typed', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  const words = plan.words('6.1.3/progress');
  const box = page.getByRole('dialog', { name: 'Refer to an item' }).getByRole('combobox');
  await plan.typeAtEnd('6.1.3/progress', ' As at @6');
  await expect(box).toBeFocused();
  await page.keyboard.type('.1.4');
  await expect(box).toHaveValue('6.1.4');
  await accessible(page, 'an item at the caret');
  await page.keyboard.press('Enter');
  await expect(words).toBeFocused();
  await expect(words.locator('.rt-reference')).toHaveText('6.1.4');
  await page.keyboard.type(', and by @9');
  await expect(box).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(words).toBeFocused();
  await page.keyboard.type(' they said.');
  await plan.saved();
  const text = await storedText(app, '6.1.3/progress');
  expect(plainText(text)).toMatch(/As at 6\.1\.4, and by @9 they said\.$/);
  expect(referencesOf(text)).toEqual([ref(await idOf(app, '6.1.4'), '6.1.4')]);
  await app.close();
});

test('an address that is selected becomes a link with words that say where it leads', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  const address = 'www.gov.scot/support';
  await plan.typeAtEnd('6.1.3/progress', ` See ${address}`);
  for (let left = 0; left < address.length; left += 1) await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Control+k');
  await expect(page.getByLabel('Words')).toBeFocused();
  await expect(page.getByLabel('Address')).toHaveValue(`https://${address}`);
  await expect(page.getByText('An address does not say what stands there.')).toBeVisible();
  await page.keyboard.type('Click here');
  await expect(page.getByText('“Click here” does not say where the link leads.')).toBeVisible();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Family Support Directory');
  await expect(page.getByText('does not say')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(plan.words('6.1.3/progress').locator('a')).toHaveText('Family Support Directory');
  await plan.saved();
  const links = async () =>
    linesOf(await storedText(app, '6.1.3/progress'))
      .at(-1)!
      .slice(-1);
  expect(await links()).toEqual([link(`https://${address}`, 'Family Support Directory')]);

  await page.keyboard.press('End');
  for (let left = 0; left < 3; left += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Change the link' })).toBeVisible();
  await page.getByLabel('Words').fill('Family support');
  await page.keyboard.press('Enter');
  await expect(plan.words('6.1.3/progress').locator('a')).toHaveText('Family support');
  await plan.saved();
  expect(await links()).toEqual([link(`https://${address}`, 'Family support')]);
  await app.close();
});

test('what is asked for can be read in light and dark, and by a screen reader', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  for (const look of ['light', 'dark'] as const) {
    await app.menu(`look-${look}`);
    await plan.caretAtEnd('6.1/progress');
    for (const [command, name] of [
      ['footnote', 'Add a footnote'],
      ['cross-reference', 'Refer to an item'],
      ['link', 'Add a link'],
    ] as const) {
      await app.menu(command);
      await expect(page.getByRole('dialog', { name })).toBeVisible();
      await picture(page, `${command}-${look}`);
      await accessible(page, `${command}, ${look}`);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
  }
  await app.close();
});

test('F7 goes from one thing to fix to the next, and a number that leads nowhere is made to lead somewhere', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  await expect(page.getByRole('button', { name: 'Choose an item' }).first()).toBeVisible();
  await page.waitForFunction(() => (CSS.highlights.get('finding-must')?.size ?? 0) > 0);

  await app.menu('next-finding');
  const said = page.locator('[aria-live]').filter({ hasText: /^(Must|Should) fix: .* 1 of \d+\./ });
  await expect(said.first()).toBeAttached();
  const first = await page.evaluate(() => getSelection()?.toString());
  await app.menu('next-finding');
  await app.menu('previous-finding');
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe(first);

  await plan.words('6.1/timescale').click();
  const before = plainText(await storedText(app, '6.1/timescale'));
  expect(before).toContain('9.1');
  const finding = page.getByRole('listitem').filter({ hasText: 'As set out at 9.1' });
  await finding.getByRole('button', { name: 'Choose an item' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Which item does “9.1” mean?' });
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('6.1.3');
  await page.keyboard.press('Enter');
  await expect(plan.words('6.1/timescale').locator('.rt-reference')).toHaveText('6.1.3');
  await plan.saved();
  expect(referencesOf(await storedText(app, '6.1/timescale'))).toEqual([ref(await idOf(app, '6.1.3'), '6.1.3')]);
  await app.menu('undo');
  await expect(plan.words('6.1/timescale')).toContainText('9.1');
  await plan.saved();
  expect(plainText(await storedText(app, '6.1/timescale'))).toBe(before);

  // A number written by hand that is an item's is offered as a reference.
  await plan.typeAtEnd('6.1.1/progress', ' See recommendation 6.1.3 too.');
  await page.getByRole('button', { name: 'Make it a reference' }).press('Enter');
  await expect(plan.words('6.1.1/progress').locator('.rt-reference')).toHaveText('6.1.3');
  await plan.saved();
  expect(referencesOf(await storedText(app, '6.1.1/progress'))).toEqual([ref(await idOf(app, '6.1.3'), '6.1.3')]);
  await app.close();
});

test('what is safe is put right all over the edition at one press, what is right is let stand, and both are undone', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  const text = async (name: string): Promise<string> => plainText(await storedText(app, name));
  const finding = (words: string) => page.getByRole('listitem').filter({ hasText: words });

  await plan.caretAtEnd('6.1.2/progress');
  const before = await text('6.1.2/progress');
  expect(before).toContain('working group. .');
  await finding('Two full stops stand together.').getByRole('button', { name: 'Put all 3 right' }).press('Enter');
  await expect(finding('Two full stops stand together.')).toHaveCount(0);
  expect(await text('6.1.2/progress')).toBe(before.replace('working group. .', 'working group.'));
  await app.menu('undo');
  await expect.poll(() => text('6.1.2/progress')).toBe(before);

  const answers = (): Promise<string[]> => Promise.all(['6.1', '6.1.1', '6.1.2'].map((one) => text(`${one}/response`)));
  expect(new Set(await answers())).toEqual(new Set(['Accept.', 'Accept']));
  await finding('This answer is written in 2 ways')
    .getByRole('button', { name: /^Use “Accept” everywhere$/ })
    .press('Enter');
  await expect.poll(answers).toEqual(['Accept', 'Accept', 'Accept']);

  await plan.caretAtEnd('6.1.2/progress');
  const left = finding('actions at 3.2.1');
  await left.getByRole('button', { name: 'Leave it' }).press('Enter');
  await expect(left).toHaveCount(0);
  await app.menu('undo');
  await expect(left).toHaveCount(1);
  await app.close();
});
