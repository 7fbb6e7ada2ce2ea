import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { done, PROJECT } from './app.ts';
import type { RunningApp } from './app.ts';

/** Where pictures are put. */
export const PICTURES = path.join(PROJECT, 'test-results', 'pictures');

/** Pictures to look at, one a view; nothing is compared by the pixel. */
export const picture = async (page: Page, name: string): Promise<void> => {
  mkdirSync(PICTURES, { recursive: true });
  // What fades in is there at once.
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`), animations: 'disabled' });
};

/** What a machine finds wrong by WCAG 2.2 AA, a line each: where, which rule and the elements. */
export const troubles = async (page: Page, where: string): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map((one) => one.html).join(' ')}`);
};

/** A machine finds nothing wrong by WCAG 2.2 AA. */
export const accessible = async (page: Page, where: string): Promise<void> => {
  expect(await troubles(page, where)).toEqual([]);
};

/** Makes the window's page that large, in CSS pixels. */
export const size = (app: RunningApp, width: number, height: number): Promise<void> =>
  done(
    app.electron.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]!.setContentSize(to[0]!, to[1]!), [
      width,
      height,
    ] as const),
  );
