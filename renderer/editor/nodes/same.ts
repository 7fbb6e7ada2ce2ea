import { createEditor } from 'lexical';
import type { Tree } from '../../../shared/richtext/tree.ts';
import { $putTree, treeOfState } from './codecs.ts';
import { NODES, THEME } from './theme.ts';

/** A tree put through the editor and read back: the two are equal where every node's codec is true. */
export const throughEditor = (tree: Tree): Tree => {
  const editor = createEditor({
    namespace: 'same',
    nodes: NODES,
    theme: THEME,
    onError: (error) => {
      throw error;
    },
  });
  editor.update(() => $putTree(tree), { discrete: true });
  return treeOfState(editor.getEditorState());
};
