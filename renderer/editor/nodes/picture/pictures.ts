import { useEffect, useSyncExternalStore } from 'react';
import { call } from '../../../api/client.ts';
import { planNow, store } from '../../../app/state.ts';

/** A picture of the plan on its way to the screen. */
export type Shown =
  | { readonly state: 'reading' }
  | { readonly state: 'here'; readonly url: string }
  /** One sentence. */
  | { readonly state: 'gone'; readonly sentence: string };

interface Kept {
  shown: Shown;
  /** How many places show it. */
  users: number;
}

const READING: Shown = { state: 'reading' };
const UNREADABLE = 'This picture could not be read.';
/** How many that are shown nowhere are kept for the next page. */
const SPARE = 24;

/** The pictures of the plan that is open, each read once; given up when the plan closes. */
let plan: string | null = null;
const kept = new Map<string, Kept>();
const listeners = new Set<() => void>();

const tell = (): void => {
  for (const listener of [...listeners]) listener();
};

const giveUp = (blob: string): void => {
  const shown = kept.get(blob)?.shown;
  if (shown?.state === 'here') URL.revokeObjectURL(shown.url);
  kept.delete(blob);
};

const turnTo = (next: string | null): void => {
  if (next === plan) return;
  plan = next;
  for (const blob of [...kept.keys()]) giveUp(blob);
};
store.subscribe(() => turnTo(planNow()?.open.plan ?? null));

const read = async (blob: string, from: string): Promise<void> => {
  const shown: Shown = await call('picture/read', { plan: from, blob }).then(
    ({ bytes, type }) => ({
      state: 'here' as const,
      url: URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type })),
    }),
    (error: unknown) => ({ state: 'gone' as const, sentence: error instanceof Error ? error.message : UNREADABLE }),
  );
  const one = plan === from ? kept.get(blob) : undefined;
  if (one) one.shown = shown;
  else if (shown.state === 'here') URL.revokeObjectURL(shown.url);
  tell();
};

const use = (blob: string): (() => void) => {
  turnTo(planNow()?.open.plan ?? null);
  const one = kept.get(blob) ?? { shown: READING, users: 0 };
  const known = kept.has(blob);
  // The one shown last stands last: the first are given up first.
  kept.delete(blob);
  kept.set(blob, one);
  one.users += 1;
  if (!known && plan !== null) void read(blob, plan);
  return () => {
    one.users -= 1;
    const spare = [...kept].filter(([, { users }]) => users === 0);
    for (const [old] of spare.slice(0, Math.max(0, spare.length - SPARE))) giveUp(old);
  };
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** A picture of the open plan as it can be shown: read when it is first wanted. */
export const usePicture = (blob: string): Shown => {
  useEffect(() => use(blob), [blob]);
  return useSyncExternalStore(subscribe, () => kept.get(blob)?.shown ?? READING);
};
