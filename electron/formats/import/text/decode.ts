import { Problem } from '../../../../shared/plan/problem.ts';
import { shownName } from '../file-name.ts';
import { decodeAs, isReadable, unmarkedUtf16, windowsText } from './encodings.ts';

export interface Decoded {
  readonly text: string;
  readonly messages: readonly string[];
}

const opens = (bytes: Uint8Array, ...with_: readonly number[]): boolean =>
  with_.every((byte, at) => bytes[at] === byte);

/** More lines than any plan has, some thousand items and all; each costs more than its characters. */
const MOST_LINES = 1_000_000;

const countLines = (text: string): number => {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
};

/**
 * The text of a file: UTF-16 where its first bytes or its empty halves say so, else UTF-8, else Windows-1252. Line ends become "\n".
 * Throws a `Problem` where the file is no text, has none, or has more than a million lines.
 */
export const decodeText = (bytes: Uint8Array, fileName: string): Decoded => {
  const name = shownName(fileName);
  const utf16 = opens(bytes, 0xff, 0xfe) ? 'utf-16le' : opens(bytes, 0xfe, 0xff) ? 'utf-16be' : unmarkedUtf16(bytes);
  const messages: string[] = [];
  let text = decodeAs(utf16 ?? 'utf-8', bytes);
  if (text === undefined && !utf16) {
    text = windowsText(bytes);
    messages.push('The file is in an older Windows encoding; look over its quotation marks and accented letters.');
  }
  if (!isReadable(text))
    throw new Problem(`${name} is not a text file; choose a file of plain text (.txt), or save the plan as one.`);
  if (text.trim() === '')
    throw new Problem(`${name} holds nothing but blank space; choose the file that holds the plan’s text.`);
  const lines = text.replace(/\r\n?|[\u0085\u2028\u2029\f\v]/gu, '\n');
  if (countLines(lines) > MOST_LINES)
    throw new Problem(`${name} has more than a million lines; bring in a file that holds the plan’s text alone.`);
  return { text: lines, messages };
};
