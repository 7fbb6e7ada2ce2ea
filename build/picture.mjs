// A picture of the real window, as a new user sees it: the app started on an empty folder opens the sample plan by itself.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectFolder } from './prepare/places.mjs';
import { Refusal } from './prepare/progress.mjs';
import { switchesForTrials, withoutNodeMode } from './sandbox.mjs';

const SIZE = { width: 1400, height: 900 };
const WAIT = 60_000;

/**
 * Starts the app with a folder of its own, waits for a plan's page and writes a picture of the window.
 * @param {{ executable: string, file: string, env: NodeJS.ProcessEnv }} options `file`: the PNG file, absolute
 * @throws {Refusal} when no plan's page appears within a minute
 */
export async function takePicture({ executable, file, env }) {
  const { _electron } = await import('playwright');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'action-plan-writer-'));
  const app = await _electron.launch({
    executablePath: executable,
    args: [...switchesForTrials(), `--user-data-dir=${folder}`, projectFolder],
    env: /** @type {Record<string, string>} */ (withoutNodeMode(env)),
    timeout: WAIT,
  });
  try {
    const page = await app.firstWindow({ timeout: WAIT });
    await app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    }, SIZE);
    await page.waitForSelector('[data-ready="plan"]', { timeout: WAIT }).catch(() => {
      throw new Refusal('The window opened, but no plan was drawn in it within a minute.');
    });
    // The checks read the sample a moment after its page is drawn; a plan without faults has no such list.
    await page.waitForSelector('.findings', { timeout: 5_000 }).catch(() => undefined);
    await page.evaluate(() => document.fonts.ready);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    await page.screenshot({ path: file });
  } finally {
    await app.close();
    // A child process of the app may still be writing its last file.
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
