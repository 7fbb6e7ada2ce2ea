import { Problem } from '../../../../shared/plan/problem.ts';
import { shownName } from '../file-name.ts';
import { decodeAs, isReadable, unmarkedUtf16, windowsText } from '../text/encodings.ts';

export interface DecodedPage {
  readonly text: string;
  readonly messages: readonly string[];
}

const latin = (bytes: Uint8Array, most: number): string => Buffer.from(bytes.subarray(0, most)).toString('latin1');

/** Where browsers look for a page's own word about its encoding; saved pages carry long comments before it. */
const LOOKED_AT = 16_384;
const SAYS =
  /<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w-]{1,40})|^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]{1,40})/iu;

const marked = (bytes: Uint8Array): string | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : undefined;
};

const known = (label: string): string | undefined => {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
};

const isWindows = (encoding: string | undefined): boolean =>
  encoding === undefined || encoding === 'windows-1252' || encoding === 'utf-8' || encoding.startsWith('utf-16');

/** The head that Windows puts before a page on its clipboard: "Version:0.9", then where its parts begin. */
const CLIPBOARD_HEAD = /^Version:\d[\d.]*\r?\n(?:[A-Za-z]{1,40}:[^\r\n<]{0,4000}\r?\n?){1,20}(?=\s*<)/u;

/** In XHTML an element may end where it begins; a page read as HTML would let a `script` swallow all that follows. */
const CLOSED_AT_ONCE = /<([a-z][\w:-]*)((?:\s[^<>]*)?)\/>/giu;
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const asHtml = (text: string): string =>
  text.replace(CLOSED_AT_ONCE, (all, name: string, rest: string) =>
    VOID.has(name.toLowerCase()) ? all : `<${name}${rest}></${name}>`,
  );

/**
 * The text of a page: by its byte order mark, as UTF-8 where it is that, else by what the page says of itself, else as
 * Windows-1252 (HTML 13.2.3). A clipboard's head is taken off. Throws a `Problem` where the bytes are no text.
 */
export const decodeHtml = (bytes: Uint8Array, fileName: string): DecodedPage => {
  const name = shownName(fileName);
  const mark = marked(bytes) ?? unmarkedUtf16(bytes);
  const head = latin(bytes, LOOKED_AT);
  const match = SAYS.exec(head);
  const said = match ? known(match[1] ?? match[2]!) : undefined;
  const messages: string[] = [];
  // Text in another encoding is hardly ever valid UTF-8, whatever the page says of itself.
  let text = decodeAs(mark ?? 'utf-8', bytes);
  if (text === undefined && mark === undefined && !isWindows(said)) text = decodeAs(said!, bytes);
  if (text === undefined && mark === undefined) {
    text = windowsText(bytes);
    if (text !== undefined && said !== 'windows-1252')
      messages.push('The page is in an older Windows encoding; look over its quotation marks and accented letters.');
  }
  if (!isReadable(text))
    throw new Problem(
      `${name} is not a web page that can be read; save the page again from a browser and bring that in.`,
    );
  const page = text.replace(/^\ufeff/u, '').replace(CLIPBOARD_HEAD, '');
  return { text: /^\s*<\?xml/u.test(page) ? asHtml(page) : page, messages };
};
