import type { Proposal } from '../../../shared/plan/proposal.ts';
import { readerOf } from './formats.ts';
import { recognise } from './recognise/recognise.ts';
import { assertWhole } from './source.ts';
import type { Source } from './source.ts';

export interface ProposeOptions {
  /** The name of the edition that the file itself is; else it is read from labels and title. */
  readonly as?: string | undefined;
}

/**
 * Reads a file into blocks. Nothing is kept.
 * Throws a `Problem`, one sentence that names the file, where it is empty, too large, broken or of a form not known.
 */
export const readSource = (bytes: Uint8Array, fileName: string): Source => {
  const source = readerOf(bytes, fileName)(bytes, fileName);
  assertWhole(source);
  return source;
};

/** Reads a file and proposes the plan it holds. Nothing is kept. Throws as `readSource` does. */
export const propose = (bytes: Uint8Array, fileName: string, options: ProposeOptions = {}): Proposal =>
  recognise(readSource(bytes, fileName), { fileName, as: options.as });
