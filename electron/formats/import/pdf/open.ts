import type * as Pdf from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Problem } from '../../../../shared/plan/problem.ts';
import { shownName } from '../file-name.ts';

type Library = typeof Pdf;

/** More pages than any plan has. */
export const MOST_PAGES = 5000;

/** The library asks for these when it is loaded, and uses them to draw alone, which is never done here. */
const ASKED_FOR = ['DOMMatrix', 'Path2D', 'ImageData'] as const;

let loaded: Promise<Library> | undefined;

const load = async (): Promise<Library> => {
  const there = globalThis as Record<string, unknown>;
  for (const name of ASKED_FOR)
    there[name] ??= class {
      readonly drawn = false;
    };
  // Where the library finds itself in plain Node it looks for a package that draws, and complains when there is none. Under
  // Electron it does not; so it is told, while it is loaded, that this is not plain Node.
  const said: unknown = Reflect.get(process, Symbol.toStringTag);
  Reflect.set(process, Symbol.toStringTag, 'reader');
  try {
    // With the reading half in this process the library starts no thread and looks for no file.
    there['pdfjsWorker'] = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } finally {
    Reflect.set(process, Symbol.toStringTag, said);
  }
};

/** Nothing the file asks for is fetched: character maps, fonts, colour profiles and decoders stay away. */
class Nowhere {
  fetch(): Promise<never> {
    return Promise.reject(new Error('Nothing is fetched while a file is read'));
  }
}
class NoCanvas {
  create(): never {
    throw new Error('Nothing is drawn while a file is read');
  }
  reset(): void {}
  destroy(): void {}
}

export interface OpenPdf {
  readonly library: Library;
  readonly document: PDFDocumentProxy;
  readonly close: () => Promise<void>;
}

const REFUSED: Readonly<Record<string, (name: string) => string>> = {
  PasswordException: (name) => `${name} is locked with a password; save a copy without the password and bring that in.`,
};
const damaged = (name: string): string =>
  `${name} is damaged or is no PDF inside; open it in a PDF reader, save it anew and bring that in, or bring in the Word file it was made from.`;

/**
 * Opens a PDF (PDF 32000) for reading its text: no scripts, no drawing, nothing fetched.
 * Throws a `Problem` where it is locked, damaged, or has no pages or too many.
 */
export const openPdf = async (bytes: Uint8Array, fileName: string): Promise<OpenPdf> => {
  const name = shownName(fileName);
  const library = await (loaded ??= load());
  const task = library.getDocument({
    // A copy: the library takes the bytes over.
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    // No picture is unpacked: only their text is read, and a small file can hold a picture of any size.
    maxImageSize: 0,
    stopAtErrors: false,
    enableXfa: false,
    verbosity: library.VerbosityLevel.ERRORS,
    CMapReaderFactory: Nowhere,
    StandardFontDataFactory: Nowhere,
    WasmFactory: Nowhere,
    CanvasFactory: NoCanvas,
    FilterFactory: NoCanvas,
  } as Parameters<Library['getDocument']>[0]);
  const close = async (): Promise<void> => {
    await task.destroy().catch(() => undefined);
  };
  try {
    const document = await task.promise;
    if (document.numPages > MOST_PAGES)
      throw new Problem(`${name} has more than 5,000 pages; bring in a file that holds the plan alone.`);
    if (!(document.numPages > 0)) throw new Problem(damaged(name));
    return { library, document, close };
  } catch (error) {
    await close();
    if (error instanceof Problem) throw error;
    const sentence = REFUSED[(error as Error | undefined)?.name ?? ''] ?? damaged;
    throw new Problem(sentence(name), { cause: error });
  }
};

/** The sentence for a file of which no page can be read. */
export const damagedSentence = (fileName: string): string => damaged(shownName(fileName));
