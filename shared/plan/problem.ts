import { oneLine } from './one-line.ts';

/** Longer sentences quote something that nobody reads to its end. */
const LONGEST = 2000;

const shortened = (words: string): string => {
  if (words.length <= LONGEST) return words;
  const all = [...words];
  return `${all.slice(0, LONGEST / 2).join('')} … ${all.slice(-LONGEST / 2).join('')}`;
};

/**
 * Something the person can put right: a wrong file, a wrong name, a full disk. `message` is one clear sentence that says
 * what is wrong with what, and what to do next; whatever it quotes, it is one line and shows as it reads. Anything else that
 * is thrown is a fault of the program.
 */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(sentence: string, options?: ErrorOptions) {
    super(shortened(oneLine(sentence)), options);
  }
}
