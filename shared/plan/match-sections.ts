import { likeness } from '../richtext/sequence.ts';
import { wordsOf } from '../richtext/words.ts';

/** A section of a plan as it is matched: what it was headed in any edition, the newest first. */
export interface KnownSection {
  readonly id: string;
  readonly number: string | null;
  readonly headings: readonly string[];
}

/** A section of a file: the sections of the plan that its matched items stand in, each as often as it does. */
export interface FoundSection {
  readonly number: string | null;
  readonly heading: string;
  readonly itemsFrom: readonly string[];
}

/** Headings less alike than this, 0 to 1, are not one. */
const ALIKE = 0.6;

const bare = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The key that stands most often, if it is that of half of all or more. */
const mostOf = (keys: readonly string[]): string | undefined => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return most && most[1] * 2 >= keys.length ? most[0] : undefined;
};

/**
 * Which section of a plan each section of a file is, by its heading, then by its items; `undefined` for a new one. Each is
 * used once.
 */
export const matchSections = (
  found: readonly FoundSection[],
  known: readonly KnownSection[],
): readonly (string | undefined)[] => {
  const out: (string | undefined)[] = found.map(() => undefined);
  const used = new Set<string>();
  const take = (at: number, id: string | undefined): void => {
    if (id === undefined || used.has(id) || out[at] !== undefined) return;
    used.add(id);
    out[at] = id;
  };
  const byHeading = new Map<string, KnownSection[]>();
  for (const section of known)
    for (const heading of new Set(section.headings.map(bare)))
      byHeading.set(heading, [...(byHeading.get(heading) ?? []), section]);
  const sameHeading = (at: number): KnownSection[] =>
    (byHeading.get(bare(found[at]!.heading)) ?? []).filter(({ id }) => !used.has(id));
  found.forEach(({ number }, at) => take(at, sameHeading(at).find((one) => one.number === number)?.id));
  found.forEach((_, at) => take(at, sameHeading(at)[0]?.id));
  found.forEach(({ itemsFrom }, at) => take(at, mostOf(itemsFrom)));
  const words = known.map((section) => section.headings.map((heading) => wordsOf(bare(heading))));
  found.forEach(({ heading }, at) => {
    const mine = wordsOf(bare(heading));
    if (out[at] !== undefined || mine.length === 0) return;
    let best: { readonly id: string; readonly like: number } | undefined;
    known.forEach(({ id }, other) => {
      const like = Math.max(0, ...words[other]!.map((one) => likeness(mine, one)));
      if (!used.has(id) && like >= ALIKE && like > (best?.like ?? 0)) best = { id, like };
    });
    take(at, best?.id);
  });
  return out;
};
