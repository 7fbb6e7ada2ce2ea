import {
  $createTableSelectionFrom,
  $isTableCellNode,
  $isTableNode,
  $isTableSelection,
  registerTablePlugin,
} from '@lexical/table';
import { $findMatchingParent, $getRoot, $getSelection, $isRangeSelection, $setSelection, createEditor } from 'lexical';
import type { LexicalEditor } from 'lexical';
import { describe, expect, it } from 'vitest';
import { b, cell, doc, p, row, table } from '../../shared/richtext/build.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import { cellsKey } from './live-cells.ts';
import { $format, $runFormat } from './live-format.ts';
import { $putTree, $readTree } from './nodes/codecs.ts';
import { NODES } from './nodes/theme.ts';

const squares = doc('before', table(row('A', 'B'), row('c', 'd')));

const $cellOf = (words: string) =>
  $findMatchingParent(
    $getRoot()
      .getAllTextNodes()
      .find((one) => one.getTextContent() === words)!,
    $isTableCellNode,
  )!;

/** An editor with the cells from one word to another selected. */
const between = (from: string, to: string): LexicalEditor => {
  const editor = createEditor({
    namespace: 'test',
    nodes: NODES,
    onError: (error) => {
      throw error;
    },
  });
  registerTablePlugin(editor);
  editor.update(() => $putTree(squares), { discrete: true });
  editor.update(
    () => {
      const there = $getRoot().getChildren().find($isTableNode)!;
      $setSelection($createTableSelectionFrom(there, $cellOf(from), $cellOf(to)));
    },
    { discrete: true },
  );
  return editor;
};

const after = (editor: LexicalEditor, $do: () => void): Tree => {
  editor.update($do, { discrete: true });
  return editor.read($readTree);
};

const press = (key: string) => ({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false });

describe('where cells are selected', () => {
  it.each(['x', 'Process', 'Delete'])('the key %s empties them, with the caret in the first', (key) => {
    const editor = between('A', 'B');
    expect(after(editor, cellsKey(press(key))!.$do)).toEqual(doc('before', table(row('', ''), row('c', 'd'))));
    const text = editor.read(() => {
      const selection = $getSelection();
      return $isRangeSelection(selection) && $findMatchingParent(selection.anchor.getNode(), $isTableCellNode);
    });
    expect(text).toMatchObject({ __headerState: 1 });
  });

  it('Esc leaves them as they are, with the caret in the last', () => {
    const editor = between('A', 'd');
    expect(after(editor, cellsKey(press('Escape'))!.$do)).toEqual(squares);
    expect(editor.read(() => $getSelection()?.getNodes()[0]?.getTextContent())).toBe('d');
  });

  it('bold words are bold in all of them, and plain again', () => {
    const editor = between('A', 'c');
    const bold = doc('before', table(row(cell(p(b('A'))), 'B'), row(cell(p(b('c'))), 'd')));
    expect(after(editor, () => $runFormat('bold'))).toEqual(bold);
    expect(editor.read(() => [$isTableSelection($getSelection()), $format().bold])).toEqual([true, true]);
    expect(after(editor, () => $runFormat('bold'))).toEqual(squares);
  });
});
