/** What is wrong, and what to do about it. */
export interface CauseAndRemedy {
  readonly cause: string;
  /** Empty where the sentence says no more than what is wrong. */
  readonly remedy: string;
}

/** The end of a sentence or of its first half: not the point within "v1.2", nor one that a small letter follows. */
const PART = /[.:]\s+(?=[\p{Lu}“‘"])|;\s+/u;

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/**
 * Parts what a refusal says into the cause, which is set in bold without a full stop, and the remedy below it. `name` is the
 * file's: whatever stands in it parts nothing.
 */
export const causeAndRemedy = (sentence: string, name = ''): CauseAndRemedy => {
  const words = sentence.trim();
  const at = name === '' ? -1 : words.indexOf(name);
  const from = at < 0 ? 0 : at + name.length;
  const found = PART.exec(words.slice(from));
  if (!found) return { cause: words.replace(/\.$/, ''), remedy: '' };
  const end = from + found.index;
  return { cause: words.slice(0, end), remedy: capital(words.slice(end + found[0].length)) };
};
