import { sameValue } from './same-value.ts';
import type { Block, Tree } from '../richtext/tree.ts';
import type { CellRef, Facts, SharedText } from './records.ts';

/** Where shared words stand in a text: from this block on, so many blocks. */
export interface SharedRun {
  readonly text: SharedText;
  readonly from: number;
  readonly count: number;
}

const standsAt = (tree: Tree, body: Tree, from: number): boolean =>
  body.every((block, at) => sameValue(tree[from + at], block));

/** Where a text holds other words block by block, first to last; runs do not overlap. */
export const runsOf = (tree: Tree, body: Tree): number[] => {
  const out: number[] = [];
  if (body.length === 0) return out;
  for (let at = 0; at + body.length <= tree.length;)
    if (standsAt(tree, body, at)) {
      out.push(at);
      at += body.length;
    } else at += 1;
  return out;
};

/** A text with other words in place of those, wherever they stand; `undefined` where they do not stand in it. */
export const withRunsReplaced = (tree: Tree, body: Tree, by: Tree): Tree | undefined => {
  const runs = runsOf(tree, body);
  if (runs.length === 0) return undefined;
  const out: Block[] = [];
  let next = 0;
  for (const from of runs) {
    out.push(...tree.slice(next, from), ...by);
    next = from + body.length;
  }
  return [...out, ...tree.slice(next)];
};

/** The shared texts that a text uses and still holds, in its order; `cell` says which text of the plan it is. */
export const sharedRuns = (tree: Tree, { shared = [] }: Facts, cell: Pick<CellRef, 'subject' | 'part'>): SharedRun[] =>
  shared
    .filter((text) => text.uses.some((use) => use.subject === cell.subject && use.part === cell.part))
    .flatMap((text) => runsOf(tree, text.body).map((from) => ({ text, from, count: text.body.length })))
    .toSorted((a, b) => a.from - b.from);
