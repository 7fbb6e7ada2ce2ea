import type { Answer } from './contract.ts';
import type { Method } from './methods.ts';

/** What the main process and the engine say to each other. */

/** What the engine is started with. */
export interface EngineStart {
  readonly kind: 'start';
  readonly plansFolder: string;
  readonly backupsFolder: string;
  readonly fontsFolder: string;
}

export type ToEngine =
  | EngineStart
  /** `asText`: the answer is to come as JSON. */
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly method: Method;
      readonly input: unknown;
      readonly asText?: boolean;
    }
  /** The port to a worker that was asked for travels beside this message. */
  | { readonly kind: 'worker'; readonly job: number }
  | { readonly kind: 'worker-gone'; readonly job: number; readonly why: WorkerEnd };

/** Why a worker is no more: it ended by itself, or took too much memory. */
export type WorkerEnd = 'ended' | 'too-much-memory';

export type FromEngine =
  /** A text where one was asked for. */
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer<unknown> | string }
  | { readonly kind: 'start-worker'; readonly job: number; readonly memoryLimit: number | null }
  | { readonly kind: 'end-worker'; readonly job: number };
