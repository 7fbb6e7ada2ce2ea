import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { treeOutline } from '../../shared/richtext/tree-outline.test-help.ts';
import { PROJECT } from '../pages/app.ts';
import type { RunningApp } from '../pages/app.ts';
import { putOnClipboard, storedTree } from '../pages/clipboard.ts';
import { PlanView } from '../pages/plan-view.ts';
import { expect, test } from '../fixtures/story.ts';

const FIXTURES = path.join(PROJECT, 'renderer/editor/paste/fixtures');

const emptied = async (app: RunningApp, name: string): Promise<void> => {
  await new PlanView(app).caretAtEnd(name);
  await app.page.keyboard.press('Control+A');
  await app.page.keyboard.press('Delete');
};

/** As a field of prose takes it: headings are paragraphs there. */
const inProse = (outline: string): string =>
  outline
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('said: '))
    .map((line) => line.replace(/^#+ /, 'p '))
    .join('\n');

test('what each program puts on the clipboard comes with its structure, in one step that is taken back whole', async ({
  computer,
}) => {
  const app = await computer.start();
  await app.ready('plan');
  const files = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
  expect(files.length).toBeGreaterThan(9);
  for (const name of files.toSorted()) {
    const outline = readFileSync(path.join(FIXTURES, `${name}.tree`), 'utf8');
    await emptied(app, '6.1.4/progress');
    await putOnClipboard(app, { html: readFileSync(path.join(FIXTURES, name), 'utf8'), text: 'not these words' });
    await app.page.keyboard.press('Control+V');
    const said = /^said: (.*)$/m.exec(outline)?.[1];
    if (said !== undefined) await expect(app.page.getByText(said).first()).toBeVisible();
    expect(treeOutline(await storedTree(app, '6.1.4/progress')), name).toBe(inProse(outline));
    await app.page.keyboard.press('Control+Z');
    expect(await storedTree(app, '6.1.4/progress'), name).toEqual([]);
  }
  await app.close();
});

test('words cut from one field come into another with their footnotes, and a copy comes twice', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  await emptied(app, '6.1.1/progress');
  await putOnClipboard(app, { html: readFileSync(path.join(FIXTURES, 'word-windows/report.html'), 'utf8') });
  await page.keyboard.press('Control+V');
  const whole = await storedTree(app, '6.1.1/progress');
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+X');
  expect(await storedTree(app, '6.1.1/progress')).toEqual([]);
  await emptied(app, '6.1.2/progress');
  await page.keyboard.press('Control+V');
  expect(await storedTree(app, '6.1.2/progress')).toEqual(whole);
  await plan.caretAtEnd('6.1.1/progress');
  await page.keyboard.press('Control+V');
  expect(await storedTree(app, '6.1.1/progress')).toEqual(whole);
  const html = page.evaluate(
    () =>
      new Promise<string>((resolve) =>
        addEventListener('paste', (event) => resolve(event.clipboardData!.getData('text/html')), {
          once: true,
          capture: true,
        }),
      ),
  );
  await page.keyboard.press('Control+V');
  expect(await html).toContain('mso-element:footnote-list');
  await app.close();
});

test('an address pasted over words makes them a link, and plain words come as they stand', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  await emptied(app, '6.1.1/progress');
  await page.keyboard.type('See the guidance');
  for (let letter = 0; letter < 'guidance'.length; letter += 1) await page.keyboard.press('Shift+ArrowLeft');
  await putOnClipboard(app, { text: 'www.gov.scot/guidance' });
  await page.keyboard.press('Control+V');
  expect(treeOutline(await storedTree(app, '6.1.1/progress'))).toBe(
    'p See the <guidance: https://www.gov.scot/guidance>',
  );
  await emptied(app, '6.1.1/progress');
  await putOnClipboard(app, { text: '• one\n• two', html: '<ul><li>one</li></ul>' });
  await page.keyboard.press('Control+Shift+V');
  expect(treeOutline(await storedTree(app, '6.1.1/progress'))).toBe('p • one\np • two');
  await app.close();
});

test('words that are dragged move within their field, and come as a copy into another', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  await emptied(app, '6.1.1/progress');
  await page.keyboard.type('first ');
  await page.keyboard.press('Control+B');
  await page.keyboard.type('second');
  await page.keyboard.press('Control+B');
  await page.keyboard.press('Enter');
  await page.keyboard.type('end');
  const words = plan.words('6.1.1/progress');
  const bold = (await words.locator('strong').boundingBox())!;
  await words.locator('strong').dblclick();
  const drag = async (to: { x: number; y: number }): Promise<void> => {
    await page.mouse.move(bold.x + bold.width / 2, bold.y + bold.height / 2);
    await page.mouse.down();
    await page.mouse.move(bold.x + bold.width / 2 + 8, bold.y + bold.height / 2, { steps: 4 });
    await page.mouse.move(to.x, to.y, { steps: 8 });
    await page.mouse.up();
  };
  const last = (await words.locator('p').last().boundingBox())!;
  await drag({ x: last.x + 1, y: last.y + last.height / 2 });
  expect(treeOutline(await storedTree(app, '6.1.1/progress'))).toBe('p first \np *second*end');
  await page.keyboard.press('Control+Z');
  expect(treeOutline(await storedTree(app, '6.1.1/progress'))).toBe('p first *second*\np end');
  await app.close();
});

