import { app, BrowserWindow, dialog, powerMonitor } from 'electron';
import type { Answer, AppState, Events, Opening, Outputs } from '../../shared/ipc/contract.ts';
import { EVENT_CHANNEL } from '../../shared/ipc/methods.ts';
import type { EventName } from '../../shared/ipc/methods.ts';
import { registerScheme, servePages } from './app-protocol.ts';
import { closeInOrder } from './closing.ts';
import { offerContextMenu } from './context-menu.ts';
import { openDoor } from './door.ts';
import { EngineHost } from './engine-host.ts';
import { setMenu } from './menu.ts';
import { folders, PARTS } from './places.ts';
import { lockPages, lockSession } from './security.ts';
import { startSpelling } from './spelling.ts';
import type { Shell } from './shell.ts';
import { SettingsFile } from './settings.ts';
import { makeWindow } from './window.ts';

let current: Shell | undefined;

const tell = <E extends EventName>(event: E, data: Events[E]): void => {
  if (current && !current.window.isDestroyed()) current.window.webContents.send(EVENT_CHANNEL, event, data);
};

const welcome = async (engine: EngineHost): Promise<string | null> => {
  const answer = await engine.call('host/first-run', { sample: PARTS.sample });
  return answer.ok ? (answer as Answer<Outputs['host/first-run']> & { ok: true }).value.plan : null;
};

type Last = NonNullable<AppState['last']>;

/** What the plan last open shows where the person stopped; nothing where it cannot be read: Home then says why. */
const opened = async (engine: EngineHost, last: Last): Promise<Pick<AppState, 'last' | 'opening'>> => {
  const { plan, edition, cell } = last;
  const answer = (await engine.call('plan/opening', { plan, edition, subject: cell?.subject })) as Answer<Opening>;
  return answer.ok ? { last, opening: answer.value } : { last };
};

const begin = async (engine: EngineHost, settings: SettingsFile): Promise<Pick<AppState, 'last' | 'opening'>> => {
  if (settings.now.last) return opened(engine, settings.now.last);
  const plan = await welcome(engine);
  if (!plan) return {};
  settings.change({ last: { plan } });
  return opened(engine, { plan });
};

const open = (settings: SettingsFile, refreshMenu: () => void): void => {
  lockSession();
  servePages(PARTS.renderer);
  const { plans, backups } = folders();
  // The engine starts first, because it has the longest way to its first answer; the window is made while it does.
  const engine = new EngineHost({
    engineFile: PARTS.engine,
    workerFile: PARTS.worker,
    start: { plansFolder: plans, backupsFolder: backups, fontsFolder: PARTS.fonts },
    tell,
  });
  // The first page is read while the window is still loading.
  let ahead: ReturnType<typeof begin> | undefined = begin(engine, settings);
  const window = makeWindow(settings, PARTS);
  current = {
    window,
    engine,
    settings,
    version: app.getVersion(),
    opening: () => {
      // A page that is loaded a second time asks for what the plan says by then.
      const first = ahead ?? begin(engine, settings);
      ahead = undefined;
      return first;
    },
    refreshMenu,
    reports: closeInOrder({ window, engine, tell }),
  };
  offerContextMenu(window, tell);
  window.once('ready-to-show', () => setImmediate(() => startSpelling(PARTS.dictionary, settings.now.spelling)));
  powerMonitor.on('suspend', () => tell('menu', { command: 'save-now' }));
  window.on('blur', () => tell('menu', { command: 'save-now' }));
};

const raise = (): void => {
  const [window] = BrowserWindow.getAllWindows();
  if (window?.isMinimized()) window.restore();
  window?.focus();
};

// Root may run Chromium only without its sandbox, as the tests do; everybody else has the whole of it.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
app.setName('Action Plan Writer');

if (app.requestSingleInstanceLock()) {
  registerScheme();
  lockPages();
  openDoor(() => current);
  app.on('second-instance', raise);
  app.on('window-all-closed', () => app.quit());
  const settings = new SettingsFile(app.getPath('userData'));
  const refreshMenu = (): void => setMenu((command) => tell('menu', { command }), settings.now);
  // Before the app is ready, so that no usual menu is made first.
  refreshMenu();
  void app
    .whenReady()
    .then(() => open(settings, refreshMenu))
    .catch((error: unknown) => {
      console.error(error);
      dialog.showErrorBox('Action Plan Writer could not start', String((error as Error).message ?? error));
      app.exit(1);
    });
} else {
  app.quit();
}
