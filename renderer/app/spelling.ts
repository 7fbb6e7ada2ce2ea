import type { ItemView, Page, ProseView } from '../../shared/ipc/contract.ts';
import { namesIn } from '../../shared/plan/names-in.ts';
import { plainText } from '../../shared/richtext/plain-text.ts';
import { call, listen } from '../api/client.ts';
import { changeThePlan } from './change-plan.ts';
import { planNow, store } from './state.ts';
import type { PlanPlace } from './state.ts';

/** How long after a page was drawn its names are looked for, in milliseconds. */
const AFTER_PAGE = 600;

const ofItem = (item: ItemView): ProseView[] => [...item.fields, ...item.items.flatMap(ofItem)];

const textsOf = ({ front, section }: Page): string[] => {
  const views: readonly ProseView[] = [
    ...(front ? [front.summary, front.foreword, front.contact] : []),
    ...(section ? [section.narrative, ...section.items.flatMap(ofItem)] : []),
  ];
  return views.flatMap(({ tree, last }) => [plainText(tree), ...(last ? [plainText(last.tree)] : [])]);
};

/** Of the plan that is open: the names met on its pages so far. */
const met = { plan: '', names: new Set<string>() };

/** Tells which words are spelled right here: those the person added to the plan, and its names. */
const tellWords = async ({ open, page }: PlanPlace): Promise<void> => {
  if (met.plan !== open.plan) {
    met.plan = open.plan;
    met.names = new Set();
  }
  for (const name of namesIn(textsOf(page))) met.names.add(name);
  await call('app/spelling', { words: [...new Set([...(page.facts.words ?? []), ...met.names])] });
};

/** Adds a word to the plan's own, which are spelled right in it from then on, also on another computer. */
export const addPlanWord = async (word: string): Promise<void> => {
  const place = planNow();
  if (!place) return;
  const { facts } = place.page;
  const words = [...new Set([...(facts.words ?? []), word])].toSorted();
  await changeThePlan({ do: 'facts', subject: place.open.plan, facts: { ...facts, words } });
};

/** Turns the checking of spelling on or off, here and for the next start. */
export const setSpelling = async (on: boolean): Promise<void> => {
  store.set((state) => ({ ...state, spelling: on }));
  await call('app/spelling', { on });
};

/** Follows the page that is shown, and the words that are said to be right. The function returned ends it. */
export const followSpelling = (): (() => void) => {
  let page: Page | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tellSoon = (): void => {
    const now = planNow();
    // What cannot be told is told with the next page; nothing of the plan hangs on it.
    if (now) tellWords(now).catch(() => undefined);
  };
  const ends = [
    listen('spelling', ({ add }) => {
      // The menu has selected the word, and the next key would take its place.
      getSelection()?.collapseToEnd();
      void addPlanWord(add);
    }),
    store.subscribe(() => {
      const place = planNow();
      if (!place || place.page === page) return;
      page = place.page;
      clearTimeout(timer);
      timer = setTimeout(() => requestIdleCallback(tellSoon), AFTER_PAGE);
    }),
    () => clearTimeout(timer),
  ];
  return () => {
    for (const end of ends) end();
  };
};
