import { statSync } from 'node:fs';
import path from 'node:path';
import type { ExportFormat } from '../../shared/ipc/contract.ts';
import type { EditionView } from '../../shared/plan/edition-view.ts';
import { Problem } from '../../shared/plan/problem.ts';
import { publicationOf } from '../formats/export/publication.ts';
import type { EngineDeps } from './engine-deps.ts';
import { writeWholeFile } from './write-file.ts';

export interface Published {
  readonly bytes: number;
  readonly messages: readonly string[];
}

/** Throws a Problem where a document would be written over the plan that it is made from. */
export const assertOtherFile = (plan: string, target: string): void => {
  const [one, other] = [plan, target].map((file) => statSync(file, { bigint: true, throwIfNoEntry: false }));
  if (one && other && one.dev === other.dev && one.ino === other.ino)
    throw new Problem(`${path.basename(target)} is the plan itself. Choose another name for the document.`);
};

/** Writes an edition to a file of that format, whole or not at all. Throws a Problem where the file cannot be written. */
export const publish = async (
  view: EditionView,
  format: ExportFormat,
  file: string,
  { runJob, fontsFolder }: Pick<EngineDeps, 'runJob' | 'fontsFolder'>,
): Promise<Published> => {
  const publication = publicationOf(view);
  const { bytes, messages } = await runJob<'publish'>({ kind: 'publish', format, publication, fontsFolder });
  await writeWholeFile(file, bytes);
  return { bytes: bytes.byteLength, messages };
};
