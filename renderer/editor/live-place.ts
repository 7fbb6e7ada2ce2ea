import { $isTableCellNode, $isTableSelection } from '@lexical/table';
import {
  $createParagraphNode,
  $findMatchingParent,
  $getRoot,
  $getSelection,
  $isDecoratorNode,
  $isNodeSelection,
  $isParagraphNode,
  $isRangeSelection,
} from 'lexical';
import type { LexicalNode, RangeSelection } from 'lexical';

/** The caret just after a node that is kept whole; after a picture, in the words below it or in a new line. */
const $caretBehind = (node: LexicalNode): RangeSelection => {
  if (!$isDecoratorNode(node) || node.isInline()) return node.selectNext(0, 0);
  const next = node.getNextSibling();
  if ($isParagraphNode(next)) return next.selectStart();
  const line = $createParagraphNode();
  node.insertAfter(line);
  return line.select();
};

/**
 * Where something is put in: the words that are selected, or the caret; in the last of several cells, or after what is
 * selected whole, where there is no caret; else at the end of the words. Runs inside an update.
 */
export const $caretHere = (): RangeSelection => {
  const found = $getSelection();
  if ($isRangeSelection(found)) return found;
  const cell = $isTableSelection(found) ? $findMatchingParent(found.focus.getNode(), $isTableCellNode) : null;
  if (cell) return cell.selectEnd();
  const whole = $isNodeSelection(found) ? found.getNodes().at(-1) : undefined;
  return whole?.isAttached() ? $caretBehind(whole) : $getRoot().selectEnd();
};
