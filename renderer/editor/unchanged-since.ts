import { editionName } from '../../shared/plan/edition-name.ts';
import { wordsOf } from '../../shared/plan/slips.ts';
import { isBlank } from '../../shared/richtext/plain-text.ts';
import type { EditionCard } from '../../shared/ipc/contract.ts';
import type { FieldSpec } from './page-fields.ts';
import { sameTree } from './same-tree.ts';
import type { FieldState } from './session.ts';

type Read = Pick<FieldState, 'tree'>;
type Told = Pick<FieldSpec, 'view' | 'scope'>;

/** True where what is written anew in each edition rolled on all the same: the item is folded. */
const stands = ({ view, scope }: Told): boolean => scope === 'edition' && view.state === 'rolled-on';

/** True where a field says on screen what the last edition said. */
export const saysTheSame = ({ view, scope }: Told, { tree }: Read): boolean => {
  const { last } = view;
  if (!last || isBlank(tree)) return false;
  return scope === 'edition' ? wordsOf(tree) !== '' && wordsOf(tree) === wordsOf(last.tree) : sameTree(tree, last.tree);
};

/** "Unchanged since October 2020"; empty where the field says something else than the last edition, or nothing. */
export const unchangedWords = (spec: Told, state: Read, editions: readonly EditionCard[]): string => {
  const { last } = spec.view;
  if (!last || !saysTheSame(spec, state)) return '';
  const nameOf = (id: string): string => editionName(editions.find((one) => one.id === id) ?? { label: '' });
  if (stands(spec)) return `As in ${nameOf(last.edition)}`;
  return spec.scope === 'edition'
    ? `Word for word as in ${nameOf(last.edition)}`
    : `Unchanged since ${nameOf(last.since ?? last.edition)}`;
};
