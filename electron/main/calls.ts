import { dialog, ipcMain, nativeTheme, shell } from 'electron';
import type { BrowserWindow } from 'electron';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { inputs } from '../../shared/ipc/contract.ts';
import type { Answer, AppState, Inputs, Outputs } from '../../shared/ipc/contract.ts';
import { CALL_CHANNEL, DROP_CHANNEL, ENGINE_METHODS, EVENT_CHANNEL, MAIN_METHODS } from '../../shared/ipc/methods.ts';
import type { EngineMethod, MainMethod } from '../../shared/ipc/methods.ts';
import { Problem } from '../../shared/plan/problem.ts';
import type { PageReports } from './closing.ts';
import type { EngineHost } from './engine-host.ts';
import { openLink } from './link.ts';
import { isOwnPage } from './security.ts';
import type { SettingsFile } from './settings.ts';

export interface Shell {
  readonly window: BrowserWindow;
  readonly engine: EngineHost;
  readonly settings: SettingsFile;
  readonly version: string;
  /** Where the person stopped and what stands there; on the first run, the sample plan. */
  readonly opening: () => Promise<Pick<AppState, 'last' | 'opening'>>;
  /** Draws the menu anew, when something it shows has changed. */
  readonly refreshMenu: () => void;
  /** What the page says of itself to whoever closes the window. */
  readonly reports: PageReports;
}

type MainHandlers = {
  readonly [M in MainMethod]: (input: Inputs[M], shell: Shell) => Outputs[M] | Promise<Outputs[M]>;
};

/** The files that were chosen to be written, by their handles: shown in their folder when asked. */
const toBeWritten = new Map<string, string>();

const grant = async (of: Shell, file: string, purpose: 'read' | 'write'): Promise<{ file: string; name: string }> => {
  const answer = (await of.engine.call('host/grant', { path: file, purpose })) as Answer<Outputs['host/grant']>;
  if (!answer.ok) throw new Problem(answer.sentence);
  if (purpose === 'write') toBeWritten.set(answer.value.file, file);
  return { file: answer.value.file, name: path.basename(file) };
};

const FORMAT_NAMES = { docx: 'Word document', pdf: 'PDF', html: 'Web page' } as const;

/** Asks before a file is replaced that the person did not name in full: the dialog has asked about another name. */
const mayReplace = async (of: Shell, file: string): Promise<boolean> => {
  const { response } = await dialog.showMessageBox(of.window, {
    type: 'warning',
    title: 'A file of this name is there already',
    message: `${path.basename(file)} is there already.`,
    detail: 'Replacing it writes over what it holds.',
    buttons: ['Replace it', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
};

const chooseToWrite = async (of: Shell, title: string, suggested: string, name: string, ending: string) => {
  const { filePath } = await dialog.showSaveDialog(of.window, {
    title,
    defaultPath: path.basename(suggested),
    filters: [{ name, extensions: [ending] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  if (!filePath) return null;
  const withEnding = filePath.toLowerCase().endsWith(`.${ending}`) ? filePath : `${filePath}.${ending}`;
  if (withEnding !== filePath && existsSync(withEnding) && !(await mayReplace(of, withEnding))) return null;
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
  'app/state': async (_, { settings, version, opening, reports }) => {
    // The page asks this first, and listens before it asks.
    reports.listening();
    const { look, whitePage } = settings.now;
    return { version, look, whitePage, ...(await opening()) };
  },
  'app/set-look': (some, { settings, refreshMenu }) => {
    settings.change(Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)));
    nativeTheme.themeSource = settings.now.look;
    if (some.look !== undefined || some.whitePage !== undefined) refreshMenu();
    return {};
  },
  'app/report-unsaved': ({ unsaved }, { reports }) => {
    reports.unsaved(unsaved);
    return {};
  },
  'link/open': ({ href }, { window }) => openLink(window, href),
  'export/show': ({ file }) => {
    const written = toBeWritten.get(file);
    if (written) shell.showItemInFolder(written);
    return {};
  },
};

const isMain = (method: string): method is MainMethod => (MAIN_METHODS as readonly string[]).includes(method);
const isEngine = (method: string): method is EngineMethod => (ENGINE_METHODS as readonly string[]).includes(method);

const REFUSED: Answer<never> = { ok: false, sentence: 'The program refused this.', fault: true };
const FAULT = 'Something went wrong in the program, and this was not done. Try it again.';

const answerMain = async (method: MainMethod, input: unknown, of: Shell): Promise<Answer<unknown>> => {
  const checked = inputs[method].safeParse(input);
  if (!checked.success) {
    console.error(method, checked.error);
    return REFUSED;
  }
  try {
    const handler = handlers[method] as (input: unknown, of: Shell) => unknown;
    return { ok: true, value: await handler(checked.data, of) };
  } catch (error) {
    if (error instanceof Problem) return { ok: false, sentence: error.message, fault: false };
    console.error(error);
    return { ok: false, sentence: FAULT, fault: true };
  }
};

/** Answers the window's calls: who asks and what for is checked here, then main answers or hands on to the engine. */
export const answerCalls = (shellOf: () => Shell | undefined): void => {
  ipcMain.handle(CALL_CHANNEL, async (event, method: unknown, input: unknown): Promise<Answer<unknown>> => {
    const of = shellOf();
    if (!of || !isOwnPage(event) || typeof method !== 'string') return REFUSED;
    if (isMain(method)) return answerMain(method, input, of);
    if (isEngine(method)) return of.engine.call(method, input);
    return REFUSED;
  });

  ipcMain.handle(DROP_CHANNEL, async (event, file: unknown) => {
    const of = shellOf();
    if (!of || !isOwnPage(event) || typeof file !== 'string' || file === '') return;
    of.window.webContents.send(EVENT_CHANNEL, 'file-dropped', await grant(of, file, 'read'));
  });
};
