import { useEffect } from 'react';
import type { RefObject } from 'react';
import { readingAt, readSection } from '../../app/whole-plan.ts';
import { scrollerOf, viewOf } from '../../editor/scroller.ts';

/** Milliseconds without scrolling, after which the outline and the facts follow. */
const REST = 150;
/** Below the line that names the item. CSS pixels. */
const TOP = 60;

const isSeen = (element: Element, { top, bottom }: { readonly top: number; readonly bottom: number }): boolean => {
  const box = element.getBoundingClientRect();
  return box.bottom > top && box.top < bottom;
};

/** The last element that begins above a line; elements lie in reading order. */
const lastAbove = (elements: readonly HTMLElement[], line: number): HTMLElement | undefined =>
  elements.findLast((element) => element.getBoundingClientRect().top <= line);

/** Follows a reader of the whole plan: the section and item at the top of what is seen, or those of the caret where it is. */
export const useReadingSection = (within: RefObject<HTMLElement | null>, whole: boolean): void => {
  useEffect(() => {
    const page = within.current?.querySelector<HTMLElement>('.plan-page');
    if (!page || !whole) return undefined;
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      const view = viewOf(scrollerOf(page));
      const live = page.querySelector('.field-live, .field-inline-live');
      const caret = live && isSeen(live, view) ? live : null;
      const parts = [...page.querySelectorAll<HTMLElement>('[data-part]')];
      const part = caret?.closest<HTMLElement>('[data-part]') ?? lastAbove(parts, view.top + TOP) ?? parts[0];
      if (!part?.dataset['part']) return;
      const items = [...part.querySelectorAll<HTMLElement>('[data-item]')];
      const item = caret ? caret.closest<HTMLElement>('[data-item]') : lastAbove(items, view.top + TOP);
      const section = part.dataset['part'];
      if (readingAt(section, item?.dataset['item'] ?? null)) return;
      void readSection(section).then((isRead) => {
        if (isRead && isWanted) onScroll();
      });
    };
    const onScroll = (): void => {
      clearTimeout(timer);
      timer = setTimeout(look, REST);
    };
    document.addEventListener('scroll', onScroll, { capture: true, passive: true });
    return () => {
      isWanted = false;
      clearTimeout(timer);
      document.removeEventListener('scroll', onScroll, { capture: true });
    };
  }, [within, whole]);
};
