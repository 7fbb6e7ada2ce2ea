import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import type { PackageLimits, Spent } from './limits.ts';
import { refusal } from './refusal.ts';

/** One entry of a zip file, as its central directory has it (APPNOTE 4.3.12). */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  /** Sizes in bytes as declared; what comes out is counted all the same. */
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  /** Where its local header begins. */
  readonly offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
/** So much is unpacked at a time: at the highest ratio there is, 1,032, it makes 4 MB. */
const PIECE = 4 * 1024;

const endOfDirectory = (view: DataView): number => {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1)
    if (view.getUint32(at, true) === END && at + END_LENGTH + view.getUint16(at + 20, true) <= view.byteLength)
      return at;
  return -1;
};

/**
 * The entries of a zip file, by its central directory. `name` is the file's, for messages.
 * Throws a `Problem` where the directory is broken, an entry is encrypted, packed in an unknown way or there twice, or the
 * sizes it declares are above the limits.
 */
export const zipEntries = (bytes: Uint8Array, name: string, limits: PackageLimits): ZipEntry[] => {
  if (bytes.length > limits.file) throw refusal('large', name);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end < 0) throw refusal('damaged', name);
  const count = view.getUint16(end + 10, true);
  if (count > limits.entries) throw refusal('crowded', name);
  const decoder = new TextDecoder();
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let declared = 0;
  let at = view.getUint32(end + 16, true);
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw refusal('damaged', name);
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw refusal('damaged', name);
    if ((view.getUint16(at + 8, true) & ENCRYPTED) !== 0) throw refusal('locked', name);
    const entry: ZipEntry = {
      name: decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      crc: view.getUint32(at + 16, true),
      offset: view.getUint32(at + 42, true),
    };
    if (entry.method !== STORED && entry.method !== DEFLATED) throw refusal('damaged', name);
    const key = partKey(entry.name);
    if (names.has(key)) throw refusal('twice', name);
    names.add(key);
    declared += entry.size;
    if (entry.size > mostOf(entry, limits) || declared > limits.unpacked) throw refusal('swollen', name);
    entries.push(entry);
    at = next;
  }
  return entries;
};

/** The names of parts are equal whatever the case of their letters (ECMA-376-2, 6.2.2.3); folders are parted by "/". */
export const partKey = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/u, '').toLowerCase();

/** To how many bytes an entry may unpack. */
const mostOf = ({ packed }: ZipEntry, limits: PackageLimits): number =>
  Math.min(limits.part, Math.max(limits.ratioFrom, packed * limits.ratio));

const packedBytes = (bytes: Uint8Array, entry: ZipEntry, name: string): Uint8Array => {
  const { offset } = entry;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) throw refusal('damaged', name);
  const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (from + entry.packed > bytes.length) throw refusal('damaged', name);
  return bytes.subarray(from, from + entry.packed);
};

/** Pieces of an entry as they unpack, nothing checked but that unpacking works. */
function* pieces(packed: Uint8Array, method: number, name: string): Generator<Uint8Array> {
  if (method === STORED) {
    for (let at = 0; at < packed.length; at += PIECE) yield packed.subarray(at, at + PIECE);
    return;
  }
  const ready: Uint8Array[] = [];
  const inflate = new Inflate((chunk) => ready.push(chunk));
  // An empty entry is still two bytes of a last block.
  for (let at = 0; at === 0 || at < packed.length; at += PIECE) {
    try {
      inflate.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
    } catch {
      throw refusal('damaged', name);
    }
    for (const chunk of ready.splice(0)) if (chunk.length > 0) yield chunk;
  }
}

/**
 * Unpacks an entry piece by piece. Bytes are counted as they come out, whatever the directory declared.
 * Throws a `Problem` at once where they pass the limits, and at the end where they are not those that were packed.
 */
export function* unpacked(
  bytes: Uint8Array,
  entry: ZipEntry,
  name: string,
  limits: PackageLimits,
  spent: Spent,
): Generator<Uint8Array> {
  const most = mostOf(entry, limits);
  let size = 0;
  let sum = 0;
  for (const piece of pieces(packedBytes(bytes, entry, name), entry.method, name)) {
    size += piece.length;
    spent.unpacked += piece.length;
    if (size > most || spent.unpacked > limits.unpacked) throw refusal('swollen', name);
    sum = crc32(piece, sum);
    yield piece;
  }
  if (size !== entry.size || sum !== entry.crc) throw refusal('damaged', name);
}
