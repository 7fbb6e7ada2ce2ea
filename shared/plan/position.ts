/**
 * Positions in a list, as text that sorts by code unit, so that a thing can be put between two others without touching
 * them and two copies edited apart never disagree about the rest. Digits are base 36; a key never ends in "0".
 */
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';
const digit = (key: string, at: number): number => DIGITS.indexOf(key[at] ?? '0');

/**
 * A position after `before` and before `after` (either may be `null`, for an end of the list).
 * Throws where `before` does not sort before `after`.
 */
export const between = (before: string | null, after: string | null): string => {
  if (before !== null && after !== null && before >= after)
    throw new RangeError(`No position lies between ${before} and ${after}`);
  let key = '';
  let bounded = after !== null;
  for (let at = 0; ; at += 1) {
    const low = digit(before ?? '', at);
    const high = bounded ? digit(after!, at) : DIGITS.length;
    if (high - low > 1) return key + DIGITS[Math.floor((low + high) / 2)];
    key += DIGITS[low];
    if (low < high) bounded = false;
  }
};

/** `count` positions in order and of one length, with room between any two, for a list made in one go. */
export const positions = (count: number): string[] => {
  const width = Math.max(2, Math.ceil(Math.log(count + 1) / Math.log(DIGITS.length)) + 1);
  return Array.from({ length: count }, (_, index) => (index + 1).toString(36).padStart(width - 1, '0') + 'i');
};
