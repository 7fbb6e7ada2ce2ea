import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** The other programs that our documents are held beside, each run once and waited for. */

const run = promisify(execFile);
const HERE = import.meta.dirname;
const VALIDATORS = path.join(HERE, '..', 'validators');
// Debian's own Python: the validators' packages belong to it.
const PYTHON = '/usr/bin/python3';

/** A folder for one test run, and its end. */
export const workFolder = async (): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'plan-documents-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
};

export const put = async (folder: string, name: string, bytes: Uint8Array): Promise<string> => {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  return file;
};

/** What a validator says of a file: empty where it finds nothing. */
const verdict = async (script: string, file: string): Promise<string> => {
  try {
    await run(PYTHON, [path.join(VALIDATORS, script), file], { maxBuffer: 1 << 26 });
    return '';
  } catch (reason) {
    const { stdout = '', stderr = '' } = reason as { readonly stdout?: string; readonly stderr?: string };
    return stdout + stderr || String(reason);
  }
};

/** The schema errors of a Word document (ECMA-376, transitional). */
export const schemaErrors = (file: string): Promise<string> => verdict('docx-schema.py', file);

/** The failures of a PDF against the machine-checkable part of PDF/UA-1. */
export const accessibilityFailures = (file: string): Promise<string> => verdict('pdf-ua.py', file);

/** Turns documents into PDFs with LibreOffice, with a profile of its own; the PDFs stand beside them. */
export const libreOfficePdf = async (files: readonly string[], folder: string): Promise<string[]> => {
  const profile = pathToFileURL(path.join(folder, 'libreoffice')).href;
  await run('soffice', [
    `-env:UserInstallation=${profile}`,
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    folder,
    ...files,
  ]);
  return files.map((file) => path.join(folder, `${path.parse(file).name}.pdf`));
};

/** The bookmarks of a PDF, in order. */
export const outlineOf = async (file: string): Promise<readonly (readonly [level: number, title: string])[]> =>
  JSON.parse((await run(PYTHON, [path.join(HERE, 'outline.py'), file])).stdout) as [number, string][];

interface Struct {
  readonly type: string;
  readonly depth: number;
}

/**
 * The words of a tagged PDF by its structure tree, so without what is set round the pages: the text, and the footnotes
 * apart; labels of lists and notes, and the page numbers of the contents, are left out.
 */
export const taggedText = async (file: string): Promise<{ readonly body: string; readonly notes: string }> => {
  const { stdout } = await run('pdfinfo', ['-struct-text', file], { maxBuffer: 1 << 28 });
  const words = { body: '', notes: '' };
  const open: Struct[] = [];
  let entry = '';
  const endEntry = (): void => {
    words.body += ` ${entry.trim().replace(/[\s\u2060]+\d+$/, '')}`;
    entry = '';
  };
  for (const line of stdout.split('\n')) {
    const depth = line.length - line.trimStart().length;
    const text = /^\s*"(.*)"$/su.exec(line)?.[1];
    if (text === undefined) {
      const type = /^\s*([A-Za-z0-9]+)(?: |:|$)/.exec(line)?.[1];
      if (type === undefined || type === 'Object') continue;
      while (open.length > 0 && open.at(-1)!.depth >= depth)
        if (open.pop()!.type === 'TOCI' && entry !== '') endEntry();
      if (type === 'TOCI' && entry !== '') endEntry();
      open.push({ type, depth });
      continue;
    }
    while (open.length > 0 && open.at(-1)!.depth >= depth) if (open.pop()!.type === 'TOCI' && entry !== '') endEntry();
    const within = (type: string): boolean => open.some((one) => one.type === type);
    if (within('Lbl')) continue;
    if (within('TOCI')) entry += text;
    else words[within('Note') ? 'notes' : 'body'] += text;
  }
  return words;
};

/** The text of a PDF's pages, as a reader's eye meets it. */
export const pageText = async (file: string): Promise<string> =>
  (await run('pdftotext', ['-raw', file, '-'], { maxBuffer: 1 << 28 })).stdout;

/** What a document says once its tracked changes are settled. */
export interface Settled {
  readonly text: string;
  /** The words of its footnotes, in order. */
  readonly notes: readonly string[];
  /** Whether any change is left. */
  readonly left: boolean;
}

/** A LibreOffice that runs, and is told to open one document after another. */
export interface Office {
  /** Opens a document, settles all its tracked changes or keeps them, and reads what it says. Throws where LibreOffice fails. */
  readonly settle: (file: string, what: 'accept' | 'reject' | 'keep') => Promise<Settled>;
  /** Ends it, and waits until it has ended. */
  readonly end: () => Promise<void>;
}

/** Starts LibreOffice once for many documents: its start takes longer than most of them. */
export const startOffice = (): Office => {
  const child = spawn(PYTHON, [path.join(HERE, 'after_changes.py')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => void child.once('close', () => resolve()));
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  // A document that ended the program is told of by the lack of an answer.
  child.stdin.on('error', () => undefined);
  let before: Promise<unknown> = Promise.resolve();
  const settle: Office['settle'] = (file, what) => {
    const answer = before.then(async () => {
      child.stdin.write(`${JSON.stringify([file, what])}\n`);
      const { value, done } = await answers.next();
      if (done === true) throw new Error(`LibreOffice gave no answer about ${path.basename(file)}`);
      return JSON.parse(value) as Settled;
    });
    before = answer.catch(() => undefined);
    return answer;
  };
  return {
    settle,
    end: () => {
      child.stdin.end();
      return ended;
    },
  };
};
