import { Problem } from '../../../shared/plan/problem.ts';
import { endingOf, shownName } from './file-name.ts';
import type { Source } from './source.ts';
import { readText } from './text/read-text.ts';

/** Reads one form of file. `fileName` is for messages only. Throws a `Problem` where the file cannot be read. */
export type Reader = (bytes: Uint8Array, fileName: string) => Source;

interface Format {
  /** As in "a Word file". */
  readonly one: string;
  /** As in "Word files cannot be brought in yet". */
  readonly many: string;
  readonly endings: readonly string[];
  /** True where the first bytes tell this form, whatever the ending says. */
  readonly begins?: (bytes: Uint8Array) => boolean;
  /** What to do with a form that has no reader. */
  readonly instead?: string;
  readonly read?: Reader;
}

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)));
const startsWith =
  (...openings: readonly string[]) =>
  (bytes: Uint8Array): boolean =>
    openings.some((opening) => ascii(bytes, 0, opening.length) === opening);

const AS_TEXT = 'save it as plain text (.txt) and bring that in';
const ZIP = startsWith('PK\x03\x04', 'PK\x05\x06');
/** A zip names its entries in clear, so the first bytes and the last tell what it packs. */
const holds =
  (entry: string) =>
  (bytes: Uint8Array): boolean =>
    ZIP(bytes) &&
    (ascii(bytes, 0, 4096) + ascii(bytes, Math.max(0, bytes.length - 16_384), bytes.length)).includes(entry);

/**
 * Every form of file the program knows. A form is told by its first bytes, then by its ending; the first that fits is
 * taken. A new reader is one `read` here.
 */
const formats: readonly Format[] = [
  {
    one: 'a Word file',
    many: 'Word files',
    endings: ['docx', 'docm', 'dotx', 'dotm'],
    begins: holds('word/'),
    instead: AS_TEXT,
  },
  {
    one: 'a spreadsheet',
    many: 'Spreadsheets',
    endings: ['xlsx', 'xlsm', 'ods'],
    begins: holds('xl/'),
    instead: AS_TEXT,
  },
  {
    one: 'an OpenDocument file',
    many: 'OpenDocument files',
    endings: ['odt'],
    begins: holds('mimetype'),
    instead: AS_TEXT,
  },
  {
    one: 'a zip file',
    many: 'Zip files',
    endings: ['zip'],
    begins: ZIP,
    instead: 'unpack it and bring in the file inside',
  },
  { one: 'a PDF', many: 'PDF files', endings: ['pdf'], begins: startsWith('%PDF-'), instead: AS_TEXT },
  {
    one: 'an old Word file',
    many: 'Old Word files',
    endings: ['doc', 'dot', 'xls', 'ppt'],
    begins: startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
    instead: AS_TEXT,
  },
  {
    one: 'a rich text file',
    many: 'Rich text files',
    endings: ['rtf'],
    begins: startsWith('{\\rtf'),
    instead: AS_TEXT,
  },
  {
    one: 'a plan of this program',
    many: 'Plan files',
    endings: ['actionplan'],
    begins: startsWith('SQLite format 3\0'),
    instead: 'open it instead',
  },
  {
    one: 'a picture',
    many: 'Pictures',
    endings: ['png', 'jpg', 'jpeg', 'gif', 'tif', 'tiff', 'webp', 'bmp'],
    begins: startsWith('\x89PNG', '\xff\xd8\xff', 'GIF8', 'II*\0', 'MM\0*', 'RIFF'),
    instead: 'choose the file that holds the words',
  },
  {
    one: 'a web page',
    many: 'Web pages',
    endings: ['html', 'htm', 'xhtml', 'mht'],
    begins: (bytes) => /^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html[\s>])/iu.test(ascii(bytes, 0, 512)),
    instead: AS_TEXT,
  },
  { one: 'a text file', many: 'Text files', endings: ['txt', 'text', 'md', 'markdown'], read: readText },
];

/** The largest file that is looked at. */
export const LARGEST = 50 * 1024 * 1024;

/**
 * The reader for a file, by its first bytes, else by its ending; text where neither says anything.
 * Throws a `Problem` where the file is empty, too large, or of a form that cannot be brought in.
 */
export const readerOf = (bytes: Uint8Array, fileName: string): Reader => {
  const name = shownName(fileName);
  if (bytes.length === 0) throw new Problem(`${name} is empty; choose the file that holds the plan’s text.`);
  if (bytes.length > LARGEST)
    throw new Problem(`${name} is larger than 50 MB; bring in a smaller file, without its pictures.`);
  const ending = endingOf(fileName);
  const byEnding = formats.find((one) => one.endings.includes(ending));
  const told = formats.find((one) => one.begins?.(bytes)) ?? byEnding;
  if (!told) return readText;
  if (told.read) return told.read;
  const yet =
    byEnding === told ? `${told.many} cannot be brought in yet` : `${name} is ${told.one}, whatever its name says`;
  throw new Problem(
    byEnding === told ? `${yet}, so ${name} was not read; ${told.instead}.` : `${yet}; ${told.instead}.`,
  );
};
