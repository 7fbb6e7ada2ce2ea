import { statSync } from 'node:fs';
import path from 'node:path';
import { readBlob } from '../../db/blob.ts';
import type { ReadableDb } from '../../db/database.ts';
import { readWrittenSince } from '../../db/written-since.ts';
import type { ExportFormat } from '../../shared/ipc/contract.ts';
import { editionName, longName } from '../../shared/plan/edition-name.ts';
import type { EditionView } from '../../shared/plan/edition-view.ts';
import { Problem } from '../../shared/plan/problem.ts';
import type { Edition } from '../../shared/plan/records.ts';
import type { PictureFile, Publication } from '../formats/export/blocks.ts';
import { cleaner } from '../formats/export/clean.ts';
import { publicationOf } from '../formats/export/publication.ts';
import type { PublicationOptions } from '../formats/export/publication.ts';
import { partKey } from '../formats/export/redline/red-block.ts';
import type { RedlineBy } from '../formats/export/redline/red-block.ts';
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

/** A person and a time as tracked changes bear them: a name of one line, a time without parts of a second. */
const tracked = (person: string, at: Date): RedlineBy => ({
  author: cleaner(() => undefined)
    .name(person)
    .trim(),
  date: at.toISOString().replace(/\.\d+Z$/, 'Z'),
});

/** A time that a file of others may have made up: undefined where it is none that a document can bear. */
const knownTime = (at: string): Date | undefined => {
  const time = new Date(at);
  return time.getUTCFullYear() > 0 && time.getUTCFullYear() < 10_000 ? time : undefined;
};

/** Who wrote each part that the later edition has of its own, as the plan keeps it. */
const writersOf = ({ before, after, db }: Between): Record<string, RedlineBy> =>
  Object.fromEntries(
    readWrittenSince(db, before.edition.position, after.edition.position).flatMap(({ subject, part, person, at }) => {
      const time = knownTime(at);
      const by = time && tracked(person, time);
      return by && by.author !== '' ? [[partKey(subject, part), by]] : [];
    }),
  );

/** Why there are no changes from one edition to another, and which edition to choose. */
const wrongOrder = (before: Edition, after: Edition): string => {
  const [old, fresh] = [editionName(before), editionName(after)];
  if (before.id !== after.id) return `${old} comes after ${fresh}. Choose an edition before ${fresh}.`;
  const itself = `Changes are those since an earlier edition, and ${fresh} is the edition itself.`;
  if (!after.reissue) return `${itself} Choose an edition before it.`;
  const corrected =
    after.reissue > 1 ? editionName({ ...after, reissue: after.reissue - 1 }) : `${longName(after.label)}, first issue`;
  return `${itself} Choose an edition before it; what it corrects is ${corrected}.`;
};

/**
 * Writes the later edition of a plan as a Word document in which what changed since the earlier one is tracked, whole or not
 * at all: each change in the name of who made it, with its time, and what nobody wrote (a lead, the number in a reference) in
 * the name of the person, now. Throws a Problem where the two are one edition or stand the other way round, or where the file
 * cannot be written.
 */
export const publishChanges = async (
  { before, after, db }: Between,
  file: string,
  { runJob, person, now }: Pick<EngineDeps, 'runJob' | 'person' | 'now'>,
): Promise<Published> => {
  if (before.edition.position >= after.edition.position) throw new Problem(wrongOrder(before.edition, after.edition));
  const editions = { before: layerableEdition(before), after: layerableEdition(after) };
  const pictures = picturesOf([editions.before.publication, editions.after.publication], db);
  const parts = writersOf({ before, after, db });
  const by = { ...tracked(person.name, now()), parts };
  const { bytes, messages } = await runJob<'changes'>({ kind: 'changes', ...editions, by, pictures });
  await writeWholeFile(file, bytes);
  return { bytes: bytes.byteLength, messages };
};
