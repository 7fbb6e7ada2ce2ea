import { shownName } from '../file-name.ts';
import { LIMITS } from './limits.ts';
import type { PackageLimits, Spent } from './limits.ts';
import { refusal } from './refusal.ts';
import { walkXml } from './xml-walk.ts';
import type { Visitor } from './xml-walk.ts';
import { partKey, unpacked, zipEntries } from './zip.ts';
import type { ZipEntry } from './zip.ts';

/** An untrusted package of parts (ECMA-376-2), opened. Every read counts towards the limits of the one file. */
export interface Package {
  /** The file's name as shown in messages. */
  readonly name: string;
  /** The names of its parts as packed ("word/document.xml"). */
  readonly parts: readonly string[];
  /** How many passages of what was walked so far were passed over because only newer programs understand them. */
  readonly untold: number;
  has(part: string): boolean;
  /** Walks an XML part; false where it is not there. Throws a `Problem` where it cannot be read or passes the limits. */
  walk(part: string, visitor: Visitor): boolean;
  /** A part's bytes, or undefined where it is not there or is larger than `most` bytes. Throws as `walk` does. */
  bytes(part: string, most: number): Uint8Array | undefined;
}

const OLE = [0xd0, 0xcf, 0x11, 0xe0];
/** So much of a part that nobody walks is looked at for a DOCTYPE, which stands before everything else. */
const PROLOG = 4096;

/** A Word file with a password is an OLE file with one stream of this name (MS-OFFCRYPTO 2.3.4.4). */
export const isLocked = (bytes: Uint8Array): boolean =>
  OLE.every((byte, at) => bytes[at] === byte) &&
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'));

const prologOf = (pieces: Iterable<Uint8Array>): string => {
  // The first piece is enough, and stopping there leaves the rest packed.
  for (const piece of pieces) {
    const start = piece.subarray(0, PROLOG);
    return new TextDecoder(start[0] === 0xff ? 'utf-16le' : start[0] === 0xfe ? 'utf-16be' : 'utf-8').decode(start);
  }
  return '';
};

/**
 * Opens a package. Nothing is unpacked but the beginnings of its XML parts, which are looked at for a DOCTYPE.
 * Throws a `Problem`, one sentence that names the file, where it is no zip file, is broken, encrypted, has two parts of one
 * name, declares a DOCTYPE or is above the limits.
 */
export const openPackage = (bytes: Uint8Array, fileName: string, limits: PackageLimits = LIMITS): Package => {
  const name = shownName(fileName);
  if (isLocked(bytes)) throw refusal('locked', name);
  const entries = new Map<string, ZipEntry>();
  for (const entry of zipEntries(bytes, name, limits)) entries.set(partKey(entry.name), entry);
  const spent: Spent = { unpacked: 0, elements: 0, untold: 0 };

  const looked: Spent = { unpacked: 0, elements: 0, untold: 0 };
  for (const [key, entry] of entries) {
    if (!/\.(?:xml|rels|vml)$/u.test(key)) continue;
    if (/<!doctype/iu.test(prologOf(unpacked(bytes, entry, name, limits, looked)))) throw refusal('defines', name);
  }

  return {
    name,
    parts: [...entries.values()].map((entry) => entry.name),
    get untold() {
      return spent.untold;
    },
    has: (part) => entries.has(partKey(part)),
    walk: (part, visitor) => {
      const entry = entries.get(partKey(part));
      if (!entry) return false;
      walkXml(unpacked(bytes, entry, name, limits, spent), visitor, name, limits, spent);
      return true;
    },
    bytes: (part, most) => {
      const entry = entries.get(partKey(part));
      if (!entry || entry.size > most) return undefined;
      const whole = new Uint8Array(entry.size);
      let at = 0;
      for (const piece of unpacked(bytes, entry, name, limits, spent)) {
        if (at + piece.length > whole.length) throw refusal('damaged', name);
        whole.set(piece, at);
        at += piece.length;
      }
      return whole;
    },
  };
};
