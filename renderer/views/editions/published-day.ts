/** A day as it is typed, in the order of a British date. */
export interface TypedDay {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** `null` where nothing is typed: nobody knows the day. */
export type ReadDay = { readonly day: string | null } | { readonly refused: string };

const REFUSED = 'Enter a real date of publication, such as 31 October 2022';
/** Nothing is published further ahead than that, in years. */
const AHEAD = 1;

/** The day of a moment, as typed. */
export const typedDay = (now: Date): TypedDay => ({
  day: String(now.getDate()),
  month: String(now.getMonth() + 1),
  year: String(now.getFullYear()),
});

/** A typed day as it is kept, "2022-10-31", or why it is none. `now` is the moment it is typed. */
export const readDay = ({ day, month, year }: TypedDay, now: Date): ReadDay => {
  if ([day, month, year].every((part) => part.trim() === '')) return { day: null };
  const [d, m, y] = [day, month, year].map((part) => (/^\d{1,4}$/.test(part.trim()) ? Number(part) : Number.NaN));
  if ([d, m, y].some(Number.isNaN) || y! < 1000) return { refused: REFUSED };
  const read = new Date(Date.UTC(y!, m! - 1, d!));
  if (read.getUTCMonth() !== m! - 1 || read.getUTCDate() !== d!) return { refused: REFUSED };
  if (y! > now.getFullYear() + AHEAD) return { refused: `Enter a year up to ${now.getFullYear() + AHEAD}` };
  return { day: read.toISOString().slice(0, 10) };
};
