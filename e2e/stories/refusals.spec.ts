import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { PlanView } from '../pages/plan-view.ts';
import { expect, test } from '../fixtures/story.ts';

test('a file that cannot be read is refused by name, and the plan is left at the word one was writing', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  await plan.caretAtEnd('6.1.2/progress');
  await page.keyboard.type(' Half a sent');
  const empty = computer.file('empty.txt');
  const binary = computer.file('picture.txt');
  writeFileSync(empty, '');
  writeFileSync(binary, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0xff, 0xfe, 0, 1]));

  await app.willOpen(empty);
  await app.menu('bring-in');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('empty.txt is empty');
  await expect(alert).toContainText('The plan on screen has not changed.');
  await app.willOpen(binary);
  await page.keyboard.press('Enter');
  await expect(alert).toContainText('picture.txt');
  await app.willOpen(computer.file('gone.txt'));
  await page.keyboard.press('Enter');
  await expect(alert).toContainText('gone.txt was not found');

  await page.keyboard.press('Escape');
  await expect(plan.words('6.1.2/progress')).toBeFocused();
  await page.keyboard.type('ence.');
  await expect(plan.words('6.1.2/progress')).toContainText('Half a sentence.');
  await plan.saved();
  await app.menu('home');
  await app.ready('home');
  await expect(page.getByRole('row')).toHaveCount(2);
  await app.close();
});

test('a file that cannot be written is said so, one that was not placed too, and nothing half done is left', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const folder = computer.file('in the way.docx');
  mkdirSync(folder);
  await app.willSaveAs(folder);
  await app.menu('export-docx');
  await expect(page.getByRole('alert')).toContainText('The Word document was not written');

  await app.electron.evaluate(({ dialog }) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
  });
  await page.getByLabel('PDF, accessible').check();
  await page.getByRole('main').getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('The Word document and the PDF were not written: no place was chosen.')).toBeVisible();

  await app.willSaveAs(computer.file('no such folder/copy.actionplan'));
  await app.menu('save-copy');
  await expect(page.getByRole('dialog')).toContainText('The copy was not saved');
  await page.keyboard.press('Escape');
  const copy = computer.file('copy.actionplan');
  await app.willSaveAs(copy);
  await app.menu('save-copy');
  await expect(page.getByText('The copy copy.actionplan is saved.')).toBeVisible();
  expect(existsSync(copy)).toBe(true);
  await app.menu('verify');
  await expect(page.getByRole('dialog')).toContainText('The plan file is whole');
  await app.close();
});
