/** How far an untrusted package may go before it is refused. Sizes are in bytes. */
export interface PackageLimits {
  /** The file itself. */
  readonly file: number;
  readonly entries: number;
  /** All that is unpacked of it, and any one part. */
  readonly unpacked: number;
  readonly part: number;
  /** How many times its packed size a part above `ratioFrom` may unpack to. */
  readonly ratio: number;
  readonly ratioFrom: number;
  /** How deep the XML of a part may nest, and how many elements all parts may have. */
  readonly depth: number;
  readonly elements: number;
  /** How many characters may follow one another without a tag: they are held until the next one. */
  readonly untagged: number;
}

const MB = 1024 * 1024;

/** Far above what real files need: of some 950 the largest had 291 entries, unpacked to 15 MB and nested 29 deep. */
export const LIMITS: PackageLimits = {
  file: 50 * MB,
  entries: 2000,
  unpacked: 200 * MB,
  part: 64 * MB,
  ratio: 200,
  ratioFrom: MB,
  depth: 256,
  elements: 2_000_000,
  untagged: 8 * MB,
};

/** What has been taken of the limits; one for each file, counted on by everything that reads from it. */
export interface Spent {
  unpacked: number;
  elements: number;
  /** Alternative contents with words, none of which is understood. */
  untold: number;
}
