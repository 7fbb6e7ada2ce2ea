import { fork } from 'node:child_process';
import { Problem } from '../../../shared/plan/problem.ts';
import { endedSentence, JOB_LIMITS } from '../../formats/job-limits.ts';
import type { Job, JobAnswer } from '../../formats/job.ts';
import type { RunJob } from '../engine-deps.ts';

/** Runs jobs in a child of Node: the same program as the window's worker, ended when its time or memory is up. */
export const forkJobs =
  (workerFile: string): RunJob =>
  (job: Job) =>
    new Promise((resolve, reject) => {
      const { time, memory } = JOB_LIMITS[job.kind];
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
        child.kill('SIGKILL');
        settle();
      };
      const stop = (why: 'too-long' | 'ended') => end(() => reject(new Problem(endedSentence(job, why))));
      const timer = setTimeout(() => stop('too-long'), time);
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
