import type { ReactElement, ReactNode } from 'react';
import type { ReviewLine } from '../../../shared/plan/review.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/Button.tsx';
import { beginChange, joinChange } from './change.ts';
import type { Change } from './change.ts';
import type { ReviewDesk } from './review-desk.ts';

interface BlockMoreProps {
  readonly desk: ReviewDesk;
  readonly line: ReviewLine;
  readonly toList: () => void;
  /** What stands in front. */
  readonly first: ReactNode;
  /** Where the block stands in the file. */
  readonly children: ReactNode;
}

/** Where an item begins, and where it does not; and the place of the block in the file. */
export const BlockMore = ({ desk, line, toList, first, children }: BlockMoreProps): ReactElement => {
  const { review, busy } = useStore(desk.store, (state) => state);
  const isFirstItem = line.item === 0;
  const make = (change: Change): void => {
    if (!busy) void desk.change(change).then(toList);
  };
  return (
    <div className="block-more">
      {first}
      {line.goesTo === 'item' ? (
        <Button
          look="link"
          aria-disabled={isFirstItem || undefined}
          title={isFirstItem ? 'No item stands before it' : undefined}
          onClick={() => (isFirstItem ? undefined : make(joinChange(line.id)))}
        >
          Join with the item before
        </Button>
      ) : (
        review.kinds.map((kind) => (
          <Button key={kind.key} look="link" onClick={() => make(beginChange(line.id, kind.key))}>
            {review.kinds.length === 1 ? 'Begin an item here' : `Begin an item here: ${kind.name}`}
          </Button>
        ))
      )}
      <span className="small quiet block-where">{children}</span>
    </div>
  );
};
