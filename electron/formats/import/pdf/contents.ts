import { textOf } from './layout.ts';
import type { Line } from './layout.ts';

const LEADER = /(?:[.…·_]{3,}|(?:[.…·]\s){3,})\s*(?:\d{1,4}|[ivxl]{1,6})$/u;
const HEADING = /^(?:table of )?contents(?: page| list)?:?$/iu;
const ENDS_IN_NUMBER = /\s\d{1,3}$/u;
const LONGEST = 300;
const FEWEST = 3;
/** Rows of a list of contents may stand between two that show it: headings on two lines. */
const MOST_BETWEEN = 2;

interface Row {
  readonly lines: Line[];
  text: string;
}

const rowsOf = (lines: readonly Line[]): Row[] => {
  const rows: Row[] = [];
  for (const line of lines) {
    const last = rows.at(-1);
    if (last && Math.abs(last.lines[0]!.y - line.y) < 0.3 * line.size) last.lines.push(line);
    else rows.push({ lines: [line], text: '' });
  }
  for (const row of rows)
    row.text = row.lines
      .toSorted((a, b) => a.x0 - b.x0)
      .map(textOf)
      .join(' ');
  return rows;
};

/** The lines of one page that are a list of contents, its heading among them. `lines` stand from top to bottom. */
export const contentsLines = (lines: readonly Line[]): Set<Line> => {
  const rows = rowsOf(lines);
  const heading = rows.findIndex(({ text }) => text.length < 40 && HEADING.test(text));
  const right = lines.reduce((most, { x1 }) => Math.max(most, x1), 0);
  const listed = rows.map(({ text, lines: inside }, at) => {
    if (text.length > LONGEST) return false;
    if (LEADER.test(text)) return true;
    // Without leaders a number at the right edge shows an entry, under the heading alone.
    const atEdge = inside.some((line) => right - line.x1 < 6 && /\d$/u.test(textOf(line)));
    return heading >= 0 && at > heading && ENDS_IN_NUMBER.test(` ${text}`) && atEdge;
  });
  const out = new Set<Line>();
  const add = (from: number, to: number): void => {
    for (const { lines: inside } of rows.slice(from, to + 1)) for (const line of inside) out.add(line);
  };
  let from = -1;
  let last = -1;
  const runs: [number, number, number][] = [];
  let count = 0;
  listed.forEach((is, at) => {
    if (!is) return;
    if (from >= 0 && at - last - 1 > MOST_BETWEEN) {
      runs.push([from, last, count]);
      from = -1;
    }
    if (from < 0) [from, count] = [at, 0];
    last = at;
    count += 1;
  });
  if (from >= 0) runs.push([from, last, count]);
  for (const [first, end, found] of runs) {
    const led = heading >= 0 && first > heading && first - heading <= MOST_BETWEEN + 1;
    if (found < FEWEST && !led) continue;
    add(led ? heading : first, end);
  }
  return out;
};
