/** More than one of a word for items: "priorities", "commitments". */
export const pluralOf = (word: string): string =>
  /[^aeiou]y$/u.test(word) ? `${word.slice(0, -1)}ies` : /(?:s|x|ch|sh)$/u.test(word) ? `${word}es` : `${word}s`;
