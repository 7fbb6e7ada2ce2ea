import { $createListItemNode, $createListNode } from '@lexical/list';
import { $createHeadingNode, $createQuoteNode } from '@lexical/rich-text';
import {
  $getNodeByKey,
  $getSelection,
  $isParagraphNode,
  $isRangeSelection,
  $isTextNode,
  COLLABORATION_TAG,
  HISTORIC_TAG,
  HISTORY_PUSH_TAG,
} from 'lexical';
import type { EditorState, ElementNode, LexicalEditor, ParagraphNode, TextNode } from 'lexical';
import { $tablePlace } from './nodes/table/edit.ts';
import { TAGS } from './nodes/heading/codec.ts';
import { typed } from './typing.ts';
import type { Typed, TypedBlock } from './typing.ts';

/** Makes of the words what their writer means by them, each time as a step of its own that can be undone. */

interface Spot {
  readonly key: string;
  readonly offset: number;
  readonly text: string;
}

const spotIn = (state: EditorState): Spot | null =>
  state.read(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
    const node = selection.anchor.getNode();
    return $isTextNode(node)
      ? { key: node.getKey(), offset: selection.anchor.offset, text: node.getTextContent() }
      : null;
  });

/** True where one character has been typed between two states, and nothing else. */
const oneMore = (before: EditorState, now: Spot): boolean => {
  const was = before.read(() => {
    const node = $getNodeByKey(now.key);
    return $isTextNode(node) ? node.getTextContent() : '';
  });
  const character = now.text.slice(now.offset - 1, now.offset);
  return (
    now.offset > 0 &&
    now.text.length === was.length + 1 &&
    now.text === was.slice(0, now.offset - 1) + character + was.slice(now.offset - 1)
  );
};

const MAKE: Readonly<Record<TypedBlock, (paragraph: ParagraphNode) => ElementNode>> = {
  'bullet-list': (paragraph) => $listOf(paragraph, 'bullet'),
  'numbered-list': (paragraph) => $listOf(paragraph, 'number'),
  quote: (paragraph) => $become(paragraph, $createQuoteNode()),
  'heading-1': (paragraph) => $become(paragraph, $createHeadingNode(TAGS[1])),
  'heading-2': (paragraph) => $become(paragraph, $createHeadingNode(TAGS[2])),
  'heading-3': (paragraph) => $become(paragraph, $createHeadingNode(TAGS[3])),
};

const $become = (paragraph: ParagraphNode, block: ElementNode): ElementNode => {
  block.append(...paragraph.getChildren());
  paragraph.replace(block);
  return block;
};
const $listOf = (paragraph: ParagraphNode, kind: 'bullet' | 'number'): ElementNode => {
  const item = $createListItemNode().append(...paragraph.getChildren());
  paragraph.replace($createListNode(kind).append(item));
  return item;
};

const belongs = (block: TypedBlock, shape: 'prose' | 'narrative', inTable: boolean): boolean =>
  block.endsWith('list') || (!inTable && (block === 'quote' || shape === 'narrative'));

const $take = (node: TextNode, offset: number, change: Typed, shape: 'prose' | 'narrative'): void => {
  if ('block' in change) {
    const paragraph = node.getParent();
    if (!$isParagraphNode(paragraph) || !belongs(change.block, shape, $tablePlace() !== null)) return;
    node.spliceText(0, change.take, '');
    if (node.getTextContent() === '') node.remove();
    MAKE[change.block](paragraph).selectStart();
  } else if ('put' in change) {
    node.spliceText(offset - change.take, change.take, change.put, true);
  } else {
    const from = offset - change.take;
    node.spliceText(from, change.take, change.words, true);
    const pieces = node.splitText(from, from + change.words.length);
    const piece = pieces[from === 0 ? 0 : 1]!;
    if (!piece.hasFormat(change.mark)) piece.toggleFormat(change.mark);
    const selection = piece.select();
    // What is typed next is plain again.
    selection.setFormat(selection.format & ~(change.mark === 'bold' ? 1 : 2));
  }
};

/** The words before the caret as far as they were typed in one go, and whether they begin the block. */
const $wordsBefore = (node: TextNode, offset: number): { before: string; start: boolean } => {
  const ahead = node.getPreviousSibling();
  return {
    before: (ahead?.getTextContent().slice(-1) ?? '') + node.getTextContent().slice(0, offset),
    start: ahead === null && $isParagraphNode(node.getParent()),
  };
};

/** Follows what is typed; the function returned ends it. `shape` is that of the field. */
export const followTyping = (editor: LexicalEditor, shape: 'prose' | 'narrative'): (() => void) =>
  editor.registerUpdateListener(({ tags, dirtyLeaves, editorState, prevEditorState }) => {
    if (tags.has(HISTORIC_TAG) || tags.has(HISTORY_PUSH_TAG) || tags.has(COLLABORATION_TAG)) return;
    if (dirtyLeaves.size === 0 || editor.isComposing()) return;
    const spot = spotIn(editorState);
    if (!spot || !dirtyLeaves.has(spot.key) || !oneMore(prevEditorState, spot)) return;
    const change = editorState.read(() => {
      const node = $getNodeByKey(spot.key) as TextNode;
      const { before, start } = $wordsBefore(node, spot.offset);
      const found = typed(before, start);
      return found && found.take <= spot.offset ? found : null;
    });
    if (!change) return;
    editor.update(
      () => {
        const node = $getNodeByKey(spot.key);
        if ($isTextNode(node)) $take(node, spot.offset, change, shape);
      },
      { tag: HISTORY_PUSH_TAG },
    );
  });
