/**
 * Looking for words in a line of text: which letters count as the same, and where the words stand. Shared by the search of
 * texts and by the page that marks what was found, so that both find the same.
 */

/** How words are looked for. */
export interface Wanted {
  readonly words: string;
  readonly matchCase: boolean;
  readonly wholeWords: boolean;
}

/** Where words stand in a line: characters from its start. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Stands in a line for what is shown and is not words of it: a reference, a figure. No words are found in it or across it. */
export const KEPT_WHOLE = '\uFFFC';

/** A line with its letters made alike, and for each character of that which one of the line it was made of. */
interface Folded {
  readonly text: string;
  /** `null` where the characters are one to one. */
  readonly from: readonly number[] | null;
}

const PLAIN: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‛': "'",
  ʼ: "'",
  '′': "'",
  '“': '"',
  '”': '"',
  '‟': '"',
  '″': '"',
  '‐': '-',
  '‑': '-',
  // Marks that are not seen: where a word may be divided, and where it may not.
  '\u00AD': '',
  '\u200B': '',
  '\u2060': '',
  '\uFEFF': '',
};

// oxlint-disable-next-line no-control-regex -- The characters that are alike already, all of which are to be known.
const SIMPLE = /^[\0-\x7F]*$/;
const SPACE = /\s/u;
const MARK = /\p{M}/u;
const OF_WORD = /[\p{L}\p{N}\p{M}]/u;

const alike = (character: string, matchCase: boolean): string => {
  const plain = PLAIN[character];
  if (plain !== undefined) return plain;
  if (SPACE.test(character)) return ' ';
  // Upper case first: “ß” is “ss” there, and “ς” is the same letter as “σ”.
  return (matchCase ? character : character.toUpperCase().toLowerCase()).normalize('NFD');
};

const fold = (line: string, matchCase: boolean): Folded => {
  if (SIMPLE.test(line)) {
    const spaced = line.replace(/\s/g, ' ');
    return { text: matchCase ? spaced : spaced.toLowerCase(), from: null };
  }
  let text = '';
  const from: number[] = [];
  let at = 0;
  for (const character of line) {
    const made = alike(character, matchCase);
    for (let n = 0; n < made.length; n += 1) from.push(at);
    text += made;
    at += character.length;
  }
  from.push(line.length);
  return { text, from };
};

/** A text as it is looked through: letters made alike, whatever their case. What is found in the text by case is found in this too. */
export const foldText = (text: string): string => fold(text, false).text;

/** The character that ends before that place, and the one that starts there; empty at the ends of the line. */
const before = (line: string, at: number): string => {
  const unit = line.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff ? line.slice(Math.max(0, at - 2), at) : line.slice(Math.max(0, at - 1), at);
};
const next = (line: string, at: number): string => {
  const point = line.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
};

/** True where no word runs on over that place. */
const isWordEdge = (line: string, at: number): boolean =>
  !(OF_WORD.test(before(line, at)) && OF_WORD.test(next(line, at)));

/**
 * Where words stand in a line, none overlapping another. Kinds of apostrophes, quotation marks and spaces count as the plain
 * ones, and a letter is the same letter however it is composed. Nothing is found where the words hold nothing that is seen.
 */
export const spansOf = (line: string, { words, matchCase, wholeWords }: Wanted): Span[] => {
  const sought = fold(words, matchCase).text;
  if (sought === '' || sought.includes(KEPT_WHOLE)) return [];
  const { text, from } = fold(line, matchCase);
  const spans: Span[] = [];
  for (let at = text.indexOf(sought); at >= 0;) {
    const end = at + sought.length;
    const span = from ? { start: from[at]!, end: from[end]! } : { start: at, end };
    // Half of a letter is no letter: “e” is not found in “é”, nor “s” in “ß”.
    const isWhole =
      !from ||
      ((at === 0 || from[at - 1] !== span.start) && from[end - 1] !== span.end && !MARK.test(next(line, span.end)));
    const fits = isWhole && (!wholeWords || (isWordEdge(line, span.start) && isWordEdge(line, span.end)));
    if (fits) spans.push(span);
    at = text.indexOf(sought, fits ? end : at + 1);
  }
  return spans;
};
