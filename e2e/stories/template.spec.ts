import { accessible, picture } from '../pages/look.ts';
import { PlanView } from '../pages/plan-view.ts';
import { ask, newest } from '../pages/stored.ts';
import { expect, test } from '../fixtures/story.ts';

test('the template is changed by keys: a label, the order, a new field, a status word, all taken back at once; the edition before keeps its own', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  const { keyboard } = page;
  await app.ready('plan');
  await app.menu('start-edition');
  await expect(page.getByLabel('Edition name')).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'October 2022 is started' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Edition: October 2022/ })).toBeVisible();

  await app.menu('template');
  const dialog = page.getByRole('dialog', { name: 'Template of October 2022' });
  await expect(dialog).toContainText('These labels hold for October 2022 and later editions.');

  // The label of a field, and its place: before the status.
  await dialog.getByRole('button', { name: /^Progress made/ }).focus();
  await keyboard.press('Enter');
  await dialog.getByLabel('Label', { exact: true }).focus();
  await keyboard.press('Control+A');
  await keyboard.type('What has been done');
  await dialog.getByRole('button', { name: /^What has been done/ }).focus();
  await keyboard.press('Alt+ArrowUp');
  await expect(dialog.getByText('What has been done is now field 5 of 6.')).toBeAttached();
  await expect(dialog.getByRole('button', { name: /^What has been done/ })).toBeFocused();

  // A field more, named after the edition it is written in.
  await dialog.getByRole('button', { name: 'Add a field' }).focus();
  await keyboard.press('Enter');
  await expect(dialog.getByLabel('Label', { exact: true }).last()).toBeFocused();
  await keyboard.type('Evidence');
  await keyboard.press('Tab');
  await keyboard.press('ArrowDown');
  await page.getByRole('option', { name: 'The edition shown: “Evidence Oct 2022”' }).focus();
  await keyboard.press('Enter');

  // A status word with its meaning.
  await dialog.getByRole('tab', { name: 'Recommendation' }).focus();
  await keyboard.press('ArrowRight');
  await expect(dialog.getByRole('heading', { name: 'Status words' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Add a status word' }).focus();
  await keyboard.press('Enter');
  await dialog.getByLabel('Word 7 of 7').focus();
  await keyboard.type('Paused');
  await keyboard.press('Tab');
  await keyboard.press('ArrowDown');
  await page.getByRole('option', { name: 'Delayed' }).focus();
  await keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Save the template' }).focus();
  await keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);

  const { plan, edition } = await newest(app);
  const labels = async (of: string): Promise<readonly string[]> => {
    const { section } = await ask(app, 'plan/section', { plan, edition: of, section: null });
    return section!.items[0]!.fields.map((field) => field.label);
  };
  const { editions } = await ask(app, 'plan/open', { plan });
  const before = editions.at(-2)!.id;
  expect((await labels(edition)).slice(3)).toEqual([
    'Delivery Timescale',
    'What has been done',
    'Status Oct 2022',
    'Evidence Oct 2022',
  ]);
  expect((await labels(before)).slice(3)).toEqual(['Delivery Timescale', 'Status Oct 2021', 'Progress made']);
  await expect(new PlanView(app).field('6.1.1/progress')).toContainText('What has been done');
  expect((await ask(app, 'plan/open', { plan })).template.vocabularies.status.at(-1)).toEqual({
    word: 'Paused',
    tone: 'delayed',
  });

  await app.menu('undo');
  await expect(new PlanView(app).field('6.1.1/progress')).toContainText('Progress made');
  expect((await labels(edition)).slice(3)).toEqual(['Delivery Timescale', 'Status Oct 2022', 'Progress made']);
  await app.close();
});

test('a template left half changed is not lost, and what will not do is said where it stands', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  const { keyboard } = page;
  await app.ready('plan');
  await app.menu('template');
  const dialog = page.getByRole('dialog', { name: 'Template of October 2021' });
  await dialog.getByRole('button', { name: 'Add a field' }).focus();
  await keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Save the template' }).focus();
  await keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('Field 7 has no label. Enter one, or take the field out.');
  await dialog.getByLabel('Label', { exact: true }).last().focus();
  await keyboard.type('Evidence');
  await keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).focus();
  await keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: /^Evidence/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Save the template' }).focus();
  await keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  const { plan } = await newest(app);
  const { template } = await ask(app, 'plan/open', { plan });
  expect(template.kinds[0]!.fields.map((field) => field.label).at(-1)).toBe('Evidence');
  await app.close();
});

test('the template can be read in light and dark, and by a screen reader', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  await app.menu('template');
  const dialog = page.getByRole('dialog', { name: /^Template of/ });
  await dialog.getByRole('button', { name: /^Status Oct 2021/ }).click();
  for (const look of ['light', 'dark'] as const) {
    await app.menu(`look-${look}`);
    await expect(page.locator(':root')).toHaveAttribute('data-look', look);
    for (const tab of ['Recommendation', 'Words to choose from', 'Contact']) {
      await dialog.getByRole('tab', { name: tab }).click();
      await expect(dialog.getByRole('tabpanel', { name: tab })).toBeVisible();
      await picture(page, `template-${tab.split(' ')[0]!.toLowerCase()}-${look}`);
      await accessible(page, `template, ${tab}, ${look}`);
    }
  }
  await app.close();
});
