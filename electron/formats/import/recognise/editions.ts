import { monthOfYear, sameEdition } from '../../../../shared/plan/edition-name.ts';

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DATED = `${MONTH}\\.?\\s+(?:19|20)\\d\\d`;
const YEARS = '(?:19|20)\\d\\d\\s*[-–—/]\\s*(?:(?:19|20)\\d\\d|\\d\\d)';
const YEAR = '(?:19|20)\\d\\d';

/** A label that ends in an edition's name: "Status Oct 2021", "Actions - Oct 2020", "Progress (October 2021)". */
const AT_END = new RegExp(`^(.*?\\S)([\\s(,–—-]+)(${DATED}|${YEARS}|${YEAR})\\)?[\\s:.]*$`, 'iu');
/** Words that may stand between a label and the edition's name. */
const LINKING = /\s+(?:as at|as of|at|in|for|to|update|updated)$/iu;

interface LabelWords {
  /** The label without the edition's name and what joins it. */
  readonly bare: string;
  /** As written, `undefined` where the label names none. */
  readonly edition: string | undefined;
}

/** Every way a label may be parted from an edition's name, the whole label first. */
export const labelReadings = (label: string): LabelWords[] => {
  const whole: LabelWords = { bare: label, edition: undefined };
  const [, before, , edition] = (label.length < 160 && /\d\d/u.test(label) ? AT_END.exec(label) : null) ?? [];
  // After a colon a date is the text: "Timescale: June 2025".
  if (before === undefined || edition === undefined || before.includes(':')) return [whole];
  // "Progress since October 2020" tells from when, not in which edition.
  if (/\ssince$/iu.test(before)) return [whole, { bare: before.replace(/\s+since$/iu, ''), edition: undefined }];
  return [whole, { bare: before, edition }, { bare: before.replace(LINKING, ''), edition }];
};

/** The last edition a title names by month and year: "(updated October 2021)". */
const editionInTitle = (title: string): string | undefined =>
  [...title.matchAll(new RegExp(`\\b${DATED}\\b`, 'giu'))].at(-1)?.[0];

/** The years a title gives, for a plan that names no edition: "2018 – 2021", "2024". */
const yearsInTitle = (title: string): string | undefined =>
  (new RegExp(`\\b${YEARS}\\b`, 'u').exec(title) ?? [...title.matchAll(new RegExp(`\\b${YEAR}\\b`, 'gu'))].at(-1))?.[0];

const FIRST = 'First edition';

const moment = (name: string): number | undefined => {
  const dated = monthOfYear(name);
  if (dated) return dated.year * 12 + dated.month;
  // A year, or a run of years, stands for its end.
  const year = /(?:19|20)\d\d/u.exec(name)?.[0];
  return year === undefined ? undefined : Number(year) * 12 + 12;
};

export interface Editions {
  /** Oldest first, each edition once, as first written. Never empty. */
  readonly names: readonly string[];
  /** The place of the edition that the file itself is. */
  readonly own: number;
  /** The place of a name that stood in a label. */
  readonly placeOf: (name: string) => number;
}

/**
 * The editions a file tells of. `labels` are the names found in labels; the file is the newest of them and of its
 * title's, or the one that `as` names.
 */
export const editionsOf = (labels: readonly string[], title: string, as: string | undefined): Editions => {
  const names: string[] = [];
  const add = (name: string): string => {
    const known = names.find((one) => sameEdition(one, name));
    if (known === undefined) names.push(name.replace(/\s+/gu, ' ').trim());
    return known ?? names.at(-1)!;
  };
  for (const name of new Set(labels)) add(name);
  const inTitle = editionInTitle(title);
  if (as !== undefined && as.trim() !== '') add(as);
  else if (inTitle !== undefined) add(inTitle);
  else if (names.length === 0) add(yearsInTitle(title) ?? FIRST);
  // Names without a date keep their order, after those with one.
  const sorted = names.toSorted((a, b) => (moment(a) ?? Infinity) - (moment(b) ?? Infinity) || 0);
  const placeOf = (name: string): number => sorted.findIndex((one) => sameEdition(one, name));
  const own = as !== undefined && as.trim() !== '' ? placeOf(as) : sorted.length - 1;
  return { names: sorted, own, placeOf };
};
