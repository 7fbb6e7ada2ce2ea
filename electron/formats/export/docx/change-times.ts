import type { RedlineBy } from '../redline/red-block.ts';

const MINUTE = 60_000;
const APART = 2 * MINUTE;

interface Made {
  readonly author: string;
  readonly time: number;
}

/**
 * The times that tracked changes bear: those at which they were made, but for changes of one person in paragraphs that follow
 * each other. LibreOffice takes changes of one person that stand before and behind the end of a paragraph for one, if they
 * were made within a minute, and would take that end away with them; so the later of the two bears a time two minutes earlier.
 */
export class ChangeTimes {
  #last: readonly Made[] = [];
  #before: readonly Made[] = [];
  #here: Made[] = [];

  /** Makes a paragraph, with the paragraphs of the notes in it. */
  inParagraph<T>(make: () => T): T {
    const [before, here] = [this.#before, this.#here];
    this.#before = this.#last;
    this.#here = [];
    const made = make();
    this.#last = this.#here;
    this.#before = before;
    this.#here = here;
    return made;
  }

  /** The time for a change in the paragraph that is being made, in ISO 8601 without parts of a second. */
  timeOf({ author, date }: RedlineBy): string {
    let time = Date.parse(date);
    const touches = (one: Made): boolean => one.author === author && Math.abs(one.time - time) <= MINUTE;
    while (this.#before.some(touches)) time -= APART;
    this.#here.push({ author, time });
    return new Date(time).toISOString().replace(/\.\d+Z$/u, 'Z');
  }
}
