import { textOf } from './layout.ts';
import type { Line } from './layout.ts';

/** The parts of a page, of its height, in which running headers and footers stand. */
const HEAD = 0.095;
const FOOT = 0.905;
/** Further in, they are only looked for where their type is smaller than the text's. */
const WIDER = 0.05;
/** On a page laid on its side they stand as far in, in points. */
const MARGIN = 60;
const LONGEST = 200;
/** Lines so near in height, in points, stand at the same place. */
const SAME_PLACE = 4;

export interface PageLines {
  readonly number: number;
  readonly height: number;
  readonly lines: readonly Line[];
}

export type Running = 'Running header' | 'Running footer' | 'Page number';

const NUMBERS = /\d+|(?<![\p{L}])[ivxl]{1,6}(?![\p{L}])/gu;
const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };

const numberOf = (digits: string): number => {
  if (/^\d/u.test(digits)) return digits.length > 6 ? Number.NaN : Number(digits);
  const values = [...digits].map((one) => ROMAN[one]!);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
};

interface Candidate {
  readonly line: Line;
  readonly page: number;
  readonly text: string;
  readonly numbers: readonly number[];
  readonly head: boolean;
}

const PAGE_WORDS = /^(?:page|p\.?|pg\.?)?[\s|–—-]*#(?:\s*(?:of|\/|\|)\s*#)?[\s|–—-]*$/iu;

/** What no line of a plan says, wherever it repeats or not. */
const PAGE_OF = /^page \d{1,4} of \d{1,4}$/iu;

/** The rows at a page's edges: what a running line can be. */
const candidatesOf = ({ number, height, lines }: PageLines, bodySize: number): Candidate[] =>
  lines.flatMap((line): Candidate[] => {
    const wider = line.size < bodySize - 0.4 ? WIDER : 0;
    const head = line.y < Math.max(height * (HEAD + wider), MARGIN);
    if (!head && line.y < Math.min(height * (FOOT - wider), height - MARGIN)) return [];
    const text = textOf(line);
    if (text === '' || text.length > LONGEST) return [];
    const numbers = (text.match(NUMBERS) ?? []).map(numberOf);
    return [{ line, page: number, text, numbers, head }];
  });

/** Groups by place and words, whatever their numbers. */
const grouped = (candidates: readonly Candidate[]): Candidate[][] => {
  const groups = new Map<string, Candidate[]>();
  for (const one of candidates) {
    const words = one.text.replace(NUMBERS, '#');
    const place = Math.round(one.line.y / SAME_PLACE);
    // A line may fall on either side of a rounding: it is put with its neighbour where that was seen first.
    const key = [place, place - 1, place + 1].map((near) => `${near} ${words}`).find((near) => groups.has(near));
    if (key === undefined) groups.set(`${place} ${words}`, [one]);
    else groups.get(key)!.push(one);
  }
  return [...groups.values()];
};

/** Those of a group whose numbers stand still or run with the pages. */
const consistent = (group: readonly Candidate[], bodySize: number): Candidate[] => {
  const width = group[0]!.numbers.length;
  if (width === 0) return [...group];
  const plain = PAGE_WORDS.test(group[0]!.text.replace(NUMBERS, '#'));
  const offsets = (at: number): Map<number, number> => {
    const counts = new Map<number, number>();
    for (const { numbers, page } of group) {
      const offset = numbers[at]! - page;
      counts.set(offset, (counts.get(offset) ?? 0) + 1);
    }
    return counts;
  };
  const literal = new Map<string, Candidate[]>();
  for (const one of group) {
    const alike = literal.get(one.text);
    if (alike) alike.push(one);
    else literal.set(one.text, [one]);
  }
  const same = [...literal.values()].toSorted((a, b) => b.length - a.length)[0]!;
  for (let at = 0; at < width; at += 1) {
    const [offset, count] = [...offsets(at)].toSorted((a, b) => b[1] - a[1])[0]!;
    if (count <= same.length || count < 2) continue;
    const fits = group.filter(({ numbers, page }) => numbers[at]! - page === offset);
    // "Recommendation 4" at the top of page 7 is a heading: words with a number run only in type no larger than the text's.
    return plain ||
      fits.every(
        ({ line, head }) => line.size <= bodySize + (head ? 0.1 : LARGER_FOOT) && !line.runs.some(({ bold }) => bold),
      )
      ? fits
      : [];
  }
  return same;
};

/** Nothing begins with a heading at a page's foot, so type a little larger than the text's runs there too. */
const LARGER_FOOT = 2.1;

/** Heights so near that they are one place, numbered from the top. */
const placesOf = (candidates: readonly Candidate[]): Map<Candidate, number> => {
  const out = new Map<Candidate, number>();
  let [place, last] = [0, -Infinity];
  for (const one of candidates.toSorted((a, b) => a.line.y - b.line.y)) {
    if (one.line.y - last > SAME_PLACE) place += 1;
    last = one.line.y;
    out.set(one, place);
  }
  return out;
};

const pagesAt = (candidates: Iterable<Candidate>, places: ReadonlyMap<Candidate, number>): Map<number, Set<number>> => {
  const out = new Map<number, Set<number>>();
  for (const one of candidates) {
    const place = places.get(one)!;
    const pages = out.get(place);
    if (pages) pages.add(one.page);
    else out.set(place, new Set([one.page]));
  }
  return out;
};

/**
 * The lines that repeat at the same place of the pages' heads and feet: running headers, footers and page numbers. One page
 * repeats nothing. `bodySize` is the size of the text, in points.
 */
export const runningLines = (pages: readonly PageLines[], bodySize: number): Map<Line, Running> => {
  const out = new Map<Line, Running>();
  const all = pages.flatMap((page) => candidatesOf(page, bodySize));
  const lone = (): Map<Line, Running> => {
    for (const { line, text, head } of all) if (!head && PAGE_OF.test(text)) out.set(line, 'Page number');
    return out;
  };
  if (pages.length < 2) return lone();
  const places = placesOf(all);
  const repeated = new Map<Candidate, Running>();
  for (const group of grouped(all)) {
    const kept = consistent(group, bodySize);
    const plain = PAGE_WORDS.test(group[0]!.text.replace(NUMBERS, '#'));
    const least = plain || pages.length < 4 ? 2 : 3;
    if (new Set(kept.map(({ page }) => page)).size < least) continue;
    for (const one of kept) repeated.set(one, plain ? 'Page number' : one.head ? 'Running header' : 'Running footer');
  }
  // A label may happen to stand first on several pages. A running line's place is its own: other words seldom stand there.
  const [any, again] = [pagesAt(all, places), pagesAt(repeated.keys(), places)];
  for (const [one, what] of repeated) {
    const place = places.get(one)!;
    if (again.get(place)!.size >= OWN_PLACE * any.get(place)!.size) out.set(one.line, what);
  }
  return lone();
};

/** Of the pages that have a line at a place, so many must repeat it. */
const OWN_PLACE = 0.6;
