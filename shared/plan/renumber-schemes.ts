/** How numbers are made: "6.1.2" below "6.1", "31" on and on, letters. */

/** What a number counts by. */
type Digits = 'number' | 'letter';

export interface Scheme {
  /** True where the number begins with that of what it stands below. */
  readonly under: boolean;
  /** What stands before the count, without the number of what it stands below: "." or "". */
  readonly prefix: string;
  readonly digits: Digits;
}

export interface Counted {
  readonly scheme: Scheme;
  readonly count: number;
}

const letterCount = (letters: string): number =>
  [...letters].reduce((count, letter) => count * 26 + letter.charCodeAt(0) - 64, 0);

const letters = (count: number): string =>
  count <= 0 ? '' : letters(Math.floor((count - 1) / 26)) + String.fromCharCode(65 + ((count - 1) % 26));

const COUNT = /^(.*?)(?:(\d{1,9})|([A-Z]{1,2}))$/su;

/** How a number is made, below something of the number `over`; `undefined` where it ends in no count. */
export const readNumber = (number: string, over: string | null): Counted | undefined => {
  const [, before, digits, letter] = COUNT.exec(number) ?? [];
  if (before === undefined) return undefined;
  // "Ab" or "PHASE" is a word, and no letter that counts.
  if (letter && /\p{L}$/u.test(before)) return undefined;
  const rest = over !== null && before.startsWith(over) ? before.slice(over.length) : undefined;
  const under = rest !== undefined && /^[^\p{L}\p{N}]+$/u.test(rest);
  return {
    scheme: { under, prefix: under ? rest : before, digits: digits ? 'number' : 'letter' },
    count: digits ? Number(digits) : letterCount(letter!),
  };
};

/** The number of that count; `undefined` where it should begin with the number of what has none. */
export const writeNumber = (
  { under, prefix, digits }: Scheme,
  count: number,
  over: string | null,
): string | undefined => {
  if (under && over === null) return undefined;
  return `${under ? over : ''}${prefix}${digits === 'number' ? count : letters(count)}`;
};

export const schemeKey = ({ under, prefix, digits }: Scheme): string => JSON.stringify([under, prefix, digits]);

/** The scheme that most have; the first of those that as many have. `undefined` of none. */
export const commonest = (schemes: readonly Scheme[]): Scheme | undefined => {
  const counts = new Map<string, { scheme: Scheme; count: number }>();
  for (const scheme of schemes) {
    const key = schemeKey(scheme);
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { scheme, count: 1 });
  }
  return [...counts.values()].reduce<{ scheme: Scheme; count: number } | undefined>(
    (most, one) => (most && most.count >= one.count ? most : one),
    undefined,
  )?.scheme;
};
