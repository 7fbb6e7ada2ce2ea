import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { Rectangle } from 'electron';
import { PAGE } from './security.ts';
import type { SettingsFile } from './settings.ts';

const FIRST = { width: 1400, height: 900 };
const SMALLEST = { minWidth: 320, minHeight: 320 };
/** How long after the last move the place of the window is kept, in milliseconds. */
const SETTLED = 500;

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
      spellcheck: false,
      backgroundThrottling: false,
    },
  });
  if (last?.maximised) window.maximize();
  window.once('ready-to-show', () => window.show());
  remember(window, settings);
  void window.loadURL(PAGE);
  return window;
};
