import { oneLine } from './one-line.ts';

/** Names of editions as writers put them: "Oct 2021", "October 2021", "2018 – 2021", "First edition". */

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const DATED = /^(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+((?:19|20)\d\d)$/i;

export interface MonthOfYear {
  /** 1 to 12. */
  readonly month: number;
  readonly year: number;
}

/** The month and year a name gives, or `undefined` for a name of another shape. */
export const monthOfYear = (name: string): MonthOfYear | undefined => {
  const [, word, year] = DATED.exec(name.trim()) ?? [];
  if (!word || !year) return undefined;
  const whole = /^[a-z]+/i.exec(name.trim())![0].toLowerCase();
  const month = MONTHS.findIndex((one) => one.toLowerCase().startsWith(word.slice(0, 3).toLowerCase()));
  // "Octopus 2021" is no month: what was written must begin the month's own name (or be "Sept").
  const full = MONTHS[month]!.toLowerCase();
  return full.startsWith(whole.replace(/^sept$/, 'sep')) ? { month: month + 1, year: Number(year) } : undefined;
};

const bare = (name: string): string =>
  name
    .trim()
    .replace(/\s*[-\u2010-\u2015]\s*/g, '-')
    .replace(/\s+/g, ' ')
    .toLowerCase();

/** True where two names mean one edition: "Oct 2021" and "October 2021", "2018 – 2021" and "2018-2021". */
export const sameEdition = (a: string, b: string): boolean => {
  const [x, y] = [monthOfYear(a), monthOfYear(b)];
  return x && y ? x.month === y.month && x.year === y.year : bare(a) === bare(b);
};

/** True where both names are months and the first is the earlier one. */
export const isEarlier = (a: string, b: string): boolean => {
  const [x, y] = [monthOfYear(a), monthOfYear(b)];
  return x !== undefined && y !== undefined && (x.year - y.year || x.month - y.month) < 0;
};

/** No edition's name is longer, in characters. */
export const LONGEST_NAME = 80;

/** A name as typed, fit to be kept and printed. */
export const tidyName = (name: string): string => oneLine(name).replace(/\s+/g, ' ').trim();

/** "October 2021": how the window and a title name an edition. Names of another shape stay as they are. */
export const longName = (name: string): string => {
  const dated = monthOfYear(name);
  return dated ? `${MONTHS[dated.month - 1]} ${dated.year}` : name.trim();
};

/** "Oct 2021": how a label names an edition. */
export const shortName = (name: string): string => {
  const dated = monthOfYear(name);
  return dated ? `${MONTHS[dated.month - 1]!.slice(0, 3)} ${dated.year}` : name.trim();
};

/** The names with the dated ones in order of date; names of another shape stay where they are. */
export const inDateOrder = (names: readonly string[]): string[] => {
  const month = (name: string): number => {
    const dated = monthOfYear(name)!;
    return dated.year * 12 + dated.month;
  };
  const dated = names.filter((name) => monthOfYear(name)).toSorted((a, b) => month(a) - month(b));
  return names.map((name) => (monthOfYear(name) ? dated.shift()! : name));
};

/** The same month a year on: what a next edition is called unless the writer says otherwise. `undefined` if undated. */
export const yearOn = (name: string): string | undefined => {
  const dated = monthOfYear(name);
  return dated ? `${MONTHS[dated.month - 1]} ${dated.year + 1}` : undefined;
};

/** How the window names an edition among others: "October 2021", "October 2021, re-issue 1". */
export const editionName = ({
  label,
  reissue,
}: {
  readonly label: string;
  readonly reissue?: number | undefined;
}): string => (reissue ? `${longName(label)}, re-issue ${reissue}` : longName(label));

const ISSUE = /^(.*\S)\s*,\s*(?:first\s+issue|re-?\s?issue\s+([1-9]\d?))$/iu;

/** An edition's name and which of its issues is meant, 0 for the first; `undefined` where the name says nothing of issues. */
export const issueNamed = (name: string): { readonly label: string; readonly reissue: number | undefined } => {
  const [, label, number] = ISSUE.exec(name.trim()) ?? [];
  return label === undefined ? { label: name, reissue: undefined } : { label, reissue: Number(number ?? 0) };
};
