import type { ReactElement } from 'react';
import type { Outline, OutlineItem } from '../../../../shared/ipc/contract.ts';
import { store } from '../../../app/state.ts';
import { useStore } from '../../../app/store.ts';

const wordsByItem = new WeakMap<Outline, ReadonlyMap<string, string>>();

const withBelow = (item: OutlineItem): OutlineItem[] => [item, ...item.items.flatMap(withBelow)];

const wordsIn = (outline: Outline, item: string): string => {
  const known =
    wordsByItem.get(outline) ??
    new Map(outline.sections.flatMap(({ items }) => items.flatMap(withBelow).map(({ id, words }) => [id, words])));
  wordsByItem.set(outline, known);
  return known.get(item) ?? '';
};

/** A reference by the number its item has now; what the item says shows when the pointer rests on it. */
export const ReferenceChip = ({ item, number }: { readonly item: string; readonly number: string }): ReactElement => {
  const words = useStore(store, ({ place }) => (place.view === 'plan' ? wordsIn(place.outline, item) : ''));
  return (
    <span
      className="rt-reference"
      data-to={item}
      role="link"
      aria-label={`Reference to ${number}${words === '' ? '' : `: ${words}`}`}
      title={words === '' ? number : `${number} ${words}`}
    >
      {number}
    </span>
  );
};
