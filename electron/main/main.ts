import { app, BrowserWindow, dialog, powerMonitor } from 'electron';
import type { Answer, Events, Outputs } from '../../shared/ipc/contract.ts';
import { EVENT_CHANNEL } from '../../shared/ipc/methods.ts';
import type { EventName } from '../../shared/ipc/methods.ts';
import { registerScheme, servePages } from './app-protocol.ts';
import type { Shell } from './calls.ts';
import { closeInOrder } from './closing.ts';
import { EngineHost } from './engine-host.ts';
import { setMenu } from './menu.ts';
import { folders, PARTS } from './places.ts';
import { lockPages, lockSession } from './security.ts';
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

const open = async (): Promise<void> => {
  lockSession();
  servePages(PARTS.renderer);
  const settings = new SettingsFile(app.getPath('userData'));
  const { plans, backups } = folders();
  // The window comes first and the engine starts beside it: neither waits for the other, nor for what answers calls.
  const window = makeWindow(settings, PARTS);
  const engine = new EngineHost({
    engineFile: PARTS.engine,
    workerFile: PARTS.worker,
    start: { plansFolder: plans, backupsFolder: backups, fontsFolder: PARTS.fonts },
    tell,
  });
  const { answerCalls } = await import('./calls.ts');
  answerCalls(() => current);
  const refreshMenu = (): void => setMenu(window, () => settings.now);
  const closing = closeInOrder({ window, engine, tell });
  current = {
    window,
    engine,
    settings,
    version: app.getVersion(),
    firstRun: settings.now.last ? Promise.resolve(null) : welcome(engine),
    refreshMenu,
    reportUnsaved: closing.reportUnsaved,
  };
  refreshMenu();
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
  app.on('second-instance', raise);
  app.on('window-all-closed', () => app.quit());
  void app
    .whenReady()
    .then(open)
    .catch((error: unknown) => {
      console.error(error);
      dialog.showErrorBox('Action Plan Writer could not start', String((error as Error).message ?? error));
      app.exit(1);
    });
} else {
  app.quit();
}
