import type { Caret } from './caret.ts';
import type { LiveText } from './live-text.ts';
import type { SessionCells } from './session-cells.ts';

interface LiveOptions {
  readonly cells: SessionCells;
  /** The field is left: its steps and its words are to be kept. */
  readonly left: (key: string, live: LiveText) => void;
  readonly flush: (key: string) => void;
  readonly refresh: (key: string) => void;
  readonly emit: () => void;
}

/** Which field is live, which one is looked at, and where the caret goes or last was. */
export class LiveField {
  readonly #options: LiveOptions;
  #key: string | null = null;
  #live: LiveText | null = null;
  #active: string | null = null;
  #caret: Caret = { at: 'start' };
  /** True where the page is to be scrolled to the caret once the field is live. */
  #toCaret = false;
  /** Where the caret was in the field that was live last. */
  #left: { readonly key: string; readonly caret: Caret } | null = null;

  constructor(options: LiveOptions) {
    this.#options = options;
  }

  get key(): string | null {
    return this.#key;
  }
  /** The live field's editor, once it is drawn. */
  get text(): LiveText | null {
    return this.#live;
  }
  get active(): string | null {
    return this.#active;
  }

  /** The editor of that field, where it is the live one. */
  of(key: string): LiveText | null {
    return this.#key === key ? this.#live : null;
  }

  begin(key: string, caret: Caret, show: boolean): void {
    const { cells, refresh, emit } = this.#options;
    if (!cells.canWrite(key)) return this.visit(key);
    if (this.#key === key) {
      this.#live?.focus(caret);
      if (show) this.#live?.reveal();
      return;
    }
    this.leave();
    this.#caret = caret;
    this.#toCaret = show;
    this.#key = key;
    this.#active = key;
    cells.known(key).turn += 1;
    refresh(key);
    emit();
  }

  attach(key: string, live: LiveText): void {
    if (this.#key !== key) return;
    this.#live = live;
    live.focus(this.#caret);
    if (this.#toCaret) live.reveal();
    this.#options.emit();
  }

  detach(key: string, live: LiveText): void {
    if (this.#key === key && this.#live === live) this.leave();
  }

  visit(key: string): void {
    if (this.#key !== null && this.#key !== key) this.leave();
    if (this.#active === key || !this.#options.cells.has(key)) return;
    this.#active = key;
    this.#options.emit();
  }

  leave(): void {
    const key = this.#key;
    if (key === null) return;
    const live = this.#live;
    if (live) {
      this.#options.left(key, live);
      const caret = live.caret();
      this.#left = caret && { key, caret };
    }
    this.#live = null;
    this.#key = null;
    this.#options.flush(key);
    this.#options.refresh(key);
    this.#options.emit();
  }

  /** Puts the caret back where it was. False where there is no field to put it in. */
  returnToCaret(): boolean {
    if (this.#live) {
      this.#live.focus();
      return true;
    }
    const element = this.#active === null ? null : this.#options.cells.element(this.#active);
    if (element && this.#left?.key === this.#active) this.begin(this.#left.key, this.#left.caret, false);
    else element?.focus();
    return element !== null;
  }
}
