import { $isListItemNode, $isListNode } from '@lexical/list';
import type { ListNode } from '@lexical/list';
import { $isAtEndOfNode, $isAtStartOfNode } from '@lexical/utils';
import {
  $findMatchingParent,
  $getRoot,
  $getSelection,
  $isDecoratorNode,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  mergeRegister,
} from 'lexical';
import type { ElementNode, LexicalEditor, RangeSelection } from 'lexical';
import { $clearCells } from './live-cells.ts';
import { $keptSelected, $replaceKept, $selectKept } from './live-kept.ts';

/** What Backspace and Delete do at the edge of a block. Functions with a `$` run inside an update. */

/** The block with the caret, where the caret is at that edge of it. */
const $blockEndingHere = (selection: RangeSelection, backward: boolean): ElementNode | null => {
  const block = $findMatchingParent(
    selection.anchor.getNode(),
    (one): one is ElementNode => $isElementNode(one) && !one.isInline(),
  );
  if (!block || !selection.isCollapsed() || $getRoot().is(block)) return null;
  const atEdge = backward ? $isAtStartOfNode(selection.anchor, block) : $isAtEndOfNode(selection.anchor, block);
  return atEdge ? block : null;
};

/** A picture beside the caret is selected before it goes; an empty line between them goes at once. */
const $selectBeside = (block: ElementNode, backward: boolean): boolean => {
  const top = block.getTopLevelElementOrThrow();
  if (
    $isListItemNode(block) &&
    (backward ||
      !top
        .getLastDescendant()
        ?.getParents()
        .some((one) => one.is(block)))
  )
    return false;
  const beside = backward ? top.getPreviousSibling() : top.getNextSibling();
  if (!$isDecoratorNode(beside) || beside.isInline()) return false;
  if ($isParagraphNode(block) && block.isEmpty()) block.remove();
  $selectKept(beside.getKey());
  return true;
};

const $deleteAtEdge = (backward: boolean): boolean => {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return $clearCells();
  const block = $blockEndingHere(selection, backward);
  return block !== null && $selectBeside(block, backward);
};

/** An entry of a list comes out a level, or out of its list, before it runs into the words above. */
const $leaveList = (block: ElementNode, selection: RangeSelection): boolean =>
  $isListItemNode(block) && block.collapseAtStart(selection);

/** Where there is no more of the word or the line in a block, the next thing to go is its edge, as for one character. */
const $deleteMore = (editor: LexicalEditor, backward: boolean): boolean => {
  const selection = $getSelection();
  const whole = $keptSelected();
  if (whole) {
    $replaceKept(whole.node, null);
    return true;
  }
  if (!$isRangeSelection(selection)) return $clearCells();
  const block = $blockEndingHere(selection, backward);
  if (!block) return false;
  return (backward && $leaveList(block, selection)) || editor.dispatchCommand(DELETE_CHARACTER_COMMAND, backward);
};

/** A transform: entries whose own entry above has gone stand where it stood, not below one without words. */
export const $liftOrphans = (list: ListNode): void => {
  const first = list.getFirstChild();
  const [inner, ...more] = $isListItemNode(first) ? first.getChildren() : [];
  if (!first || more.length > 0 || !$isListNode(inner)) return;
  for (const entry of inner.getChildren()) first.insertBefore(entry);
  first.remove();
};

/** Answers Backspace and Delete at the edges of blocks, and over cells; the function returned ends that. */
export const followDeletes = (editor: LexicalEditor): (() => void) =>
  mergeRegister(
    editor.registerCommand(DELETE_CHARACTER_COMMAND, $deleteAtEdge, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(DELETE_WORD_COMMAND, (back) => $deleteMore(editor, back), COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(DELETE_LINE_COMMAND, (back) => $deleteMore(editor, back), COMMAND_PRIORITY_CRITICAL),
  );
