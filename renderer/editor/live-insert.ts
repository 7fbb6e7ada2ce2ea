import { $isTableNode, $isTableSelection } from '@lexical/table';
import { $getEditor, $getSelection, $isElementNode, SELECTION_INSERT_CLIPBOARD_NODES_COMMAND } from 'lexical';
import { p } from '../../shared/richtext/build.ts';
import type { Block, Tree } from '../../shared/richtext/tree.ts';
import { $caretHere } from './live-place.ts';
import { $nodesOf } from './nodes/codecs.ts';
import { $putBlock, $tablePlace } from './nodes/table/edit.ts';

const NO_PICTURES_HERE = 'A picture cannot stand in a table. Put it before or after the table.';

/** What of a block has room in a cell. A table among other words gives the words of its cells. */
const inCell = (block: Block, _: number, all: Tree): Block[] => {
  if (block.type === 'heading' || block.type === 'quote') return [p(...block.children)];
  if (block.type === 'table' && all.length > 1)
    return [...(block.header ? [block.header] : []), ...block.rows].flatMap((row) =>
      row.cells.flatMap((cell) => cell.children),
    );
  return block.type === 'picture' ? [] : [block];
};

/** True where a tree is one block that stands by itself, such as a table or a picture. */
const standsAlone = ([first, ...more]: Tree): boolean =>
  more.length === 0 && (first?.type === 'table' || first?.type === 'picture');

/**
 * Puts a tree in at the caret, in place of what is selected. One paragraph runs on in the line; a table put into a table
 * fills its cells. Runs inside an update; `notify` hears of what there was no room for.
 */
export const $insertTree = (tree: Tree, notify: (sentence: string) => void): void => {
  const inTable = $tablePlace() !== null || $isTableSelection($getSelection());
  const fit = inTable ? tree.flatMap(inCell) : tree;
  if (inTable && tree.some((block) => block.type === 'picture')) notify(NO_PICTURES_HERE);
  const [first, ...more] = fit;
  if (!first) return;
  const nodes = $nodesOf(fit);
  const found = $getSelection();
  if (inTable && found) {
    const taken = $getEditor().dispatchCommand(SELECTION_INSERT_CLIPBOARD_NODES_COMMAND, { nodes, selection: found });
    if (taken) return;
  }
  if (standsAlone(fit)) return $putBlock(nodes[0]!);
  const selection = $caretHere();
  const only = nodes[0];
  if (more.length === 0 && first.type === 'paragraph' && $isElementNode(only)) {
    selection.insertNodes(only.getChildren());
    return;
  }
  // A table does not run into the words before and after it, as others may.
  if (!inTable && nodes.some($isTableNode)) {
    $putBlock(nodes[0]!);
    nodes.reduce((before, node) => (node.is(before) ? before : before.insertAfter(node)));
    nodes.at(-1)!.selectEnd();
    return;
  }
  selection.insertNodes(nodes);
};
