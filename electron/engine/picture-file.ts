/** What a picture file says of itself in its first bytes. */
export interface PictureFile {
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif';
  /** In dots, as it is shown: a photograph that was taken sideways is turned. */
  readonly width: number;
  readonly height: number;
}

type Size = Pick<PictureFile, 'width' | 'height'>;

/** Bytes with their numbers; one past the end reads as 0, so that a cut file is never read beyond itself. */
const numbersOf = (bytes: Uint8Array) => {
  const at = (place: number): number => bytes[place] ?? 0;
  return {
    at,
    begins: (...start: number[]): boolean => start.every((byte, place) => bytes[place] === byte),
    big16: (place: number): number => at(place) * 256 + at(place + 1),
    little16: (place: number): number => at(place + 1) * 256 + at(place),
    big32: (place: number): number => ((at(place) * 256 + at(place + 1)) * 256 + at(place + 2)) * 256 + at(place + 3),
  };
};
type Numbers = ReturnType<typeof numbersOf>;

/** The IHDR chunk stands first (PNG, 11.2.2). */
const pngSize = ({ big32 }: Numbers): Size => ({ width: big32(16), height: big32(20) });

/** The logical screen (GIF89a, 18). */
const gifSize = ({ little16 }: Numbers): Size => ({ width: little16(6), height: little16(8) });

/** Whether the Exif segment at a place says that the picture lies on its side (Exif 2.3, tag 0x0112, values 5 to 8). */
const liesOnSide = (numbers: Numbers, start: number, length: number): boolean => {
  const tiff = start + 6;
  if (numbers.big32(start) !== 0x45786966) return false;
  const little = numbers.big16(tiff) === 0x4949;
  const two = little ? numbers.little16 : numbers.big16;
  const four = (at: number): number =>
    little ? numbers.little16(at + 2) * 65_536 + numbers.little16(at) : numbers.big32(at);
  const directory = tiff + four(tiff + 4);
  const count = Math.min(two(directory), 200);
  for (let entry = 0; entry < count; entry += 1) {
    const at = directory + 2 + entry * 12;
    if (at > start + length) return false;
    if (two(at) === 0x0112) return two(at + 8) >= 5 && two(at + 8) <= 8;
  }
  return false;
};

/** Segments that carry a frame header (ITU-T T.81, B.2.2): all from C0 to CF but tables and arithmetic settings. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

const jpegSize = (numbers: Numbers, length: number): Size => {
  let turned = false;
  let at = 2;
  while (at + 9 < length && numbers.at(at) === 0xff) {
    const marker = numbers.at(at + 1);
    // Filling bytes and markers that stand alone have no length.
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const size = numbers.big16(at + 2);
    if (marker === 0xe1) turned ||= liesOnSide(numbers, at + 4, size);
    if (isFrame(marker)) {
      const [height, width] = [numbers.big16(at + 5), numbers.big16(at + 7)];
      return turned ? { width: height, height: width } : { width, height };
    }
    at += 2 + Math.max(2, size);
  }
  return { width: 0, height: 0 };
};

const sized = (type: PictureFile['type'], size: Size): PictureFile | null =>
  size.width > 0 && size.height > 0 ? { type, ...size } : null;

/** What kind of picture bytes are, and how large it is; `null` where they are no PNG, JPEG or GIF that can be shown. */
export const readPictureFile = (bytes: Uint8Array): PictureFile | null => {
  const numbers = numbersOf(bytes);
  if (numbers.begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return sized('image/png', pngSize(numbers));
  if (numbers.begins(0xff, 0xd8, 0xff)) return sized('image/jpeg', jpegSize(numbers, bytes.length));
  return numbers.begins(0x47, 0x49, 0x46, 0x38) ? sized('image/gif', gifSize(numbers)) : null;
};

/** What kind of picture bytes are by how they begin, for those that are in the plan already. */
export const pictureType = (bytes: Uint8Array): PictureFile['type'] | null => {
  const { begins } = numbersOf(bytes);
  if (begins(0x89, 0x50, 0x4e, 0x47)) return 'image/png';
  if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg';
  return begins(0x47, 0x49, 0x46, 0x38) ? 'image/gif' : null;
};
