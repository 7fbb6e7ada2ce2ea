import { flushSync } from 'react-dom';
import { NearWatch } from '../ui/near-watch.ts';
import { scrollerOf, viewOf } from './scroller.ts';

/** How far beyond what one sees the page is drawn: a screenful and more, so that scrolling meets words. */
const BEYOND = '1600px 0px';

/** A part of a long page that is drawn only while it is near what one sees. */
export interface FrameHandle {
  readonly element: HTMLElement;
  /** The subjects of the fields within: items, a section, the plan. */
  readonly holds: (subject: string) => boolean;
  readonly isDrawn: () => boolean;
  readonly draw: () => void;
  /** Heard as the part comes near and goes far. */
  readonly near: (isNear: boolean) => void;
}

/** Which parts of a long page are drawn. */
export class PageWindow {
  readonly #watch = new NearWatch(BEYOND);
  readonly #frames = new Set<FrameHandle>();

  /** Takes a part in; the function returned takes it out again. */
  readonly add = (frame: FrameHandle): (() => void) => {
    this.#frames.add(frame);
    const end = this.#watch.watch(frame.element, frame.near);
    return () => {
      this.#frames.delete(frame);
      end();
    };
  };

  /** Draws the part that holds the fields of a subject, and what else waits to be drawn, at once. */
  draw(subject: string): void {
    flushSync(() => undefined);
    this.#drawAll((frame) => frame.holds(subject));
  }

  /** Draws what is seen at this moment, after a leap, at once. */
  drawSeen(page: Element): void {
    const { top, bottom } = viewOf(scrollerOf(page));
    this.#drawAll(({ element }) => {
      const box = element.getBoundingClientRect();
      return box.bottom > top && box.top < bottom;
    });
  }

  /** Draws what a selection runs over, so that all of it can be copied. */
  drawSelected(selection: Selection): void {
    this.#drawAll(({ element }) => selection.containsNode(element, true));
  }

  /** A part may hold others, which come with it: until there are no more. */
  #drawAll(wanted: (frame: FrameHandle) => boolean): void {
    for (;;) {
      const missing = [...this.#frames].filter((frame) => !frame.isDrawn() && wanted(frame));
      if (missing.length === 0) return;
      flushSync(() => missing.forEach((frame) => frame.draw()));
      if (missing.every((frame) => !frame.isDrawn())) return;
    }
  }
}

/** True where something within is not to be taken away: the caret, the focus, an end of the selection. */
export const isHeld = (element: Element): boolean => {
  if (element.contains(document.activeElement) || element.querySelector('[contenteditable="true"]')) return true;
  const selection = getSelection();
  return Boolean(selection && !selection.isCollapsed && selection.containsNode(element, true));
};