test('what is selected over several fields is copied as one text, with its labels as headings', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  for (const name of ['6.1.1/response', '6.1.1/actions']) {
    await emptied(app, name);
    await page.keyboard.type(`Words of ${name}`);
  }
  await emptied(app, '6.1.2/progress');
  await page.evaluate(() => {
    const words = (name: string) => document.querySelector(`[data-field="${name}"] .rt p`)!;
    (document.activeElement as HTMLElement).blur();
    getSelection()!.setBaseAndExtent(words('6.1.1/response').firstChild!, 6, words('6.1.1/actions').lastChild!, 5);
    document.execCommand('copy');
  });
  await plan.caretAtEnd('6.1.2/progress');
  await page.keyboard.press('Control+V');
  const lines = treeOutline(await storedTree(app, '6.1.2/progress')).split('\n');
  expect(lines[0]).toBe('p of 6.1.1/response');
  expect(lines[1]).toMatch(/^p Actions/);
  expect(lines.at(-1)).toBe('p Words');
  await app.close();
});

test('words dragged into another field come there as a copy', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  await emptied(app, '6.1.1/progress');
  await page.keyboard.type('Another ');
  await emptied(app, '6.1.1/actions');
  await page.keyboard.type('moved');
  await plan
    .words('6.1.1/actions')
    .locator('p')
    .dblclick({ position: { x: 12, y: 10 } });
  await plan
    .words('6.1.1/actions')
    .locator('p')
    .dragTo(plan.words('6.1.1/progress').locator('p'), {
      sourcePosition: { x: 12, y: 10 },
      targetPosition: { x: 1, y: 10 },
    });
  await expect(plan.words('6.1.1/progress')).toBeFocused();
  expect(treeOutline(await storedTree(app, '6.1.1/progress'))).toContain('moved');
  expect(treeOutline(await storedTree(app, '6.1.1/actions'))).toBe('p moved');
  await app.close();
});

test('a page made to do harm brings its words alone, fetches nothing and does not hold the window up', async ({
  computer,
}) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const errors: string[] = [];
  const fetched: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('request', (request) => fetched.push(request.url()));
  const harm = [
    '<script>document.title="taken"</script><style>@import url(https://x.example/a.css);</style>',
    '<img src="https://x.example/a.png" onerror="document.title=\'taken\'"><p onclick=x() style="background:url(https://x.example/b)">one</p>',
    '<svg onload=x()><script>x()</script><use href="https://x.example/c.svg#d"/></svg><math><mtext><style><img src=x onerror=x()></style></math>',
    '<iframe srcdoc="<script>parent.document.title=1</script>"></iframe><object data="https://x.example/d"></object>',
    '<template><img src="https://x.example/e"></template><noscript><img src="https://x.example/f"></noscript>',
    '<a href="java\tscript:x()">two</a> <a href="data:text/html,x">three</a> <a href="https://x.example/\u202eok">four</a>',
    `<p ${Array.from({ length: 200_000 }, (_, at) => `a${at}`).join(' ')}>five</p>`,
    `<img src="data:image/png;base64,${'A'.repeat(2_000_000)}">${'<div>'.repeat(10_000)}six`,
  ];
  await emptied(app, '6.1.1/progress');
  await putOnClipboard(app, { html: harm.join('\n'), text: 'not these words' });
  await page.keyboard.press('Control+V');
  await expect(plain(app)).toContainText('six');
  expect(treeOutline(await storedTree(app, '6.1.1/progress'))).toBe(
    'p one\np two three <four: https://x.example/ok>\np five\np six',
  );
  await expect(plain(app).locator('script, style, img, svg, math, iframe, object, template, [onclick]')).toHaveCount(0);
  expect(fetched.filter((address) => !address.startsWith('app:'))).toEqual([]);
  expect(errors).toEqual([]);
  expect(await page.title()).not.toBe('taken');
  await app.close();
});

const plain = (app: RunningApp) => new PlanView(app).words('6.1.1/progress');

test('five hundred rows come in one step', async ({ computer }) => {
  const app = await computer.start();
  await app.ready('plan');
  await emptied(app, '6.1.1/progress');
  const rows = Array.from({ length: 500 }, (_, at) => `<tr><td>Row ${at}</td><td align=right>${at * 7}</td></tr>`);
  const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tr><th>Name</th><th>Count</th></tr>${rows.join('')}</table></body></html>`;
  await putOnClipboard(app, { html, text: 'not these words' });
  await app.page.keyboard.press('Control+V');
  const lines = treeOutline(await storedTree(app, '6.1.1/progress')).split('\n');
  expect(lines).toHaveLength(502);
  expect(lines.at(-1)).toBe('  row p Row 499 | p 3493');
  await app.page.keyboard.press('Control+Z');
  expect(await storedTree(app, '6.1.1/progress')).toEqual([]);
  await app.close();
});

test('cells are cut and pasted, words with a table go whole and come back, and a cell takes them as words', async ({
  computer,
}) => {
  const app = await computer.start();
  const errors: string[] = [];
  const { page } = app;
  page.on('pageerror', (error) => errors.push(error.message));
  await app.ready('plan');
  const stored = async (): Promise<string> => treeOutline(await storedTree(app, '6.1.1/progress'));
  await emptied(app, '6.1.1/progress');
  await page.keyboard.type('One');
  const html = '<p>Two</p><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>';
  await putOnClipboard(app, { html, text: 'not these words' });
  await page.keyboard.press('Control+V');
  const whole = await stored();
  expect(whole).toContain('row p c | p d');

  // Shift and an arrow key that leads nowhere in the cell select the cell.
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Shift+ArrowUp');
  const before = await stored();
  await page.keyboard.press('Control+X');
  expect(await stored()).not.toContain('p d');
  await page.keyboard.press('Control+Z');
  expect(await stored()).toBe(before);

  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+X');
  expect(await stored()).toBe('');
  await page.keyboard.press('Control+V');
  expect(await stored()).toBe(before);
  await page.keyboard.press('Control+V');
  expect(await stored()).toContain('|| p One || p Two || p a || p b');
  expect(errors).toEqual([]);
  await app.close();
});
