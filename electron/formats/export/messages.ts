/** Collects what a writer has to tell the person; the same sentence is told once. */
export class Messages {
  readonly #sentences = new Set<string>();

  say(sentence: string): void {
    this.#sentences.add(sentence);
  }

  get all(): readonly string[] {
    return [...this.#sentences];
  }
}

/** A piece of text short enough to stand in a message. */
export const shortened = (words: string): string => (words.length > 60 ? `${words.slice(0, 57).trimEnd()}…` : words);

/** The title as it runs at the head of the pages: two lines at most. */
export const runningTitle = (title: string): string =>
  title.length > 170 ? `${title.slice(0, 169).trimEnd()}…` : title;
