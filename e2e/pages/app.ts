import { expect } from '@playwright/test';
import { _electron } from 'playwright';
import type { ElectronApplication, Page } from 'playwright';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MenuCommand } from '../../shared/ipc/contract.ts';

/** The project's folder. */
export const PROJECT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** A sample file's path. */
export const sample = (name: string): string => path.join(PROJECT, 'samples', name);

/** The switches that the app is started with for a trial, as root or in a container. */
export const SWITCHES = (process.env['APW_ELECTRON_SWITCHES'] ?? '').split(' ').filter(Boolean);

/** A person's computer: a profile folder that outlives the app, and the apps started on it. */
export class Computer {
  readonly profile = mkdtempSync(path.join(os.tmpdir(), 'apw-story-'));
  readonly #running = new Set<RunningApp>();

  /** A path for a file the story writes. */
  file(name: string): string {
    return path.join(this.profile, name);
  }

  /** Starts the app, as an icon would. */
  async start(): Promise<RunningApp> {
    const executablePath = process.env['APW_ELECTRON'];
    if (!executablePath) throw new Error('APW_ELECTRON names no Electron; run the stories by npm test');
    const app = await _electron.launch({
      executablePath,
      args: [...SWITCHES, `--user-data-dir=${this.profile}`, PROJECT],
      env: { ...(process.env as Record<string, string>) },
    });
    const running = new RunningApp(app, await app.firstWindow());
    this.#running.add(running);
    return running;
  }

  async dispose(): Promise<void> {
    for (const app of this.#running) await app.kill();
    try {
      rmSync(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    } catch {
      // A helper of Chromium's that outlived its killed app for a moment still writes there: the system tidies it away.
    }
  }
}

/**
 * Waits for something that was told to the main process. Now and then its answer is swept away there before it is sent, after
 * the thing was done: then there is nothing more to wait for.
 */
export const done = async (told: Promise<unknown>): Promise<void> => {
  try {
    await told;
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('promise was garbage collected'))) throw error;
  }
};

export class RunningApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly #process: ChildProcess;

  constructor(electron: ElectronApplication, page: Page) {
    this.electron = electron;
    this.page = page;
    this.#process = electron.process();
  }

  /** Waits until a view is drawn with its content. */
  async ready(view: 'plan' | 'home'): Promise<void> {
    await this.page.locator(`[data-ready="${view}"]`).waitFor();
  }

  /** Ends the app as a power cut would. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGKILL');
    await gone;
  }

  /** Closes the window as a person does, and waits for the program to end. */
  async close(): Promise<void> {
    await this.electron.close();
  }

  /** Chooses a menu item by its command, as a click on it does. */
  async menu(command: MenuCommand): Promise<void> {
    await done(
      this.electron.evaluate(({ Menu }, id) => {
        Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
      }, command),
    );
  }

  /** The next file that is asked for to be opened is this one. */
  async willOpen(file: string): Promise<void> {
    await done(
      this.electron.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
      }, file),
    );
  }

  /** The next file that is asked for to be written is this one. */
  async willSaveAs(file: string): Promise<void> {
    await done(
      this.electron.evaluate(({ dialog }, chosen) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
      }, file),
    );
  }

  /** The process id of the engine, by the name it bears in the system; `undefined` while there is none. */
  async enginePid(): Promise<number | undefined> {
    return this.electron.evaluate(({ app }) => app.getAppMetrics().find((one) => one.name === 'Plans')?.pid);
  }

  /** Kills the engine, once there is one, and waits until another has taken its place. */
  async killEngine(): Promise<void> {
    await expect.poll(() => this.enginePid()).toBeDefined();
    const pid = (await this.enginePid())!;
    process.kill(pid, 'SIGKILL');
    await expect.poll(async () => ![undefined, pid].includes(await this.enginePid())).toBe(true);
  }
}
