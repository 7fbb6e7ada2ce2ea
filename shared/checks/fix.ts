import type { Inline, Tree } from '../richtext/tree.ts';
import { replaceInline, replaceWords } from '../richtext/replace-words.ts';

/** Words of a text, and which occurrence of them is meant, as `replace-words.ts` counts them. */
export interface Spot {
  readonly words: string;
  readonly nth: number;
}

/** The reference of a text that leads nowhere, counted from 0 among those that do. */
export interface BrokenSpot {
  readonly broken: number;
}

/** What a press on a button does about a finding. `safe`: it may be done to all findings of its kind at once. */
export type Fix = { readonly button: string; readonly safe?: boolean | undefined } & (
  | { readonly do: 'refer'; readonly at: Spot; readonly item: string; readonly number: string }
  /** The person says which item is meant. */
  | { readonly do: 'choose-item'; readonly at: Spot | BrokenSpot; readonly number: string }
  /** Puts words where others stand, or where a reference does. */
  | { readonly do: 'put'; readonly at: Spot | BrokenSpot; readonly by: string }
  /** Puts words in place of the whole text; `name`: what that is called in "Undo …", before the name of the field. */
  | { readonly do: 'write'; readonly words: string; readonly name?: string | undefined }
  /** Takes a status word into the edition's own list, which the person sees first. */
  | { readonly do: 'word'; readonly word: string }
  /** The person says what a status word means, for the whole plan: it changes no edition. */
  | { readonly do: 'tone'; readonly word: string }
  /** Takes away that an item answers another, which is gone. */
  | { readonly do: 'unlink'; readonly to: string }
  /** The person says that it is right as it stands; `key` is what is remembered of it. */
  | { readonly do: 'leave'; readonly key: string }
  /** The person says why it was changed, at the field itself. */
  | { readonly do: 'explain' }
);

/** Fixes that write in the text of the field. */
export const TEXT_FIXES = ['refer', 'choose-item', 'put', 'write'] as const satisfies readonly Fix['do'][];
export type TextFix = Extract<Fix, { do: (typeof TEXT_FIXES)[number] }>;
export const isTextFix = (fix: Fix): fix is TextFix => (TEXT_FIXES as readonly string[]).includes(fix.do);

/** Fixes that can be done to an edition that is only read. */
export const isForReaders = (fix: Fix): boolean => fix.do === 'tone';

/**
 * Puts something in place of words, or of a reference that leads nowhere; `isThere` tells the items of the edition. The very
 * same tree where they are gone.
 */
export const replaceAt = (
  tree: Tree,
  at: Spot | BrokenSpot,
  by: readonly Inline[],
  isThere: (item: string) => boolean,
): Tree =>
  'broken' in at
    ? replaceInline(tree, (one) => one.type === 'cross-reference' && !isThere(one.item), at.broken, by)
    : replaceWords(tree, at.words, at.nth, by);
