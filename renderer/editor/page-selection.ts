import { flushSync } from 'react-dom';
import { placeOf, selectedIn } from './caret.ts';
import type { EditorSession } from './session.ts';

/** The field around a place of the page. */
export const fieldOf = (node: Node | null | undefined): HTMLElement | null =>
  (node instanceof Element ? node : (node?.parentElement ?? null))?.closest<HTMLElement>('[data-field]') ?? null;

/** True where the selection starts in one field and ends in another, or on the page between them. */
export const overSeveral = (): boolean => {
  const selection = getSelection();
  return Boolean(selection && !selection.isCollapsed && fieldOf(selection.anchorNode) !== fieldOf(selection.focusNode));
};

/** The words of the live field, where the selection or caret is in them. */
const liveWords = (): HTMLElement | null => {
  const live = document.activeElement;
  return live instanceof HTMLElement && live.isContentEditable && live.classList.contains('rt') ? live : null;
};

/**
 * Lets the live field go so that the selection can run on out of it: its words stay where they are, and so does the end of
 * the selection that does not move. False where no field is live.
 */
export const loosen = (session: EditorSession): boolean => {
  const words = liveWords();
  const held = words && selectedIn(words);
  if (!words || held?.at !== 'places') return false;
  flushSync(() => session.leave());
  getSelection()?.setBaseAndExtent(...placeOf(words, held.anchor), ...placeOf(words, held.focus));
  return true;
};

/** Moves the end of the selection that moves to a point of the window. */
export const extendTo = (x: number, y: number): void => {
  const there = document.caretPositionFromPoint(x, y);
  if (there) getSelection()?.extend(there.offsetNode, there.offset);
};
