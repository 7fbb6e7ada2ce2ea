import { spawn } from 'node:child_process';
import { PROJECT, SWITCHES } from '../pages/app.ts';
import type { Bridge } from '../../shared/ipc/bridge.ts';
import { expect, test } from '../fixtures/story.ts';

declare global {
  interface Window {
    readonly actionPlans: Bridge;
  }
}

test('the page is locked in: no Node, no network, no windows, no permissions, no methods but the contract’s', async ({
  computer,
}) => {
  const app = await computer.start();
  await app.ready('plan');
  const seen = await app.page.evaluate(async () => {
    const refused = (work: () => Promise<unknown>) =>
      work().then(
        () => 'allowed',
        () => 'refused',
      );
    const image = (src: string) =>
      new Promise((resolve, reject) => {
        const picture = new Image();
        picture.addEventListener('load', resolve);
        picture.addEventListener('error', reject);
        picture.src = src;
      });
    const bridge = window.actionPlans as unknown as { call: Record<string, unknown> };
    return {
      node: typeof (globalThis as { require?: unknown }).require,
      process: typeof (globalThis as { process?: unknown }).process,
      fetched: await refused(() => fetch('https://example.invalid/')),
      own: await refused(() => fetch('app://plan/index.html')),
      file: await refused(() => image('file:///etc/hostname')),
      script: await refused(async () => new Function('return 1')()),
      opened: window.open('https://example.invalid/') === null ? 'refused' : 'allowed',
      notes: await Notification.requestPermission(),
      methods: Object.keys(bridge.call).filter((name) => name.startsWith('host/')),
      address: location.href,
    };
  });
  expect(seen).toEqual({
    node: 'undefined',
    process: 'undefined',
    fetched: 'refused',
    own: 'refused',
    file: 'refused',
    script: 'refused',
    opened: 'refused',
    notes: 'denied',
    methods: [],
    address: 'app://plan/index.html',
  });

  await app.page.evaluate(() => {
    location.href = 'https://example.invalid/';
  });
  await app.page.waitForTimeout(300);
  expect(app.page.url()).toBe('app://plan/index.html');
  const unsafe = await app.page.evaluate(() => window.actionPlans.call['link/open']({ href: 'file:///etc/passwd' }));
  expect(unsafe).toEqual({ ok: true, value: { opened: false } });
});

test('a second start goes to the first window and ends', async ({ computer }) => {
  const app = await computer.start();
  await app.ready('plan');
  const second = spawn(process.env['APW_ELECTRON']!, [...SWITCHES, `--user-data-dir=${computer.profile}`, PROJECT], {
    stdio: 'ignore',
  });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  await expect(app.page.locator('[data-ready="plan"]')).toBeVisible();
});
