import type { Facts } from './records.ts';
import { toneOf } from './template.ts';
import type { Template, Tone } from './template.ts';

/**
 * The bridge between the vocabularies of a plan's editions. Each edition owns its status words; what a word means is said by
 * the edition's own list, else by that of another edition, the nearest first, else by the plan itself.
 */

export type StatusWords = ReadonlyMap<string, Tone>;

/** A status word as it is looked up: however it is cased, spaced and ended. */
export const bareWord = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[\s.:]+/g, ' ')
    .trim();

/** An edition and the template that holds at it. */
export interface EditionTemplate {
  readonly edition: string;
  readonly template: Template;
}

/**
 * What status words mean at an edition. `templates` are those of all editions, oldest first; of two that are equally near, the
 * earlier one is asked first. `tones` are what the plan says of words that no list has.
 */
export const statusWordsAt = (
  edition: string,
  templates: readonly EditionTemplate[],
  tones: Facts['tones'] = [],
): StatusWords => {
  const here = templates.findIndex((one) => one.edition === edition);
  const nearest = templates
    .map(({ template }, at) => ({ template, away: Math.abs(at - here) }))
    .toSorted((a, b) => a.away - b.away)
    .flatMap(({ template }) => template.vocabularies.status);
  const words = new Map<string, Tone>();
  for (const { word, tone } of [...nearest, ...tones]) {
    const key = bareWord(word);
    if (tone !== undefined && !words.has(key)) words.set(key, tone);
  }
  return words;
};

/** What a status as written means, by these words; `undefined` where they do not say. */
export const toneBy = (known: StatusWords, words: string): Tone | undefined => known.get(bareWord(words));

/**
 * What a status as written means where only one template and the plan's facts are at hand: the template's own list, else the
 * plan's word for it.
 */
export const toneAlone = (template: Template, tones: Facts['tones'], words: string): Tone | undefined => {
  const wanted = bareWord(words);
  return toneOf(template, words) ?? tones?.find((one) => bareWord(one.word) === wanted)?.tone;
};

/** These tones with another for a word, or with none where it is `null`. */
export const withTone = (tones: Facts['tones'] = [], word: string, tone: Tone | null): NonNullable<Facts['tones']> => {
  const others = tones.filter((one) => bareWord(one.word) !== bareWord(word));
  return tone === null ? others : [...others, { word, tone }];
};

/** Most letters of a word that may be wrong, for another to be meant. */
const FEW = 2;
/** Words longer than this are no misspelling of a status. */
const LONGEST = 80;

/** How many letters have to be put in, taken out, changed or exchanged with the next, or `most` + 1 where it is more. */
const lettersApart = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      next.push(least);
    }
    [before, row] = [row, next];
  }
  return Math.min(row[b.length]!, most + 1);
};

const letters = (words: string): string =>
  bareWord(words)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * The word of an edition's list that a status is likely a misspelling of: the one that is fewest letters away, two at most and
 * one in a short word, punctuation apart. `undefined` where none is, or two are equally near.
 */
export const likelyWord = (template: Template, words: string): string | undefined => {
  const wanted = letters(words);
  if (wanted === '' || wanted.length > LONGEST) return undefined;
  const most = wanted.length < 6 ? 1 : FEW;
  const near = template.vocabularies.status
    .map(({ word }) => ({ word, apart: lettersApart(wanted, letters(word), most) }))
    .filter(({ apart }) => apart <= most)
    .toSorted((a, b) => a.apart - b.apart);
  return near.length > 1 && near[0]!.apart === near[1]!.apart ? undefined : near[0]?.word;
};
