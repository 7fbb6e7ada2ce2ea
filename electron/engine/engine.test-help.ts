import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Answer, Outputs } from '../../shared/ipc/contract.ts';
import type { Inputs } from '../../shared/ipc/inputs.ts';
import type { EngineMethod, HostMethod } from '../../shared/ipc/methods.ts';
import { Problem } from '../../shared/plan/problem.ts';
import type { EngineDeps } from './engine-deps.ts';
import { createEngine } from './engine.ts';
import type { Engine } from './engine.ts';

/** An engine with folders of its own, asked as the window asks it. `runJob` runs in this process. */
export interface TestEngine {
  readonly folder: string;
  readonly engine: Engine;
  /** Errors that no answer could carry. */
  readonly complaints: unknown[];
  /** What a method answers. Throws an Error with the sentence where it is refused. */
  readonly ask: <M extends EngineMethod | HostMethod>(method: M, input: Inputs[M]) => Promise<Outputs[M]>;
  /** Reads a file and keeps it for review. */
  readonly propose: (file: string) => Promise<Outputs['import/propose']>;
  /** Closes the engine and removes its folders. */
  readonly end: () => Promise<void>;
}

/** Starts one; each call of its clock is a second later than the one before. */
export const startTestEngine = (runJob: EngineDeps['runJob']): TestEngine => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'engine-'));
  const complaints: unknown[] = [];
  let seconds = 0;
  const engine = createEngine({
    plansFolder: path.join(folder, 'plans'),
    backupsFolder: path.join(folder, 'backups'),
    fontsFolder: path.resolve('electron/formats/export/pdf/fonts'),
    person: { id: '0190c0de-0000-7000-8000-000000000001', name: 'A. Writer' },
    now: () => new Date(Date.UTC(2026, 10, 21, 10, 0, (seconds += 1))),
    runJob,
    stopJobs: () => 0,
    complain: (error) => complaints.push(error),
  });
  const ask: TestEngine['ask'] = async (method, input) => {
    const answer = (await engine.answer(method, input)) as Answer<Outputs[typeof method]>;
    if (!answer.ok) throw new Error(answer.sentence, { cause: complaints.at(-1) });
    return answer.value;
  };
  return {
    folder,
    engine,
    complaints,
    ask,
    propose: async (file) => {
      const granted = await ask('host/grant', { path: file, purpose: 'read' });
      return ask('import/propose', { file: granted.file });
    },
    end: async () => {
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** A job runner from one that answers as the worker does. */
export const jobsHere =
  (run: (job: never) => Promise<{ ok: true; result: unknown } | { ok: false; problem: boolean; message: string }>) =>
  async (job: unknown): Promise<never> => {
    const answer = await run(job as never);
    if (answer.ok) return answer.result as never;
    throw answer.problem ? new Problem(answer.message) : new Error(answer.message);
  };
