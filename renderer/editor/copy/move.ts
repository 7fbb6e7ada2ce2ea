import { $getRoot, $getSelection, $isRangeSelection, $isTextNode, $setSelection } from 'lexical';
import type { PointType, RangeSelection } from 'lexical';

/** Marks a place in the words while those before it are taken away: no plan holds this character. */
const MARK = '\ue000';

const isBefore = (at: PointType, other: PointType): boolean => at.key === other.key && at.offset <= other.offset;

/** True where a place lies within what is selected, or at its edge. */
const $within = (place: PointType, selection: RangeSelection): boolean => {
  const [first, last] = selection.isBackward()
    ? [selection.focus, selection.anchor]
    : [selection.anchor, selection.focus];
  const inside = selection.getNodes().some((node) => node.getKey() === place.key);
  if (!inside) return false;
  const afterStart = place.key !== first.key || isBefore(first, place);
  const beforeEnd = place.key !== last.key || isBefore(place, last);
  return afterStart && beforeEnd;
};

/**
 * Moves what is selected to another place: `$insert` puts it in again there. Nothing where that place lies within it. Runs inside
 * an update.
 */
export const $moveSelection = (target: RangeSelection, $insert: () => void): void => {
  const source = $getSelection();
  if (!$isRangeSelection(source) || $within(target.anchor, source)) return;
  const from = source.clone();
  const { key, offset, type } = target.anchor;
  const node = target.anchor.getNode();
  if ($isTextNode(node)) target.format = node.getFormat();
  $setSelection(target);
  target.insertText(MARK);
  // The mark has pushed on what stands after it in the same run of words.
  for (const point of [from.anchor, from.focus])
    if (type === 'text' && point.type === 'text' && point.key === key && point.offset >= offset)
      point.set(point.key, point.offset + 1, 'text');
  $setSelection(from);
  from.removeText();
  const marked = $getRoot()
    .getAllTextNodes()
    .find((one) => one.getTextContent().includes(MARK));
  if (!marked) return;
  const at = marked.getTextContent().indexOf(MARK);
  marked.select(at, at + 1);
  $insert();
};
