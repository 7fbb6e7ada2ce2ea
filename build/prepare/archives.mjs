// The three archive formats met on the way to an Electron, as far as they are needed: ustar and zip read, asar written.
import zlib from 'node:zlib';

const BLOCK = 512;
const LARGEST = 1 << 30;

/**
 * The content of the first file in a tar archive whose name fits, or undefined (POSIX ustar; no long names).
 * @param {Buffer} tar
 * @param {RegExp} name
 */
export function findInTar(tar, name) {
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0;) {
    const text = (/** @type {number} */ from, /** @type {number} */ length) =>
      tar.toString('latin1', at + from, at + from + length).replace(/\0.*$/s, '');
    const size = Number.parseInt(text(124, 12), 8);
    if (!Number.isInteger(size)) throw new Error('A tar header has no size.');
    if (name.test(text(0, 100))) return tar.subarray(at + BLOCK, at + BLOCK + size);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return undefined;
}

/**
 * @typedef {{ name: string, executable: boolean, read: () => Buffer }} ZipEntry
 */

/**
 * The files of a zip archive, by its central directory (PKWARE APPNOTE 4.3.12; no zip64, no encryption).
 * @param {Buffer} zip
 * @returns {Generator<ZipEntry>}
 */
export function* zipEntries(zip) {
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0) throw new Error('This is not a zip archive.');
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  if (at === 0xffffffff || count === 0xffff) throw new Error('zip64 archives are not read.');
  for (let i = 0; i < count; i += 1) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error('The zip directory is damaged.');
    const method = zip.readUInt16LE(at + 10);
    const packed = zip.readUInt32LE(at + 20);
    const size = zip.readUInt32LE(at + 24);
    const nameLength = zip.readUInt16LE(at + 28);
    const mode = zip.readUInt32LE(at + 38) >>> 16;
    const header = zip.readUInt32LE(at + 42);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    if (name.endsWith('/')) continue;
    yield {
      name,
      executable: (mode & 0o111) !== 0,
      read() {
        const from = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
        const bytes = zip.subarray(from, from + packed);
        const content = method === 0 ? bytes : zlib.inflateRawSync(bytes, { maxOutputLength: LARGEST });
        if (content.length !== size) throw new Error(`${name} is damaged in its zip archive.`);
        return content;
      },
    };
  }
}

/**
 * An asar archive of files without folders: Chromium's pickled header (four little-endian lengths), then the contents.
 * @param {Record<string, Buffer>} files
 */
export function writeAsar(files) {
  let offset = 0;
  const entries = Object.entries(files).map(([name, content]) => {
    const entry = [name, { size: content.length, offset: String(offset) }];
    offset += content.length;
    return entry;
  });
  const json = Buffer.from(JSON.stringify({ files: Object.fromEntries(entries) }));
  const padded = Math.ceil(json.length / 4) * 4;
  const header = Buffer.alloc(16 + padded);
  header.writeUInt32LE(4, 0);
  header.writeUInt32LE(8 + padded, 4);
  header.writeUInt32LE(4 + padded, 8);
  header.writeUInt32LE(json.length, 12);
  json.copy(header, 16);
  return Buffer.concat([header, ...Object.values(files)]);
}
