import { registerTablePlugin, TableCellNode } from '@lexical/table';
import * as fc from 'fast-check';
import { $getRoot, createEditor } from 'lexical';
import type { LexicalEditor } from 'lexical';
import { describe, expect, it } from 'vitest';
import { cell, doc, h, p, picture, row, table, ul } from '../../../../shared/richtext/build.ts';
import type { Table, Tree } from '../../../../shared/richtext/tree.ts';
import { $insertTree } from '../../live-insert.ts';
import { $nodesOf, $putTree, $readTree } from '../codecs.ts';
import { NODES } from '../theme.ts';
import {
  $cellHoldsWords,
  $insertTable,
  $nameTable,
  $runTable,
  $stepBack,
  $stepOut,
  $tabInTable,
  $tableHere,
} from './edit.ts';
import type { TableCommand } from './edit.ts';

const editorOf = (tree: Tree): LexicalEditor => {
  const editor = createEditor({
    namespace: 'test',
    nodes: NODES,
    onError: (error) => {
      throw error;
    },
  });
  registerTablePlugin(editor);
  editor.registerNodeTransform(TableCellNode, $cellHoldsWords);
  editor.update(() => $putTree(tree), { discrete: true });
  return editor;
};

const update = (editor: LexicalEditor, $change: () => unknown): void =>
  editor.update(() => void $change(), { discrete: true });
const read = (editor: LexicalEditor): Tree => editor.read($readTree);

/** An editor with the caret in the cell that says so. */
const at = (words: string, tree: Tree): LexicalEditor => {
  const editor = editorOf(tree);
  update(editor, () => {
    const text = $getRoot()
      .getAllTextNodes()
      .find((one) => one.getTextContent() === words);
    text!.selectEnd();
  });
  return editor;
};

const squares = doc(table(row('A', 'B'), row('a', 'b'), row('c', 'd')));

const done = (words: string, ...commands: readonly TableCommand[]): Tree => {
  const editor = at(words, squares);
  for (const command of commands) update(editor, () => $runTable(command));
  return read(editor);
};

describe('the table at the caret', () => {
  it.each<[TableCommand, string, Tree]>([
    ['row-below', 'a', doc(table(row('A', 'B'), row('a', 'b'), row('', ''), row('c', 'd')))],
    ['row-above', 'a', doc(table(row('A', 'B'), row('', ''), row('a', 'b'), row('c', 'd')))],
    ['row-above', 'A', doc(table(row('A', 'B'), row('', ''), row('a', 'b'), row('c', 'd')))],
    ['column-left', 'b', doc(table(row('A', '', 'B'), row('a', '', 'b'), row('c', '', 'd')))],
    ['column-right', 'B', doc(table(row('A', 'B', ''), row('a', 'b', ''), row('c', 'd', '')))],
    ['delete-row', 'd', doc(table(row('A', 'B'), row('a', 'b')))],
    ['delete-column', 'a', doc(table(row('B'), row('b'), row('d')))],
    ['header-row', 'd', doc(table(null, row('A', 'B'), row('a', 'b'), row('c', 'd')))],
    ['delete-table', 'b', []],
  ])('%s at %s', (command, words, tree) => expect(done(words, command)).toEqual(tree));

  it('goes with its last row or column', () => {
    expect(done('a', 'delete-column', 'delete-column')).toEqual([]);
    expect(done('a', 'delete-row', 'delete-row', 'delete-row')).toEqual([]);
  });

  it('is named, and its name taken away', () => {
    const editor = at('a', squares);
    update(editor, () => $nameTable('By theme'));
    expect(read(editor)).toMatchObject([{ caption: 'By theme' }]);
    update(editor, () => $nameTable(''));
    expect(read(editor)).toEqual(squares);
  });

  it('gains a row where Tab is pressed in its last cell', () => {
    const editor = at('d', squares);
    update(editor, () => $tabInTable(false));
    expect(read(editor)).toEqual(doc(table(row('A', 'B'), row('a', 'b'), row('c', 'd'), row('', ''))));
    expect(editor.read($tableHere)).toMatchObject({ row: 3, column: 0, rows: 4, columns: 2, header: true });
  });

  it('is left for a line of its own, which goes again', () => {
    const editor = at('d', squares);
    update(editor, () => $stepOut('after'));
    expect(read(editor)).toEqual([...squares, p()]);
    update(editor, $stepBack);
    expect(read(editor)).toEqual(squares);
  });
});

describe('putting in', () => {
  const put = (tree: Tree, words: string, into: Tree): { tree: Tree; said: string[] } => {
    const editor = at(words, into);
    const said: string[] = [];
    update(editor, () => $insertTree(tree, (sentence: string) => said.push(sentence)));
    return { tree: read(editor), said };
  };

  it('a table stands between the words before and after the caret, and in place of an empty line', () => {
    expect(put(squares, 'One', doc('One', 'Two')).tree).toEqual(doc('One', ...squares, 'Two'));
    const editor = editorOf(doc('One', p(), 'Two'));
    update(editor, () => {
      $getRoot().getChildAtIndex(1)!.selectStart();
      $insertTable(1, 2, true, '');
    });
    expect(read(editor)).toEqual(doc('One', table(row('', '')), 'Two'));
  });

  it('a table within a table is refused, or fills its cells', () => {
    const editor = at('a', squares);
    update(editor, () => $insertTable(3, 3, true, ''));
    expect(read(editor)).toEqual(squares);
    const filled = put(doc(table(null, row('x', 'y'))), 'a', squares);
    expect(filled.tree).toEqual(doc(table(row('A', 'B'), row('x', 'y'), row('c', 'd'))));
  });

  it('a cell takes words and lists; a picture has no room there, and that is said', () => {
    const { tree, said } = put(doc(h(1, 'Head'), ul('x'), picture('a'.repeat(64), 'Map')), 'd', squares);
    expect(JSON.stringify(tree)).toContain('Head');
    expect(tree).toHaveLength(1);
    expect(said).toHaveLength(1);
  });

  it('words of other blocks become paragraphs in a cell', () => {
    const editor = at('d', squares);
    update(editor, () => {
      const [node] = $nodesOf(doc(h(2, 'Head')));
      const words = $getRoot().getAllTextNodes().at(-1)!;
      words.getParentOrThrow().insertAfter(node!);
    });
    expect((read(editor)[0] as Table).rows[1]).toEqual(row('c', cell('d', p('Head'))));
  });
});

it('stays square whatever is done to it', () => {
  const command = fc.constantFrom<TableCommand>(
    ...([
      'row-above',
      'row-below',
      'column-left',
      'column-right',
      'header-row',
      'delete-row',
      'delete-column',
    ] as const),
  );
  const step = fc.oneof(
    command.map((one) => () => $runTable(one)),
    fc.boolean().map((back) => () => $tabInTable(back)),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const editor = at('b', squares);
      for (const one of steps) update(editor, one);
      for (const block of read(editor)) {
        if (block.type !== 'table') continue;
        const rows = [...(block.header ? [block.header] : []), ...block.rows];
        expect(new Set(rows.map(({ cells }) => cells.length)).size).toBe(1);
      }
    }),
    { numRuns: 60 },
  );
});
