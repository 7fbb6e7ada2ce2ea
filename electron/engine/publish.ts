import { statSync } from 'node:fs';
import path from 'node:path';
import { readBlob } from '../../db/blob.ts';
import type { ReadableDb } from '../../db/database.ts';
import type { ExportFormat } from '../../shared/ipc/contract.ts';
import type { EditionView } from '../../shared/plan/edition-view.ts';
import { Problem } from '../../shared/plan/problem.ts';
import type { PictureFile, Publication } from '../formats/export/blocks.ts';
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

const MAGIC: readonly (readonly [kind: PictureFile['kind'], begins: readonly number[]])[] = [
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
];

/** The pictures that a publication names and the plan holds, of the kinds that can be printed. */
const picturesOf = (publication: Publication, db: ReadableDb): Record<string, PictureFile> => {
  const found: Record<string, PictureFile> = {};
  for (const block of publication.blocks) {
    if (block.type !== 'picture' || Object.hasOwn(found, block.blob)) continue;
    const bytes = readBlob(db, block.blob);
    const kind = bytes && MAGIC.find(([, begins]) => begins.every((byte, at) => bytes[at] === byte))?.[0];
    if (bytes && kind) found[block.blob] = { bytes, kind };
  }
  return found;
};

/** Writes an edition of a plan, with its pictures, to a file of that format, whole or not at all. Throws a Problem where the file cannot be written. */
export const publish = async (
  { view, db }: { readonly view: EditionView; readonly db: ReadableDb },
  format: ExportFormat,
  file: string,
  { runJob, fontsFolder }: Pick<EngineDeps, 'runJob' | 'fontsFolder'>,
): Promise<Published> => {
  const publication = publicationOf(view);
  const pictures = picturesOf(publication, db);
  const { bytes, messages } = await runJob<'publish'>({ kind: 'publish', format, publication, fontsFolder, pictures });
  await writeWholeFile(file, bytes);
  return { bytes: bytes.byteLength, messages };
};
