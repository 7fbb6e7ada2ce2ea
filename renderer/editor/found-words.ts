import { KEPT_WHOLE, spansOf } from '../../shared/richtext/find-fold.ts';
import type { Wanted } from '../../shared/richtext/find-fold.ts';
import type { CellRef } from '../../shared/plan/records.ts';
import { scrollerOf, viewOf } from './scroller.ts';
import './found-words.css';

/**
 * Shows found words on the page, in the live field too, without touching what is drawn: by highlights of the browser. Each
 * field's words are looked through as its text is, line by line and in the same order, so that the nth here is the nth there.
 */

const LINES = 'p, h3, h4, h5, li, blockquote, caption, figcaption';
const KEPT = '.rt-kept';

interface Piece {
  readonly node: Text;
  readonly start: number;
}

interface ShownLine {
  text: string;
  readonly pieces: Piece[];
}

/** What a kept thing is in a line: a reference and a figure stand for themselves, a footnote's mark is nothing. */
const signOf = (kept: Element): string => (kept.querySelector('.rt-reference, .rt-figure') ? KEPT_WHOLE : '');

/** The lines of words within an element, in the order in which they stand. */
const linesWithin = (root: Element): ShownLine[] => {
  const lines = new Map<Element, ShownLine>();
  const lineOf = (element: Element): ShownLine => {
    const found = element.closest(LINES);
    const key = found && root.contains(found) ? found : root;
    const line = lines.get(key) ?? { text: '', pieces: [] };
    lines.set(key, line);
    return line;
  };
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) {
      if (node.matches(LINES)) lineOf(node);
      else if (node.matches('span' + KEPT)) lineOf(node).text += signOf(node);
      else if (node.tagName === 'BR') lineOf(node).text += '\n';
      continue;
    }
    const within = node.parentElement!;
    if (within.closest(KEPT) && !within.closest('figcaption')) continue;
    const line = lineOf(within);
    line.pieces.push({ node: node as Text, start: line.text.length });
    line.text += (node as Text).data;
  }
  return [...lines.values()];
};

/** A note's paragraphs are drawn in one line, parted by line ends. */
const linesOfNotes = (notes: Element): ShownLine[] =>
  linesWithin(notes).flatMap(({ pieces }) =>
    pieces.flatMap(({ node }) => {
      let from = 0;
      return node.data.split('\n').map((text) => {
        const line = { text: ' '.repeat(from) + text, pieces: [{ node, start: 0 }] };
        from += text.length + 1;
        return line;
      });
    }),
  );

/** The element that holds a field's words; `null` where it has none that words are looked for in. */
const wordsOf = (field: Element): Element | null => field.querySelector(':scope > .field-words .rt');

/** The end of words at a border of two pieces is the end of the first; their start is the start of the second. */
const placeIn = ({ pieces }: ShownLine, at: number, side: 'start' | 'end'): readonly [Text, number] | null => {
  const piece = pieces.findLast(({ start }) => (side === 'start' ? start <= at : start < at));
  return piece ? [piece.node, Math.min(at - piece.start, piece.node.data.length)] : null;
};

/** Where words stand in a field as it is drawn now, in the order of its text's matches. */
export const rangesIn = (field: Element, wanted: Wanted): Range[] => {
  const words = wordsOf(field);
  if (!words) return [];
  const notes = field.querySelector(':scope > .rt-notes');
  return [...linesWithin(words), ...(notes ? linesOfNotes(notes) : [])].flatMap((line) =>
    spansOf(line.text, wanted).flatMap(({ start, end }) => {
      const [from, to] = [placeIn(line, start, 'start'), placeIn(line, end, 'end')];
      if (!from || !to) return [];
      const range = document.createRange();
      range.setStart(...from);
      range.setEnd(...to);
      return [range];
    }),
  );
};

const FIELDS = '[data-cell]';

