import { Problem } from '../../../../shared/plan/problem.ts';
import { CONTROL, shownName } from '../file-name.ts';

export interface Decoded {
  readonly text: string;
  readonly messages: readonly string[];
}

const opens = (bytes: Uint8Array, ...with_: readonly number[]): boolean =>
  with_.every((byte, at) => bytes[at] === byte);

const decodeAs = (encoding: string, bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Bytes that Windows-1252 gives no character: text never has them. */
const UNASSIGNED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** What Windows-1252 has at 0x80 to 0x9F; "?" stands where it has nothing. */
const WINDOWS = '€?‚ƒ„…†‡ˆ‰Š‹Œ?Ž??‘’“”•–—˜™š›œ?žŸ';

const windowsText = (bytes: Uint8Array): string | undefined => {
  let high = 0;
  for (const byte of bytes) {
    if (UNASSIGNED.has(byte)) return undefined;
    if (byte >= 0x80) high += 1;
  }
  // In written English few letters lie outside ASCII; a file that is mostly others is no such text.
  if (high * 4 > bytes.length) return undefined;
  // Some releases of Node read this encoding as Latin 1, which has control characters at these places.
  return decodeAs('windows-1252', bytes)?.replace(/[\u0080-\u009f]/gu, (one) => WINDOWS[one.charCodeAt(0) - 0x80]!);
};

/** More control characters than one in this many, and it is not text that somebody wrote. */
const CONTROLS_ONE_IN = 100;

const readable = (text: string | undefined): text is string => {
  if (text === undefined || text.includes('\0')) return false;
  const controls = text.match(CONTROL)?.length ?? 0;
  return controls * CONTROLS_ONE_IN <= text.length;
};

/** More lines than any plan has, some thousand items and all; each costs more than its characters. */
const MOST_LINES = 1_000_000;

const countLines = (text: string): number => {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
};

/**
 * The text of a file: UTF-16 where its first bytes say so, else UTF-8, else Windows-1252. Line ends become "\n".
 * Throws a `Problem` where the file is no text, has none, or has more than a million lines.
 */
export const decodeText = (bytes: Uint8Array, fileName: string): Decoded => {
  const name = shownName(fileName);
  const utf16 = opens(bytes, 0xff, 0xfe) ? 'utf-16le' : opens(bytes, 0xfe, 0xff) ? 'utf-16be' : undefined;
  const messages: string[] = [];
  let text = decodeAs(utf16 ?? 'utf-8', bytes);
  if (text === undefined && !utf16 && !bytes.includes(0)) {
    text = windowsText(bytes);
    messages.push('The file is in an older Windows encoding; look over its quotation marks and accented letters.');
  }
  if (!readable(text))
    throw new Problem(`${name} is not a text file; choose a file of plain text (.txt), or save the plan as one.`);
  if (text.trim() === '')
    throw new Problem(`${name} holds nothing but blank space; choose the file that holds the plan’s text.`);
  const lines = text.replace(/\r\n?|[\u0085\u2028\u2029\f\v]/gu, '\n');
  if (countLines(lines) > MOST_LINES)
    throw new Problem(`${name} has more than a million lines; bring in a file that holds the plan’s text alone.`);
  return { text: lines, messages };
};
