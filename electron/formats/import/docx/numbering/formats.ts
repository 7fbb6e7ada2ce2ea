import { cardinalWords, ordinalWords } from './number-words.ts';

/** Letters and Roman numerals beyond these are printed in figures: they would only grow longer. */
const LAST_LETTERED = 780;
const LAST_ROMAN = 32_767;

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

const roman = (n: number): string => {
  if (n < 1 || n > LAST_ROMAN) return String(n);
  let rest = n;
  let out = '';
  for (const [value, letters] of ROMAN) for (; rest >= value; rest -= value) out += letters;
  return out;
};

/** a … z, aa, bb … zz, aaa: Word repeats the letter (ECMA-376-1, 17.18.59). */
const letter = (n: number): string =>
  n < 1 || n > LAST_LETTERED
    ? String(n)
    : String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.floor((n - 1) / 26) + 1);

const ordinal = (n: number): string => {
  const teen = n % 100 > 10 && n % 100 < 14;
  return `${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
};

const FOOTNOTE_SIGNS = ['*', '†', '‡', '§'];

/** *, †, ‡, §, **, … */
const sign = (n: number): string =>
  n < 1 || n > 100 ? String(n) : FOOTNOTE_SIGNS[(n - 1) % 4]!.repeat(Math.floor((n - 1) / 4) + 1);

/** Numbers that are single characters in a run of Unicode, up to the last there is; figures beyond. */
const runOf =
  (first: number, last: number) =>
  (n: number): string =>
    n >= 1 && n <= last ? String.fromCodePoint(first + n - 1) : String(n);

/** How each number format prints a number from 0 up (17.18.59). */
export const numberFormats: Readonly<Record<string, (n: number) => string>> = {
  decimal: String,
  decimalZero: (n) => String(n).padStart(2, '0'),
  lowerLetter: letter,
  upperLetter: (n) => letter(n).toUpperCase(),
  lowerRoman: roman,
  upperRoman: (n) => roman(n).toUpperCase(),
  ordinal,
  cardinalText: cardinalWords,
  ordinalText: ordinalWords,
  hex: (n) => n.toString(16).toUpperCase(),
  chicago: sign,
  numberInDash: (n) => `- ${n} -`,
  decimalEnclosedCircle: runOf(0x2460, 20),
  decimalEnclosedParen: runOf(0x2474, 20),
  decimalEnclosedFullstop: runOf(0x2488, 20),
  decimalHalfWidth: String,
  decimalFullWidth: (n) => String(n).replace(/\d/gu, (figure) => String.fromCodePoint(0xff10 + Number(figure))),
  none: () => '',
  bullet: () => '',
};

/** "001, 002, 003, …": figures with as many noughts as the first of them shows. */
const ofOnesOwn = (pattern: string): ((n: number) => string) => {
  const width = /^0*1(?=\s*,)/u.exec(pattern)?.[0].length ?? 1;
  return (n) => String(n).padStart(width, '0');
};

/** How a level's format prints; undefined for one that is not known. */
export const numberFormat = (format: string, pattern?: string): ((n: number) => string) | undefined =>
  format === 'custom' && pattern !== undefined
    ? ofOnesOwn(pattern)
    : Object.hasOwn(numberFormats, format)
      ? numberFormats[format]
      : undefined;
