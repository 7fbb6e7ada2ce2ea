import { ListNode, registerList } from '@lexical/list';
import { registerRichText } from '@lexical/rich-text';
import { $getRoot, createEditor, DELETE_CHARACTER_COMMAND, DELETE_WORD_COMMAND, $isElementNode } from 'lexical';
import type { LexicalCommand, LexicalEditor } from 'lexical';
import { describe, expect, it } from 'vitest';
import { doc, li, picture, ul } from '../../shared/richtext/build.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import { $liftOrphans, followDeletes } from './live-delete.ts';
import { $keptSelected } from './live-kept.ts';
import { $putTree, $readTree } from './nodes/codecs.ts';
import { NODES } from './nodes/theme.ts';

/** An editor with the caret at the start or the end of the words that say so. */
const at = (words: string, edge: 'start' | 'end', tree: Tree): LexicalEditor => {
  const editor = createEditor({
    namespace: 'test',
    nodes: NODES,
    onError: (error) => {
      throw error;
    },
  });
  registerRichText(editor);
  registerList(editor);
  followDeletes(editor);
  editor.registerNodeTransform(ListNode, $liftOrphans);
  editor.update(() => $putTree(tree), { discrete: true });
  editor.update(
    () => {
      const text = $getRoot()
        .getAllTextNodes()
        .find((one) => one.getTextContent() === words);
      const empty = $getRoot()
        .getChildren()
        .find((one) => $isElementNode(one) && one.isEmpty());
      if (text) text.select(edge === 'start' ? 0 : undefined, edge === 'start' ? 0 : undefined);
      else if ($isElementNode(empty)) empty.select();
    },
    { discrete: true },
  );
  return editor;
};

const press = (editor: LexicalEditor, command: LexicalCommand<boolean>, backward: boolean): Tree => {
  editor.update(() => void editor.dispatchCommand(command, backward), { discrete: true });
  return editor.read($readTree);
};

const map = picture('a'.repeat(64), 'Map');

describe('Backspace and Delete at the edge of a block', () => {
  it.each<[string, 'start' | 'end', boolean]>([
    ['before', 'end', false],
    ['after', 'start', true],
  ])('select the picture beside “%s” before it goes', (words, edge, backward) => {
    const tree = doc('before', map, 'after');
    const editor = at(words, edge, tree);
    expect(press(editor, DELETE_CHARACTER_COMMAND, backward)).toEqual(tree);
    expect(editor.read($keptSelected)?.kept).toMatchObject({ alt: 'Map' });
    expect(press(editor, DELETE_WORD_COMMAND, backward)).toEqual(doc('before', 'after'));
  });

  it('take an empty line away that stands before a picture', () => {
    const editor = at('', 'start', doc('before', '', map));
    expect(press(editor, DELETE_CHARACTER_COMMAND, false)).toEqual(doc('before', map));
  });

  it('take an entry out of its list, though a whole word is to go', () =>
    expect(press(at('b', 'start', doc('a', ul('b', 'c'))), DELETE_WORD_COMMAND, true)).toEqual(doc('a', 'b', ul('c'))));

  it('let no entry stand below one that has gone', () => {
    const tree = doc('a', ul(li('b', ul('c')), 'd'));
    expect(press(at('b', 'start', tree), DELETE_WORD_COMMAND, true)).toEqual(doc('a', 'b', ul('c', 'd')));
  });
});
