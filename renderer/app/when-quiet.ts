/** How long no key may have been pressed for the window to count as quiet, in milliseconds. */
const QUIET = 500;
/** How long work is put off at most while somebody writes on, in milliseconds. */
const LONGEST = 8000;

let lastKey = 0;
let listening = false;

/** From the first work on, the keys are heard. */
const listen = (): void => {
  if (listening) return;
  listening = true;
  addEventListener('keydown', () => (lastKey = performance.now()), { capture: true, passive: true });
};

/**
 * Work that follows the writing and may be late, such as reading the outline again: done once nobody types, so that no key
 * waits for it. Asking again begins the wait anew; somebody who never pauses has it done every few seconds all the same.
 */
export class WhenQuiet {
  readonly #work: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked: number | undefined;

  constructor(work: () => void) {
    this.#work = work;
  }

  /** Asks for the work, no sooner than `after` milliseconds from now. */
  ask(after: number): void {
    listen();
    clearTimeout(this.#timer);
    const now = performance.now();
    this.#asked ??= now;
    this.#timer = setTimeout(() => this.#due(), Math.max(0, Math.min(after, this.#asked + LONGEST - now)));
  }

  #due(): void {
    const now = performance.now();
    const still = QUIET - (now - lastKey);
    if (still > 0 && now - this.#asked! < LONGEST) {
      this.#timer = setTimeout(() => this.#due(), still);
      return;
    }
    this.#asked = undefined;
    this.#work();
  }
}
