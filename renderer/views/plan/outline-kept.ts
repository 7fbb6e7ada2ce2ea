import type { Outline, OutlineItem, OutlineSection } from '../../../shared/ipc/contract.ts';
import { sameValue } from '../../../shared/plan/same-value.ts';
import type { ToFix } from './outline-filter.ts';

/**
 * What is read anew after every save is mostly what it was: the same objects are kept for it, so that a plan of thousands of
 * items costs no more than what changed.
 */

const keepList = <T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
  keep: (before: T, after: T) => T,
): readonly T[] => {
  const known = before.length === 0 ? undefined : new Map(before.map((one) => [one.id, one]));
  let same = before.length === after.length;
  const kept = after.map((one, at) => {
    // Mostly the things stand where they stood.
    const old = before[at]?.id === one.id ? before[at] : known?.get(one.id);
    const now = old === undefined ? one : keep(old, one);
    same &&= now === before[at];
    return now;
  });
  return same ? before : kept;
};

const keepItem = (before: OutlineItem, after: OutlineItem): OutlineItem => {
  const items = keepList(before.items, after.items, keepItem);
  return items === before.items &&
    before.number === after.number &&
    before.words === after.words &&
    before.kind === after.kind &&
    before.updated === after.updated &&
    before.owner === after.owner &&
    before.folded === after.folded &&
    sameValue(before.answers, after.answers) &&
    before.status.tone === after.status.tone &&
    before.status.words === after.status.words
    ? before
    : { ...after, items };
};

const keepSection = (before: OutlineSection, after: OutlineSection): OutlineSection => {
  const items = keepList(before.items, after.items, keepItem);
  return items === before.items &&
    before.number === after.number &&
    before.heading === after.heading &&
    before.kind === after.kind
    ? before
    : { ...after, items };
};

/** An outline as it is now, of which everything that says what it said is the very object it was. */
export const keepOutline = (before: Outline, after: Outline): Outline => {
  if (before === after) return before;
  const sections = keepList(before.sections, after.sections, keepSection);
  const same = sections === before.sections && before.edition === after.edition && before.title === after.title;
  return same ? before : { ...after, sections };
};

/** The counts as they are now; the very map from before where they are the same. */
export const keepCounts = (before: ToFix, after: ToFix): ToFix =>
  before.size === after.size && [...after].every(([id, count]) => before.get(id) === count) ? before : after;
