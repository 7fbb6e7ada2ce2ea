import type { KeyboardEvent } from 'react';
import { meaningOf, writes } from './keys.ts';
import { placeAt } from './caret.ts';
import { extendTo, fieldOf, loosen, overSeveral } from './page-selection.ts';
import type { PageWindow } from './page-window.ts';
import { scrollerOf, viewOf } from './scroller.ts';
import type { EditorSession } from './session.ts';

const SEVERAL =
  'The selection runs over several fields. It can be copied; to change words, select them within one field.';

/** What stays in sight of the screenful before, after Page Down. CSS pixels. */
const KEPT = 96;
/** Room for the line that names the item. */
const STICKY = 60;

/** Whether the caret stands at the very beginning or end of these words. */
const isAtEdge = (words: Element, edge: 'first' | 'last'): boolean => {
  const selection = getSelection();
  if (!selection?.isCollapsed || !selection.focusNode || !words.contains(selection.focusNode)) return false;
  const rest = document.createRange();
  rest.selectNodeContents(words);
  if (edge === 'first') rest.setEnd(selection.focusNode, selection.focusOffset);
  else rest.setStart(selection.focusNode, selection.focusOffset);
  return rest.toString() === '' && rest.cloneContents().querySelectorAll('br, img, td').length <= 1;
};

/** The direction and grain in which Shift and an arrow stretch a selection. */
const STRETCH: Readonly<Record<string, readonly ['forward' | 'backward', 'character' | 'line']>> = {
  ArrowRight: ['forward', 'character'],
  ArrowLeft: ['backward', 'character'],
  ArrowDown: ['forward', 'line'],
  ArrowUp: ['backward', 'line'],
};

/** The keys of the page that go beyond a field, and selections that run over several. */
export class PageKeys {
  readonly #session: EditorSession;
  readonly #drawn: PageWindow;
  /** The page's element, while it is followed. */
  #page: HTMLElement | null = null;
  /** The key pressed before this one: Ctrl and End pressed again goes on from the end of a field to that of the page. */
  #before = '';
  /** The field that a press of the mouse began in. */
  #pressed: HTMLElement | null = null;

  constructor(session: EditorSession, drawn: PageWindow) {
    this.#session = session;
    this.#drawn = drawn;
  }

