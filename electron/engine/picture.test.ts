import * as fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestEngine } from './engine.test-help.ts';
import type { TestEngine } from './engine.test-help.ts';
import { readPictureFile } from './picture-file.ts';

const bytesOf = (...parts: readonly (string | readonly number[])[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((one) => one.charCodeAt(0)) : [...part])),
  );
const big = (value: number, bytes: number): number[] =>
  Array.from({ length: bytes }, (_, at) => Math.floor(value / 256 ** (bytes - 1 - at)) % 256);

const png = (width: number, height: number): Uint8Array<ArrayBuffer> =>
  bytesOf([0x89], 'PNG\r\n\x1a\n', big(13, 4), 'IHDR', big(width, 4), big(height, 4), [8, 2, 0, 0, 0]);
const gif = (width: number, height: number): Uint8Array<ArrayBuffer> =>
  bytesOf('GIF89a', big(width, 2).toReversed(), big(height, 2).toReversed(), [0, 0, 0]);
const frame = (width: number, height: number): number[] => [0xff, 0xc2, 0, 17, 8, ...big(height, 2), ...big(width, 2)];
const exif = (turn: number): Uint8Array<ArrayBuffer> =>
  bytesOf(
    [0xff, 0xe1],
    big(34, 2),
    'Exif\0\0',
    'MM\0*',
    big(8, 4),
    big(1, 2),
    big(0x0112, 2),
    big(3, 2),
    big(1, 4),
    big(turn, 2),
    [0, 0],
    big(0, 4),
  );
const jpeg = (width: number, height: number, turn?: number): Uint8Array<ArrayBuffer> =>
  bytesOf(
    [0xff, 0xd8],
    [0xff, 0xe0, 0, 4, 1, 2],
    turn ? [...exif(turn)] : [],
    [0xff],
    frame(width, height),
    Array.from({ length: 12 }, () => 0),
  );

describe('a picture file', () => {
  it('tells its kind and its size', () => {
    expect(readPictureFile(png(1200, 80))).toEqual({ type: 'image/png', width: 1200, height: 80 });
    expect(readPictureFile(gif(640, 480))).toEqual({ type: 'image/gif', width: 640, height: 480 });
    expect(readPictureFile(jpeg(640, 480))).toEqual({ type: 'image/jpeg', width: 640, height: 480 });
  });

  it('is measured as it is shown where it was taken sideways', () => {
    expect(readPictureFile(jpeg(640, 480, 6))).toMatchObject({ width: 480, height: 640 });
    expect(readPictureFile(jpeg(640, 480, 3))).toMatchObject({ width: 640, height: 480 });
  });

  it('is none where the bytes are something else, or a picture without a size', () => {
    for (const bytes of [bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>'), bytesOf('BM'), png(0, 4), bytesOf()])
      expect(readPictureFile(bytes)).toBeNull();
  });

  it('is read to an end whatever follows its first bytes', () => {
    const starts = fc.constantFrom(
      [0x89, ...bytesOf('PNG\r\n\x1a\n')],
      [0xff, 0xd8, 0xff, 0xe1],
      [...bytesOf('GIF89a')],
    );
    fc.assert(
      fc.property(starts, fc.uint8Array({ maxLength: 400 }), (start, rest) => {
        const read = readPictureFile(bytesOf(start, [...rest]));
        expect(read === null || (read.width > 0 && read.height > 0)).toBe(true);
      }),
    );
  });
});

describe('pictures of a plan', () => {
  let test: TestEngine;
  let plan: string;
  beforeEach(async () => {
    test = startTestEngine(() => Promise.reject(new Error('no job is wanted')));
    plan = (await test.ask('plan/create', { template: 'recommendations', title: 'Plan', edition: 'October 2021' }))
      .plan;
  });
  afterEach(() => test.end());

  const chosen = async (name: string, bytes: Uint8Array<ArrayBuffer>) => {
    const file = path.join(test.folder, name);
    writeFileSync(file, bytes);
    return (await test.ask('host/grant', { path: file, purpose: 'read' })).file;
  };

  it('are kept once, whether chosen or pasted, and read back as they were', async () => {
    const bytes = png(30, 20);
    const first = await test.ask('picture/add', { plan, from: { file: await chosen('map.png', bytes) } });
    const again = await test.ask('picture/add', { plan, from: { bytes } });
    expect(first).toEqual({ blob: again.blob, width: 30, height: 20 });
    const read = await test.ask('picture/read', { plan, blob: first.blob });
    expect(read.type).toBe('image/png');
    expect(new Uint8Array(read.bytes)).toEqual(bytes);
  });

  it('are refused in a sentence where the file is none, is too large, or is gone', async () => {
    const add = (file: string) => test.ask('picture/add', { plan, from: { file } });
    await expect(add(await chosen('chart.svg', bytesOf('<svg/>')))).rejects.toThrow(
      'chart.svg is not a picture that can be put in. Save it as PNG, JPEG or GIF and choose that file.',
    );
    const large = new Uint8Array(20_000_001);
    large.set(png(10, 10));
    await expect(add(await chosen('wall.png', large))).rejects.toThrow('wall.png is larger than 20 MB.');
    await expect(test.ask('picture/read', { plan, blob: 'a'.repeat(64) })).rejects.toThrow('not in the plan any more');
  });
});
