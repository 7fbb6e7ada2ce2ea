import { copyToClipboard } from '@lexical/clipboard';
import {
  $addUpdateTag,
  $findMatchingParent,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $setSelection,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  CUT_COMMAND,
  DELETE_CHARACTER_COMMAND,
  HISTORY_PUSH_TAG,
  mergeRegister,
  PASTE_COMMAND,
} from 'lexical';
import type { LexicalEditor, LexicalNode, RangeSelection } from 'lexical';
import type { Tree } from '../../../shared/richtext/tree.ts';
import { $setLink } from '../live-format.ts';
import { treeOfSelection } from '../live-kept.ts';
import { readTransfer } from '../paste/transfer.ts';
import { $moveSelection } from './move.ts';
import { putTree } from './own-flavour.ts';
import { $takeInTables } from './whole-tables.ts';

/** What copying and pasting need of the live field. Functions with a `$` run inside an update. */
export interface TransferHost {
  readonly plan: string;
  readonly oneLine: boolean;
  /** Whether the next paste is to be plain words; asked once for each. */
  readonly takePlain: () => boolean;
  readonly notify: (sentence: string) => void;
  /** Takes pictures that came as files; absent where the field has no room for any. */
  readonly pictures?: ((files: readonly File[]) => void) | undefined;
  readonly $insert: (tree: Tree) => void;
  /** A selection at a point of the window, or `null` where the words are not under it. */
  readonly $at: (x: number, y: number) => RangeSelection | null;
}

const NO_PICTURES = 'A heading has no room for a picture. Paste it into the text below.';

const $blockOf = (node: LexicalNode): LexicalNode | null =>
  $findMatchingParent(node, (one) => $isElementNode(one) && !one.isInline());

/** An address pasted over words of one line makes them a link. */
const $linkWords = (address: string | null): boolean => {
  const selection = $getSelection();
  if (address === null || !$isRangeSelection(selection) || selection.isCollapsed()) return false;
  const [anchor, focus] = [$blockOf(selection.anchor.getNode()), $blockOf(selection.focus.getNode())];
  if (!anchor || !anchor.is(focus)) return false;
  $addUpdateTag(HISTORY_PUSH_TAG);
  $setLink(address, '');
  return true;
};

const take = (event: Event): void => {
  event.preventDefault();
  event.stopImmediatePropagation();
};

/** Copies, cuts, pastes and drags in a live field, in every form a tree can be taken in. The function returned ends that. */
export const followTransfers = (editor: LexicalEditor, root: HTMLElement, host: TransferHost): (() => void) => {
  let dragging = false;

  const $paste = (data: DataTransfer): void => {
    const { tree, left, address, pictures } = readTransfer(data, host.takePlain(), host.plan);
    if (!host.oneLine && $linkWords(address)) return;
    if (pictures.length > 0) {
      if (host.pictures) host.pictures(pictures);
      else host.notify(NO_PICTURES);
    }
    host.$insert(tree);
    if (left !== null) host.notify(left);
  };

  let copied = false;

  const onCopy = (event: ClipboardEvent): void => {
    const tree = treeOfSelection(editor);
    if (tree.length === 0 || !event.clipboardData) return;
    take(event);
    putTree(event.clipboardData, tree, host.plan);
    copied = true;
    if (event.type === 'cut') editor.update($cut, { discrete: true });
  };

  const $cut = (): void => {
    $addUpdateTag(HISTORY_PUSH_TAG);
    const selection = $getSelection();
    if ($isRangeSelection(selection)) {
      $takeInTables();
      selection.removeText();
    } else editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true);
  };

  /** Cells and pictures that are selected are no words to the browser: by itself it cuts nothing there. */
  const $cutWhole = (): boolean => {
    const selection = $getSelection();
    if (selection === null || $isRangeSelection(selection)) return false;
    copied = false;
    void copyToClipboard(editor, null);
    if (copied) $cut();
    return true;
  };

  const onDragStart = (event: DragEvent): void => {
    const tree = treeOfSelection(editor);
    if (!event.dataTransfer || tree.length === 0) return take(event);
    event.stopImmediatePropagation();
    putTree(event.dataTransfer, tree, host.plan);
    event.dataTransfer.effectAllowed = 'copyMove';
    dragging = true;
  };

  /** Within its own field what is dragged moves, unless Ctrl is held; from elsewhere it is put in. */
  const onDrop = (event: DragEvent): void => {
    const data = event.dataTransfer;
    const moved = dragging && !event.ctrlKey ? treeOfSelection(editor) : [];
    dragging = false;
    if (!data || (data.files.length > 0 && ![...data.files].every((file) => file.type.startsWith('image/')))) return;
    take(event);
    editor.update(
      () => {
        const target = host.$at(event.clientX, event.clientY);
        if (!target) return;
        $addUpdateTag(HISTORY_PUSH_TAG);
        if (moved.length > 0) return $moveSelection(target, () => host.$insert(moved));
        $setSelection(target);
        $paste(data);
      },
      { discrete: true },
    );
    root.focus({ preventScroll: true });
  };

  const onDragEnd = (): void => {
    dragging = false;
  };

  const listeners = { copy: onCopy, cut: onCopy, dragstart: onDragStart, drop: onDrop, dragend: onDragEnd } as const;
  // They are met before the editor's own, outside of its updates.
  for (const [name, listener] of Object.entries(listeners))
    root.addEventListener(name, listener as EventListener, true);
  return mergeRegister(
    () => {
      for (const [name, listener] of Object.entries(listeners))
        root.removeEventListener(name, listener as EventListener, true);
    },
    editor.registerCommand(CUT_COMMAND, $cutWhole, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const data =
          'clipboardData' in event ? event.clipboardData : 'dataTransfer' in event ? event.dataTransfer : null;
        event.preventDefault();
        if (data) $paste(data);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );
};
