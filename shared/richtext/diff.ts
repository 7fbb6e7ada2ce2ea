import { canonicalJson } from './canonical.ts';
import { hunks, likeness, pairUp } from './sequence.ts';
import type { Block, Tree } from './tree.ts';
import { blockWords, shapeOf } from './words.ts';

/** How a block of one text stands to a block of another. */
export type BlockChange =
  | { readonly kind: 'same'; readonly before: Block; readonly after: Block }
  | { readonly kind: 'added'; readonly after: Block }
  | { readonly kind: 'removed'; readonly before: Block }
  | { readonly kind: 'changed'; readonly before: Block; readonly after: Block };

export interface WordChange {
  readonly kind: 'same' | 'added' | 'removed';
  /** Words with the white space between them. */
  readonly text: string;
}

/** How alike two blocks are, 0 to 1; blocks of different shapes are not alike at all. */
export const blockLikeness = (a: Block, b: Block): number =>
  shapeOf(a) === shapeOf(b) ? likeness(blockWords(a), blockWords(b)) : 0;

const changesWithin = (before: readonly Block[], after: readonly Block[]): BlockChange[] => {
  const out: BlockChange[] = [];
  let next = 0;
  const addUpTo = (end: number): void => {
    for (; next < end; next += 1) out.push({ kind: 'added', after: after[next]! });
  };
  pairUp(before, after, blockLikeness).forEach((pair, index) => {
    const block = before[index]!;
    if (pair === undefined) return void out.push({ kind: 'removed', before: block });
    addUpTo(pair);
    next = pair + 1;
    return void out.push({ kind: 'changed', before: block, after: after[pair]! });
  });
  addUpTo(after.length);
  return out;
};

/**
 * How one text became another, block by block in reading order. The `before`s in order are the old text, the `after`s the
 * new one. A removed and an added block that share most of their words are one changed block.
 */
export const diffBlocks = (before: Tree, after: Tree): BlockChange[] => {
  const out: BlockChange[] = [];
  let [at, on] = [0, 0];
  const sameUpTo = (end: number): void => {
    for (; at < end; [at, on] = [at + 1, on + 1]) out.push({ kind: 'same', before: before[at]!, after: after[on]! });
  };
  for (const { start, end, from, to } of hunks(before.map(canonicalJson), after.map(canonicalJson))) {
    sameUpTo(start);
    for (const change of changesWithin(before.slice(start, end), after.slice(from, to))) out.push(change);
    [at, on] = [end, to];
  }
  sameUpTo(before.length);
  return out;
};

/** Words, runs of white space and nothing else: joined, they are the text again. */
export const splitWords = (text: string): string[] => text.match(/\s+|\S+/gu) ?? [];

/** How one line of text became another, word by word. Same and removed joined are the old line, same and added the new. */
export const diffWords = (before: string, after: string): WordChange[] => {
  const [old, fresh] = [splitWords(before), splitWords(after)];
  const out: WordChange[] = [];
  const put = (kind: WordChange['kind'], words: readonly string[]): void => {
    if (words.length > 0) out.push({ kind, text: words.join('') });
  };
  let at = 0;
  for (const { start, end, from, to } of hunks(old, fresh)) {
    put('same', old.slice(at, start));
    put('removed', old.slice(start, end));
    put('added', fresh.slice(from, to));
    at = end;
  }
  put('same', old.slice(at));
  return out;
};
