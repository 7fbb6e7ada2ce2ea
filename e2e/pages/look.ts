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

/**
 * Lays out what is far off the screen as it is when one comes to it. Until then it keeps the place it had at another width
 * and is neither painted nor hit; its lines, measured there, would seem to lie over what follows.
 */
const drawAll = async (page: Page): Promise<() => Promise<void>> => {
  const sheet = await page.evaluateHandle(() => {
    const drawn = new CSSStyleSheet();
    drawn.replaceSync('* { content-visibility: visible !important }');
    document.adoptedStyleSheets.push(drawn);
    return drawn;
  });
  return async () => {
    await sheet.evaluate((drawn) => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== drawn);
    });
    await sheet.dispose();
  };
};

/** What a machine finds wrong by WCAG 2.2 AA, a line each: where, which rule and the elements. */
export const troubles = async (page: Page, where: string): Promise<string[]> => {
  const leaveOff = await drawAll(page);
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
    .finally(leaveOff);
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
