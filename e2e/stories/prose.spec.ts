import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import type { Block, Tree } from '../../shared/richtext/tree.ts';
import { cell, doc, li, p, row, t, table, ul } from '../../shared/richtext/build.ts';
import { stripes } from '../fixtures/png.ts';
import { expect, test } from '../fixtures/story.ts';
import type { RunningApp } from '../pages/app.ts';
import { PlanView } from '../pages/plan-view.ts';

interface Part {
  readonly number?: string | null;
  readonly fields?: readonly { readonly key: string; readonly tree: Tree }[];
  readonly items?: readonly Part[];
}

/** What the engine has of a field, by item number and key: "6.1.1/progress". */
const kept = async ({ page }: RunningApp, name: string): Promise<Tree> => {
  const opening = await page.evaluate(async () => {
    const { call } = window.actionPlans;
    const list = (await call['plan/list']({})) as unknown as { value: { plans: { plan: string }[] } };
    const opened = (await call['plan/opening']({ plan: list.value.plans[0]!.plan })) as unknown as { value: unknown };
    return opened.value;
  });
  const [number, key] = name.split('/');
  const found = (part: Part): Tree | undefined =>
    part.number === number && part.fields
      ? part.fields.find((field) => field.key === key)?.tree
      : part.items?.map(found).find((tree) => tree !== undefined);
  return found((opening as { page: { section: Part } }).page.section) ?? [];
};

