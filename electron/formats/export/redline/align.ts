/** How two sequences of keys, each key once in each, stand to each other. */
export type AlignStep =
  | { readonly is: 'kept'; readonly before: number; readonly after: number }
  | { readonly is: 'left'; readonly before: number }
  | { readonly is: 'came'; readonly after: number };

/** The places in `after` of a heaviest run of common keys whose order is the same in both; `pairs` are in the order of `before`. */
const heaviestRun = (pairs: readonly { readonly after: number; readonly weight: number }[], size: number): number[] => {
  // best[i]: of the runs that end at a place below i, the index of the heaviest's last pair (a Fenwick tree of maxima).
  const best = new Int32Array(size + 1).fill(-1);
  const total = new Float64Array(pairs.length);
  const previous = new Int32Array(pairs.length).fill(-1);
  const heavier = (a: number, b: number): number => (b < 0 || (a >= 0 && total[a]! >= total[b]!) ? a : b);
  let last = -1;
  for (const [index, { after, weight }] of pairs.entries()) {
    let found = -1;
    for (let at = after; at > 0; at -= at & -at) found = heavier(found, best[at]!);
    previous[index] = found;
    total[index] = weight + (found < 0 ? 0 : total[found]!);
    for (let at = after + 1; at <= size; at += at & -at) best[at] = heavier(best[at]!, index);
    last = heavier(last, index);
  }
  const run: number[] = [];
  for (let at = last; at >= 0; at = previous[at]!) run.push(pairs[at]!.after);
  return run.toReversed();
};

/**
 * Lays one sequence over another: of the keys that both have, as many (by weight) as can be are kept in their order; all
 * others leave their place, come to one, or do both. What leaves stands before what comes. Takes n log n.
 */
export const align = (
  before: readonly string[],
  after: readonly string[],
  weightOf: (beforeIndex: number) => number = () => 1,
): AlignStep[] => {
  const places = new Map(after.map((key, index) => [key, index]));
  const origins = new Map<number, number>();
  const pairs = before.flatMap((key, index) => {
    const place = places.get(key);
    if (place === undefined) return [];
    origins.set(place, index);
    return [{ after: place, weight: weightOf(index) }];
  });
  const steps: AlignStep[] = [];
  let [at, on] = [0, 0];
  const upTo = (end: number, to: number): void => {
    for (; at < end; at += 1) steps.push({ is: 'left', before: at });
    for (; on < to; on += 1) steps.push({ is: 'came', after: on });
  };
  for (const place of heaviestRun(pairs, after.length)) {
    upTo(origins.get(place)!, place);
    steps.push({ is: 'kept', before: at, after: on });
    [at, on] = [at + 1, on + 1];
  }
  upTo(before.length, after.length);
  return steps;
};
