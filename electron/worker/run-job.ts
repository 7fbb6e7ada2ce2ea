import { readFile, stat } from 'node:fs/promises';
import { Problem } from '../../shared/plan/problem.ts';
import type { PictureFile, Pictures } from '../formats/export/blocks.ts';
import { LARGEST } from '../formats/job-limits.ts';
import type { Job, JobAnswer, JobResults } from '../formats/job.ts';

const readInput = async (path: string, name: string): Promise<Uint8Array> => {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new Problem(`${name} is a folder. Choose a file.`);
    // A device or a pipe has no size and may have no end.
    if (!found.isFile()) throw new Problem(`${name} is not a document. Choose a file.`);
    if (found.size > LARGEST)
      throw new Problem(`${name} is larger than 50 MB. Save a smaller copy without its pictures and bring that in.`);
    return await readFile(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new Problem(`${name} was not found. Check its name and folder, and choose it again.`);
    if (code === 'EACCES' || code === 'EPERM')
      throw new Problem(`${name} may not be read by you. Ask its owner, or copy it into a folder of your own.`);
    // Whatever else the system says of a file (a ring of links, a bad sector), the person can do the same about it.
    if (code !== undefined)
      throw new Problem(`${name} could not be read. Copy it into another folder, or choose another file.`, {
        cause: error,
      });
    throw error;
  }
};

const picturesAmong =
  (pictures: Readonly<Record<string, PictureFile>>): Pictures =>
  (blob) =>
    Object.hasOwn(pictures, blob) ? pictures[blob] : undefined;

type Runners = {
  readonly [K in Job['kind']]: (job: Extract<Job, { kind: K }>) => Promise<JobResults[K]>;
};

/** What a job needs is loaded when it is known: a process does one of them, and each takes long to start with both. */
const runners = {
  propose: async ({ from, name, ...options }) => {
    const bytes = 'path' in from ? await readInput(from.path, name) : from.bytes;
    const { propose } = await import('../formats/import/index.ts');
    return propose(bytes, name, options);
  },
  publish: async ({ format, publication, fontsFolder, pictures = {} }) => {
    const { exporters } = await import('../formats/export/index.ts');
    return exporters[format].write(publication, {
      fontsFolder,
      pictures: picturesAmong(pictures),
    });
  },
  changes: async ({ before, after, by, pictures = {} }) => {
    const { writeChanges } = await import('../formats/export/redline/write-changes.ts');
    return writeChanges(before, after, by, { pictures: picturesAmong(pictures) });
  },
} satisfies Runners;

/** Runs one job to its answer. Never throws. */
export const runJob = async (job: Job): Promise<JobAnswer> => {
  try {
    const run = runners[job.kind] as (job: Job) => Promise<JobResults[Job['kind']]>;
    return { ok: true, result: await run(job) };
  } catch (error) {
    const problem = error instanceof Problem;
    return { ok: false, problem, message: problem ? error.message : String((error as Error).stack ?? error) };
  }
};
