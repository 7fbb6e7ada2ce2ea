import { monthOfYear, sameEdition } from '../../../../shared/plan/edition-name.ts';

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const YEAR = '(?:19|20)\\d\\d';
const DATED = `${MONTH}\\.?\\s+${YEAR}`;
const SEASON = `(?:spring|summer|autumn|winter)\\s+${YEAR}`;
const YEARS = `${YEAR}(?:\\s*[-–—/]\\s*|\\s+to\\s+)(?:${YEAR}|\\d\\d)`;
const QUARTER = `(?:Q[1-4]|quarter\\s+[1-4]),?\\s+(?:${YEARS}|${YEAR})`;
const DAY = '(?:\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?)?';
const NAMED = `(?:${DATED}|${SEASON}|${QUARTER}|${YEARS}|${YEAR}|year\\s+[1-9](?!\\d)|Q[1-4](?!\\d)|quarter\\s+[1-4](?!\\d))`;

/** A label that ends in an edition's name: "Status Oct 2021", "Actions - Oct 2020", "Progress (as at 31 October 2021)". */
const AT_END = new RegExp(`^(.*?\\S)([\\s(,–—-]+)(${DAY}(${NAMED}))\\)?[\\s:.]*$`, 'iu');
/** A label that begins with one: "October 2021 update", "2021 progress". */
const AT_START = new RegExp(`^\\(?(${DAY}(${NAMED}))\\)?[\\s,:–—-]+(\\p{L}.*)$`, 'iu');
/** Words that may stand between a label and the edition's name. */
const LINKING = /[\s(]+(?:as at|as of|as on|at|in|for|to|on|by|during|update|updated|position)$/iu;
const LONGEST_LABEL = 160;

interface LabelWords {
  /** The label without the edition's name and what joins it. */
  readonly bare: string;
  /** As written, `undefined` where the label names none. */
  readonly edition: string | undefined;
  /** The part of the label that says so, with a day of the month where there is one: "31 October 2021". */
  readonly stated: string | undefined;
}

/** Every way a label may be parted from an edition's name, the whole label first. */
export const labelReadings = (label: string): LabelWords[] => {
  const whole: LabelWords = { bare: label, edition: undefined, stated: undefined };
  if (label.length >= LONGEST_LABEL || !/\d/u.test(label)) return [whole];
  const [, before, , stated, edition] = AT_END.exec(label) ?? [];
  if (before === undefined || edition === undefined) {
    const [, first, name, after] = AT_START.exec(label) ?? [];
    if (after === undefined || name === undefined) return [whole];
    return [whole, { bare: after, edition: name, stated: first }];
  }
  // After a colon a date is the text: "Timescale: June 2025".
  if (before.includes(':')) return [whole];
  // "Progress since October 2020" tells from when, not in which edition.
  if (/\ssince$/iu.test(before))
    return [whole, { bare: before.replace(/\s+since$/iu, ''), edition: undefined, stated: undefined }];
  return [whole, { bare: before, edition, stated }, { bare: before.replace(LINKING, ''), edition, stated }];
};

/** The last edition a title names by month and year: "(updated October 2021)". */
const editionInTitle = (title: string): string | undefined =>
  [...title.matchAll(new RegExp(`\\b${DATED}\\b`, 'giu'))].at(-1)?.[0] ??
  new RegExp(`\\b(?:annual|progress|yearly)\\s+(?:update|report)\\b[^.]{0,40}?(${YEARS}|${YEAR})(?!\\d)`, 'iu').exec(
    title,
  )?.[1];

/** The years a title gives, for a plan that names no edition: "2018 – 2021", "2024". */
const yearsInTitle = (title: string): string | undefined =>
  (new RegExp(`\\b${YEARS}\\b`, 'u').exec(title) ?? [...title.matchAll(new RegExp(`\\b${YEAR}\\b`, 'gu'))].at(-1))?.[0];

const ALONE = new RegExp(
  `^(?:(?:first |last )?(?:published|updated)(?: on| in)?|publication date|date|version|edition|(?:progress|position|status|update|report|annual)(?: update| report)?(?: as)?(?: at| to| on)?)?[\\s:–-]*${DAY}(${DATED})\\.?$`,
  'iu',
);

/** "Scottish Government, June 2022". */
const AT_LINE_END = new RegExp(`^[^.:;]{2,40}(?:,|\\s[–—-])\\s*${DAY}(${DATED})$`, 'iu');

/** The month of a line that says no more than when a plan was published: "Published: 4 March 2023", "October 2021". */
export const dateOfLine = (line: string): string | undefined =>
  line.length > 60 ? undefined : (ALONE.exec(line) ?? AT_LINE_END.exec(line))?.[1];

const FIRST = 'First edition';

const SEASONS: Readonly<Record<string, number>> = { spring: 4, summer: 7, autumn: 10, winter: 12 };

const moment = (name: string): number | undefined => {
  const dated = monthOfYear(name);
  if (dated) return dated.year * 12 + dated.month;
  const [first, second] = name.match(/(?:19|20)\d\d|\d\d(?!\d)/gu) ?? [];
  if (first?.length !== 4) return undefined;
  // A year, or a run of years, stands for its end.
  const end = second === undefined ? first : second.length === 4 ? second : `${first.slice(0, 2)}${second}`;
  const month = SEASONS[/^[a-z]+/iu.exec(name)?.[0].toLowerCase() ?? ''] ?? 12;
  const quarter = /^(?:q|quarter\s+)([1-4])/iu.exec(name)?.[1];
  return Number(end) * 12 + (quarter === undefined ? month : Number(quarter) * 3);
};

export interface Editions {
  /** Oldest first, each edition once, as first written. Never empty. */
  readonly names: readonly string[];
  /** The place of the edition that the file itself is. */
  readonly own: number;
  /** The place of a name that stood in a label. */
  readonly placeOf: (name: string) => number;
}

export interface EditionWords {
  /** The names found in labels, in the file's order. */
  readonly labels: readonly string[];
  readonly title: string;
  /** A date that stands by itself near the title. */
  readonly date?: string | undefined;
  /** The edition that a person says the file is. */
  readonly as?: string | undefined;
  /** What a person calls an edition that was found. */
  readonly renamed?: ((name: string) => string) | undefined;
}

const tidy = (name: string): string => name.replace(/\s+/gu, ' ').trim();

/**
 * The editions a file tells of. The file is the newest of those in its labels and its title, or the one that a person
 * names.
 */
export const editionsOf = ({ labels, title, date, as, renamed = (name) => name }: EditionWords): Editions => {
  const names: string[] = [];
  const inTitle = editionInTitle(title);
  // "Progress in 2024" in a plan of March 2024 is of that edition.
  const year = inTitle === undefined || !monthOfYear(inTitle) ? undefined : /\d{4}$/u.exec(inTitle)?.[0];
  const meant = (found: string): string => renamed(tidy(year !== undefined && tidy(found) === year ? inTitle! : found));
  const add = (found: string): void => {
    const name = meant(found);
    if (!names.some((one) => sameEdition(one, name))) names.push(name);
  };
  for (const name of new Set(labels)) add(name);
  const given = as !== undefined && as.trim() !== '' ? tidy(as) : undefined;
  if (given !== undefined) {
    if (!names.some((one) => sameEdition(one, given))) names.push(given);
  } else if (inTitle !== undefined) add(inTitle);
  else if (names.length === 0) add(date ?? yearsInTitle(title) ?? FIRST);
  // Names without a date keep their order, after those with one.
  const sorted = names.toSorted((a, b) => (moment(a) ?? Infinity) - (moment(b) ?? Infinity) || 0);
  const placeOf = (name: string): number => sorted.findIndex((one) => sameEdition(one, name));
  // The same few names stand in the labels of every item.
  const places = new Map<string, number>();
  const placeOfLabel = (name: string): number => {
    let place = places.get(name);
    if (place === undefined) places.set(name, (place = placeOf(meant(name))));
    return place;
  };
  return {
    names: sorted,
    own: given === undefined ? sorted.length - 1 : placeOf(given),
    placeOf: placeOfLabel,
  };
};