  /** Before the field has it: what leaves the field, or stretches a selection beyond it. */
  readonly onKeyFirst = (event: KeyboardEvent): void => {
    const words = event.target instanceof Element ? event.target.closest('.rt') : null;
    if (!words || event.defaultPrevented || event.altKey || event.nativeEvent.isComposing) return;
    const control = event.ctrlKey || event.metaKey;
    const again = this.#before === event.key;
    if (!['Control', 'Meta', 'Shift'].includes(event.key)) this.#before = control ? event.key : '';
    const done = control
      ? !event.shiftKey && again && this.#toEnd(words, event.key)
      : event.shiftKey
        ? this.#stretch(words, event.key)
        : this.#turn(event.key);
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** What no field has answered. */
  readonly onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    if (writes(event) && overSeveral() && event.target instanceof Element && event.target.closest('.rt')) {
      event.preventDefault();
      event.stopPropagation();
      this.#session.notify(SEVERAL);
      return;
    }
    const meaning = meaningOf(event);
    if (meaning === null || meaning === 'superscript' || meaning === 'subscript') return;
    // The last item of the page is not the last of the plan: that key goes on to the view.
    if (meaning !== 'nothing' && !this.#session.run(meaning) && meaning.endsWith('-item')) return;
    event.preventDefault();
  };

  /** All that is selected is drawn before it is copied. */
  readonly onCopyFirst = (): void => {
    const selection = getSelection();
    if (selection && overSeveral()) this.#drawn.drawSelected(selection);
  };

  /** Follows the mouse on the page's element; a selection may run out of the field it began in. The function returned ends that. */
  follow(page: HTMLElement): () => void {
    this.#page = page;
    const ends = [
      ['mousedown', this.#onPress],
      ['mousemove', this.#onDrag],
      ['mouseup', this.#onRelease],
    ] as const;
    for (const [name, listener] of ends) document.addEventListener(name, listener, true);
    return () => {
      for (const [name, listener] of ends) document.removeEventListener(name, listener, true);
      this.#page = null;
    };
  }

  readonly #onPress = (event: MouseEvent): void => {
    const field = event.target instanceof Node && this.#page?.contains(event.target) ? fieldOf(event.target) : null;
    this.#pressed = null;
    this.#before = '';
    if (!field || event.button !== 0) return;
    const live = document.activeElement?.closest('.rt[contenteditable]');
    if (event.shiftKey && live && !field.contains(live) && loosen(this.#session)) {
      event.preventDefault();
      extendTo(event.clientX, event.clientY);
    } else this.#pressed = live && field.contains(live) ? field : null;
  };

  readonly #onDrag = (event: MouseEvent): void => {
    if (!this.#pressed || event.buttons !== 1 || !(event.target instanceof Node)) return;
    const over = fieldOf(event.target);
    if (!over || over === this.#pressed || !loosen(this.#session)) return;
    this.#pressed = null;
    extendTo(event.clientX, event.clientY);
  };

  readonly #onRelease = (): void => {
    this.#pressed = null;
  };

  /** Shift and an arrow: beyond the edge of a field the selection runs on over the page. */
  #stretch(words: Element, key: string): boolean {
    const way = STRETCH[key];
    const selection = getSelection();
    if (!way || !selection) return false;
    if (!overSeveral()) {
      if (!this.#isLastStep(words, way)) return false;
      if (!loosen(this.#session)) return false;
    }
    selection.modify('extend', ...way);
    return true;
  }

  /** Whether the selection's moving end cannot go further within the words. */
  #isLastStep(words: Element, [way]: readonly ['forward' | 'backward', 'character' | 'line']): boolean {
    const selection = getSelection();
    const end = selection?.focusNode;
    if (!selection || !end || !words.contains(end)) return false;
    const rest = document.createRange();
    rest.selectNodeContents(words);
    if (way === 'forward') rest.setStart(end, selection.focusOffset);
    else rest.setEnd(end, selection.focusOffset);
    return rest.toString() === '';
  }

  /** Ctrl and Home or End, where the caret is at that end of its field already: the end of the page. */
  #toEnd(words: Element, key: string): boolean {
    const edge = key === 'Home' ? 'first' : key === 'End' ? 'last' : null;
    if (!edge || !isAtEdge(words, edge)) return false;
    return this.#session.moveToEnd(edge);
  }

  /** Page Up and Page Down: a screenful, and the caret with it. */
  #turn(key: string): boolean {
    const by = key === 'PageDown' ? 1 : key === 'PageUp' ? -1 : 0;
    const page = this.#page;
    if (by === 0 || !page) return false;
    const scroller = scrollerOf(page);
    const { top, bottom } = viewOf(scroller);
    const was = scroller.scrollTop;
    scroller.scrollTop += by * (bottom - top - KEPT);
    this.#drawn.drawSeen(page);
    if (scroller.scrollTop === was) return this.#session.moveToEnd(by > 0 ? 'last' : 'first');
    this.#caretInView(page, top + STICKY, bottom);
    return true;
  }

  /** Puts the caret into the first field that is seen. */
  #caretInView(page: HTMLElement, top: number, bottom: number): void {
    for (const words of page.querySelectorAll<HTMLElement>('[data-cell] .rt[role="textbox"]')) {
      const box = words.getBoundingClientRect();
      if (box.bottom <= top || box.top >= bottom) continue;
      const cell = fieldOf(words)?.dataset['cell'];
      const edition = this.#session.editionShown;
      if (cell === undefined || edition === null) return;
      const y = Math.min(Math.max(box.top + 4, top), box.bottom - 4);
      const there = placeAt(words, box.left + 2, y);
      this.#session.begin(`${cell} ${edition}`, there ? { at: 'point', x: box.left + 2, y } : { at: 'start' });
      return;
    }
  }
}
