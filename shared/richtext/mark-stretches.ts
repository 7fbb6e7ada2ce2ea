import { hunks } from './sequence.ts';
import type { Hunk } from './sequence.ts';

/** Which words of a line count as changed: the fewest that there can be, and then so many more that it can be read. */

/** A word, its stops, or the white space after it. `text` is absent of what is no text: a footnote, a link. */
export interface Word {
  readonly key: string;
  readonly text: string | undefined;
}

/** Stands for the end of a paragraph among the words of several. */
export const PARAGRAPH_END = '\u2029';

/** Words at `before[start, end)` that became those at `after[from, to)`. */
export type Stretch = Hunk;

/** A line that differs by more words and spaces than this is taken as written anew: somebody waits for it. */
const MOST_STEPS = 1200;
/** So many words between two changes count as changed with them, where they are no longer than either change. */
const FEW_WORDS = 3;
/** So many words at the beginning of a sentence count as changed with the rest of it. */
const FIRST_WORDS = 2;
/** The rest of a sentence is so many times as long as its first words. */
const MUCH_LONGER = 4;

const isSpace = ({ text }: Word): boolean => text !== undefined && /^\s/u.test(text);
const endsSentence = ({ text }: Word): boolean => text !== undefined && /^[^\s\p{L}\p{N}]*[.!?]/u.test(text);
const isWord = ({ text }: Word): boolean => text === undefined || /[\p{L}\p{N}]/u.test(text);
const lettersOf = (words: readonly Word[]): number =>
  words.reduce((sum, one) => sum + (isWord(one) ? (one.text?.length ?? 1) : 0), 0);

/** True where a sentence begins at a word: first in its paragraph, or after a full stop and a space. */
const beginsSentence = (words: readonly Word[], at: number): boolean =>
  at === 0 ||
  words[at - 1]!.key === PARAGRAPH_END ||
  (at > 1 && isSpace(words[at - 1]!) && endsSentence(words[at - 2]!));

const beginsWord = (words: readonly Word[], at: number): boolean =>
  at === 0 || (isSpace(words[at - 1]!) && at < words.length && !isSpace(words[at]!));

/**
 * Words put in or taken out, next to others like them, can be seen to begin at several places: "[the plan ]the plan" or
 * "the [plan the ]plan". Best at the beginning of a sentence, else of a word. `least` and `most` are what bounds the slide.
 */
const slid = (words: readonly Word[], start: number, end: number, least: number, most: number): number => {
  let [first, last] = [0, 0];
  while (start + first > least && words[start + first - 1]!.key === words[end + first - 1]!.key) first -= 1;
  while (end + last < most && words[start + last]!.key === words[end + last]!.key) last += 1;
  let [best, score] = [0, -1];
  for (let by = last; by >= first; by -= 1) {
    const here = beginsSentence(words, start + by) ? 2 : beginsWord(words, start + by) ? 1 : 0;
    if (here > score) [best, score] = [by, here];
  }
  return best;
};

/** Each stretch of words that were only taken out, or only put in, where it reads best. */
const settled = (old: readonly Word[], fresh: readonly Word[], stretches: readonly Stretch[]): Stretch[] => {
  const out: Stretch[] = [];
  stretches.forEach((one, index) => {
    const [last, next] = [out.at(-1), stretches[index + 1]];
    const by =
      one.from === one.to
        ? slid(old, one.start, one.end, last?.end ?? 0, next?.start ?? old.length)
        : one.start === one.end
          ? slid(fresh, one.from, one.to, last?.to ?? 0, next?.from ?? fresh.length)
          : 0;
    out.push({ start: one.start + by, end: one.end + by, from: one.from + by, to: one.to + by });
  });
  return out;
};

const isInWords = ({ key, text }: Word): boolean => text !== undefined && key !== PARAGRAPH_END;

/** Stretches with the few short words between them. */
const folded = (old: readonly Word[], fresh: readonly Word[], stretches: readonly Stretch[]): Stretch[] => {
  const sizeOf = ({ start, end, from, to }: Stretch): number =>
    Math.max(lettersOf(old.slice(start, end)), lettersOf(fresh.slice(from, to)));
  const out: Stretch[] = [];
  for (const one of stretches) {
    const last = out.at(-1);
    const between = last ? old.slice(last.end, one.start) : [];
    const few = between.filter(isWord).length <= FEW_WORDS && between.every(isInWords);
    if (last && few && lettersOf(between) <= Math.min(sizeOf(last), sizeOf(one)))
      out[out.length - 1] = { ...last, end: one.end, to: one.to };
    else out.push(one);
  }
  return out;
};

/** A stretch without the words that stand at its beginning or its end in both lines. */
const trimmed = (old: readonly Word[], fresh: readonly Word[], { start, end, from, to }: Stretch): Stretch => {
  let [head, tail] = [0, 0];
  const most = Math.min(end - start, to - from);
  while (head < most && old[start + head]!.key === fresh[from + head]!.key) head += 1;
  while (tail < most - head && old[end - 1 - tail]!.key === fresh[to - 1 - tail]!.key) tail += 1;
  return { start: start + head, end: end - tail, from: from + head, to: to - tail };
};

/** True where a stretch goes on to where its sentence ends. */
const runsOut = (words: readonly Word[], start: number, end: number): boolean =>
  end > start && (end === words.length || endsSentence(words[end - 1]!) || beginsSentence(words, end));

/** How many words before a stretch its sentence begins with, in both lines; none where it is not a few and no more. */
const firstWords = (old: readonly Word[], fresh: readonly Word[], { start, from }: Stretch, least: number): number => {
  let words = 0;
  for (let by = 1; start - by >= least; by += 1) {
    const word = old[start - by]!;
    if (word.text === undefined || endsSentence(word)) return 0;
    if (isWord(word)) words += 1;
    if (words > FIRST_WORDS) return 0;
    if (words > 0 && beginsSentence(old, start - by) && beginsSentence(fresh, from - by)) return by;
  }
  return 0;
};

/** A stretch that is all of a sentence but its first words and its full stop, with those. `most` is where the next begins. */
const wholeSentence = (
  old: readonly Word[],
  fresh: readonly Word[],
  one: Stretch,
  [least, most]: readonly [least: number, most: number],
): Stretch => {
  const stop = one.end < most && endsSentence(old[one.end]!) ? 1 : 0;
  const [end, to] = [one.end + stop, one.to + stop];
  const isWritten = one.end > one.start && one.to > one.from;
  if (!isWritten || !runsOut(old, one.start, end) || !runsOut(fresh, one.from, to)) return one;
  const by = firstWords(old, fresh, one, least);
  const first = lettersOf(old.slice(one.start - by, one.start));
  const rest = Math.min(lettersOf(old.slice(one.start, one.end)), lettersOf(fresh.slice(one.from, one.to)));
  return by > 0 && rest >= first * MUCH_LONGER ? { start: one.start - by, end, from: one.from - by, to } : one;
};

/** The stretches of words that changed between two lines, in order and never touching. */
export const changedStretches = (old: readonly Word[], fresh: readonly Word[]): readonly Stretch[] => {
  const fewest = hunks(
    old.map(({ key }) => key),
    fresh.map(({ key }) => key),
    MOST_STEPS,
  );
  const stretches = folded(old, fresh, settled(old, fresh, fewest)).map((one) => trimmed(old, fresh, one));
  return stretches.map((one, at) =>
    wholeSentence(old, fresh, one, [stretches[at - 1]?.end ?? 0, stretches[at + 1]?.start ?? old.length]),
  );
};
