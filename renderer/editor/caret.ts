import { scrollerOf, viewOf } from './scroller.ts';

/** Where the caret goes when a field turns live. */
export type Caret =
  | Ends
  /** A point of the window. */
  | { readonly at: 'point'; readonly x: number; readonly y: number }
  /** The first or last line, at a distance from the left of the window. */
  | { readonly at: 'first-line' | 'last-line'; readonly x: number }
  /** A selection made on the static page. */
  | { readonly at: 'places'; readonly anchor: Spot; readonly focus: Spot };

export interface Ends {
  readonly at: 'start' | 'end';
}

/** A place in a field's words that is the same on the static page and in the live field. */
export interface Spot {
  /** Counts the lines of text: paragraphs, headings, list entries, quotes. */
  readonly line: number;
  /** Characters from the start of the line. */
  readonly offset: number;
}

const LINES = 'p, h3, h4, h5, li, blockquote';
const KEPT = '.rt-kept';

const linesOf = (root: Element): Element[] => [...root.querySelectorAll(LINES)].filter((line) => !line.closest(KEPT));

/** The text within a line, without that of lists below it and of what the editor keeps whole. */
const textsOf = (line: Element): Text[] => {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const within = node.parentElement;
    if (within?.closest(LINES) === line && !within.closest(KEPT)) texts.push(node as Text);
  }
  return texts;
};

/** The spot of a place in the page, or `null` where it is not in these words. */
export const spotOf = (root: Element, node: Node, offset: number): Spot | null => {
  const element = node instanceof Element ? node : node.parentElement;
  if (!element || !root.contains(element)) return null;
  const line = element.closest(LINES);
  const at = line && root.contains(line) ? linesOf(root).indexOf(line) : -1;
  if (!line || at < 0) return null;
  const place = document.createRange();
  place.setStart(node, offset);
  const before = textsOf(line).filter((text) => place.comparePoint(text, 0) <= 0);
  const characters = before.map((text) => (text === node ? offset : text.data.length));
  return { line: at, offset: characters.reduce((sum, count) => sum + count, 0) };
};

/** The selection where both its ends are in these words, static or live. */
export const selectedIn = (root: Element): Caret | null => {
  const selection = getSelection();
  if (!selection?.anchorNode || !selection.focusNode) return null;
  const anchor = spotOf(root, selection.anchorNode, selection.anchorOffset);
  const focus = spotOf(root, selection.focusNode, selection.focusOffset);
  return anchor && focus ? { at: 'places', anchor, focus } : null;
};

/** The place in the page of a spot: the nearest there is. */
export const placeOf = (root: Element, { line, offset }: Spot): readonly [node: Node, offset: number] => {
  const lines = linesOf(root);
  const there = lines[Math.min(line, lines.length - 1)] ?? root;
  const texts = textsOf(there);
  let left = offset;
  for (const text of texts) {
    if (left <= text.data.length) return [text, left];
    left -= text.data.length;
  }
  const last = texts.at(-1);
  return last ? [last, last.data.length] : [there, 0];
};

/** The place under a point of the window, where it lies within these words. */
export const placeAt = (root: Element, x: number, y: number): readonly [node: Node, offset: number] | null => {
  const box = root.getBoundingClientRect();
  const clamped = [
    Math.min(Math.max(x, box.left + 1), box.right - 1),
    Math.min(Math.max(y, box.top + 1), box.bottom - 1),
  ];
  const found = document.caretPositionFromPoint(clamped[0]!, clamped[1]!);
  return found && root.contains(found.offsetNode) ? [found.offsetNode, found.offset] : null;
};

/** The box of the caret, or of the line it stands in where that has no words. */
export const caretBox = (root: Element): DOMRect => {
  const selection = getSelection();
  const node = selection?.focusNode;
  if (!node || !root.contains(node)) return root.getBoundingClientRect();
  const range = document.createRange();
  range.setStart(node, selection.focusOffset);
  const box = range.getClientRects()[0];
  const line = (node instanceof Element ? node : node.parentElement!).closest(LINES) ?? root;
  return box && box.height > 0 ? box : line.getBoundingClientRect();
};

/** Room for the line that names the item and for the field's label above the caret, and for a line below it. CSS pixels. */
const ROOM = { above: 88, below: 40 };

/** Scrolls as little as it takes for the caret to be seen with room about it. */
export const revealCaret = (root: Element): void => {
  const scroller = scrollerOf(root);
  const { top, bottom } = viewOf(scroller);
  const caret = caretBox(root);
  const most = (bottom - top) / 4;
  const above = caret.top - (top + Math.min(ROOM.above, most));
  const below = caret.bottom - (bottom - Math.min(ROOM.below, most));
  if (above < 0) scroller.scrollTop += above;
  else if (below > 0) scroller.scrollTop += below;
};
