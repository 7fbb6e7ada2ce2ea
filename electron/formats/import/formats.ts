import { Problem } from '../../../shared/plan/problem.ts';
import { LARGEST } from '../job-limits.ts';
import { readDocx } from './docx/read-docx.ts';
import { endingOf, shownName } from './file-name.ts';
import { readHtml } from './html/read-html.ts';
import { isLocked } from './package/open-package.ts';
import type { Source } from './source.ts';
import { readText } from './text/read-text.ts';

export interface ReadOptions {
  /** Of a file with tracked changes, the text with all of them accepted, or the one before they were made. */
  readonly tracked: 'accepted' | 'original';
}

/** Reads one form of file. `fileName` is for messages only. Throws a `Problem` where the file cannot be read. */
export type Reader = (bytes: Uint8Array, fileName: string, options: ReadOptions) => Source | Promise<Source>;

interface Format {
  /** As in "a Word file". */
  readonly one: string;
  /** As in "Word files cannot be brought in yet". */
  readonly many: string;
  readonly endings: readonly string[];
  /** True where the first bytes tell this form, whatever the ending says. */
  readonly begins?: (bytes: Uint8Array, ending: string) => boolean;
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

const AS_WORD = 'save it as a Word document (.docx) and bring that in';
const WORD_ENDINGS = ['docx', 'docm', 'dotx', 'dotm'];
const ZIP = startsWith('PK\x03\x04', 'PK\x05\x06');
/** A zip names its entries in clear, so the first bytes and the last tell what it packs. */
const holds =
  (entry: string) =>
  (bytes: Uint8Array): boolean =>
    ZIP(bytes) &&
    (ascii(bytes, 0, 4096) + ascii(bytes, Math.max(0, bytes.length - 16_384), bytes.length)).includes(entry);

/** A page, perhaps after a remark of the browser that saved it; or what Windows has on its clipboard. */
const PAGE =
  /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,400}-->\s*){0,4}<(?:!doctype html|html[\s>])|^Version:\d\.\d\s{1,2}StartHTML:/iu;
/** Pages and their pictures in one file go by the form of a message (RFC 2557). */
const isArchive = (bytes: Uint8Array): boolean => {
  const head = ascii(bytes, 0, 4096);
  return (
    /^[a-z-]{1,60}:/iu.test(head) &&
    /^mime-version:/imu.test(head) &&
    /^content-type:[ \t]{0,9}multipart\/related/imu.test(head)
  );
};

/**
 * Every form of file the program knows. A form is told by its first bytes, then by its ending; the first that fits is
 * taken. A new reader is one `read` here.
 */
const formats: readonly Format[] = [
  {
    one: 'a Word file',
    many: 'Word files',
    endings: WORD_ENDINGS,
    // Some programs of Windows part folders by its own stroke.
    begins: (bytes) => holds('word/')(bytes) || holds('word\\')(bytes) || isLocked(bytes),
    read: readDocx,
  },
  {
    one: 'a spreadsheet',
    many: 'Spreadsheets',
    endings: ['xlsx', 'xlsm', 'ods'],
    begins: holds('xl/'),
    instead: 'copy its cells and bring in what is on the clipboard',
  },
  {
    one: 'an OpenDocument file',
    many: 'OpenDocument files',
    endings: ['odt'],
    begins: holds('mimetype'),
    instead: AS_WORD,
  },
  {
    one: 'a zip file',
    many: 'Zip files',
    endings: ['zip'],
    // A damaged Word file may show nothing but that it was packed.
    begins: (bytes, ending) => ZIP(bytes) && !WORD_ENDINGS.includes(ending),
    instead: 'unpack it and bring in the file inside',
  },
  {
    one: 'a PDF',
    many: 'PDF files',
    endings: ['pdf'],
    begins: startsWith('%PDF-'),
    // The library that opens them is large, and most files are something else.
    read: async (...file) => (await import('./pdf/read-pdf.ts')).readPdf(...file),
  },
  {
    one: 'an old Word file',
    many: 'Old Word files',
    endings: ['doc', 'dot', 'xls', 'ppt'],
    begins: startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
    instead: AS_WORD,
  },
  {
    one: 'a Word file in XML',
    many: 'Word files in XML',
    endings: [],
    begins: (bytes) => /<\?mso-application\s{1,9}progid=["']Word/u.test(ascii(bytes, 0, 1024)),
    instead: AS_WORD,
  },
  {
    one: 'a rich text file',
    many: 'Rich text files',
    endings: ['rtf'],
    begins: startsWith('{\\rtf'),
    instead: AS_WORD,
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
    one: 'a web page in one archive',
    many: 'Web archives',
    endings: ['mht', 'mhtml', 'webarchive'],
    begins: (bytes) => startsWith('bplist00')(bytes) || isArchive(bytes),
    instead: 'open it in a browser, save the page as “Web page, HTML only” (.html) and bring that in',
  },
  {
    one: 'a web page',
    many: 'Web pages',
    endings: ['html', 'htm', 'xhtml'],
    begins: (bytes) => PAGE.test(ascii(bytes, 0, 2048)),
    read: readHtml,
  },
  { one: 'a text file', many: 'Text files', endings: ['txt', 'text', 'md', 'markdown'], read: readText },
];

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
  const told = formats.find((one) => one.begins?.(bytes, ending)) ?? byEnding;
  if (!told) return readText;
  if (told.read) return told.read;
  const yet =
    byEnding === told ? `${told.many} cannot be brought in yet` : `${name} is ${told.one}, whatever its name says`;
  throw new Problem(
    byEnding === told ? `${yet}, so ${name} was not read; ${told.instead}.` : `${yet}; ${told.instead}.`,
  );
};
