import type { ItemView, SectionView } from '../../shared/plan/edition-view.ts';
import type { Opening } from '../../shared/ipc/contract.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import type { RunningApp } from './app.ts';
import { PlanView } from './plan-view.ts';

/** What a program put on the clipboard. */
interface Copied {
  readonly html?: string;
  readonly text?: string;
}

interface Clip {
  readonly clipboard: { readonly write: (data: unknown) => void | Promise<void> };
  /** Newer versions of Electron write items, older ones an object of forms. */
  readonly ClipboardItem?: new (items: Record<string, string>) => object;
}

/** Puts something on the system's clipboard, as another program does. */
export const putOnClipboard = (app: RunningApp, copied: Copied): Promise<void> =>
  app.electron.evaluate(async (electron, { html, text }) => {
    const { clipboard, ClipboardItem: Item } = electron as unknown as Clip;
    const forms = {
      ...(html === undefined ? {} : { 'text/html': html }),
      ...(text === undefined ? {} : { 'text/plain': text }),
    };
    await clipboard.write(Item ? [new Item(forms)] : { html, text });
  }, copied);

interface Bridge {
  readonly actionPlans: {
    readonly call: Record<string, (input: unknown) => Promise<{ readonly value: unknown }>>;
  };
}

/** The section that is open, as the engine has it on disk. */
export const storedSection = async (app: RunningApp): Promise<SectionView> => {
  await app.menu('save-now');
  await new PlanView(app).saved();
  const opening = (await app.page.evaluate(async () => {
    const { call } = (window as unknown as Bridge).actionPlans;
    const state = (await call['app/state']!({})).value as { last: { plan: string; edition: string }; opening: Opening };
    return state.opening;
  })) as Opening;
  return opening.page.section!;
};

const withBelow = (items: SectionView['items']): ItemView[] =>
  items.flatMap((item) => [item, ...withBelow(item.items)]);

/** What the engine has on disk of a field of the section that is open: "6.1.2/progress". */
export const storedTree = async (app: RunningApp, name: string): Promise<Tree> => {
  const [number, key] = name.split('/');
  const items = withBelow((await storedSection(app)).items);
  return items.find((one) => one.number === number)!.fields.find((field) => field.key === key)!.tree;
};
