import type { RefObject } from 'react';
import type { ListLayout } from 'react-aria-components/Virtualizer';

/** How many frames a row that was asked for is waited for: it is drawn once what is over it is unfolded and scrolled to. */
const FRAMES = 12;

/** A row's element; `null` where it is not drawn. */
export const rowElement = (tree: HTMLElement | null, key: string): HTMLElement | null =>
  tree?.querySelector<HTMLElement>(`[role="row"][data-key="${CSS.escape(key)}"]`) ?? null;

/** Scrolls a row into sight; true where it is drawn. */
const scrollToRow = (tree: HTMLElement, layout: ListLayout<object>, key: string): boolean => {
  const row = rowElement(tree, key);
  if (row) {
    row.scrollIntoView({ block: 'nearest' });
    return true;
  }
  const rect = layout.virtualizer ? layout.getLayoutInfo(key)?.rect : undefined;
  if (!rect) return false;
  // A drawer scrolls as a whole; beside the page the tree does.
  const scrolls = getComputedStyle(tree).overflowY !== 'visible';
  const scroller = scrolls ? tree : tree.closest<HTMLElement>('.pane');
  if (!scroller) return false;
  const from = scrolls
    ? 0
    : tree.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
  scroller.scrollTop = from + rect.y - scroller.clientHeight / 2;
  return false;
};

/** Scrolls a row into sight, and does something with it once it is drawn; nothing where the tree has no such row. */
export const reachRow = (
  tree: RefObject<HTMLElement | null>,
  layout: ListLayout<object>,
  key: string,
  then: (row: HTMLElement) => void,
  frames = FRAMES,
): void => {
  requestAnimationFrame(() => {
    if (!tree.current) return;
    const row = scrollToRow(tree.current, layout, key) ? rowElement(tree.current, key) : null;
    if (row) then(row);
    else if (frames > 0) reachRow(tree, layout, key, then, frames - 1);
  });
};
