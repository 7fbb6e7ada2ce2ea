import { $isTableCellNode, $isTableSelection } from '@lexical/table';
import type { TableCellNode, TableSelection } from '@lexical/table';
import { $createParagraphNode, $findMatchingParent, $getSelection } from 'lexical';
import { writes } from './keys.ts';
import type { KeyPress } from './keys.ts';

/** What is done to several cells of a table that are selected. Functions with a `$` run inside an update or a read. */

/** The cells that are selected in a table, row by row; none where words are. */
export const cellsIn = (selection: TableSelection): TableCellNode[] => selection.getNodes().filter($isTableCellNode);

/** Empties the cells that are selected; the caret goes into the first. False where none are. */
export const $clearCells = (): boolean => {
  const selection = $getSelection();
  if (!$isTableSelection(selection)) return false;
  const cells = cellsIn(selection);
  for (const cell of cells) cell.clear().append($createParagraphNode());
  cells[0]?.selectStart();
  return cells.length > 0;
};

/** Puts the caret into the cell in which the selection of cells ended. */
const $caretInLast = (): void => {
  const selection = $getSelection();
  if ($isTableSelection(selection)) $findMatchingParent(selection.focus.getNode(), $isTableCellNode)?.selectEnd();
};

/** What a key does to the cells that are selected; `goesOn` where the editor then has it, with the caret in one of them. */
export interface CellsKey {
  readonly $do: () => void;
  readonly goesOn: boolean;
}

/** What a key does where cells are selected; `null` for one that is the editor's own. */
export const cellsKey = (press: KeyPress): CellsKey | null => {
  if (press.key === 'Backspace' || press.key === 'Delete') return { $do: $clearCells, goesOn: false };
  if (press.key !== 'Enter' && writes(press)) return { $do: $clearCells, goesOn: true };
  if (press.key === 'Escape') return { $do: $caretInLast, goesOn: false };
  return ['Home', 'End', 'PageUp', 'PageDown'].includes(press.key) ? { $do: $caretInLast, goesOn: true } : null;
};
