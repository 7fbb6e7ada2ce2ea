import { $generateJSONFromSelectedNodes, $generateNodesFromSerializedNodes } from '@lexical/clipboard';
import {
  $createNodeSelection,
  $createParagraphNode,
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isDecoratorNode,
  $isElementNode,
  $isNodeSelection,
  $isRangeSelection,
  $setSelection,
  createEditor,
} from 'lexical';
import type { ElementNode, LexicalEditor, LexicalNode, SerializedLexicalNode } from 'lexical';
import type { Block, Inline, Tree } from '../../shared/richtext/tree.ts';
import { $inlineNodesOf, $nodesOf, treeOfState } from './nodes/codecs.ts';
import { $caretHere } from './live-place.ts';
import { KeptBlockNode, KeptInlineNode } from './nodes/kept/node.ts';
import { NODES } from './nodes/theme.ts';

/** What can be done with nodes that are kept whole, and with a selection as a tree. Functions with a `$` run inside an update. */

/** A node the editor keeps whole, by its name in the editor. */
export interface Kept {
  readonly node: string;
  readonly kept: Block | Inline;
}

const isBlock = (one: Block | Inline): one is Block => 'blob' in one || !INLINE.has(one.type);
const INLINE: ReadonlySet<string> = new Set<Inline['type']>([
  'text',
  'line-break',
  'link',
  'footnote',
  'cross-reference',
  'live-figure',
]);

const isKept = (node: LexicalNode | null | undefined): node is KeptBlockNode | KeptInlineNode =>
  node instanceof KeptBlockNode || node instanceof KeptInlineNode;

/** The kept node that an element of the page belongs to, or `null`. */
export const $keptAt = (element: Element): Kept | null => {
  const node = $getNearestNodeFromDOMNode(element.closest('.rt-kept') ?? element);
  return isKept(node) ? { node: node.getKey(), kept: node.__kept } : null;
};

/** The one kept node that is selected, or `null`. */
export const $keptSelected = (): Kept | null => {
  const selection = $getSelection();
  if (!$isNodeSelection(selection)) return null;
  const [only, ...more] = selection.getNodes();
  return more.length === 0 && isKept(only) ? { node: only.getKey(), kept: only.__kept } : null;
};

/** Selects a kept node whole. */
export const $selectKept = (node: string): void => {
  const selection = $createNodeSelection();
  selection.add(node);
  $setSelection(selection);
};

/** Goes to the beginning or the end of the words; a picture that stands there is selected. */
export const $goToEnd = (end: 'start' | 'end'): void => {
  const edge = end === 'start' ? $getRoot().getFirstChild() : $getRoot().getLastChild();
  if (isKept(edge)) $selectKept(edge.getKey());
  else if (end === 'start') $getRoot().selectStart();
  else $getRoot().selectEnd();
};

const $caretAfter = (node: LexicalNode): void => {
  if (!$isDecoratorNode(node) || node.isInline()) return void node.selectNext(0, 0);
  const next = node.getNextSibling();
  if ($isElementNode(next)) return void next.selectStart();
  const paragraph = $createParagraphNode();
  node.insertAfter(paragraph);
  paragraph.select();
};

/**
 * Puts something into the line at the caret, in place of what is selected, or of so many characters before the caret; the
 * caret stands after it.
 */
export const $insertInline = (inline: Inline, take = 0): void => {
  const selection = $caretHere();
  const { anchor } = selection;
  if (take > 0 && selection.isCollapsed() && anchor.type === 'text' && anchor.offset >= take)
    selection.setTextNodeRange(anchor.getNode(), anchor.offset - take, anchor.getNode(), anchor.offset);
  // Plain words take on the looks of those beside them.
  if (inline.type === 'text' && !inline.marks) selection.insertText(inline.text);
  else selection.insertNodes($inlineNodesOf([inline]));
};

/** Puts another node of the tree in place of a kept one, or takes it away; nothing where it is gone. */
export const $replaceKept = (key: string, by: Block | Inline | null): void => {
  const node = $getNodeByKey(key);
  if (!isKept(node)) return;
  const nodes = by === null ? [] : isBlock(by) ? $nodesOf([by]) : $inlineNodesOf([by]);
  const first = nodes[0];
  if (!first) {
    const { parent, at } = { parent: node.getParentOrThrow(), at: node.getIndexWithinParent() };
    node.remove();
    return void $caretIn(parent, at);
  }
  node.replace(first);
  nodes.slice(1).reduce((before, one) => {
    before.insertAfter(one);
    return one;
  }, first);
  $caretAfter(nodes.at(-1)!);
};

const $caretIn = (parent: ElementNode, at: number): void => {
  if (!parent.is($getRoot())) return void parent.select(at, at);
  const after = parent.getChildAtIndex(at);
  const before = parent.getChildAtIndex(at - 1);
  if ($isElementNode(after)) after.selectStart();
  else if ($isElementNode(before)) before.selectEnd();
  else {
    const paragraph = $createParagraphNode();
    if (before) before.insertAfter(paragraph);
    else if (after) after.insertBefore(paragraph);
    else parent.append(paragraph);
    paragraph.select();
  }
};

/** Words that stood in a line of their own are a paragraph. */
const $asBlocks = (nodes: readonly LexicalNode[]): LexicalNode[] => {
  const blocks: LexicalNode[] = [];
  let line: ElementNode | null = null;
  for (const node of nodes) {
    const block = ($isElementNode(node) || $isDecoratorNode(node)) && !node.isInline();
    if (block) {
      line = null;
      blocks.push(node);
    } else {
      if (!line) blocks.push((line = $createParagraphNode()));
      line.append(node);
    }
  }
  return blocks;
};

/** What is selected in an editor, as a tree of its own; empty where nothing is. It may be asked for in the midst of an update. */
export const treeOfSelection = (editor: LexicalEditor): Tree => {
  const nodes = editor.read('latest', (): SerializedLexicalNode[] => {
    const selection = $getSelection();
    if (!selection || ($isRangeSelection(selection) && selection.isCollapsed())) return [];
    return $generateJSONFromSelectedNodes(editor, selection).nodes as SerializedLexicalNode[];
  });
  if (nodes.length === 0) return [];
  const aside = createEditor({ namespace: 'aside', nodes: NODES, onError: (error) => reportError(error) });
  aside.update(
    () => {
      $getRoot().append(...$asBlocks($generateNodesFromSerializedNodes(nodes as never)));
    },
    { discrete: true },
  );
  return treeOfState(aside.getEditorState());
};
