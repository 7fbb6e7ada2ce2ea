import { mkdirSync } from 'node:fs';
import { PlanView } from '../pages/plan-view.ts';
import { expect, test } from '../fixtures/story.ts';

test('the program ends though its engine dies while it closes the plans', async ({ computer }) => {
  const app = await computer.start();
  await app.ready('plan');
  await expect.poll(() => app.enginePid()).toBeDefined();
  const pid = (await app.enginePid())!;
  process.kill(pid, 'SIGSTOP');
  const ended = app.close();
  await app.page.waitForTimeout(500);
  process.kill(pid, 'SIGKILL');
  await ended;
});

test('words typed just before closing are kept where settings cannot be written', async ({ computer }) => {
  const app = await computer.start();
  await app.ready('plan');
  mkdirSync(computer.file('settings.json.part'));
  await new PlanView(app).typeAtEnd('6.1.1/progress', ' The last word.');
  await app.close();
  const again = await computer.start();
  await again.ready('plan');
  await expect(new PlanView(again).words('6.1.1/progress')).toContainText('The last word.');
});

test('a page whose process ends is loaded again, and the program still closes', async ({ computer }) => {
  const app = await computer.start();
  await app.ready('plan');
  const isCrashed = () =>
    app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.isCrashed());
  await app.electron.evaluate(({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!;
    const ended = new Promise((resolve) => webContents.once('render-process-gone', resolve));
    webContents.forcefullyCrashRenderer();
    return ended.then(() => undefined);
  });
  await expect.poll(isCrashed).toBe(false);
  await app.close();
});
