import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { putBlob, readBlob } from '../../../db/blob.ts';
import type { Inputs } from '../../../shared/ipc/inputs.ts';
import { Problem } from '../../../shared/plan/problem.ts';
import type { Desk } from '../desk.ts';
import type { Handlers } from '../engine.ts';
import { pictureType, readPictureFile } from '../picture-file.ts';

const LARGEST = 20_000_000;

const NO_PICTURE = 'is not a picture that can be put in. Save it as PNG, JPEG or GIF and choose that file.';
const TOO_LARGE = 'is larger than 20 MB. Save it smaller and choose that file.';
const GONE = 'This picture is not in the plan any more. Take it out of the text and put it in again.';

interface Source {
  /** How it is spoken of. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const sourceOf = async (from: Inputs['picture/add']['from'], desk: Desk): Promise<Source> => {
  if ('bytes' in from) return { name: 'What was pasted', bytes: from.bytes };
  const grant = desk.granted(from.file, 'read');
  if (!('path' in grant)) throw new Problem('Words are no picture. Choose a PNG, JPEG or GIF file.');
  const name = path.basename(grant.path);
  try {
    if ((await stat(grant.path)).size > LARGEST) throw new Problem(`${name} ${TOO_LARGE}`);
    return { name, bytes: new Uint8Array(await readFile(grant.path)) };
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(`${name} could not be read. Check that it is still there and that you may open it.`);
  }
};

export const pictureMethods: Handlers<'picture/add' | 'picture/read'> = {
  'picture/add': async ({ plan, from }, desk) => {
    const { name, bytes } = await sourceOf(from, desk);
    if (bytes.length > LARGEST) throw new Problem(`${name} ${TOO_LARGE}`);
    const picture = readPictureFile(bytes);
    if (!picture) throw new Problem(`${name} ${NO_PICTURE}`);
    return { blob: putBlob(desk.plan(plan).db, bytes), width: picture.width, height: picture.height };
  },

  'picture/read': ({ plan, blob }, desk) => {
    const bytes = readBlob(desk.plan(plan).db, blob);
    const type = bytes && pictureType(bytes);
    if (!bytes || !type) throw new Problem(GONE);
    return { bytes, type };
  },
};
