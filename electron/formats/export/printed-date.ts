export interface DayMonthYear {
  readonly day: number;
  /** 1 to 12. */
  readonly month: number;
  readonly year: number;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** A date as publications print it: "21 November 2026". Throws for a month outside 1 to 12. */
export const printedDate = ({ day, month, year }: DayMonthYear): string => {
  const name = MONTHS[month - 1];
  if (!name) throw new RangeError(`There is no month ${month}`);
  return `${day} ${name} ${year}`;
};

/** The day that a date as kept ("2022-10-31") names; `undefined` where there is none. */
export const dayOf = (kept: string | undefined): DayMonthYear | undefined => {
  const [year, month, day] = kept?.split('-').map(Number) ?? [];
  return year && month && day ? { day, month, year } : undefined;
};
