import type { ExportFormat } from '../../shared/ipc/contract.ts';
import type { EditionView } from '../../shared/plan/edition-view.ts';
import { publicationOf } from '../formats/export/publication.ts';
import type { EngineDeps } from './engine-deps.ts';
import { writeWholeFile } from './write-file.ts';

export interface Published {
  readonly bytes: number;
  readonly messages: readonly string[];
}

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
