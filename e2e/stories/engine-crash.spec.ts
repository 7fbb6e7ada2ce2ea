import { PlanView } from '../pages/plan-view.ts';
import { expect, test } from '../fixtures/story.ts';

test('when the engine is killed the window goes on, and the next save succeeds', async ({ computer }) => {
  const app = await computer.start();
  await app.ready('plan');
  const plan = new PlanView(app);
  await plan.typeAtEnd('6.1.1/progress', ' Before the fall.');
  await plan.saved();

  await app.killEngine();
  await app.page.keyboard.type(' And after it.');
  await plan.saved();
  await app.kill();

  const again = await computer.start();
  await again.ready('plan');
  await expect(new PlanView(again).words('6.1.1/progress')).toContainText('Before the fall. And after it.');
});

test('words typed while the engine is dying are kept, many times over', async ({ computer }) => {
  const app = await computer.start();
  await app.ready('plan');
  const plan = new PlanView(app);
  await plan.caretAtEnd('6.1.3/progress');
  for (const word of ['one', 'two', 'three']) {
    await app.page.keyboard.type(` ${word}`);
    await Promise.all([app.killEngine(), app.page.keyboard.type('!')]);
  }
  await plan.saved();
  await app.close();
  const again = await computer.start();
  await again.ready('plan');
  await expect(new PlanView(again).words('6.1.3/progress')).toContainText('one! two! three!');
});
