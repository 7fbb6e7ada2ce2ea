import { PlanView } from '../pages/plan-view.ts';
import { expect, test } from '../fixtures/story.ts';

test('what is written, with a list, bold words and a link, is taken back and done again across fields, and is there after a restart', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  const words = plan.words('6.1.1/progress');

  await plan.typeAtEnd('6.1.1/progress', ' It meets each ');
  await page.keyboard.press('Control+B');
  await page.keyboard.type('month');
  await page.keyboard.press('Control+B');
  await page.keyboard.type('.');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Bulleted list' }).click();
  await page.keyboard.type('Schools');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Nurseries');
  await page.keyboard.press('Shift+Home');
  await app.menu('link');
  await page.getByLabel('Address').fill('www.gov.scot/nurseries');
  await page.keyboard.press('Enter');
  await expect(words.locator('li li a')).toHaveAttribute('href', 'https://www.gov.scot/nurseries');
  await plan.typeAtEnd('6.1.2/progress', ' A word elsewhere.');

  await page.keyboard.press('Control+Z');
  await expect(plan.words('6.1.2/progress')).not.toContainText('A word elsewhere.');
  await page.keyboard.press('Control+Z');
  await expect(words).toBeFocused();
  await expect(words.locator('li li a')).toHaveCount(0);
  await page.keyboard.press('Control+Y');
  await page.keyboard.press('Control+Y');
  await expect(plan.words('6.1.2/progress')).toBeFocused();
  await expect(plan.words('6.1.2/progress')).toContainText('A word elsewhere.');
  await page.keyboard.press('Escape');
  await page.keyboard.type(' And on.');
  await plan.saved();
  await app.kill();

  const again = await computer.start();
  await again.ready('plan');
  const read = new PlanView(again);
  await expect(read.words('6.1.1/progress').locator('strong')).toHaveText('month');
  await expect(read.words('6.1.1/progress').locator('ul > li').first()).toHaveText('Schools');
  await expect(read.words('6.1.1/progress').locator('li li a')).toHaveText('Nurseries');
  await expect(read.words('6.1.2/progress')).toContainText('A word elsewhere. And on.');
});

test('the window opens again at the words one was writing, typed a moment before it was closed', async ({
  computer,
}) => {
  const app = await computer.start();
  await app.ready('plan');
  await new PlanView(app).typeAtEnd('6.1.3/timescale', ' And by June.');
  await app.close();
  const again = await computer.start();
  await again.ready('plan');
  const words = new PlanView(again).words('6.1.3/timescale');
  await expect(words).toContainText('And by June.');
  await expect(words).toBeFocused();
  await expect(words).toBeInViewport();
});

test('no key is lost however fast one goes from field to field', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  await plan.caretAtEnd('6.1.2/actions');
  for (let round = 0; round < 12; round += 1) {
    await page.keyboard.type(`a${round} `);
    await page.keyboard.press('Tab');
    await page.keyboard.type(`b${round} `);
    await page.keyboard.press('Shift+Tab');
  }
  await plan.saved();
  const rounds = [...Array(12).keys()];
  await expect(plan.words('6.1.2/actions')).toContainText(
    rounds
      .map((round) => `a${round} `)
      .join('')
      .trim(),
  );
  // Tab comes to the start of a field: what is typed last stands first.
  await expect(plan.words('6.1.2/timescale')).toContainText(
    rounds
      .toReversed()
      .map((round) => `b${round} `)
      .join('')
      .trim(),
  );
  await app.close();
});

test('what is copied from Word comes with its lists, and as plain words where one asks for that', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  const entry = (marker: string, words: string): string =>
    `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>${marker}<span>&nbsp;&nbsp;</span></span>${words}</p>`;
  await plan.caretAtEnd('6.1.4/response');
  await page.evaluate(
    (html) => {
      const asWordDoes = (event: ClipboardEvent): void => {
        event.clipboardData!.setData('text/html', html);
        event.clipboardData!.setData('text/plain', 'Led by schools');
        event.preventDefault();
        event.stopImmediatePropagation();
      };
      document.addEventListener('copy', asWordDoes, { once: true, capture: true });
    },
    `<p class=MsoNormal>Led by <b>schools</b> <a href="file:///C:/x.docx">here</a></p>${entry('·', 'first')}${entry('·', 'second')}`,
  );
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+C');
  await plan.caretAtEnd('6.1.4/progress');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+V');
  const words = plan.words('6.1.4/progress');
  await expect(words.locator('li')).toHaveText(['first', 'second']);
  await expect(words.locator('strong')).toHaveText('schools');
  await expect(words.locator('a')).toHaveCount(0);
  await page.keyboard.press('Control+Z');
  await expect(words.locator('li')).toHaveCount(0);
  await page.keyboard.press('Control+Shift+V');
  await expect(words.locator('p').last()).toHaveText('Led by schools');
  await app.close();
});

test('in a narrow window the tools that have no room are in a menu, and the caret stays in the words', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setContentSize(350, 800));
  // The window has come to rest when its tools stand at the foot; a click while it still moves hits what is no longer there.
  await expect(page.getByRole('button', { name: 'More tools' })).toBeVisible();
  await page.waitForFunction(() => window.innerWidth === 350);
  await plan.caretAtEnd('6.1.1/response');
  await page.getByRole('button', { name: 'More tools' }).click();
  await page.getByRole('menuitem', { name: /^Numbered list/ }).click();
  await expect(plan.words('6.1.1/response')).toBeFocused();
  await page.keyboard.type(' It is so.');
  await expect(plan.words('6.1.1/response').locator('ol > li')).toContainText('It is so.');
  await plan.saved();
  await app.close();
});
