/** Letters, with the apostrophes and hyphens within a word: "O’Donnell", "Clackmannan-shire". */
const WORD = /\p{L}[\p{L}\p{M}\p{N}]*(?:[’'-]\p{L}[\p{L}\p{M}\p{N}]*)*/gu;
/** ASLIG, HGIOS4, GIRFECs: capitals, with digits or a plural's "s" behind them. */
const ABBREVIATION = /^\p{Lu}{2,}[\p{Lu}\p{N}]*s?$/u;
/** Of thousands of words the most begin so, and are none of these. */
const SMALL = /^[a-z]/;
const NAME = /^\p{Lu}[\p{Ll}’']/u;
/** What ends a sentence, before spaces, quotes and brackets. */
const ENDS = /(?:^|[.!?:\n\t•])[\s"“‘'()[\]]*$/u;

/** The longest word that a dictionary takes. */
const LONGEST = 80;

/**
 * The abbreviations of some texts, and the names that stand in them more than once: words that no dictionary of spelling knows
 * and that are not to be flagged again and again. A name begins with a capital within a sentence; one that stands there but
 * once may be a slip of the pen. Sorted, each once.
 */
export const namesIn = (texts: readonly string[]): string[] => {
  const found = new Set<string>();
  const seen = new Map<string, number>();
  for (const text of texts)
    for (const { 0: whole, index } of text.matchAll(WORD)) {
      if (SMALL.test(whole)) continue;
      const word = whole.replace(/[’']s$/u, '');
      if (word.length > LONGEST) continue;
      if (ABBREVIATION.test(word)) found.add(word);
      else if (NAME.test(word) && !ENDS.test(text.slice(Math.max(0, index - 12), index))) {
        const times = (seen.get(word) ?? 0) + 1;
        seen.set(word, times);
        if (times > 1) found.add(word);
      }
    }
  return [...found].toSorted();
};
