const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const IRREGULAR: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};
const LAST_WORDED = 999_999;

const words = (n: number): string => {
  if (n < 20) return ONES[n]!;
  if (n < 100) return `${TENS[Math.floor(n / 10)]}${n % 10 === 0 ? '' : `-${ONES[n % 10]}`}`;
  const [unit, name] = n < 1000 ? [100, 'hundred'] : [1000, 'thousand'];
  const rest = n % unit;
  return `${words(Math.floor(n / unit))} ${name}${rest === 0 ? '' : ` ${words(rest)}`}`;
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "Twenty-one"; in figures from a million on. */
export const cardinalWords = (n: number): string => (n < 0 || n > LAST_WORDED ? String(n) : capital(words(n)));

/** "Twenty-first"; in figures from a million on. */
export const ordinalWords = (n: number): string => {
  if (n < 0 || n > LAST_WORDED) return String(n);
  const cardinal = words(n);
  const last = /[a-z]+$/u.exec(cardinal)![0];
  const regular = last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`;
  return capital(cardinal.slice(0, -last.length) + (IRREGULAR[last] ?? regular));
};
