import type { FindingCard } from '../../shared/ipc/contract.ts';
import { changedList } from '../../shared/ipc/list-changes.ts';
import { call } from '../api/client.ts';
import { markFindings } from '../editor/finding-marks.ts';
import { changePlan, planNow, store } from './state.ts';
import type { Place } from './state.ts';
import { WhenQuiet } from './when-quiet.ts';

/** Checks read the whole edition: they wait for a longer pause than saving does. Milliseconds. */
const AFTER = 600;
/** The marks wait for a pause in writing. Milliseconds. */
const MARKS_AFTER = 250;

let marking: ReturnType<typeof setTimeout> | undefined;

const markSoon = (): void => {
  clearTimeout(marking);
  marking = setTimeout(() => markFindings(planNow()?.findings ?? []), MARKS_AFTER);
};

let watched: Element | null = null;
let watcher: MutationObserver | undefined;

/** Marks what was found in the page, and again whenever a field turns live or is drawn anew: it has other elements then. */
const followPage = (): void => {
  const page = document.querySelector('[data-page-scroll]');
  if (page !== watched) {
    watcher?.disconnect();
    watched = page;
    if (!watcher) matchMedia('(forced-colors: active)').addEventListener('change', markSoon);
    watcher ??= new MutationObserver(markSoon);
    if (page) watcher.observe(page, { childList: true, subtree: true, characterData: true });
  }
  markSoon();
};

let marked: Place | null = null;
/** From the first plan on, the marks follow what is found and what is drawn. */
const follow = (): void => {
  if (marked) return;
  const look = (): void => {
    const { place } = store.get();
    if (place === marked) return;
    marked = place;
    if (place.view === 'plan') followPage();
  };
  store.subscribe(look);
  look();
};

/** What the edition asked of last was found to have, and the mark of that answer: the next one tells what has changed since. */
let known: { readonly of: string; readonly mark: string; readonly findings: readonly FindingCard[] } | undefined;

const findingsWhenQuiet = new WhenQuiet(() => {
  const place = planNow();
  if (!place) return;
  const { edition, open } = place;
  const of = `${open.plan} ${edition}`;
  const before = known?.of === of ? known : undefined;
  call('plan/check', { plan: open.plan, edition, ...(before ? { since: before.mark } : {}) }).then(
    ({ mark, changes, ...all }) => {
      const findings = changes ? changedList(before?.findings ?? [], changes) : all.findings;
      known = { of, mark, findings };
      changePlan((now) => (now.open.plan === open.plan && now.edition === edition ? { ...now, findings } : now));
    },
    // What was found before stays on screen; the next save asks again.
    () => undefined,
  );
});

/** Asks anew what is to be fixed in the edition shown, a moment from now and when nobody writes on. */
export const refreshFindings = (): void => {
  follow();
  findingsWhenQuiet.ask(AFTER);
};
