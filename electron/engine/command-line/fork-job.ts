import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Problem } from '../../../shared/plan/problem.ts';
import { endedSentence, JOB_LIMITS } from '../../formats/job-limits.ts';
import type { JobLimits } from '../../formats/job-limits.ts';
import type { Job, JobAnswer } from '../../formats/job.ts';
import type { RunJob } from '../engine-deps.ts';

/** How often a child's memory is looked at, in milliseconds. */
const MEMORY_WATCH = 100;

/** Bytes of memory that a process holds; 0 where the system does not say. The limit of Node's heap leaves out its buffers. */
const memoryOf = (pid: number | undefined): number => {
  if (process.platform !== 'linux' || pid === undefined) return 0;
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    // It has ended meanwhile.
    return 0;
  }
};

/** Runs jobs in a child of Node: the same program as the window's worker, ended when its time or memory is up. */
export const forkJobs =
  (workerFile: string, limits: Readonly<Record<Job['kind'], JobLimits>> = JOB_LIMITS): RunJob =>
  (job: Job) =>
    new Promise((resolve, reject) => {
      const { time, memory } = limits[job.kind];
      const heap = memory === null ? [] : [`--max-old-space-size=${Math.floor(memory / 1_048_576)}`];
      const child = fork(workerFile, [], {
        serialization: 'advanced',
        execArgv: heap,
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      let ended = false;
      const end = (settle: () => void): void => {
        if (ended) return;
        ended = true;
        clearTimeout(timer);
        clearInterval(watch);
        child.kill('SIGKILL');
        settle();
      };
      const stop = (why: Parameters<typeof endedSentence>[1]) =>
        end(() => reject(new Problem(endedSentence(job, why))));
      const timer = setTimeout(() => stop('too-long'), time);
      const watch =
        memory === null
          ? undefined
          : setInterval(() => {
              if (memoryOf(child.pid) > memory) stop('too-much-memory');
            }, MEMORY_WATCH);
      child.on('message', (message) => {
        const answer = message as JobAnswer;
        end(() => {
          if (answer.ok) resolve(answer.result as never);
          else reject(answer.problem ? new Problem(answer.message) : new Error(answer.message));
        });
      });
      child.on('error', () => stop('ended'));
      child.on('exit', () => stop('ended'));
      child.send(job);
    });
