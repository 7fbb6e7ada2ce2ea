import type { Buffer } from 'node:buffer';
import { inflateSync } from 'node:zlib';

/** How much a file's packed streams hold once unpacked (PDF 32000 7.4.4), as far as it matters. */
export type Unpacked = 'ordinary' | 'heavy' | 'bomb';

/** More, in bytes, than the words and drawings of any page. */
const MOST = 64_000_000;
/** A page's drawing of so many bytes takes longer to look through than its lines are worth. */
const HEAVY = 8_000_000;
/** Deflate packs no more than so many bytes into one. */
const RATIO = 1032;
const LONGEST_DICTIONARY = 2000;
const MOST_UNPACKED_STREAMS = 2000;

const unpack = (bytes: Uint8Array, most: number): Uint8Array | 'more' | undefined => {
  try {
    return inflateSync(bytes, { maxOutputLength: most });
  } catch (error) {
    return (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE' ? 'more' : undefined;
  }
};

/** Looks at every stream that could unpack to more than a page's; pictures are never unpacked. */
export const unpackedSize = (buffer: Buffer): Unpacked => {
  let [found, looked]: [Unpacked, number] = ['ordinary', 0];
  for (let at = buffer.indexOf('stream'); at >= 0; at = buffer.indexOf('stream', at + 6)) {
    const before = buffer.toString('latin1', Math.max(0, at - LONGEST_DICTIONARY), at);
    const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
    if (!/>>\s*$/u.test(dictionary)) continue;
    const from = at + (buffer[at + 6] === 0x0d && buffer[at + 7] === 0x0a ? 8 : 7);
    const end = buffer.indexOf('endstream', from);
    const length = (end < 0 ? buffer.length : end) - from;
    const filters = dictionary.match(/\/(?:FlateDecode|Fl)\b/gu)?.length ?? 0;
    if (!/\/Subtype\s*\/Image\b/u.test(dictionary)) {
      if (filters === 0 && length > HEAVY) found = length > MOST ? 'bomb' : 'heavy';
      if (filters > 0 && length * RATIO ** filters > HEAVY) {
        looked += 1;
        if (looked > MOST_UNPACKED_STREAMS) return 'heavy';
        let bytes: Uint8Array | 'more' | undefined = buffer.subarray(from, from + length);
        for (let time = 0; time < filters && bytes instanceof Uint8Array; time += 1) bytes = unpack(bytes, MOST);
        if (bytes === 'more') return 'bomb';
        if (bytes && bytes.length > HEAVY) found = 'heavy';
      }
    }
    if (found === 'bomb') return found;
    if (end > 0) at = end;
  }
  return found;
};