/** What a machine can find of WCAG 2.2 AA. */
const accessible = async (page: Page, where: string): Promise<void> => {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map((one) => one.html).join(' ')}`)).toEqual([]);
};

const FIELD = '6.1.1/progress';
const SIZE = { width: 400, height: 120 };

test('a progress update is written by keyboard with a list, a table, a symbol, raised words and a picture, taken back to its beginning and done again', async ({
  computer,
}) => {
  // A long story, with five looks at what a machine can find.
  test.slow();
  const app = await computer.start();
  const { page } = app;
  const { keyboard } = page;
  await app.ready('plan');
  const plan = new PlanView(app);
  const words = plan.words(FIELD);
  const before = await kept(app, FIELD);

  await plan.caretAtEnd(FIELD);
  await keyboard.press('Enter');
  await keyboard.type('- Schools');
  await keyboard.press('Enter');
  await keyboard.press('Tab');
  await keyboard.type('Nurseries -- "all" of them');
  for (let out = 0; out < 3; out += 1) await keyboard.press('Enter');

  await keyboard.type('An area of 5 km');
  await keyboard.press('Control+Shift+Equal');
  await keyboard.type('2');
  await keyboard.press('Control+Shift+Equal');
  await keyboard.type(' at 20');
  await app.menu('symbol');
  await page.getByRole('searchbox', { name: 'Symbol' }).fill('degree');
  await accessible(page, 'symbols');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await keyboard.press('Control+Shift+Space');
  await keyboard.type('C');
  await keyboard.press('Enter');

  await app.menu('table');
  await expect(page.getByRole('dialog', { name: 'Put in a table' })).toBeVisible();
  await accessible(page, 'table');
  await keyboard.press('ArrowDown');
  await keyboard.press('Tab');
  await keyboard.press('ArrowDown');
  await page.getByRole('dialog').getByLabel('Name').fill('Actions by theme');
  await keyboard.press('Enter');
  for (const word of ['Theme', 'Complete', 'Schools', '4']) {
    await keyboard.type(word);
    await keyboard.press('Tab');
  }
  await keyboard.type('Health');
  await keyboard.press('Tab');
  await keyboard.type('2');
  await expect(words.locator('table tr')).toHaveCount(3);
  await accessible(page, 'a table that is written in');
  await keyboard.press('ArrowDown');

  const file = computer.file('map.png');
  writeFileSync(file, stripes(SIZE.width, SIZE.height));
  await app.willOpen(file);
  await app.menu('picture');
  await expect(page.getByRole('dialog', { name: 'Put in a picture' })).toBeVisible();
  await keyboard.press('Enter');
  await expect(page.getByText('Write what the picture shows.')).toBeVisible();
  await accessible(page, 'picture');
  await keyboard.type('A map of the areas');
  await keyboard.press('Enter');
  await expect(words.getByRole('img', { name: 'A map of the areas' })).toBeVisible();
  await keyboard.type('So it goes on.');
  await accessible(page, 'a picture in the text');
  await plan.saved();

  const blob = (await kept(app, FIELD)).find((one) => one.type === 'picture')?.blob ?? '';
  const after: readonly Block[] = doc(
    ul(li('Schools', ul('Nurseries – “all” of them'))),
    p('An area of 5 km', t('2', 'superscript'), ' at 20°\u00a0C'),
    {
      ...table(row(cell('Theme'), cell('Complete')), row('Schools', '4'), row('Health', '2')),
      caption: 'Actions by theme',
    },
    { type: 'picture', blob, alt: 'A map of the areas', ...SIZE },
    'So it goes on.',
  );
  await expect.poll(() => kept(app, FIELD)).toEqual([...before, ...after]);

  const undo = page.locator('[data-tool="undo"]');
  const redo = page.locator('[data-tool="redo"]');
  let steps = 0;
  for (; steps < 200 && (await undo.getAttribute('aria-disabled')) === null; steps += 1)
    await keyboard.press('Control+Z');
  expect(steps).toBeGreaterThan(10);
  await plan.saved();
  await expect.poll(() => kept(app, FIELD)).toEqual(before);
  for (let done = 0; done < 200 && (await redo.getAttribute('aria-disabled')) === null; done += 1)
    await keyboard.press('Control+Y');
  await expect.poll(() => kept(app, FIELD)).toEqual([...before, ...after]);
});

test('what the program makes of typed words is one step, taken back by itself', async ({ computer }) => {
  const app = await computer.start();
  const { keyboard } = app.page;
  await app.ready('plan');
  const plan = new PlanView(app);
  const last = plan.words(FIELD).locator(':scope > :last-child');
  await plan.caretAtEnd(FIELD);
  await keyboard.press('Enter');
  await keyboard.type('1) ');
  await expect(plan.words(FIELD).locator('ol > li')).toHaveCount(1);
  await keyboard.press('Control+Z');
  await expect(last).toHaveText('1) ');
  await keyboard.type('is "so');
  await expect(last).toHaveText('1) is “so');
  await keyboard.type('...');
  await expect(last).toHaveText('1) is “so…');
  await keyboard.press('Control+Z');
  await expect(last).toHaveText('1) is “so...');
  await keyboard.press('Enter');
  await keyboard.type('> Heard it');
  await expect(plan.words(FIELD).locator('blockquote')).toHaveText('Heard it');
  await plan.saved();
  await expect
    .poll(async () => (await kept(app, FIELD)).slice(-2))
    .toEqual(doc('1) is “so...', { type: 'quote', children: [t('Heard it')] }));
});

test('a table gains and loses rows and columns from the toolbar by keyboard, is left by the arrow keys, and goes', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  const { keyboard } = page;
  await app.ready('plan');
  const plan = new PlanView(app);
  const words = plan.words(FIELD);
  const before = await kept(app, FIELD);
  await plan.caretAtEnd(FIELD);
  await app.menu('table');
  await expect(page.getByRole('dialog')).toBeVisible();
  await keyboard.press('Enter');
  await expect(words.locator('th')).toHaveCount(3);

  /** By the toolbar and its Table menu, as somebody without a mouse does. */
  const choose = async (name: string): Promise<void> => {
    await app.menu('toolbar');
    await expect(page.getByRole('toolbar').locator(':focus')).toBeVisible();
    const menu = page.getByRole('toolbar').getByRole('button', { name: 'Table', exact: true });
    for (let step = 0; step < 14 && !(await menu.evaluate((one) => one === document.activeElement)); step += 1)
      await keyboard.press('ArrowRight');
    await keyboard.press('Enter');
    const entry = page.getByRole('menuitem', { name, exact: true });
    await expect(entry).toBeVisible();
    for (let step = 0; step < 14 && !(await entry.evaluate((one) => one === document.activeElement)); step += 1)
      await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(words).toBeFocused();
  };
  await keyboard.type('A');
  await choose('Add a column to the right');
  await expect(words.locator('th')).toHaveCount(4);
  await keyboard.type('B');
  await choose('Delete the row');
  await expect(words.locator('tr')).toHaveCount(2);
  await choose('Header row');
  await expect(words.locator('th')).toHaveCount(4);
  await choose('Delete the column');
  await choose('Delete the column');
  await choose('Add a row below');
  await keyboard.type('z');
  await plan.saved();
  await expect.poll(() => kept(app, FIELD)).toEqual([...before, table(row('', ''), row('', 'z'), row('', ''))]);

  // Out at its foot, where the field ends: a line of its own, which goes again where nothing is written in it.
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await keyboard.type('After');
  await plan.saved();
  await expect.poll(async () => (await kept(app, FIELD)).at(-1)).toEqual(p('After'));
  await keyboard.press('Home');
  await keyboard.press('ArrowLeft');
  await choose('Delete the table');
  await plan.saved();
  await expect.poll(() => kept(app, FIELD)).toEqual([...before, p('After')]);
});

test('a picture that is pasted is described, opened again by Enter and by a press, and taken out; a file that is none is refused', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  const { keyboard } = page;
  await app.ready('plan');
  const plan = new PlanView(app);
  const words = plan.words(FIELD);
  const before = await kept(app, FIELD);
  const paste = (bytes: Buffer, type: string) =>
    words.evaluate(
      (root, file) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(file.bytes)], 'pasted', { type: file.type }));
        root.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      },
      { bytes: [...bytes], type },
    );
  await plan.caretAtEnd(FIELD);
  await keyboard.press('Enter');

  await paste(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml');
  await expect(page.getByRole('alert').filter({ hasText: 'not a picture that can be put in' })).toBeVisible();
  await accessible(page, 'a picture refused');
  await page.getByRole('button', { name: 'Cancel' }).click();

  await paste(stripes(SIZE.width, SIZE.height), 'image/png');
  await page.getByLabel('Alternative text').fill('A map');
  await keyboard.press('Enter');
  await expect(words.getByRole('img', { name: 'A map' })).toBeVisible();
  await keyboard.type('x');
  await keyboard.press('ArrowUp');
  await keyboard.press('Enter');
  await page.getByLabel('Caption').fill('Areas of the trial');
  await keyboard.press('Enter');
  await plan.saved();
  await expect
    .poll(async () => (await kept(app, FIELD)).at(-2))
    .toMatchObject({ type: 'picture', alt: 'A map', caption: 'Areas of the trial', ...SIZE });

  await plan.words('6.1.2/progress').click();
  await expect(words).not.toHaveAttribute('contenteditable', 'true');
  await words.getByRole('img', { name: 'A map' }).click();
  await page.getByRole('button', { name: 'Remove it' }).click();
  await plan.saved();
  await expect.poll(() => kept(app, FIELD)).toEqual([...before, p('x')]);
});

test('a field looks the same, to the dot, when it goes live', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  const { keyboard } = page;
  await app.ready('plan');
  const plan = new PlanView(app);
  const words = plan.words(FIELD);
  await plan.caretAtEnd(FIELD);
  await keyboard.press('Enter');
  await keyboard.type('- One');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await app.menu('table');
  await page.getByRole('dialog').getByLabel('Name').fill('By theme');
  await keyboard.press('Enter');
  await keyboard.type('Theme');
  await keyboard.press('Tab');
  await keyboard.type('- entry');
  await keyboard.press('Enter');
  await keyboard.type('Second');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await keyboard.type('Words under it');

  const places = () =>
    words.evaluate((root) => {
      const top = root.getBoundingClientRect();
      return [...root.querySelectorAll('p, li, caption, th, td, table')].map((one) => {
        const box = one.getBoundingClientRect();
        return [one.localName, box.left - top.left, box.top - top.top, box.width, box.height].join(' ');
      });
    });
  const live = await places();
  await plan.words('6.1.2/progress').click();
  await expect(words).not.toHaveAttribute('contenteditable', 'true');
  expect(await places()).toEqual(live);
});
