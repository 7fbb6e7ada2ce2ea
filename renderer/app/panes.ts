import { openDrawer, planNow, store } from './state.ts';

/** The panes in the order in which F6 visits them; an element says which it is by `data-pane`. */
export const PANES = ['header', 'outline', 'toolbar', 'page', 'facts', 'notices'] as const;
export type Pane = (typeof PANES)[number];

/** The pane after (1) or before (-1) one, among those that are there; the first or last where one is in none. */
export const paneFrom = (there: readonly Pane[], at: Pane | undefined, step: 1 | -1): Pane | undefined => {
  const from = at === undefined ? -1 : there.indexOf(at);
  if (from < 0) return step === 1 ? there[0] : there.at(-1);
  return there[(from + step + there.length) % there.length];
};

const FOCUSABLE =
  'button:not([disabled]):not([tabindex="-1"]), [href], input, textarea, select, [tabindex="0"], [contenteditable="true"]';

const element = (pane: Pane): HTMLElement | null => document.querySelector<HTMLElement>(`[data-pane="${pane}"]`);
const isShown = (one: HTMLElement): boolean => one.getClientRects().length > 0;

/** A pane is there when it is drawn, or when it is a drawer that can be opened. */
const isThere = (pane: Pane): boolean => {
  const one = element(pane);
  return one !== null && (isShown(one) || one.dataset['drawer'] !== undefined);
};

/** Where the focus last was in each pane. */
const lastFocus = new Map<Pane, HTMLElement>();

const paneOf = (target: Element | null): Pane | undefined =>
  (target?.closest<HTMLElement>('[data-pane]')?.dataset['pane'] as Pane | undefined) ?? undefined;

/** Remembers the focus of each pane, so that F6 comes back to it. */
export const followFocus = (): (() => void) => {
  const note = (event: FocusEvent): void => {
    const target = event.target as HTMLElement;
    const pane = paneOf(target);
    if (pane) lastFocus.set(pane, target);
  };
  document.addEventListener('focusin', note);
  return () => document.removeEventListener('focusin', note);
};

const firstIn = (pane: HTMLElement): HTMLElement =>
  pane.querySelector<HTMLElement>('[data-first-focus]') ??
  [...pane.querySelectorAll<HTMLElement>(FOCUSABLE)].find(isShown) ??
  pane;

/** Moves the focus into a pane, opening it where it is a drawer. */
export const focusPane = (pane: Pane): void => {
  const place = planNow();
  const one = element(pane);
  if (!one) return;
  const isDrawer = one.dataset['drawer'] !== undefined;
  const drawer = isDrawer && (pane === 'outline' || pane === 'facts') ? pane : null;
  if (store.get().drawer !== drawer) openDrawer(drawer);
  if (pane === 'page' && place?.tab === 'write' && place.session.returnToCaret()) return;
  // A drawer that has just been opened can take the focus once it is drawn.
  requestAnimationFrame(() => {
    const known = lastFocus.get(pane);
    const target = known?.isConnected && one.contains(known) && isShown(known) ? known : firstIn(one);
    if (target === one && !one.hasAttribute('tabindex')) one.tabIndex = -1;
    // In a low window the toolbar comes to the edge of the view while it has the focus: the page stays where it is.
    target.focus({ preventScroll: pane === 'toolbar' });
  });
};

/** F6 and Shift+F6. */
export const stepPane = (step: 1 | -1): void => {
  const next = paneFrom(PANES.filter(isThere), paneOf(document.activeElement), step);
  if (next) focusPane(next);
};

/** Alt+F10. */
export const focusToolbar = (): void => focusPane('toolbar');

/** Ctrl+F: the outline's box for a number or words. */
export const focusFind = (): void => {
  const box = document.querySelector<HTMLInputElement>('[data-find]');
  if (!box) return;
  if (element('outline')?.dataset['drawer'] !== undefined) openDrawer('outline');
  requestAnimationFrame(() => {
    box.focus();
    box.select();
  });
};
