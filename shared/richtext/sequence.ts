import { diffArrays } from 'diff';

/** A change between two sequences: `before[start, end)` became `after[from, to)`. One of the two may be empty. */
export interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** Sequences that differ by more steps than this are taken as wholly rewritten: a closer look would take too long. */
const MOST_STEPS = 4000;

/**
 * The changes between two sequences of keys, in order and never touching: the fewest that there can be, or one where they
 * differ by more than `most` steps.
 */
export const hunks = (before: readonly string[], after: readonly string[], most = MOST_STEPS): Hunk[] => {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let [end, to] = [before.length, after.length];
  while (end > head && to > head && before[end - 1] === after[to - 1]) [end, to] = [end - 1, to - 1];
  if (end === head && to === head) return [];
  const changes = diffArrays(before.slice(head, end), after.slice(head, to), { maxEditLength: most });
  if (!changes) return [{ start: head, end, from: head, to }];
  const out: Hunk[] = [];
  let [at, on] = [head, head];
  for (const { added, removed, count } of changes) {
    const next = { start: at, end: at + (added ? 0 : count), from: on, to: on + (removed ? 0 : count) };
    [at, on] = [next.end, next.to];
    if (!added && !removed) continue;
    const last = out.at(-1);
    if (last?.end === next.start && last.to === next.from)
      out[out.length - 1] = { ...last, end: next.end, to: next.to };
    else out.push(next);
  }
  return out;
};

/** What share of the words of two texts is common to both, 0 to 1 (Dice, each word as often as it stands). */
export const likeness = (a: readonly string[], b: readonly string[]): number => {
  if (a.length + b.length === 0) return 1;
  const counts = new Map<string, number>();
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const left = counts.get(word) ?? 0;
    if (left > 0) common += 1;
    counts.set(word, left - 1);
  }
  return (2 * common) / (a.length + b.length);
};

/** Less alike than this, one text is not an edited form of the other. */
const ALIKE = 0.4;
/** More pairs than this are not compared. */
const MOST_PAIRS = 40_000;

/**
 * For each of `before`, which of `after` is its edited form, if any: in order, never crossing, with the greatest likeness
 * overall. `like` gives 0 to 1 for two of them.
 */
export const pairUp = <T>(
  before: readonly T[],
  after: readonly T[],
  like: (a: T, b: T) => number,
): readonly (number | undefined)[] => {
  const pairs: (number | undefined)[] = before.map(() => undefined);
  if (before.length * after.length > MOST_PAIRS) return pairs;
  const width = after.length + 1;
  const alike = before.map((one) => after.map((other) => like(one, other)));
  // best[i * width + j]: the greatest likeness of before[i…] and after[j…].
  const best = new Float64Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const score = alike[i]![j]!;
      const paired = score >= ALIKE ? score + best[(i + 1) * width + j + 1]! : 0;
      best[i * width + j] = Math.max(paired, best[(i + 1) * width + j]!, best[i * width + j + 1]!);
    }
  for (let [i, j] = [0, 0]; i < before.length && j < after.length;) {
    const score = alike[i]![j]!;
    const here = best[i * width + j]!;
    if (score >= ALIKE && here === score + best[(i + 1) * width + j + 1]!) {
      pairs[i] = j;
      [i, j] = [i + 1, j + 1];
    } else if (here === best[(i + 1) * width + j]!) i += 1;
    else j += 1;
  }
  return pairs;
};
