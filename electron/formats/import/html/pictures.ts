import { createHash } from 'node:crypto';
import type { ProposedPicture } from '../../../../shared/plan/proposal.ts';
import type { Picture } from '../../../../shared/richtext/tree.ts';
import { CONTROL, INVISIBLE } from '../file-name.ts';
import { attribute } from './page.ts';
import type { PageNode } from './page.ts';

const LARGEST_PICTURE = 10 * 1024 * 1024;
const LARGEST_SIDE = 20_000;
const DATA = /^data:image\/(?:png|jpe?g);base64,/iu;

interface Size {
  readonly width: number;
  readonly height: number;
}

const pngSize = (bytes: Buffer): Size | undefined =>
  bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47 && bytes.readUInt32BE(4) === 0x0d0a1a0a
    ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
    : undefined;

/** The size in a JPEG's frame header (ITU-T T.81, B.2.2), past the segments before it. */
const jpegSize = (bytes: Buffer): Size | undefined => {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    at += 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
  return undefined;
};

const side = (node: PageNode, name: string): number | undefined => {
  const value = Number.parseInt(attribute(node, name), 10);
  return value > 0 && value <= LARGEST_SIDE ? value : undefined;
};

/** The words that stand for a picture, on one line. */
export const altOf = (node: PageNode): string =>
  attribute(node, 'alt').slice(0, 2000).replace(INVISIBLE, '').replace(CONTROL, '').replace(/\s+/gu, ' ').trim();

/** A picture of one or two dots, which sites set to count their readers. */
export const isDot = (node: PageNode): boolean =>
  [attribute(node, 'width'), attribute(node, 'height')].every((one) => /^[012](?:px)?$/u.test(one.trim()));

export interface BroughtPicture {
  readonly picture: Picture;
  readonly file: ProposedPicture;
}

/**
 * The picture of an `img` element whose bytes are in the page itself: PNG or JPEG, at most 10 MB. `undefined` for any
 * other; nothing is fetched.
 */
export const pictureOf = (node: PageNode): BroughtPicture | undefined => {
  const source = attribute(node, 'src').trim();
  const head = DATA.exec(source.slice(0, 64));
  if (!head || source.length > (LARGEST_PICTURE * 4) / 3 + 64) return undefined;
  const bytes = Buffer.from(source.slice(head[0].length), 'base64');
  const size = pngSize(bytes) ?? jpegSize(bytes);
  if (!size || size.width < 1 || size.height < 1 || size.width > LARGEST_SIDE || size.height > LARGEST_SIDE)
    return undefined;
  const [width, height] = [side(node, 'width'), side(node, 'height')];
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const shown: Size = {
    width: width ?? Math.max(1, Math.round(height ? (size.width * height) / size.height : size.width)),
    height: height ?? Math.max(1, Math.round(width ? (size.height * width) / size.width : size.height)),
  };
  return {
    picture: { type: 'picture', blob: sha256, alt: altOf(node), ...shown },
    file: { sha256, bytes: new Uint8Array(bytes) },
  };
};
