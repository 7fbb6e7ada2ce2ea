import type { ReviewLine } from '../../../shared/plan/review.ts';

const PAGE = 1000;
/** As many pages of a long file as are shown together: the first is shown at once. */
const SHOWN_TOGETHER = 10;

export interface LinesToRead {
  /** How many lines the file has. */
  readonly count: number;
  /** The lines as they were known before; they stand until they are read anew. */
  readonly known: readonly ReviewLine[];
  /** The place of the line one is at: what is about it is read first. */
  readonly here: number | undefined;
  readonly page: (from: number, count: number) => Promise<readonly ReviewLine[]>;
  /** Takes the lines as they stand; false where nobody wants them any more. */
  readonly take: (lines: readonly ReviewLine[]) => boolean;
}

/** Reads all lines of a file, page by page, those about the place one is at first, so that a change shows there at once. */
export const readLines = async ({ count, known, here, page, take }: LinesToRead): Promise<void> => {
  const pages = Array.from({ length: Math.ceil(count / PAGE) }, (_, at) => at);
  // A line that is not there yet cannot be skipped: at the first reading the pages come in order.
  const near = here !== undefined && known.length === count ? Math.floor(here / PAGE) : 0;
  const order = [near, ...pages.filter((at) => at !== near)].filter((at) => at < pages.length);
  const lines = known.slice(0, count);
  if (order.length === 0) take(lines);
  for (const [done, at] of order.entries()) {
    const read = await page(at * PAGE, PAGE);
    lines.splice(at * PAGE, read.length, ...read);
    const shows = done === 0 || done + 1 === order.length || (done + 1) % SHOWN_TOGETHER === 0;
    if (shows && !take([...lines])) return;
  }
};
