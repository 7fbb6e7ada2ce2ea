import { HeadingNode, QuoteNode } from '@lexical/rich-text';
import { LinkNode } from '@lexical/link';
import { ListItemNode, ListNode } from '@lexical/list';
import { TableCellNode, TableNode, TableRowNode } from '@lexical/table';
import type { EditorThemeClasses, Klass, LexicalNode, LexicalNodeReplacement } from 'lexical';
import type { Mark } from '../../../shared/richtext/tree.ts';
import { KeptBlockNode, KeptInlineNode } from './kept/node.ts';
import { AttributionNode } from './quote/node.ts';
import { PlanTableNode } from './table/node.ts';

/** The class of a mark, on the static page and in the live field alike. */
export const markClass = (mark: Mark): string => `rt-${mark}`;

/** Every Lexical node a field may hold, beside text, paragraph, line break and tab. */
export const NODES: readonly (Klass<LexicalNode> | LexicalNodeReplacement)[] = [
  HeadingNode,
  QuoteNode,
  AttributionNode,
  ListNode,
  ListItemNode,
  LinkNode,
  PlanTableNode,
  { replace: TableNode, with: () => new PlanTableNode(), withKlass: PlanTableNode },
  TableRowNode,
  TableCellNode,
  KeptBlockNode,
  KeptInlineNode,
];

/** Classes the live field gives its elements: those that the views of the nodes give. */
export const THEME: EditorThemeClasses = {
  heading: { h3: 'rt-h1', h4: 'rt-h2', h5: 'rt-h3' },
  link: 'rt-link',
  list: { nested: { listitem: 'rt-nested' } },
  table: 'rt-table',
  tableCellSelected: 'rt-cell-chosen',
  text: {
    bold: markClass('bold'),
    italic: markClass('italic'),
    superscript: markClass('superscript'),
    subscript: markClass('subscript'),
  },
};
