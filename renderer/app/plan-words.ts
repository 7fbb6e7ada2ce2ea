/** A plan's name for the header: its title up to the colon or bracket that says what kind of document it is. */
export const shortTitle = (title: string): string => {
  const [first = ''] = title.split(/:\s|\s\(/, 1);
  return first.trim() || title.trim();
};

/** "1 item", "5 items"; numbers have their thousands parted. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

/** "10:42", the local time of an ISO 8601 time. */
export const timeOf = (iso: string): string => clock.format(new Date(iso));

const sameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();

/** "Today, 10:42", "Yesterday, 16:05" or "14 October 2022". */
export const whenWords = (iso: string, now: Date): string => {
  const then = new Date(iso);
  const dayBefore = new Date(now);
  dayBefore.setDate(now.getDate() - 1);
  if (sameDay(then, now)) return `Today, ${timeOf(iso)}`;
  if (sameDay(then, dayBefore)) return `Yesterday, ${timeOf(iso)}`;
  return day.format(then);
};

/** "14 October 2022, 10:42": for a list in which the time of day tells entries apart. */
export const dayAndTime = (iso: string): string => `${day.format(new Date(iso))}, ${timeOf(iso)}`;

/** "31 October 2022", of a day as it is kept: "2022-10-31". */
export const dayWords = (kept: string): string => day.format(new Date(`${kept}T12:00`));

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** "third edition", "12th edition"; `ordinal` counts from 1. */
export const editionOrdinal = (ordinal: number): string => {
  const word = ORDINALS[ordinal - 1];
  if (word) return `${word} edition`;
  const teens = ordinal % 100 >= 11 && ordinal % 100 <= 13;
  const ending = teens ? 'th' : (['th', 'st', 'nd', 'rd'][ordinal % 10] ?? 'th');
  return `${ordinal}${ending} edition`;
};

/** What a published file is called unless the person says otherwise: no character that a file system refuses. */
export const fileNameFor = (title: string, edition: string, extension: string): string => {
  const safe = `${shortTitle(title)} ${edition}`
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `${safe.slice(0, 120).trim() || 'Action plan'}.${extension}`;
};

/** Whether a file on its way in is the words on the clipboard. */
export const isClipboard = (name: string): boolean => /^clipboard\.(?:html|txt)$/.test(name);

/** What a file on its way in is called: words from the clipboard are in none. */
export const fileWords = (name: string): string => (isClipboard(name) ? 'the clipboard' : name);
