import { app, dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import type { Events } from '../../shared/ipc/contract.ts';
import type { EventName } from '../../shared/ipc/methods.ts';
import type { EngineHost } from './engine-host.ts';

/** How long the window may take to save what is unsaved before the person is asked, in milliseconds. */
const PATIENCE = 5_000;

interface Closing {
  readonly window: BrowserWindow;
  readonly engine: EngineHost;
  readonly tell: <E extends EventName>(event: E, data: Events[E]) => void;
}

export interface PageReports {
  /** The page listens from now on; until then, and once it has ended, it holds no words to be saved. */
  readonly listening: () => void;
  /** The page's answer to `closing`. */
  readonly unsaved: (unsaved: boolean) => void;
}

/**
 * Closes in order: the window saves what is unsaved and says so, the engine closes the plans, then the program ends.
 * Where words could not be saved the person chooses, and staying is the first answer.
 */
export const closeInOrder = ({ window, engine, tell }: Closing): PageReports => {
  let settle: ((unsaved: boolean) => void) | undefined;
  let listens = false;
  let asked = false;
  let done = false;

  const saved = (): Promise<boolean> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), PATIENCE);
      settle = (unsaved) => {
        clearTimeout(timer);
        resolve(!unsaved);
      };
      tell('closing', {});
    });

  const mayClose = async (): Promise<boolean> => {
    if (!listens || (await saved())) return true;
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      title: 'Some words are not saved',
      message: 'The last words you wrote are on the screen and not yet on disk.',
      detail: 'Stay to save them, or to save a copy elsewhere. Closing now loses them.',
      buttons: ['Stay', 'Close and lose them'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    return response === 1;
  };

  const close = async (): Promise<void> => {
    if (!(await mayClose())) return;
    await engine.close();
    done = true;
    if (!window.isDestroyed()) window.destroy();
    app.quit();
  };

  window.on('close', (event) => {
    if (done) return;
    event.preventDefault();
    if (asked) return;
    asked = true;
    close()
      .catch((error: unknown) => console.error(error))
      .finally(() => {
        asked = false;
      });
  });
  window.webContents.on('render-process-gone', () => {
    listens = false;
    // Nothing is left that could still be saved.
    settle?.(false);
  });

  return {
    listening: () => {
      listens = true;
    },
    unsaved: (unsaved) => settle?.(unsaved),
  };
};
