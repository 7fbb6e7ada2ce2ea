const FIXED = '\u00a0';
const NAME = 'fixed-spaces';

/** The spaces of the live field at which no line ends: marked for the writer, who could not tell them from others. */
export class FixedSpaces {
  readonly #root: Element;
  #shown = false;

  constructor(root: Element) {
    this.#root = root;
  }

  /** Marks those there are now. */
  show(): void {
    const ranges = this.#root.textContent.includes(FIXED) ? this.#ranges() : [];
    if (ranges.length === 0) return this.end();
    CSS.highlights.set(NAME, new Highlight(...ranges));
    this.#shown = true;
  }

  /** Takes the marks away. */
  end(): void {
    if (this.#shown) CSS.highlights.delete(NAME);
    this.#shown = false;
  }

  #ranges(): StaticRange[] {
    const walker = document.createTreeWalker(this.#root, NodeFilter.SHOW_TEXT);
    const ranges: StaticRange[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { data } = node as Text;
      for (let at = data.indexOf(FIXED); at >= 0; at = data.indexOf(FIXED, at + 1))
        ranges.push(new StaticRange({ startContainer: node, startOffset: at, endContainer: node, endOffset: at + 1 }));
    }
    return ranges;
  }
}
