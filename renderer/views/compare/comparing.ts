import type { EditionCard, ExportFormat, Written } from '../../../shared/ipc/contract.ts';
import type { ChangeKind, Comparison } from '../../../shared/plan/compared.ts';
import { createStore } from '../../app/store.ts';
import type { PlanPlace } from '../../app/state.ts';
import type { ChangeRow, ChosenRow } from './change-rows.ts';
import type { ThingShelf } from './thing-shelf.ts';

/** Two editions, from the one on the left to the one on the right. */
export interface Pair {
  readonly before: string;
  readonly after: string;
}

/** A comparison that was read, or why it could not be. */
export type Answer =
  | {
      readonly pair: Pair;
      readonly comparison: Comparison;
      readonly rows: readonly ChangeRow[];
      readonly shelf: ThingShelf;
    }
  | { readonly pair: Pair; readonly sentence: string };

/** How the writing of the changes stands. */
export type Saving =
  | { readonly state: 'writing' }
  | { readonly state: 'done'; readonly format: ExportFormat; readonly written: Written }
  | { readonly state: 'refused'; readonly format: ExportFormat; readonly sentence: string };

/** What is remembered of comparing in one plan while the app runs. */
export interface Comparing {
  /** The editions that were chosen, while this edition was shown; `null`: those that come by themselves. */
  readonly chosenPair: (Pair & { readonly shown: string }) | null;
  readonly kinds: ReadonlySet<ChangeKind>;
  readonly row: ChosenRow | null;
  readonly answer: Answer | null;
  readonly saving: Saving | null;
}

interface Desk {
  readonly plans: Readonly<Record<string, Comparing>>;
  /** True where the person wants both editions in one text also where there is room for two columns. */
  readonly inline: boolean;
  /** Grows with each step by command, so that the list goes to the row. */
  readonly turn: number;
}

const NOTHING: Comparing = { chosenPair: null, kinds: new Set(), row: null, answer: null, saving: null };

export const desk = createStore<Desk>({ plans: {}, inline: false, turn: 0 });

/** How comparing stands in a plan. The same value until it changes. */
export const comparingIn = (plan: string): Comparing => desk.get().plans[plan] ?? NOTHING;

/** Changes how comparing stands in a plan. */
export const changeComparing = (plan: string, change: (now: Comparing) => Comparing): void =>
  desk.set((now) => {
    const before = now.plans[plan] ?? NOTHING;
    const after = change(before);
    return after === before ? now : { ...now, plans: { ...now.plans, [plan]: after } };
  });

/** Puts the list at a row by its own, as a step does. */
export const showRow = (plan: string, row: ChosenRow): void => {
  changeComparing(plan, (now) => ({ ...now, row }));
  desk.set((now) => ({ ...now, turn: now.turn + 1 }));
};

type Editions = readonly Pick<EditionCard, 'id'>[];

/** The edition shown against the one before it; the first against the one after it. `null` where there is one alone. */
export const pairOf = (editions: Editions, shown: string): Pair | null => {
  const at = editions.findIndex((one) => one.id === shown);
  const after = editions[Math.max(1, at)];
  const before = editions[Math.max(1, at) - 1];
  return before && after ? { before: before.id, after: after.id } : null;
};

/** The two editions compared in a plan: those chosen, as long as they are there and the same edition is shown. */
export const pairIn = ({ open, edition }: Pick<PlanPlace, 'open' | 'edition'>, now: Comparing): Pair | null => {
  const { chosenPair } = now;
  const isThere = (id: string): boolean => open.editions.some((one) => one.id === id);
  if (chosenPair?.shown === edition && isThere(chosenPair.before) && isThere(chosenPair.after))
    return { before: chosenPair.before, after: chosenPair.after };
  return pairOf(open.editions, edition);
};

/** The pair with another edition on one side; where that stands on the other side, the two change places. */
export const withEdition = ({ before, after }: Pair, side: keyof Pair, edition: string): Pair => {
  if (side === 'before') return { before: edition, after: edition === after ? before : after };
  return { before: edition === before ? after : before, after: edition };
};

/** Which side is the past: the one whose edition comes first. */
export const pastSide = (editions: Editions, { before, after }: Pair): keyof Pair => {
  const at = (id: string): number => editions.findIndex((one) => one.id === id);
  return at(before) <= at(after) ? 'before' : 'after';
};

export const samePair = (a: Pair | null | undefined, b: Pair | null | undefined): boolean =>
  a === b || (a?.before === b?.before && a?.after === b?.after);
