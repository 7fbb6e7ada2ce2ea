import { useEffect, useRef } from 'react';
import { thingOf } from '../../app/outline-moves.ts';
import { changePlan, store } from '../../app/state.ts';
import type { PlanPlace } from '../../app/state.ts';
import { FRONT } from '../plan/outline-rows.ts';
import { treeNow } from './tree-handle.ts';

type Pane = 'outline' | 'page';

const paneOf = (target: EventTarget | null): Pane | null => {
  const pane = target instanceof Element ? target.closest<HTMLElement>('[data-pane]')?.dataset['pane'] : undefined;
  return pane === 'outline' || pane === 'page' ? pane : null;
};

/** Puts the focus on the page as a whole, so that its keys go on being answered, without moving what is read. */
const focusPage = (): void => {
  const page = document.querySelector<HTMLElement>('[data-pane="page"]');
  if (!page) return;
  page.tabIndex = -1;
  page.focus({ preventScroll: true });
};

/**
 * What had the focus can go, as when adding it is undone. The focus then stays in the pane where it was: keys, those of undo
 * above all, are answered there. And one is at the section then, where the item one was at is gone.
 */
export const useLostFocus = (place: PlanPlace): void => {
  const { outline, page, item, section, session } = place;
  const last = useRef<{ readonly element: Element; readonly pane: Pane } | null>(null);
  useEffect(() => {
    const note = (event: FocusEvent): void => {
      const pane = paneOf(event.target);
      // Once it is gone it is in no pane any more.
      last.current = pane ? { element: event.target as Element, pane } : null;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  useEffect(() => {
    if (item !== null && !thingOf(outline, item))
      changePlan((now) => (now.item === item ? { ...now, item: null } : now));
  }, [outline, item]);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      // What is still there was left on purpose, as by a press beside the words.
      if (!isLost || last.current === null || last.current.element.isConnected || store.get().dialog !== null) return;
      if (last.current.pane === 'outline') treeNow()?.focus(item ?? section ?? FRONT);
      else if (!session.returnToCaret()) focusPage();
    });
    return () => cancelAnimationFrame(frame);
  }, [outline, page, item, section, session]);
};
