import type { FieldView } from '../../shared/plan/edition-view.ts';
import { isToExplain, wordsOf } from '../../shared/plan/slips.ts';
import type { AsksWhy } from '../../shared/plan/slips.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import { toneOfField } from './page-fields.ts';
import type { FieldSpec } from './page-fields.ts';

/** What a field is asked, as it reads on screen now: `null` where there is nothing to explain. */
export const askedOf = (spec: Pick<FieldSpec, 'view' | 'words' | 'meanings'>, tree: Tree): AsksWhy | null => {
  const { asksWhy } = spec.view as Partial<FieldView>;
  if (!asksWhy) return null;
  const now = wordsOf(tree);
  return isToExplain(asksWhy, now, toneOfField(spec, now)) ? asksWhy : null;
};
