import { useLayoutEffect } from 'react';
import type { RefObject } from 'react';
import { caretBox, revealCaret } from '../../editor/caret.ts';
import { scrollerOf, viewOf } from '../../editor/scroller.ts';
import type { Session } from '../../editor/session.ts';

/** Where a reader is on the page: the field at the top of what is seen, whatever edition it is of. */
interface ReadingPlace {
  readonly cell: string;
  /** How far into the field, as a share of its height. */
  readonly into: number;
  /** True where the reader has scrolled away from the caret. */
  readonly away: boolean;
}

/** Below the line that names the item. CSS pixels. */
const TOP = 48;
/** Between fields there is room of no field's: how far down the next one is looked for, and in what steps. */
const LOOK = { down: 140, step: 20 };

const places = new WeakMap<Session, ReadingPlace>();

/** The field that is written in, where it is on this page. */
const liveOn = (page: HTMLElement): HTMLElement | null => {
  const live = document.activeElement;
  return live instanceof HTMLElement && live.isContentEditable && page.contains(live) ? live : null;
};

const isAway = (page: HTMLElement): boolean => {
  const live = liveOn(page);
  const caret = live && caretBox(live);
  const view = viewOf(scrollerOf(page));
  return caret !== null && (caret.bottom < view.top || caret.top > view.bottom);
};

const readPlace = (page: HTMLElement): ReadingPlace | null => {
  const { left, width } = page.getBoundingClientRect();
  const { top } = viewOf(scrollerOf(page));
  for (let y = top + TOP; y < top + TOP + LOOK.down; y += LOOK.step) {
    const field = document.elementFromPoint(left + width / 2, y)?.closest<HTMLElement>('[data-cell]');
    if (!field || !page.contains(field)) continue;
    const box = field.getBoundingClientRect();
    const into = (top + TOP - box.top) / Math.max(1, box.height);
    return { cell: field.dataset['cell']!, into, away: isAway(page) };
  }
  return null;
};

/** What comes on screen takes its real height only as it is painted: the place is gone to again after that. */
const PAINTS = 3;

const showPlace = (page: HTMLElement, place: ReadingPlace, session: Session, paints = PAINTS): void => {
  const find = (): Element | null => page.querySelector(`[data-cell="${CSS.escape(place.cell)}"]`);
  // Of a long page the part may not be drawn.
  if (!find()) session.draw({ subject: place.cell.split(' ')[0]! });
  const field = find();
  if (!field) return;
  const scroller = scrollerOf(page);
  const box = field.getBoundingClientRect();
  scroller.scrollTop += Math.round(box.top + place.into * box.height - viewOf(scroller).top - TOP);
  if (paints > 0) return void requestAnimationFrame(() => showPlace(page, place, session, paints - 1));
  const live = place.away ? null : liveOn(page);
  if (live) revealCaret(live);
};

/** Puts the page of a session back to where it was read last. */
export const showReadingPlace = (session: Session): void => {
  const page = document.querySelector<HTMLElement>('.plan-page');
  const place = places.get(session);
  if (page && place) showPlace(page, place, session);
};

/** Keeps the reader's place while the window changes its width, and from one drawing of the page to the next. */
export const useReadingPlace = (within: RefObject<HTMLElement | null>, session: Session, drawn: boolean): void => {
  useLayoutEffect(() => {
    const page = within.current?.querySelector<HTMLElement>('.plan-page');
    if (!page || !drawn) return undefined;
    const show = (): void => {
      const place = places.get(session);
      if (place) showPlace(page, place, session);
    };
    show();
    // A change of the layout moves what is scrolled before it is heard of: that is not the reader's doing.
    const layoutNow = (): string => `${page.clientWidth} ${scrollerOf(page).className}`;
    let layout = layoutNow();
    let frame = 0;
    const note = (): void => {
      frame = 0;
      const place = layoutNow() === layout ? readPlace(page) : null;
      if (place) places.set(session, place);
    };
    const onScroll = (): void => {
      frame ||= requestAnimationFrame(note);
    };
    const onLayout = (): void => {
      if (layoutNow() === layout) return;
      layout = layoutNow();
      show();
    };
    const observer = new ResizeObserver(onLayout);
    observer.observe(page);
    addEventListener('resize', onLayout);
    // Which element scrolls depends on the window's height: all are listened to.
    document.addEventListener('scroll', onScroll, { capture: true, passive: true });
    return () => {
      observer.disconnect();
      removeEventListener('resize', onLayout);
      document.removeEventListener('scroll', onScroll, { capture: true });
      cancelAnimationFrame(frame);
    };
  }, [within, session, drawn]);
};
