import { clipboard, dialog, nativeTheme, shell } from 'electron';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { inputs } from '../../shared/ipc/inputs.ts';
import type { Answer, Outputs } from '../../shared/ipc/contract.ts';
import type { Inputs } from '../../shared/ipc/inputs.ts';
import { EVENT_CHANNEL } from '../../shared/ipc/methods.ts';
import type { MainMethod } from '../../shared/ipc/methods.ts';
import { Problem } from '../../shared/plan/problem.ts';
import { openLink } from './link.ts';
import { REFUSED } from './refused.ts';
import { checkSpelling, setPlanWords } from './spelling.ts';
import type { Shell } from './shell.ts';

/** Those that take something, which is checked; `app/state` takes nothing and is answered at the door. */
export type CheckedMethod = Exclude<MainMethod, 'app/state'>;

type MainHandlers = {
  readonly [M in CheckedMethod]: (input: Inputs[M], shell: Shell) => Outputs[M] | Promise<Outputs[M]>;
};

/** The files that were chosen to be written, by their handles: shown in their folder when asked. */
const toBeWritten = new Map<string, string>();

/** The handle that the engine gives for what was chosen. */
const handleOf = async (of: Shell, chosen: Inputs['host/grant']): Promise<string> => {
  const answer = (await of.engine.call('host/grant', chosen)) as Answer<Outputs['host/grant']>;
  if (!answer.ok) throw new Problem(answer.sentence);
  return answer.value.file;
};

const grant = async (of: Shell, file: string, purpose: 'read' | 'write'): Promise<{ file: string; name: string }> => {
  const handle = await handleOf(of, { path: file, purpose });
  if (purpose === 'write') toBeWritten.set(handle, file);
  return { file: handle, name: path.basename(file) };
};

/** The most characters that are taken from the clipboard: as many as a file may have. */
const MOST_WORDS = 50_000_000;
/** What is asked of the clipboard, the fullest first: a page keeps headings, lists and tables. */
const CLIPBOARD = [
  ['text/html', 'clipboard.html'],
  ['text/plain', 'clipboard.txt'],
] as const;

type ClipboardType = (typeof CLIPBOARD)[number][0];
/** How Electron gave the clipboard before it took over the web's way: at once, by a method for each type. */
interface OlderClipboard {
  readonly readHTML?: () => string;
  readonly readText: () => string;
}

const onClipboard = async (type: ClipboardType): Promise<string> => {
  const older = clipboard as unknown as OlderClipboard;
  if (older.readHTML) return type === 'text/html' ? older.readHTML() : older.readText();
  for (const item of await clipboard.read())
    if (item.types.includes(type)) return await (await item.getType(type)).text();
  return '';
};

/** The words on the clipboard and what they are called; nothing where it holds none. */
const clipboardWords = async (): Promise<{ words: string; name: string } | undefined> => {
  for (const [type, name] of CLIPBOARD) {
    const words = await onClipboard(type);
    if (words.trim() !== '') return { words, name };
  }
  return undefined;
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

/** The files that a plan can be brought in from, as the dialog lists them. */
const IMPORT_ENDINGS = ['docx', 'docm', 'dotx', 'dotm', 'html', 'htm', 'xhtml', 'pdf', 'txt', 'text', 'md', 'markdown'];

const handlers: MainHandlers = {
  'dialog/choose-import': async (_, of) => {
    const { filePaths } = await dialog.showOpenDialog(of.window, {
      title: 'Bring in a plan',
      filters: [
        { name: 'Plans', extensions: [...IMPORT_ENDINGS] },
        { name: 'All files', extensions: ['*'] },
      ],
      properties: ['openFile'],
    });
    return filePaths[0] ? grant(of, filePaths[0], 'read') : null;
  },
  'dialog/clipboard-import': async (_, of) => {
    const found = await clipboardWords();
    if (!found)
      throw new Problem('The clipboard holds no words. Copy the plan’s text in the other program, then bring it in.');
    if (found.words.length > MOST_WORDS)
      throw new Problem(
        'The clipboard holds more words than can be brought in. Save them as a file and bring that in.',
      );
    return { file: await handleOf(of, { ...found, purpose: 'read' }), name: found.name };
  },
  'dialog/choose-export': ({ format, suggested }, of) =>
    chooseToWrite(of, `Publish as ${FORMAT_NAMES[format]}`, suggested, FORMAT_NAMES[format], format),
  'dialog/choose-plan': async (_, of) => {
    const { filePaths } = await dialog.showOpenDialog(of.window, {
      title: 'Open a copy of a plan',
      filters: [{ name: 'Action plans', extensions: ['actionplan'] }],
      properties: ['openFile'],
    });
    return filePaths[0] ? grant(of, filePaths[0], 'read') : null;
  },
  'dialog/choose-picture': async (_, of) => {
    const { filePaths } = await dialog.showOpenDialog(of.window, {
      title: 'Put in a picture',
      filters: [{ name: 'Pictures', extensions: ['png', 'jpg', 'jpeg', 'gif'] }],
      properties: ['openFile'],
    });
    return filePaths[0] ? grant(of, filePaths[0], 'read') : null;
  },
  'dialog/choose-copy': ({ suggested }, of) =>
    chooseToWrite(of, 'Save a copy of the plan', suggested, 'Action plan', 'actionplan'),
  'app/set-look': (some, { settings, refreshMenu }) => {
    settings.change(Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)));
    nativeTheme.themeSource = settings.now.look;
    if (some.look !== undefined || some.whitePage !== undefined) refreshMenu();
    return {};
  },
  'app/spelling': async ({ words, on }, { settings }) => {
    if (on !== undefined) {
      settings.change({ spelling: on });
      checkSpelling(on);
    }
    if (words) await setPlanWords(words);
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

const FAULT = 'Something went wrong in the program, and this was not done. Try it again.';

/** Answers a call that main itself handles, once its input is what it should be. Never throws. */
export const answerMain = async (method: CheckedMethod, input: unknown, of: Shell): Promise<Answer<unknown>> => {
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

/** Hands the page a file that was dropped on it, by a handle. */
export const takeDropped = async (file: string, of: Shell): Promise<void> => {
  of.window.webContents.send(EVENT_CHANNEL, 'file-dropped', await grant(of, file, 'read'));
};
