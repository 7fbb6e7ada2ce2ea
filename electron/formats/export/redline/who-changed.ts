import type { Source } from '../blocks.ts';
import { partKey } from './red-block.ts';
import type { ChangesBy, EntryBy, RedlineBy, WhoChanged } from './red-block.ts';
import type { LayerableEdition } from './source-tree.ts';

/** What is printed under a name of its own, by the parts that its words are kept in. */
const KEPT_IN: Readonly<Record<string, (source: Source, after: LayerableEdition) => readonly string[]>> = {
  cover: () => ['text:title'],
  heading: () => ['text:heading'],
  opening: ({ subject }, { openings }) =>
    Object.hasOwn(openings, subject) ? ['text:name', openings[subject]!] : ['text:name'],
  answers: () => ['facts'],
};

const partsOf = (source: Source, after: LayerableEdition): readonly string[] =>
  Object.hasOwn(KEPT_IN, source.part)
    ? KEPT_IN[source.part]!(source, after)
    : // What a field said before is printed under its name with " slips".
      [source.part.split(' ')[0]!];

const newest = (some: readonly RedlineBy[]): RedlineBy | undefined =>
  some.toSorted((one, other) => Date.parse(other.date) - Date.parse(one.date))[0];

/**
 * Says of each entry who changed it and when, by what the plan keeps of its writers. A thing that went or came is by whom took it out
 * or put it in, as far as nobody wrote in it; what follows from other changes (a reference to an item with a new number, a
 * lead over words not yet updated) is by the maker of the redline.
 */
export const whoChanged = (before: LayerableEdition, after: LayerableEdition, by: ChangesBy): WhoChanged => {
  const { author, date, parts = {} } = by;
  const maker: RedlineBy = { author, date };
  const nobody: EntryBy = { words: maker, place: maker };
  const written = (subject: string, part: string): RedlineBy | undefined => {
    const key = partKey(subject, part);
    return Object.hasOwn(parts, key) ? parts[key] : undefined;
  };
  const isIn = ({ plan, parents }: LayerableEdition, subject: string): boolean =>
    subject === plan || Object.hasOwn(parents, subject);
  /** Who put a thing, or the nearest that it stands in, where it is, or took it out. */
  const placed = (subject: string): RedlineBy => {
    for (let at: string | undefined = subject; at !== undefined && at !== after.plan;) {
      const found = written(at, 'place');
      if (found) return found;
      at = (isIn(after, at) ? after : before).parents[at];
    }
    return maker;
  };
  return ({ prints, block }) => {
    if (!prints) return nobody;
    const { subject } = prints;
    const place = placed(subject);
    if (!isIn(after, subject)) return { words: place, place };
    if (block?.type === 'earlier-words') return { words: maker, place };
    const words = newest(partsOf(prints, after).flatMap((part) => written(subject, part) ?? []));
    return { words: words ?? (isIn(before, subject) ? maker : place), place };
  };
};
