import { i, link, p } from '../../shared/richtext/build.ts';
import type { Footnote, Tree } from '../../shared/richtext/tree.ts';
import { linesOf } from '../../shared/richtext/replace-words.ts';
import { PlanView } from '../pages/plan-view.ts';
import { storedText } from '../pages/stored.ts';
import { expect, test } from '../fixtures/story.ts';

const notesOf = (tree: Tree): Footnote['note'][] =>
  linesOf(tree)
    .flat()
    .flatMap((one) => (one.type === 'footnote' ? [one.note] : []));

test('footnotes are put in, numbered through the page, changed and taken out by the keys alone', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  const marks = (field: string) => plan.words(field).locator('.rt-footnote');
  const add = async (words: string): Promise<void> => {
    await page.keyboard.press('Control+Alt+f');
    await expect(page.getByRole('dialog', { name: 'Add a footnote' }).getByRole('textbox')).toBeFocused();
    await page.keyboard.type(words);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };

  await plan.typeAtEnd('6.1.2/progress', ' Funding went on.');
  await add('Counted in March.');
  await expect(plan.words('6.1.2/progress')).toBeFocused();
  await expect(marks('6.1.2/progress')).toHaveText('1');
  await expect(marks('6.1.2/progress')).toHaveAccessibleName('Footnote 1: Counted in March.');
  await page.keyboard.type(' More was done.');

  // One that stands before it takes its number, at once.
  await plan.typeAtEnd('6.1.1/progress', ' Schools took part.');
  await page.keyboard.press('Control+Alt+f');
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
  await page.keyboard.type('See the ');
  await page.keyboard.press('Control+i');
  await page.keyboard.type('report');
  await page.keyboard.press('Control+i');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Its list of schools');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('Control+k');
  await page.getByLabel('Address').fill('www.gov.scot/schools');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').locator('a')).toHaveText('Its list of schools');
  await page.keyboard.press('Control+Enter');
  await expect(marks('6.1.1/progress')).toHaveText('1');
  await expect(marks('6.1.2/progress')).toHaveText('2');
  const notes = plan.field('6.1.2/progress').getByRole('listitem', { name: 'Footnote 2: Counted in March.' });
  await expect(notes).toBeVisible();
  await plan.saved();
  expect(notesOf(await storedText(app, '6.1.1/progress'))).toEqual([
    [p('See the ', i('report')), p(link('https://www.gov.scot/schools', 'Its list of schools'))],
  ]);

  // Undone, the other is the first again.
  await page.keyboard.press('Control+z');
  await expect(marks('6.1.1/progress')).toHaveCount(0);
  await expect(marks('6.1.2/progress')).toHaveText('1');
  await page.keyboard.press('Control+y');
  await expect(marks('6.1.2/progress')).toHaveText('2');

  // From the note back to its mark, and by Enter on the mark into the note again.
  await plan.field('6.1.2/progress').getByRole('button', { name: 'Back to footnote 2 in the text' }).press('Enter');
  await expect(plan.words('6.1.2/progress')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Change the footnote' }).getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Again in May.');
  await page.keyboard.press('Control+Enter');
  await expect(marks('6.1.2/progress')).toHaveAccessibleName('Footnote 2: Counted in March. Again in May.');

  // Cut with its words and put elsewhere, it takes the number of its new place.
  await plan.caretAtEnd('6.1.2/progress');
  await page.keyboard.press('Control+Shift+Home');
  await page.keyboard.press('Control+x');
  await expect(marks('6.1.2/progress')).toHaveCount(0);
  await plan.words('6.1/progress').click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+v');
  await expect(marks('6.1/progress')).toHaveText('1');
  await expect(marks('6.1.1/progress')).toHaveText('2');
  await plan.saved();
  expect(notesOf(await storedText(app, '6.1/progress'))).toEqual([[p('Counted in March. Again in May.')]]);
  expect(notesOf(await storedText(app, '6.1.2/progress'))).toEqual([]);

  // Esc leaves all as it is.
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type('Not wanted');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(marks('6.1/progress')).toHaveCount(1);
  await app.close();
});
