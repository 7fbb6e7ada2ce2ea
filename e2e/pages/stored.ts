import type { Bridge } from '../../shared/ipc/bridge.ts';
import type { ItemView, Outputs } from '../../shared/ipc/contract.ts';
import type { Inputs } from '../../shared/ipc/inputs.ts';
import type { WindowMethod } from '../../shared/ipc/methods.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import type { RunningApp } from './app.ts';

/** Asks the engine, as the window does. Throws where it refuses. */
export const ask = <M extends WindowMethod>(app: RunningApp, method: M, input: Inputs[M]): Promise<Outputs[M]> =>
  app.page.evaluate(
    async ([name, given]) => {
      const { actionPlans } = window as unknown as { actionPlans: Bridge };
      const answer = await (actionPlans.call as never as Record<string, (of: unknown) => Promise<never>>)[name]!(given);
      const { ok, value, sentence } = answer as { ok: boolean; value: never; sentence: string };
      if (!ok) throw new Error(sentence);
      return value;
    },
    [method, input] as const,
  ) as Promise<Outputs[M]>;

const withBelow = (item: ItemView): ItemView[] => [item, ...item.items.flatMap(withBelow)];

/** The newest edition of the plan that was opened last. */
export const newest = async (app: RunningApp): Promise<{ readonly plan: string; readonly edition: string }> => {
  const { plans } = await ask(app, 'plan/list', {});
  const { plan } = plans.toSorted((a, b) => (a.lastOpened < b.lastOpened ? 1 : -1))[0]!;
  const { editions } = await ask(app, 'plan/open', { plan });
  return { plan, edition: editions.at(-1)!.id };
};

/** The text of a field in the newest edition as it is kept: "6.1.2/progress". */
export const storedText = async (app: RunningApp, name: string): Promise<Tree> => {
  const { plan, edition } = await newest(app);
  const [number, key] = name.split('/');
  const { sections } = await ask(app, 'plan/outline', { plan, edition });
  for (const { id } of sections) {
    const { section } = await ask(app, 'plan/section', { plan, edition, section: id });
    const item = section?.items.flatMap(withBelow).find((one) => one.number === number);
    const field = item?.fields.find((one) => one.key === key);
    if (field) return field.tree;
  }
  throw new Error(`There is no ${name} in the plan`);
};
