import { inputs } from '../../shared/ipc/inputs.ts';
import type { Answer, Outputs } from '../../shared/ipc/contract.ts';
import type { Inputs } from '../../shared/ipc/inputs.ts';
import { ENGINE_METHODS, HOST_METHODS } from '../../shared/ipc/methods.ts';
import type { EngineMethod, HostMethod } from '../../shared/ipc/methods.ts';
import { Problem } from '../../shared/plan/problem.ts';
import { Desk } from './desk.ts';
import type { EngineDeps } from './engine-deps.ts';
import { cellMethods } from './methods/cell.ts';
import { changeMethods } from './methods/change.ts';
import { compareMethods } from './methods/compare.ts';
import { copyMethods } from './methods/copy.ts';
import { editionMethods } from './methods/edition.ts';
import { exportMethods } from './methods/export.ts';
import { findMethods } from './methods/find.ts';
import { hostMethods } from './methods/host.ts';
import { importMethods } from './methods/import.ts';
import { openingMethods } from './methods/opening.ts';
import { pictureMethods } from './methods/picture.ts';
import { planMethods } from './methods/plan.ts';
import { sealMethods } from './methods/seal.ts';
import { trendMethods } from './methods/trend.ts';
import { workMethods } from './methods/work.ts';

type Answered = EngineMethod | HostMethod;

/** One function a method: a checked input in, an answer out; a Problem thrown is a sentence for the person. */
export type Handlers<M extends Answered = Answered> = {
  readonly [K in M]: (input: Inputs[K], desk: Desk) => Outputs[K] | Promise<Outputs[K]>;
};

const handlers: Handlers = {
  ...planMethods,
  ...openingMethods,
  ...cellMethods,
  ...changeMethods,
  ...compareMethods,
  ...copyMethods,
  ...findMethods,
  ...pictureMethods,
  ...editionMethods,
  ...sealMethods,
  ...trendMethods,
  ...importMethods,
  ...exportMethods,
  ...workMethods,
  ...hostMethods,
};

export interface Engine {
  /** Answers one call. Never throws: what goes wrong is in the answer. */
  answer(method: string, input: unknown): Promise<Answer<unknown>>;
  /** Closes every plan, each with a backup of what has changed. */
  close(): Promise<void>;
}

const isAnswered = (method: string): method is Answered =>
  (ENGINE_METHODS as readonly string[]).includes(method) || (HOST_METHODS as readonly string[]).includes(method);

const FAULT =
  'Something went wrong in the program, and this was not done. Try it again; if it happens again, close the program and open it.';

const refused = (error: unknown, complain: EngineDeps['complain']): Answer<never> => {
  if (error instanceof Problem) return { ok: false, sentence: error.message, fault: false };
  complain(error);
  return { ok: false, sentence: FAULT, fault: true };
};

/**
 * The engine: plans, imports and exports behind the methods of the contract. It knows nothing of how calls reach it, so
 * that the window, the command line and the tests ask the same one.
 */
export const createEngine = (deps: EngineDeps): Engine => {
  const desk = new Desk(deps);
  return {
    answer: async (method, input) => {
      try {
        if (!isAnswered(method)) throw new Error(`There is no method ${method}`);
        const checked = inputs[method].safeParse(input);
        if (!checked.success) throw new Error(`${method} was asked wrongly: ${checked.error.issues[0]?.message}`);
        const handler = handlers[method] as (input: unknown, desk: Desk) => unknown;
        try {
          return { ok: true, value: await handler(checked.data, desk) };
        } catch (error) {
          throw desk.explained(checked.data, error);
        }
      } catch (error) {
        return refused(error, deps.complain);
      }
    },
    close: () => desk.close(),
  };
};
