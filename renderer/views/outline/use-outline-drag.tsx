import { useMemo, useRef } from 'react';
import { DropIndicator, useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import type { Key } from 'react-aria-components/Collection';
import type { DragAndDropOptions, DropTarget } from 'react-aria-components/useDragAndDrop';
import { dropThing } from '../../app/commands/structure.ts';
import { dropAt } from '../../app/outline-moves.ts';
import type { DropSpot } from '../../app/outline-moves.ts';
import { planNow } from '../../app/state.ts';

/** What a dragged row carries. No other place takes it: a row let go on the page writes nothing there. */
const ROW = 'application/x-outline-row';

/** Milliseconds after which the tree has ended a drop. */
const AFTER_DROP = 80;

const spotOf = (target: DropTarget): DropSpot | null =>
  target.type === 'item' ? { key: String(target.key), position: target.dropPosition } : null;

/** Dragging a row to between others or onto one, by pointer, by touch and by keyboard. */
export const useOutlineDrag = (readOnly: boolean): ReturnType<typeof useDragAndDrop>['dragAndDropHooks'] => {
  const dragged = useRef<string | null>(null);
  const options = useMemo<DragAndDropOptions>(
    () => ({
      isDisabled: readOnly,
      getItems: (keys: Set<Key>) => [...keys].map((key) => ({ [ROW]: String(key) })),
      acceptedDragTypes: [ROW],
      getAllowedDropOperations: () => ['move'],
      onDragStart: ({ keys }) => {
        dragged.current = [...keys].map(String)[0] ?? null;
      },
      onDragEnd: () => {
        dragged.current = null;
      },
      getDropOperation: (target) => {
        const place = planNow();
        const spot = spotOf(target);
        if (!place || !spot || dragged.current === null) return 'cancel';
        return dropAt(place.outline, place.open.template, dragged.current, spot) ? 'move' : 'cancel';
      },
      onMove: ({ keys, target }) => {
        const [key] = keys;
        const spot = spotOf(target);
        // After the tree has given the focus to the row dropped on: it belongs to the one that moved.
        if (key !== undefined && spot) setTimeout(() => void dropThing(String(key), spot), AFTER_DROP);
      },
      renderDropIndicator: (target) => <DropIndicator target={target} className="tree-drop" />,
    }),
    [readOnly],
  );
  return useDragAndDrop(options).dragAndDropHooks;
};
