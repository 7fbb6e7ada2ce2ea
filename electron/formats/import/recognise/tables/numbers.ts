import type { ItemKind } from '../../../../../shared/plan/template.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { Place } from './grid.ts';

export interface NumberFound {
  readonly number: string;
  /** True where the kind's own word stood before it: "Recommendation 6.1". */
  readonly worded: boolean;
  /** The kind that word names. */
  readonly kind?: ItemKind | undefined;
}

const WORD =
  /^(?:recommendations?|recs?|actions?|goals?|commitments?|measures?|proposals?|objectives?|items?|tasks?|milestones?|deliverables?|outcomes?|no|nos|ref|reference|number)\b\.?\s*(?:no\b\.?|number\b|#)?\s*[:–-]?\s*/iu;
const NUMBER =
  /^(?:\d{1,4}(?:[.-]\d{1,4}){0,5}|[A-Z]{1,5}[-./ ]?\d{1,4}(?:[.-]\d{1,4}){0,5}|[A-Z]|[IVX]{1,6})(?:\s?\(?[a-z]\)|\s?\([ivx]{1,4}\)|[a-z])?$/u;
const LETTERED = /^\(?([a-z]|[ivx]{1,4})\)$/u;
const LEADING =
  /^((?:\d{1,3}(?:\.\d{1,4}){0,5}[a-z]?|[A-Z]{1,4}-?\d{1,3}(?:\.\d{1,3}){0,4}))(?:\s*[.):]|\s+[–—-](?=\s)|\s*[–—](?=\s))?\s+(?=\S)/u;
const LONGEST = 48;

const bareNumber = (words: string): string | undefined => {
  const bare = words.trim().replace(/(?<!\([a-zivx]{1,4})[.):]+$/u, '');
  const number = NUMBER.test(bare) ? bare : LETTERED.exec(words.trim())?.[1];
  return number?.replace(/\s+/gu, '');
};

/** The number that some words are, alone or after the word for what is numbered ("Recommendation 6.1", "Rec 3", "A4"). */
export const numberIn = (vocabulary: Vocabulary, words: string): NumberFound | undefined => {
  if (words.length === 0 || words.length > LONGEST) return undefined;
  const opening = vocabulary.openingOf(words);
  if (opening && opening.rest >= words.length && opening.name === null)
    return { number: opening.number, worded: true, kind: opening.kind };
  const alone = bareNumber(words);
  if (alone !== undefined) return { number: alone, worded: false };
  const word = WORD.exec(words)?.[0];
  const after = word ? bareNumber(words.slice(word.length)) : undefined;
  return after === undefined ? undefined : { number: after, worded: false };
};

/** The number a cell holds: as words, or given to its first line by the file. */
export const numberOfPlace = (vocabulary: Vocabulary, place: Place): NumberFound | undefined =>
  place.words === '' && place.marker !== undefined
    ? numberIn(vocabulary, place.marker.trim())
    : numberIn(vocabulary, place.words);

/** "Ref No. E1 ‘The service should…’": what is said before the number is no part of the words. */
const REFERENCE = /^(?:ref(?:erence)?|no|number|item)\b\.?\s*(?:no\b\.?|number\b)?\s*[:.]?\s*(?=[A-Z]{0,4}\d)/iu;

/** A number that leads some words ("6.1 Transitions", "3. Schools must…") and where they go on. */
export const numberLeading = (words: string): { readonly number: string; readonly rest: number } | undefined => {
  const said = REFERENCE.exec(words.slice(0, 40))?.[0].length ?? 0;
  const [whole, number] = LEADING.exec(words.slice(said, said + 60)) ?? [];
  return whole === undefined || number === undefined ? undefined : { number, rest: said + whole.length };
};

const POINTING =
  /^(?:recommendations?|recs?|actions?|goals?|items?|nos?|and|to|all|[A-Z]{0,3}\d{1,4}(?:\.\d{1,4}){0,5}[a-z]?)\.?$/iu;

/** True for words that only point to items: "Rec 3, 5", "6.1 and 6.2". */
export const areReferences = (words: string): boolean =>
  words.length <= 80 &&
  /\d/u.test(words) &&
  words
    .split(/[,;&/()\s–-]+/u)
    .filter(Boolean)
    .every((one) => POINTING.test(one));
