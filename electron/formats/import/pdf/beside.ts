import { Buffer } from 'node:buffer';

/** What a file holds beside its text, as its bytes show without unpacking anything. */
export interface Beside {
  readonly pictures: number;
  readonly attachments: number;
  readonly scripts: boolean;
  readonly fields: boolean;
  /** True where the file's end is missing. */
  readonly cutShort: boolean;
}

const countOf = (bytes: Buffer, words: string, follows: RegExp): number => {
  let count = 0;
  for (let at = bytes.indexOf(words); at >= 0; at = bytes.indexOf(words, at + words.length))
    if (follows.test(bytes.toString('latin1', at + words.length, at + words.length + 24))) count += 1;
  return count;
};

const TAIL = 4096;
/** A stretch without a line end so long is nothing that a damaged file's objects could be found in. */
const LONGEST_STRETCH = 2_000_000;

/** True where the file's end says where its table of objects stands, and one stands there (PDF 32000 7.5.5). */
const tableFound = (buffer: Buffer): boolean => {
  const tail = buffer.toString('latin1', Math.max(0, buffer.length - TAIL));
  const at = Number(/startxref\s+(\d{1,10})\s/u.exec(tail.slice(tail.lastIndexOf('startxref')))?.[1] ?? Number.NaN);
  // Some programs count from a few bytes off.
  const there = Number.isFinite(at) ? buffer.toString('latin1', Math.max(0, at - 16), at + 48) : '';
  return /xref|\d+\s+\d+\s+obj/u.test(there);
};

/**
 * False where no object of a PDF can be in the bytes, or where finding them would cost more than they are worth: the library
 * searches a file without a table byte by byte.
 */
export const mayBeRead = (bytes: Uint8Array): boolean => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!buffer.includes(' obj')) return false;
  if (tableFound(buffer)) return true;
  let from = 0;
  for (let at = 0; at < buffer.length; at += 1) {
    const byte = buffer[at];
    if (byte === 0x0a || byte === 0x0d) from = at + 1;
    else if (at - from > LONGEST_STRETCH) return false;
  }
  return true;
};

/** Looks a file through. Pictures count with what masks them taken off; streams are never packed into others (PDF 32000 7.5.7). */
export const besideOf = (bytes: Uint8Array): Beside => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const images = countOf(buffer, '/Subtype', /^\s*\/Image\b/u);
  const masks = countOf(buffer, '/SMask', /^\s*\d+\s+\d+\s+R/u);
  return {
    pictures: Math.max(0, images - masks),
    attachments: countOf(buffer, '/Type', /^\s*\/EmbeddedFile\b/u),
    scripts: buffer.includes('/JavaScript'),
    fields: buffer.includes('/AcroForm'),
    cutShort: !buffer.subarray(-TAIL).includes('%%EOF') && !buffer.subarray(-TAIL).includes('startxref'),
  };
};
