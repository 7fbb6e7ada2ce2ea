import { useSyncExternalStore } from 'react';

/**
 * Which panes have room, by the width of the window in CSS pixels: `three` all; `two` the facts are a drawer; `page` the
 * outline too, and the views a menu; `one` a single column with the toolbar at its foot.
 */
export type Layout = 'three' | 'two' | 'page' | 'one';

/** The layout for a width in CSS pixels. */
export const layoutFor = (width: number): Layout =>
  width >= 1200 ? 'three' : width >= 900 ? 'two' : width >= 600 ? 'page' : 'one';

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
};

/** Follows the window's width. */
export const useLayout = (): Layout => useSyncExternalStore(subscribe, () => layoutFor(window.innerWidth));
