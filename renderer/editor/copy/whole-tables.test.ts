import { registerTablePlugin } from '@lexical/table';
import { $createRangeSelection, $getRoot, $setSelection, createEditor } from 'lexical';
import type { PointType } from 'lexical';
import { describe, expect, it } from 'vitest';
import { doc, p, row, table } from '../../../shared/richtext/build.ts';
import type { Tree } from '../../../shared/richtext/tree.ts';
import { $putTree, $readTree } from '../nodes/codecs.ts';
import { NODES } from '../nodes/theme.ts';
import { $takeInTables } from './whole-tables.ts';

/** What is left once everything from the middle of some words to that of others was taken out. */
const without = (from: string, to: string, tree: Tree): Tree => {
  const editor = createEditor({
    namespace: 'test',
    nodes: NODES,
    onError: (error) => {
      throw error;
    },
  });
  registerTablePlugin(editor);
  editor.update(() => $putTree(tree), { discrete: true });
  editor.update(
    () => {
      const selection = $createRangeSelection();
      const put = (point: PointType, words: string): void => {
        const text = $getRoot()
          .getAllTextNodes()
          .find((one) => one.getTextContent() === words)!;
        point.set(text.getKey(), 1, 'text');
      };
      put(selection.anchor, from);
      put(selection.focus, to);
      $setSelection(selection);
      $takeInTables();
      selection.removeText();
    },
    { discrete: true },
  );
  return editor.read($readTree);
};

const squares = table(row('Aa', 'Bb'), row('Cc', 'Dd'));

describe('taking out words that reach into a table', () => {
  it('takes the table with them', () => {
    expect(without('One', 'Dd', doc(p('One'), squares))).toEqual(doc(p('O')));
    expect(without('One', 'Aa', doc(p('One'), squares))).toEqual(doc(p('O')));
    expect(without('Bb', 'Two', doc(squares, p('Two')))).toEqual(doc(p('wo')));
    expect(without('Two', 'Bb', doc(squares, p('Two')))).toEqual(doc(p('wo')));
    expect(without('One', 'Two', doc(p('One'), squares, p('Two')))).toEqual(doc(p('Owo')));
    expect(without('Aa', 'Zz', doc(squares, p('Two'), table(row('Zz'))))).toEqual(doc());
  });

  it('leaves what lies within one table to its cells', () => {
    expect(without('Aa', 'Dd', doc(squares))).toMatchObject([{ type: 'table' }]);
  });
});
