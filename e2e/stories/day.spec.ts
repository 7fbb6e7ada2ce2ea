import { plainText } from '../../shared/richtext/plain-text.ts';
import type { Inline, Tree } from '../../shared/richtext/tree.ts';
import { walk } from '../../shared/richtext/walk.ts';
import type { RunningApp } from '../pages/app.ts';
import { OutlinePane } from '../pages/outline.ts';
import { PlanView } from '../pages/plan-view.ts';
import { ask, newest, storedText } from '../pages/stored.ts';
import { expect, test } from '../fixtures/story.ts';

const FIELD = '6.1.2/progress';
const AS_BROUGHT_IN = '6.1[6.1 6.1.1 6.1.2 6.1.3 6.1.4]';
const MOVED = '6.1[6.1 6.1.1 6.1.3 6.1.2 6.1.4]';

const inlinesOf = <T extends Inline['type']>(tree: Tree, type: T): Extract<Inline, { type: T }>[] => {
  const found: Extract<Inline, { type: T }>[] = [];
  walk(tree, (node) => {
    if (node.type === type) found.push(node as Extract<Inline, { type: T }>);
  });
  return found;
};

/** What stands in a field, in short: its blocks, and what its lines hold beside words. */
const shapeOf = (tree: Tree): Readonly<Record<string, unknown>> => ({
  blocks: tree.map((one) => one.type).join(' '),
  notes: inlinesOf(tree, 'footnote').map((one) => plainText(one.note)),
  links: inlinesOf(tree, 'link').map((one) => one.href),
  references: inlinesOf(tree, 'cross-reference').length,
});

/** How often words stand in the newest edition, as the engine reads it. */
const inPlan = async (app: RunningApp, words: string): Promise<number> => {
  const query = { words, matchCase: true, wholeWords: false };
  return (await ask(app, 'find/hits', { ...(await newest(app)), query })).hits.length;
};

test('a day’s work by the keys alone: written, taken back and done again, moved, renumbered, replaced, and there the next day', async ({
  computer,
}) => {
  test.slow();
  let app = await computer.start();
  await app.ready('plan');
  let plan = new PlanView(app);
  let outline = new OutlinePane(app);
  const { page } = app;
  const { keyboard } = page;
  const stored = (): Promise<Tree> => storedText(app, FIELD);
  const dialog = (name: string) => page.getByRole('dialog', { name });
  const before = await stored();
  await outline.is(AS_BROUGHT_IN);

  // The update: words, a list, a link, a footnote, a reference and a table.
  await plan.caretAtEnd(FIELD);
  await keyboard.press('Enter');
  await keyboard.type('The council went on.');
  await keyboard.press('Control+Alt+f');
  await expect(dialog('Add a footnote').getByRole('textbox')).toBeFocused();
  await keyboard.type('Counted by the council in March.');
  await keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await keyboard.press('Enter');
  await keyboard.type('- the council’s schools');
  await keyboard.press('Enter');
  await keyboard.type('nurseries, as told ');
  await keyboard.press('Control+k');
  await expect(dialog('Add a link').getByRole('textbox').first()).toBeFocused();
  await keyboard.type('here');
  await keyboard.press('Tab');
  await expect(page.getByLabel('Address')).toBeFocused();
  await keyboard.type('www.gov.scot/nurseries');
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await keyboard.type(' and in ');
  await keyboard.press('Control+Shift+r');
  await expect(dialog('Refer to an item').getByRole('combobox', { name: 'Item' })).toBeFocused();
  await keyboard.type('6.1.3');
  await keyboard.press('Escape');
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await app.menu('table');
  await expect(dialog('Put in a table')).toBeVisible();
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  for (const word of ['Theme', 'Done', 'Left', 'Schools', '4', '2']) {
    await keyboard.type(word);
    await keyboard.press('Tab');
  }
  await plan.saved();
  const written = await stored();
  expect(shapeOf(written.slice(before.length))).toEqual({
    blocks: 'paragraph list table',
    notes: ['Counted by the council in March.'],
    links: ['https://www.gov.scot/nurseries'],
    references: 1,
  });

  // All of it taken back, and done again.
  const undo = page.getByRole('button', { name: /^Undo/ }).first();
  const redo = page.getByRole('button', { name: /^Redo/ }).first();
  for (let steps = 0; steps < 200 && (await undo.isEnabled()); steps += 1) await keyboard.press('Control+z');
  await expect(undo).toBeDisabled();
  await plan.saved();
  await expect.poll(stored).toEqual(before);
  for (let steps = 0; steps < 200 && (await redo.isEnabled()); steps += 1) await keyboard.press('Control+y');
  await expect(redo).toBeDisabled();
  await plan.saved();
  await expect.poll(stored).toEqual(written);

  // The item goes one down, and the numbers are counted anew.
  await keyboard.press('Alt+Shift+ArrowDown');
  await outline.is(MOVED);
  await app.menu('renumber');
  await dialog('Renumber the plan').getByRole('button', { name: 'Renumber 2 items' }).focus();
  await keyboard.press('Enter');
  await outline.is(AS_BROUGHT_IN);
  const moved = '6.1.3/progress';
  await expect(plan.words(moved).locator('.rt-reference')).toHaveText('6.1.2');
  expect(shapeOf((await storedText(app, moved)).slice(before.length))).toEqual(shapeOf(written.slice(before.length)));

  // Words are replaced in all places at once, after a look at them; one step takes it back.
  const all = await inPlan(app, 'council');
  expect(all).toBeGreaterThanOrEqual(2);
  await plan.caretAtEnd(moved);
  await keyboard.press('Control+h');
  await expect(page.getByRole('search', { name: 'Find' }).getByLabel('Find', { exact: true })).toBeFocused();
  await keyboard.type('the council');
  await expect(page.getByText(/^\d+ of \d+$/)).toBeVisible();
  const replaced = (await inPlan(app, 'the council')) + (await inPlan(app, 'The council'));
  await page.getByLabel('Replace with').focus();
  await keyboard.type('the board');
  await page.getByRole('button', { name: 'Replace all…' }).focus();
  await keyboard.press('Enter');
  const preview = dialog(`Replace “the council” with “the board” in ${replaced} places`);
  await expect(preview.getByRole('checkbox')).toHaveCount(replaced);
  await preview.getByRole('button', { name: `Replace ${replaced} places` }).focus();
  await keyboard.press('Enter');
  await expect.poll(() => inPlan(app, 'the council')).toBe(0);
  await keyboard.press('Escape');
  await plan.caretAtEnd(moved);
  await keyboard.press('Control+z');
  await expect.poll(() => inPlan(app, 'council')).toBe(all);
  await keyboard.press('Control+y');
  await expect.poll(() => inPlan(app, 'the board')).toBeGreaterThan(0);
  const evening = await storedText(app, moved);
  await app.close();

  // The next day.
  app = await computer.start();
  await app.ready('plan');
  plan = new PlanView(app);
  outline = new OutlinePane(app);
  await outline.is(AS_BROUGHT_IN);
  expect(await storedText(app, moved)).toEqual(evening);
  await expect(plan.words(moved).locator('.rt-reference')).toHaveText('6.1.2');
  await expect(plan.words(moved).locator('table tr')).toHaveCount(evening.some((one) => one.type === 'table') ? 3 : 0);
  expect(await inPlan(app, 'the council')).toBe(0);
  await app.close();
});
