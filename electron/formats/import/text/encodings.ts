import { CONTROL } from '../file-name.ts';

/** The text of bytes in an encoding, without a byte order mark; `undefined` where they are not in it. */
export const decodeAs = (encoding: string, bytes: Uint8Array): string | undefined => {
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

/** Bytes as Windows-1252; `undefined` where they cannot be written English in it. */
export const windowsText = (bytes: Uint8Array): string | undefined => {
  let high = 0;
  for (const byte of bytes) {
    if (byte === 0 || UNASSIGNED.has(byte)) return undefined;
    if (byte >= 0x80) high += 1;
  }
  // In written English few letters lie outside ASCII; a file that is mostly others is no such text.
  if (high * 4 > bytes.length) return undefined;
  // Some releases of Node read this encoding as Latin 1, which has control characters at these places.
  return decodeAs('windows-1252', bytes)?.replace(/[\u0080-\u009f]/gu, (one) => WINDOWS[one.charCodeAt(0) - 0x80]!);
};

/** More control characters than one in this many, and it is not text that somebody wrote. */
const CONTROLS_ONE_IN = 100;

/** True for text that somebody could have written: no NUL and hardly any control characters. */
export const isReadable = (text: string | undefined): text is string => {
  if (text === undefined || text.includes('\0')) return false;
  const controls = text.match(CONTROL)?.length ?? 0;
  return controls * CONTROLS_ONE_IN <= text.length;
};

/** This much of a file shows in which order its bytes stand. */
const LOOKED_AT = 4096;
/** In English text nearly every letter has an empty half. */
const EMPTY_HALVES = 0.7;

/**
 * The kind of UTF-16 of bytes without a byte order mark, by which of their halves are empty: written English has hardly a
 * letter that needs both. `undefined` where they are not so.
 */
export const unmarkedUtf16 = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  if (bytes.length < 4 || bytes.length % 2 === 1) return undefined;
  const looked = Math.min(bytes.length, LOOKED_AT) & ~1;
  const empty = [0, 0];
  for (let at = 0; at < looked; at += 1) if (bytes[at] === 0) empty[at % 2]! += 1;
  const [even, odd] = empty as [number, number];
  const enough = (looked / 2) * EMPTY_HALVES;
  if (odd >= enough && even === 0) return 'utf-16le';
  return even >= enough && odd === 0 ? 'utf-16be' : undefined;
};
