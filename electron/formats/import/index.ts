import { readerOf } from './formats.ts';
import type { ReadOptions } from './formats.ts';
import { recognise } from './recognise/recognise.ts';
import type { Recognised, RecogniseOptions } from './recognise/recognise.ts';
import { assertWhole } from './source.ts';
import type { Source } from './source.ts';

export interface ProposeOptions extends Pick<RecogniseOptions, 'as' | 'steps'> {
  readonly tracked?: ReadOptions['tracked'] | undefined;
}

/**
 * Reads a file into blocks. Nothing is kept.
 * Throws a `Problem`, one sentence that names the file, where it is empty, too large, broken or of a form not known.
 */
export const readSource = async (
  bytes: Uint8Array,
  fileName: string,
  { tracked = 'accepted' }: Pick<ProposeOptions, 'tracked'> = {},
): Promise<Source> => {
  const source = await readerOf(bytes, fileName)(bytes, fileName, { tracked });
  assertWhole(source);
  return source;
};

/** What comes of reading a file: its blocks, and the plan that they are read as. */
export interface Read extends Recognised {
  readonly source: Source;
}

/** Reads a file and proposes the plan it holds. Nothing is kept. Throws as `readSource` does. */
export const propose = async (bytes: Uint8Array, fileName: string, options: ProposeOptions = {}): Promise<Read> => {
  const source = await readSource(bytes, fileName, options);
  return { source, ...recognise(source, { fileName, as: options.as, steps: options.steps }) };
};
