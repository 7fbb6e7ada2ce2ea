import { plainText } from '../richtext/plain-text.ts';
import type { Tree } from '../richtext/tree.ts';
import type { Layers } from './layers.ts';
import type { Edition, Facts } from './records.ts';
import type { Tone } from './template.ts';

/** Dates that slipped: what a timescale said first, what it was changed to, edition by edition, and why. */

/** What a field said in an edition, on one line. */
export interface SaidThen {
  readonly edition: string;
  readonly words: string;
}

export interface SlipRevision extends SaidThen {
  /** `null` where nobody has said why. */
  readonly reason: string | null;
  /** True where the words were set back to what they were at first. */
  readonly setBack: boolean;
}

export interface Slips {
  readonly original: SaidThen;
  /** Oldest first; none where it still says what it said at first. */
  readonly revisions: readonly SlipRevision[];
}

/** What a field is held against: who says something else now is asked why. */
export interface AsksWhy {
  /** `date`: any other words. `status`: it was complete, and is not any more. */
  readonly about: 'date' | 'status';
  readonly from: SaidThen;
  /** True where what is kept of the edition shown is to be explained. */
  readonly asked: boolean;
  /** What was answered in the edition shown; `null` where nothing was. */
  readonly reason: string | null;
}

/** True for a field that holds a date by which something is to be done, by its key. */
export const isTimescale = (key: string): boolean => key.endsWith('timescale');

/** The words of a tree on one line. */
export const wordsOf = (tree: Tree): string => plainText(tree).replace(/\s+/g, ' ').trim();

/** Why a field was changed in an edition, as these facts have it; `null` where they do not. */
export const reasonIn = (facts: Facts, field: string, edition: string): string | null =>
  facts.reasons?.find((one) => one.edition === edition && one.field === field)?.reason ?? null;

/** The facts with another reason for a change, or with none where it is empty. */
export const withReason = (facts: Facts, field: string, edition: string, reason: string): Facts => {
  const { reasons = [], ...others } = facts;
  const rest = reasons.filter((one) => one.edition !== edition || one.field !== field);
  const all = reason === '' ? rest : [...rest, { edition, field, reason }];
  return all.length === 0 ? others : { ...others, reasons: all };
};

interface Asked {
  /** Oldest first. */
  readonly editions: readonly Edition[];
  /** The edition shown: what was said later is not read. */
  readonly edition: string;
  /** The item's facts as they read at an edition. */
  readonly factsAt: (edition: string) => Facts;
  readonly field: string;
}

/**
 * What a timescale said first and each change of it up to an edition. A layer that says what the one before it said is no
 * change, nor is one without words. `undefined` where nothing was ever said.
 */
export const slipsOf = (layers: Layers, { editions, edition, factsAt, field }: Asked): Slips | undefined => {
  let original: SaidThen | undefined;
  let last = '';
  const revisions: SlipRevision[] = [];
  for (const { id } of editions.slice(0, editions.findIndex((one) => one.id === edition) + 1)) {
    const cell = layers.get(id);
    const words = cell ? wordsOf(cell.body as Tree) : '';
    if (words === '' || words === last) continue;
    if (original)
      revisions.push({
        edition: id,
        words,
        reason: reasonIn(factsAt(id), field, id),
        setBack: words === original.words,
      });
    original ??= { edition: id, words };
    last = words;
  }
  return original && { original, revisions };
};

/** Tones that a completed item goes back to. Closing it is no going back. */
const UNDONE: readonly (Tone | 'none')[] = ['on-track', 'delayed', 'not-started'];

/** True where a field that now says this, of that tone, is to be explained: a date moved, something complete that no longer is. */
export const isToExplain = (
  { about, from }: Pick<AsksWhy, 'about' | 'from'>,
  words: string,
  tone: Tone | 'none',
): boolean => (about === 'date' ? words !== '' && words !== from.words : UNDONE.includes(tone));
