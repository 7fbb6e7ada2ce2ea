import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { findInTar, writeAsar, zipEntries } from './archives.mjs';

/** @param {string} name @param {Buffer} content */
function tarFile(name, content) {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(content.length.toString(8).padStart(11, '0'), 124);
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

test('a file is found in a tar archive behind files of any size', () => {
  const files = [
    tarFile('a', Buffer.alloc(512)),
    tarFile('b', Buffer.from('x')),
    tarFile('c.zip', Buffer.from('found')),
  ];
  const tar = Buffer.concat([...files, Buffer.alloc(1024)]);
  expect(findInTar(tar, /\.zip$/)?.toString()).toBe('found');
  expect(findInTar(tar, /\.txt$/)).toBeUndefined();
});

const zipped = () =>
  Buffer.from(
    zipSync({
      'in/run': [new TextEncoder().encode('program '.repeat(50)), { os: 3, attrs: 0o755 << 16 }],
      'in/data': [new TextEncoder().encode('data'), { level: 0, os: 3, attrs: 0o644 << 16 }],
    }),
  );

test('a zip archive gives names, contents and which files run', () => {
  const read = [...zipEntries(zipped())].map((entry) => [entry.name, entry.executable, entry.read().toString()]);
  expect(read).toEqual([
    ['in/run', true, 'program '.repeat(50)],
    ['in/data', false, 'data'],
  ]);
});

test('a damaged zip archive is refused', () => {
  const zip = zipped();
  expect(() => [...zipEntries(zip.subarray(0, zip.length - 30))]).toThrow('not a zip archive');
  zip.writeUInt32LE(0, zip.readUInt32LE(zip.length - 6));
  expect(() => [...zipEntries(zip)]).toThrow('damaged');
});

test('an asar archive says where each of its files stands', () => {
  const asar = writeAsar({ 'one.txt': Buffer.from('first'), 'two.txt': Buffer.from('second') });
  const { files } = JSON.parse(asar.toString('utf8', 16, 16 + asar.readUInt32LE(12)));
  const contents = asar.subarray(8 + asar.readUInt32LE(4));
  const from = Number(files['two.txt'].offset);
  expect(contents.toString('utf8', from, from + files['two.txt'].size)).toBe('second');
});
