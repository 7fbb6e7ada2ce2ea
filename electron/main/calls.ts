import { dialog, ipcMain, nativeTheme, shell } from 'electron';
import type { BrowserWindow } from 'electron';
import path from 'node:path';
import { inputs } from '../../shared/ipc/contract.ts';
import type { Answer, Inputs, Outputs } from '../../shared/ipc/contract.ts';
import { CALL_CHANNEL, DROP_CHANNEL, ENGINE_METHODS, MAIN_METHODS } from '../../shared/ipc/methods.ts';
import type { EngineMethod, MainMethod } from '../../shared/ipc/methods.ts';
import type { EngineHost } from './engine-host.ts';
import { openLink } from './link.ts';
import { isOwnPage } from './security.ts';
import type { SettingsFile } from './settings.ts';

export interface Shell {
  readonly window: BrowserWindow;
  readonly engine: EngineHost;
  readonly settings: SettingsFile;
  readonly version: string;
  /** Settles once the first run's sample plan is there, with its id; `null` on every later run. */
  readonly firstRun: Promise<string | null>;
  /** Draws the menu anew, when something it shows has changed. */
  readonly refreshMenu: () => void;
  /** The window's answer to being told that it is about to close. */
  readonly reportUnsaved: (unsaved: boolean) => void;
}

type MainHandlers = {
  readonly [M in MainMethod]: (input: Inputs[M], shell: Shell) => Outputs[M] | Promise<Outputs[M]>;
};

/** The files that were chosen to be written, by their handles: shown in their folder when asked. */
const chosen = new Map<string, string>();

const grant = async (of: Shell, file: string, purpose: 'read' | 'write'): Promise<{ file: string; name: string }> => {
  const answer = (await of.engine.call('host/grant', { path: file, purpose })) as Answer<Outputs['host/grant']>;
  if (!answer.ok) throw new Error(answer.sentence);
  chosen.set(answer.value.file, file);
  return { file: answer.value.file, name: path.basename(file) };
};

const FORMAT_NAMES = { docx: 'Word document', pdf: 'PDF', html: 'Web page' } as const;

const chooseToWrite = async (of: Shell, title: string, suggested: string, name: string, ending: string) => {
  const { filePath } = await dialog.showSaveDialog(of.window, {
    title,
    defaultPath: suggested,
    filters: [{ name, extensions: [ending] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  if (!filePath) return null;
  const withEnding = filePath.toLowerCase().endsWith(`.${ending}`) ? filePath : `${filePath}.${ending}`;
  return grant(of, withEnding, 'write');
};

const handlers: MainHandlers = {
  'dialog/choose-import': async (_, of) => {
    const { filePaths } = await dialog.showOpenDialog(of.window, {
      title: 'Bring in a plan',
      filters: [
        { name: 'Text files', extensions: ['txt', 'text', 'md'] },
        { name: 'All files', extensions: ['*'] },
      ],
      properties: ['openFile'],
    });
    return filePaths[0] ? grant(of, filePaths[0], 'read') : null;
  },
  'dialog/choose-export': ({ format, suggested }, of) =>
    chooseToWrite(of, `Publish as ${FORMAT_NAMES[format]}`, suggested, FORMAT_NAMES[format], format),
  'dialog/choose-copy': ({ suggested }, of) =>
    chooseToWrite(of, 'Save a copy of the plan', suggested, 'Action plan', 'actionplan'),
  'app/state': async (_, { settings, version, firstRun }) => {
    const welcome = settings.now.last ? null : await firstRun;
    const last = settings.now.last ?? (welcome ? { plan: welcome } : undefined);
    return { version, look: settings.now.look, whitePage: settings.now.whitePage, last: last as never };
  },
  'app/set-look': (some, { settings, refreshMenu }) => {
    settings.change(Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)));
    nativeTheme.themeSource = settings.now.look;
    if (some.look !== undefined || some.whitePage !== undefined) refreshMenu();
    return {};
  },
  'app/report-unsaved': ({ unsaved }, { reportUnsaved }) => {
    reportUnsaved(unsaved);
    return {};
  },
  'link/open': ({ href }, { window }) => openLink(window, href),
  'export/show': ({ file }) => {
    const written = chosen.get(file);
    if (written) shell.showItemInFolder(written);
    return {};
  },
};

const isMain = (method: string): method is MainMethod => (MAIN_METHODS as readonly string[]).includes(method);
const isEngine = (method: string): method is EngineMethod => (ENGINE_METHODS as readonly string[]).includes(method);

const answerMain = async (method: MainMethod, input: unknown, of: Shell): Promise<Answer<unknown>> => {
  const checked = inputs[method].safeParse(input);
  if (!checked.success) return { ok: false, sentence: `The window asked wrongly for ${method}.`, fault: true };
  try {
    const handler = handlers[method] as (input: unknown, of: Shell) => unknown;
    return { ok: true, value: await handler(checked.data, of) };
  } catch (error) {
    console.error(error);
    return { ok: false, sentence: (error as Error).message, fault: true };
  }
};

/** Answers the window's calls: who asks and what for is checked here, then main answers or hands on to the engine. */
export const answerCalls = (shellOf: () => Shell | undefined): void => {
  ipcMain.handle(CALL_CHANNEL, async (event, method: unknown, input: unknown): Promise<Answer<unknown>> => {
    const of = shellOf();
    if (!of || !isOwnPage(event) || typeof method !== 'string')
      return { ok: false, sentence: 'This call was refused.', fault: true };
    if (isMain(method)) return answerMain(method, input, of);
    if (isEngine(method)) return of.engine.call(method, input);
    return { ok: false, sentence: 'This call was refused.', fault: true };
  });

  ipcMain.handle(DROP_CHANNEL, async (event, file: unknown) => {
    const of = shellOf();
    if (!of || !isOwnPage(event) || typeof file !== 'string' || file === '') return;
    of.window.webContents.send('apw:event', 'file-dropped', await grant(of, file, 'read'));
  });
};
