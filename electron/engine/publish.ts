import { statSync } from 'node:fs';
import path from 'node:path';
import { readBlob } from '../../db/blob.ts';
import type { ReadableDb } from '../../db/database.ts';
import type { ExportFormat } from '../../shared/ipc/contract.ts';
import { editionName } from '../../shared/plan/edition-name.ts';
import type { EditionView } from '../../shared/plan/edition-view.ts';
import { Problem } from '../../shared/plan/problem.ts';
import type { PictureFile, Publication } from '../formats/export/blocks.ts';
import { publicationOf } from '../formats/export/publication.ts';
import type { PublicationOptions } from '../formats/export/publication.ts';
import { layerableEdition } from '../formats/export/redline/source-tree.ts';
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

/** The pictures that publications name and the plan holds, of the kinds that can be printed. */
const picturesOf = (publications: readonly Publication[], db: ReadableDb): Record<string, PictureFile> => {
  const found: Record<string, PictureFile> = {};
  for (const block of publications.flatMap(({ blocks }) => blocks)) {
    if (block.type !== 'picture' || Object.hasOwn(found, block.blob)) continue;
    const bytes = readBlob(db, block.blob);
    const kind = bytes && MAGIC.find(([, begins]) => begins.every((byte, at) => bytes[at] === byte))?.[0];
    if (bytes && kind) found[block.blob] = { bytes, kind };
  }
  return found;
};

/** Writes an edition of a plan, with its pictures, to a file of that format, whole or not at all. Throws a Problem where the file cannot be written. */
export const publish = async (
  { view, db, slips }: { readonly view: EditionView; readonly db: ReadableDb } & PublicationOptions,
  format: ExportFormat,
  file: string,
  { runJob, fontsFolder }: Pick<EngineDeps, 'runJob' | 'fontsFolder'>,
): Promise<Published> => {
  const publication = publicationOf(view, { slips });
  const pictures = picturesOf([publication], db);
  const { bytes, messages } = await runJob<'publish'>({ kind: 'publish', format, publication, fontsFolder, pictures });
  await writeWholeFile(file, bytes);
  return { bytes: bytes.byteLength, messages };
};

/** The editions of a plan that a redline lies between; the earlier one is to be the earlier in the plan's order. */
export interface Between {
  readonly before: EditionView;
  readonly after: EditionView;
  readonly db: ReadableDb;
}

/**
 * Writes the later edition of a plan as a Word document in which what changed since the earlier one is tracked, in the name of
 * the person and of now, whole or not at all. Throws a Problem where the two are one edition or stand the other way round, or
 * where the file cannot be written.
 */
export const publishChanges = async (
  { before, after, db }: Between,
  file: string,
  { runJob, person, now }: Pick<EngineDeps, 'runJob' | 'person' | 'now'>,
): Promise<Published> => {
  const [old, fresh] = [before, after].map(({ edition }) => editionName(edition));
  if (before.edition.position >= after.edition.position)
    throw new Problem(
      before.edition.id === after.edition.id
        ? `Changes are those since an earlier edition, and ${old} is the edition itself. Choose an edition before it.`
        : `${old} comes after ${fresh}. Choose an edition before ${fresh}.`,
    );
  const editions = { before: layerableEdition(before), after: layerableEdition(after) };
  const pictures = picturesOf([editions.before.publication, editions.after.publication], db);
  const by = {
    author: person.name,
    date: now()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z'),
  };
  const { bytes, messages } = await runJob<'changes'>({ kind: 'changes', ...editions, by, pictures });
  await writeWholeFile(file, bytes);
  return { bytes: bytes.byteLength, messages };
};
