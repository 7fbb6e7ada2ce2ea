import { TableCellNode } from '@lexical/table';
import type { LexicalEditor } from 'lexical';

/** Says of the header cells that they head their columns, as the static page does. The function returned ends that. */
export const nameHeaders = (editor: LexicalEditor): (() => void) =>
  editor.registerMutationListener(TableCellNode, (mutations) => {
    for (const [key, mutation] of mutations) {
      const cell = mutation === 'destroyed' ? null : editor.getElementByKey(key);
      if (cell?.localName === 'th') cell.setAttribute('scope', 'col');
    }
  });
