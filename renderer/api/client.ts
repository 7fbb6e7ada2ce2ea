import type { Bridge } from '../../shared/ipc/bridge.ts';
import type { Answer, Events, Outputs } from '../../shared/ipc/contract.ts';
import type { Inputs } from '../../shared/ipc/inputs.ts';
import type { EventName, WindowMethod } from '../../shared/ipc/methods.ts';

declare global {
  interface Window {
    readonly actionPlans: Bridge;
  }
}

/** A refusal or a fault, in one sentence for the person. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  /** True for an error of the program's own, false for something the person can put right. */
  readonly fault: boolean;

  constructor(sentence: string, fault: boolean) {
    super(sentence);
    this.fault = fault;
  }
}

type Texts = Partial<Record<WindowMethod, (input: unknown) => Promise<string>>>;

const ask = async <M extends WindowMethod>(method: M, input: Inputs[M]): Promise<Answer<Outputs[M]>> => {
  const text = (window.actionPlans.text as Texts)[method];
  return text ? (JSON.parse(await text(input)) as Answer<Outputs[M]>) : window.actionPlans.call[method](input);
};

/** Asks for something; throws `CallFailed` with a sentence where it is refused. */
export const call = async <M extends WindowMethod>(method: M, input: Inputs[M]): Promise<Outputs[M]> => {
  const answer = await ask(method, input);
  if (!answer.ok) throw new CallFailed(answer.sentence, answer.fault);
  return answer.value;
};

/** Listens to what the program tells the window; the function returned ends it. */
export const listen = <E extends EventName>(event: E, listener: (event: Events[E]) => void): (() => void) =>
  window.actionPlans.on[event](listener);
