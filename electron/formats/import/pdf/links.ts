import { SAFE_HREF } from '../../../../shared/richtext/safe-href.ts';
import type { LinkArea, Run } from './layout.ts';

const LONGEST = 2000;

/** How wide letters are, roughly, in sizes of type: enough to find the word in which a link begins. */
const widthOf = (one: string): number => {
  if (/[\s.,:;'’|!ijltfI()[\]-]/u.test(one)) return 0.3;
  if (/[mwMW—@%]/u.test(one)) return 0.86;
  return /\p{Lu}|\d/u.test(one) ? 0.64 : 0.53;
};

/** How wide a text is set, roughly, as a part of the size of its type. */
export const roughWidth = (text: string): number => [...text].reduce((sum, one) => sum + widthOf(one), 0);

/** The x at which each character of a run begins, and the x at which it ends. */
const edgesOf = (run: Run): number[] => {
  const letters = [...run.text];
  const whole = roughWidth(run.text) || 1;
  const edges = [run.x];
  for (const one of letters) edges.push(edges.at(-1)! + (widthOf(one) / whole) * run.width);
  return edges;
};

/** A run parted at a word's edge; the parts keep every character. */
const parted = (run: Run, area: LinkArea): Run[] => {
  if (run.text.length > LONGEST) return [run];
  const letters = [...run.text];
  const edges = edgesOf(run);
  // Words only: a link begins and ends at the edge of one.
  const cuts = letters
    .map((_, at) => at)
    .filter((at) => at > 0 && /\s/u.test(letters[at - 1]!) && !/\s/u.test(letters[at]!));
  const nearest = (x: number, all: readonly number[]): number =>
    all.reduce((best, at) => (Math.abs(edges[at]! - x) < Math.abs(edges[best]! - x) ? at : best), all[0]!);
  const from = nearest(area.x0, [0, ...cuts]);
  // A full stop or comma that the area does not reach stays outside.
  const ends = [
    ...new Set([
      ...cuts,
      ...letters.map((_, at) => at).filter((at) => /[\s.,;:)]/u.test(letters[at]!)),
      letters.length,
    ]),
  ];
  const to = nearest(
    area.x1,
    ends.filter((at) => at > from),
  );
  const piece = (start: number, end: number, href?: string): Run[] =>
    end > start
      ? [
          {
            ...run,
            text: letters.slice(start, end).join(''),
            x: edges[start]!,
            width: edges[end]! - edges[start]!,
            ...(href === undefined ? {} : { href }),
            ...(start > 0 ? { spaced: false } : {}),
          },
        ]
      : [];
  return [...piece(0, from), ...piece(from, to, area.href), ...piece(to, letters.length)];
};

const MARGIN = 2;

/** Runs with the links that lie over them; a run over which a link lies in part is parted at a word's edge. */
export const withLinks = (runs: readonly Run[], areas: readonly LinkArea[]): Run[] => {
  const safe = areas.filter(({ href }) => SAFE_HREF.test(href));
  if (safe.length === 0) return [...runs];
  const byTop = safe.toSorted((a, b) => a.y0 - b.y0);
  const tallest = byTop.reduce((most, { y0, y1 }) => Math.max(most, y1 - y0), 0);
  const areasAt = (y: number): LinkArea[] => {
    let [low, high] = [0, byTop.length];
    while (low < high) {
      const at = (low + high) >> 1;
      if (byTop[at]!.y0 < y - tallest) low = at + 1;
      else high = at;
    }
    const found: LinkArea[] = [];
    for (let at = low; at < byTop.length && byTop[at]!.y0 <= y; at += 1) if (byTop[at]!.y1 >= y) found.push(byTop[at]!);
    return found.toSorted((a, b) => a.x0 - b.x0);
  };
  return runs.flatMap((run) => {
    let left: Run[] = [run];
    for (const area of areasAt(run.y - 0.3 * run.size))
      left = left.flatMap((one) => {
        const overlap = Math.min(one.x + one.width, area.x1) - Math.max(one.x, area.x0);
        if (one.href !== undefined || overlap < 0.3 * Math.min(one.width, area.x1 - area.x0) || overlap <= 0)
          return [one];
        const whole = area.x0 <= one.x + MARGIN && area.x1 >= one.x + one.width - MARGIN;
        return whole ? [{ ...one, href: area.href }] : parted(one, area);
      });
    return left;
  });
};
