import { writeFileSync } from 'node:fs';
import { expect, test } from '../fixtures/story.ts';

const item = (number: number): string =>
  `6.1.${number}\nRecommendation\nSchools must do the thing numbered ${number}.\nResponse\nAccept.\nProgress made:\n${'Work goes on. '.repeat(150)}\n`;

test('reading a long file can be cancelled: one is back at once, and nothing goes on reading', async ({ computer }) => {
  const app = await computer.start();
  await app.ready('plan');
  await app.menu('home');
  await app.ready('home');
  const file = computer.file('long-plan.txt');
  const items = Array.from({ length: 12_000 }, (_, index) => item(index + 1)).join('');
  writeFileSync(file, `A long plan\n6.1 A theme\n${items}`);

  const readers = () =>
    app.electron.evaluate(({ app: own }) => own.getAppMetrics().filter((one) => one.name === 'Files'));
  await app.willOpen(file);
  await app.page.getByRole('button', { name: 'Choose a file' }).click();
  await expect(app.page.getByText('Reading long-plan.txt')).toBeVisible();
  await expect.poll(async () => (await readers()).length).toBe(1);
  await app.page.getByRole('button', { name: 'Cancel' }).click();
  await app.ready('home');
  await expect.poll(async () => (await readers()).length).toBe(0);
  await expect(app.page.getByText('long-plan.txt')).toHaveCount(0);
});
