import type { ReadTree } from '../richtext/marked.ts';
import type { ProsePart } from './records.ts';

/** How one edition stands to another, thing by thing: plain values between the engine and whoever asks. */

export const CHANGE_KINDS = [
  'text',
  'status',
  'timescale',
  'facts',
  'added',
  'retired',
  'moved',
  'renumbered',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Where a thing stands in an edition. */
export interface ComparedPlace {
  readonly number: string | null;
  /** The item's name or first words; a section's heading; the plan's title. */
  readonly words: string;
  /** The printed heading of the section it stands in; empty for a section and the plan. */
  readonly section: string;
}

/** A text that says something else. */
export interface ChangedText {
  readonly part: ProsePart;
  /** The key of a field; the name of another text ("title", "narrative"). */
  readonly key: string;
  /** As the window names it: "Progress made". */
  readonly label: string;
  readonly kind: 'text' | 'status' | 'timescale';
  /** `new`: the field is of edition scope and was written anew. */
  readonly how: 'reworded' | 'new' | 'emptied' | 'filled';
}

/** One thing that changed: one entry, however much of it changed. */
export interface ThingChange {
  readonly subject: string;
  readonly thing: 'plan' | 'section' | 'item';
  /** At least one. A thing that moved is not also `renumbered`; one that was added or retired is nothing else. */
  readonly kinds: readonly ChangeKind[];
  /** `null` for a thing that was added. */
  readonly before: ComparedPlace | null;
  /** `null` for a thing that was retired. */
  readonly after: ComparedPlace | null;
  readonly texts: readonly ChangedText[];
}

/** All that changed, in the reading order of the later edition; what was retired stands where it stood. */
export interface Comparison {
  readonly before: string;
  readonly after: string;
  readonly things: readonly ThingChange[];
  /** How many items are in both and did not change. */
  readonly same: number;
  /** How many things changed, by kind. */
  readonly counts: Readonly<Record<ChangeKind, number>>;
}

/** A text of a thing in both editions, laid over each other. */
export interface ComparedText {
  readonly part: ProsePart;
  readonly key: string;
  readonly kind: 'text' | 'status' | 'timescale';
  /** The labels as printed in the two editions; `null` where the edition has no such field. */
  readonly labels: { readonly before: string | null; readonly after: string | null };
  readonly changed: boolean;
  /** True where the later edition has not written it yet: what is shown is the earlier edition's, unchanged. */
  readonly notUpdated: boolean;
  readonly marked: ReadTree;
}

/** A fact of an item that changed: its owner, what it answers. In words, empty where there is none. */
export interface ComparedFact {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

export interface ComparedThing {
  readonly change: ThingChange;
  /** Where it moved from and to, in a sentence, and what that did to others' numbers; or which number it took. Without full stops. */
  readonly moved: readonly string[];
  /** All texts, in reading order, also those that are the same. */
  readonly texts: readonly ComparedText[];
  readonly facts: readonly ComparedFact[];
  /** Numbers of items, for references in the words. */
  readonly numbers: {
    readonly before: Readonly<Record<string, string>>;
    readonly after: Readonly<Record<string, string>>;
  };
}
