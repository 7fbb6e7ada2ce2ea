import { BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import type { Rectangle } from 'electron';
import { PAGE } from './security.ts';
import type { SettingsFile } from './settings.ts';

const FIRST = { width: 1400, height: 900 };
const SMALLEST = { minWidth: 320, minHeight: 320 };
/** How long after the last move the place of the window is kept, in milliseconds. */
const SETTLED = 500;

/** A page that ends more often than this within a minute is not loaded again. */
const MOST_ENDS = 3;
const MINUTE = 60_000;

const isOnScreen = (bounds: Rectangle): boolean =>
  screen.getAllDisplays().some(({ workArea }) => {
    const across = Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x);
    const down = Math.min(bounds.y + bounds.height, workArea.y + workArea.height) - Math.max(bounds.y, workArea.y);
    return across > 100 && down > 60;
  });

const remember = (window: BrowserWindow, settings: SettingsFile): void => {
  let timer: NodeJS.Timeout | undefined;
  const keep = (): void => {
    if (window.isDestroyed() || window.isMinimized()) return;
    settings.change({ window: { bounds: window.getNormalBounds(), maximised: window.isMaximized() } });
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(keep, SETTLED);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('close', keep);
};

const load = (window: BrowserWindow): void => {
  window.loadURL(PAGE).catch((error: unknown) => console.error(error));
};

/** Loads the page again where its process ended: what was saved is in the engine, and the page begins where it was. */
const revive = (window: BrowserWindow): void => {
  let ends: number[] = [];
  window.webContents.on('render-process-gone', (_, { reason }) => {
    if (window.isDestroyed() || reason === 'clean-exit') return;
    console.error(`The page ended: ${reason}`);
    const now = Date.now();
    ends = [...ends.filter((at) => now - at < MINUTE), now];
    if (ends.length <= MOST_ENDS) load(window);
    else
      dialog.showErrorBox(
        'The window has stopped several times',
        'What was saved is on disk. Close the program and start it again.',
      );
  });
};

/** Makes the window where it last stood, if that is still on a screen. The page is loaded at once, shown when painted. */
export const makeWindow = (settings: SettingsFile, parts: { readonly preload: string; readonly icon: string }) => {
  nativeTheme.themeSource = settings.now.look;
  const last = settings.now.window;
  const bounds = last && isOnScreen(last.bounds) ? last.bounds : FIRST;
  const window = new BrowserWindow({
    ...bounds,
    ...SMALLEST,
    show: false,
    icon: parts.icon,
    title: 'Action Plan Writer',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#181a1d' : '#ffffff',
    webPreferences: {
      preload: parts.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: true,
      // Saving goes by timers, and must not slow down where the window is covered.
      backgroundThrottling: false,
    },
  });
  window.once('ready-to-show', () => {
    // Maximising shows the window: before it is painted it would be an empty sheet.
    if (last?.maximised) window.maximize();
    window.show();
  });
  remember(window, settings);
  revive(window);
  load(window);
  return window;
};
