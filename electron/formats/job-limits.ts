import type { Job } from './job.ts';

/** The largest file that is read, in bytes. */
export const LARGEST = 50 * 1024 * 1024;

export interface JobLimits {
  /** Milliseconds, after which the process is ended. */
  readonly time: number;
  /** Bytes of memory, past which it is ended; `null` where the work itself needs what it needs. */
  readonly memory: number | null;
}

/** A file from outside may neither run on nor eat the machine; printing our own words may take what it takes. */
export const JOB_LIMITS = {
  propose: { time: 20_000, memory: 1_000_000_000 },
  publish: { time: 20 * 60_000, memory: null },
  changes: { time: 20 * 60_000, memory: null },
} as const satisfies Record<Job['kind'], JobLimits>;

/** What the person is told when a job was ended. */
export const ENDED_SENTENCES = {
  propose: {
    'too-long': (name: string) =>
      `${name} took longer than 20 seconds to read. Save it as plain text and bring that in.`,
    'too-much-memory': (name: string) =>
      `${name} took more than 1 GB of memory to read. Save it as plain text and bring that in.`,
    stopped: (name: string) => `Reading ${name} was stopped.`,
    ended: (name: string) => `${name} could not be read: reading it stopped. Save it as plain text and bring that in.`,
  },
  publish: {
    'too-long': () =>
      'The document took longer than 20 minutes to make. Publish a single section to find what is slow.',
    'too-much-memory': () => 'The document needs more memory than there is. Close other programs and publish again.',
    stopped: () => 'Making the document was stopped, and no file was changed.',
    ended: () => 'Making the document stopped before it was finished. Close other programs and publish again.',
  },
} as const;

/** The sentence for a job that was ended. */
export const endedSentence = (job: Job, why: keyof typeof ENDED_SENTENCES.propose): string =>
  job.kind === 'propose' ? ENDED_SENTENCES.propose[why](job.name) : ENDED_SENTENCES.publish[why]();