/** The element of a field on the page, if it is drawn. */
export const fieldOf = ({ subject, part }: Pick<CellRef, 'subject' | 'part'>): Element | null =>
  document.querySelector(`[data-page-scroll] [data-cell="${CSS.escape(`${subject} ${part}`)}"]`);

/** Which words are marked, and which of them are those that one is at. */
export interface Marked {
  readonly wanted: Wanted;
  /** Only in this field, where it is named. */
  readonly only: Pick<CellRef, 'subject' | 'part'> | null;
  readonly now: { readonly cell: Pick<CellRef, 'subject' | 'part'>; readonly nth: number } | null;
}

/** Marks words on the page for as long as it is asked to. */
export class FoundWords {
  readonly #page: Element;
  readonly #ranges = new Map<Element, readonly Range[]>();
  readonly #watch = new MutationObserver((changes) => this.#changed(changes));
  #marked: Marked | null = null;
  #drawing = 0;

  constructor(page: Element) {
    this.#page = page;
    this.#watch.observe(page, { childList: true, characterData: true, subtree: true });
  }

  /** Marks these words from now on; `null` marks none. */
  show(marked: Marked | null): void {
    const same = marked && this.#marked && marked.wanted === this.#marked.wanted && marked.only === this.#marked.only;
    this.#marked = marked;
    if (!same) this.#ranges.clear();
    this.#draw();
  }

  /** The words that one is at, as they are drawn now; `null` where they are not on the page. */
  get now(): Range | null {
    const now = this.#marked?.now;
    const field = now && fieldOf(now.cell);
    return (field && this.#rangesOf(field)[now.nth]) ?? null;
  }

  /** Scrolls the words that one is at into the middle, where they are out of sight. False where they are not on the page. */
  reveal(): boolean {
    const { now } = this;
    const at = now?.startContainer.parentElement;
    if (!now || !at) return false;
    // A field out of sight is laid out when it comes near: its own place first, then that of the words.
    if (now.getClientRects().length === 0) at.scrollIntoView({ block: 'center' });
    const scroller = scrollerOf(at);
    const { top, bottom } = viewOf(scroller);
    const box = now.getBoundingClientRect();
    const room = Math.min(96, (bottom - top) / 4);
    if (box.top < top + room || box.bottom > bottom - room) scroller.scrollTop += box.top - (top + bottom) / 2;
    return true;
  }

  end(): void {
    this.#watch.disconnect();
    cancelAnimationFrame(this.#drawing);
    CSS.highlights.delete('found');
    CSS.highlights.delete('found-now');
  }

  #rangesOf(field: Element): readonly Range[] {
    const known = this.#ranges.get(field);
    if (known) return known;
    const ranges = this.#marked ? rangesIn(field, this.#marked.wanted) : [];
    this.#ranges.set(field, ranges);
    return ranges;
  }

  #changed(changes: readonly MutationRecord[]): void {
    if (!this.#marked) return;
    for (const { target } of changes) {
      const field = (target instanceof Element ? target : target.parentElement)?.closest(FIELDS);
      if (field) this.#ranges.delete(field);
    }
    // Once a frame: typing makes many changes.
    this.#drawing ||= requestAnimationFrame(() => {
      this.#drawing = 0;
      this.#draw();
    });
  }

  #draw(): void {
    if (!this.#marked) {
      CSS.highlights.delete('found');
      CSS.highlights.delete('found-now');
      return;
    }
    const { only } = this.#marked;
    const fields = only ? [fieldOf(only)] : [...this.#page.querySelectorAll(FIELDS)];
    for (const field of this.#ranges.keys()) if (!field.isConnected) this.#ranges.delete(field);
    const { now } = this;
    const found = new Highlight();
    for (const field of fields)
      if (field) for (const range of this.#rangesOf(field)) if (range !== now) found.add(range);
    CSS.highlights.set('found', found);
    const current = new Highlight(...(now ? [now] : []));
    current.priority = 1;
    CSS.highlights.set('found-now', current);
  }
}
