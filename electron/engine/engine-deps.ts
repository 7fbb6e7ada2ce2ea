import type { Job, JobResults } from '../formats/job.ts';

/** Runs a job in the killable process. Throws a Problem with the sentence for the person where it is refused. */
export type RunJob = <K extends Job['kind']>(job: Extract<Job, { kind: K }>) => Promise<JobResults[K]>;

/** Everything the engine needs from outside: it knows nothing of transport, windows or Electron. */
export interface EngineDeps {
  /** The folder of plan files, made if it is missing. */
  readonly plansFolder: string;
  /** The folder of backups, outside the plans' own. */
  readonly backupsFolder: string;
  /** The folder of the fonts that a PDF is set in. */
  readonly fontsFolder: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly now: () => Date;
  readonly runJob: RunJob;
  /** Ends the jobs that run, each with its sentence; says how many there were. */
  readonly stopJobs: () => number;
  /** Where errors go that no answer can carry, and the stacks of those that an answer only names. */
  readonly complain: (error: unknown) => void;
}
