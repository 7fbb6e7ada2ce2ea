import type { CrossReference } from '../../../../shared/richtext/tree.ts';
import { BrokenLink } from './BrokenLink.tsx';
import { ReferenceChip } from './ReferenceChip.tsx';
import type { InlineView } from '../view.tsx';

/** The number the item has now; where the item is gone, the number it had, marked as broken. */
export const crossReference: InlineView<CrossReference> = ({ item, number }, context, key) => {
  const now = context.numberOf(item);
  return (
    <span key={key} className="rt-kept">
      {now === undefined ? (
        <span
          className="rt-reference rt-broken"
          role="note"
          aria-label={`Reference to ${number}, which is not in this edition`}
          title={`${number} is not in this edition`}
        >
          <BrokenLink /> {number}
        </span>
      ) : (
        <ReferenceChip item={item} number={now} />
      )}
    </span>
  );
};
