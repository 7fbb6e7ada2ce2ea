/** Where the engine meets its process: the only file that knows of `parentPort`. */
import type { EngineStart, FromEngine, ToEngine } from '../../shared/ipc/engine-protocol.ts';
import { Problem } from '../../shared/plan/problem.ts';
import { endedSentence, JOB_LIMITS } from '../formats/job-limits.ts';
import type { Job, JobAnswer } from '../formats/job.ts';
import type { RunJob } from './engine-deps.ts';
import { createEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { personHere } from './person.ts';

interface Port {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: { data: JobAnswer }) => void): void;
  start(): void;
  close(): void;
}
interface ParentPort {
  postMessage(message: FromEngine): void;
  on(event: 'message', listener: (message: { data: ToEngine; ports: Port[] }) => void): void;
}

const parent = (process as unknown as { parentPort: ParentPort }).parentPort;

interface Running {
  readonly start: (port: Port) => void;
  readonly gone: (why: Parameters<typeof endedSentence>[1]) => void;
}
const running = new Map<number, Running>();
let jobs = 0;

/** Asks the main process for a worker, hands it the job, and has it ended when there is an answer or time is up. */
const runJob: RunJob = (job: Job) =>
  new Promise((resolve, reject) => {
    jobs += 1;
    const id = jobs;
    const limits = JOB_LIMITS[job.kind];
    const end = (): void => {
      clearTimeout(timer);
      running.delete(id);
      parent.postMessage({ kind: 'end-worker', job: id });
    };
    const stop = (why: Parameters<typeof endedSentence>[1]): void => {
      end();
      reject(new Problem(endedSentence(job, why)));
    };
    const timer = setTimeout(() => stop('too-long'), limits.time);
    running.set(id, {
      start: (port) => {
        port.on('message', ({ data: answer }) => {
          end();
          port.close();
          if (answer.ok) resolve(answer.result as never);
          else reject(answer.problem ? new Problem(answer.message) : new Error(answer.message));
        });
        port.start();
        port.postMessage(job);
      },
      gone: stop,
    });
    parent.postMessage({ kind: 'start-worker', job: id, memoryLimit: limits.memory });
  });

/** Ends every job that runs; says how many there were. */
const stopJobs = (): number => {
  const jobsNow = [...running.values()];
  for (const job of jobsNow) job.gone('stopped');
  return jobsNow.length;
};

let engine: Engine | undefined;

const start = ({ plansFolder, backupsFolder, fontsFolder }: EngineStart): Engine =>
  createEngine({
    plansFolder,
    backupsFolder,
    fontsFolder,
    person: personHere(),
    now: () => new Date(),
    runJob,
    stopJobs,
    complain: (error) => console.error(error),
  });

type Receivers = {
  readonly [K in ToEngine['kind']]: (message: Extract<ToEngine, { kind: K }>, ports: Port[]) => void;
};

const receivers: Receivers = {
  start: (message) => {
    engine = start(message);
  },
  call: async ({ id, method, input, asText }) => {
    const answer = await engine!.answer(method, input);
    parent.postMessage({ kind: 'answer', id, answer: asText ? JSON.stringify(answer) : answer });
  },
  worker: ({ job }, [port]) => running.get(job)?.start(port!),
  'worker-gone': ({ job, why }) => running.get(job)?.gone(why),
};

parent.on('message', ({ data, ports }) => {
  (receivers[data.kind] as (message: ToEngine, ports: Port[]) => void)(data, ports);
});
