import type { Answer, Events, Outputs } from './contract.ts';
import type { Inputs } from './inputs.ts';
import type { EventName, TextMethod, WindowMethod } from './methods.ts';

/** What the preload puts on `window.actionPlans`: one function a method, one subscription an event, nothing generic. */
export interface Bridge {
  readonly call: { readonly [M in WindowMethod]: (input: Inputs[M]) => Promise<Answer<Outputs[M]>> };
  /** The same, of the methods with long answers: the answer as JSON. */
  readonly text: { readonly [M in TextMethod]: (input: Inputs[M]) => Promise<string> };
  /** Subscribes to an event; the function returned ends the subscription. */
  readonly on: { readonly [E in EventName]: (listener: (event: Events[E]) => void) => () => void };
}
