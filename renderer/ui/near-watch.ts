/** How far beyond what one sees rows are drawn: in the window, and in whatever scrolls within it. */
const BEYOND = '600px 0px';

type Options = IntersectionObserverInit & { readonly scrollMargin: string };

/** Tells elements of a long list when they come near what one sees, and when they are far from it again. */
export class NearWatch {
  readonly #told = new Map<Element, (near: boolean) => void>();
  readonly #options: Options;
  #observer: IntersectionObserver | null = null;

  /** `beyond`: how far beyond what one sees is near, as a margin of CSS. */
  constructor(beyond = BEYOND) {
    this.#options = { rootMargin: beyond, scrollMargin: beyond };
  }

  /** Watches an element; the function returned ends it. */
  readonly watch = (element: HTMLElement, tell: (near: boolean) => void): (() => void) => {
    this.#observer ??= new IntersectionObserver((entries) => {
      for (const entry of entries) this.#told.get(entry.target)?.(entry.isIntersecting);
    }, this.#options);
    const observer = this.#observer;
    this.#told.set(element, tell);
    observer.observe(element);
    return () => {
      this.#told.delete(element);
      observer.unobserve(element);
      if (this.#told.size > 0) return;
      observer.disconnect();
      this.#observer = null;
    };
  };
}
