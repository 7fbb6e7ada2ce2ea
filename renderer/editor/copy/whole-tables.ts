import {
  $createParagraphNode,
  $findMatchingParent,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_BACKSPACE_COMMAND,
  KEY_DELETE_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  REMOVE_TEXT_COMMAND,
} from 'lexical';
import type { LexicalCommand, LexicalEditor, LexicalNode, PointType } from 'lexical';
import { $isPlanTable } from '../nodes/table/node.ts';

const $tableOf = (point: PointType): LexicalNode | null => $findMatchingParent(point.getNode(), $isPlanTable);

/**
 * Has the selection hold a table whole that it reaches into from outside of it: what is then taken out leaves no torn cells
 * behind. The words that are put in next stand in a line of their own beside it. Runs inside an update.
 */
export const $takeInTables = (): void => {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return;
  const { anchor, focus } = selection;
  const [first, last] = selection.isBackward() ? [focus, anchor] : [anchor, focus];
  const [from, to] = [$tableOf(first), $tableOf(last)];
  if (from && to && from.is(to)) return;
  if (from) {
    const line = $createParagraphNode();
    from.insertBefore(line);
    first.set(line.getKey(), 0, 'element');
  }
  if (to) {
    const line = $createParagraphNode();
    to.insertAfter(line);
    last.set(line.getKey(), 0, 'element');
  }
};

/** Has all that deletes or is put in over a selection take whole tables with it. The function returned ends that. */
export const takeInTables = (editor: LexicalEditor): (() => void) => {
  const $before = (): boolean => {
    $takeInTables();
    return false;
  };
  const before = <P>(command: LexicalCommand<P>): (() => void) =>
    editor.registerCommand(command, $before, COMMAND_PRIORITY_CRITICAL);
  return mergeRegister(
    before(KEY_BACKSPACE_COMMAND),
    before(KEY_DELETE_COMMAND),
    before(DELETE_CHARACTER_COMMAND),
    before(DELETE_WORD_COMMAND),
    before(DELETE_LINE_COMMAND),
    before(REMOVE_TEXT_COMMAND),
    before(CONTROLLED_TEXT_INSERTION_COMMAND),
    before(INSERT_PARAGRAPH_COMMAND),
    before(INSERT_LINE_BREAK_COMMAND),
    before(PASTE_COMMAND),
  );
};
