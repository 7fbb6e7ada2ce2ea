import type { FieldView } from '../../shared/plan/edition-view.ts';
import { isToExplain, wordsOf } from '../../shared/plan/slips.ts';
import type { AsksWhy } from '../../shared/plan/slips.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import type { FieldSpec } from './page-fields.ts';
import { sameTree } from './same-tree.ts';

const bare = (words: string): string =>
  words
    .replace(/[\s.:]+/g, ' ')
    .trim()
    .toLowerCase();

/** What a field is asked, as it reads on screen now: `null` where there is nothing to explain. */
export const askedOf = ({ view, words }: Pick<FieldSpec, 'view' | 'words'>, tree: Tree): AsksWhy | null => {
  const { asksWhy } = view as Partial<FieldView>;
  if (!asksWhy) return null;
  // What is kept was read by all that the plan knows of its words; what is being written, by this edition's own.
  if (sameTree(tree, view.tree)) return asksWhy.asked ? asksWhy : null;
  const now = wordsOf(tree);
  const tone = words.find(({ word }) => bare(word) === bare(now))?.tone ?? 'none';
  return isToExplain(asksWhy, now, tone) ? asksWhy : null;
};
