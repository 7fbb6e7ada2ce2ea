import { $isTableNode, TableCellHeaderStates, TableNode } from '@lexical/table';
import { $getState, $setState, createState, setDOMUnmanaged } from 'lexical';
import type { EditorConfig, ElementDOMSlot, LexicalEditor, LexicalNode } from 'lexical';

const caption = createState('caption', { parse: (value) => (typeof value === 'string' ? value : '') });

const captionIn = (table: HTMLElement): HTMLElement | null => table.querySelector<HTMLElement>(':scope > caption');

/** A table of data with its name. It has no merged cells, no widths and no colours of its own. */
export class PlanTableNode extends TableNode {
  override $config(): ReturnType<TableNode['$config']> {
    return this.config('plan-table', { extends: TableNode, stateConfigs: [{ flat: true, stateConfig: caption }] });
  }
  override createDOM(config: EditorConfig, editor?: LexicalEditor): HTMLElement {
    const table = super.createDOM(config, editor);
    drawCaption(table, $getState(this, caption, 'direct'));
    return table;
  }
  override updateDOM(before: this, table: HTMLElement, config: EditorConfig): boolean {
    const now = $getState(this, caption, 'direct');
    if (now !== $getState(before, caption, 'direct')) drawCaption(table, now);
    return super.updateDOM(before, table, config);
  }
  override getDOMSlot(element: HTMLElement): ElementDOMSlot<HTMLTableElement> {
    return super.getDOMSlot(element).withAfter(captionIn(element));
  }
}

/** The name stands in the table's own element, outside of the words that can be typed into. */
const drawCaption = (table: HTMLElement, words: string): void => {
  const there = captionIn(table);
  if (words === '') return there?.remove();
  if (there) return void (there.textContent = words);
  const element = document.createElement('caption');
  element.contentEditable = 'false';
  element.textContent = words;
  setDOMUnmanaged(element);
  table.prepend(element);
};

export const $isPlanTable = (node: LexicalNode | null | undefined): node is PlanTableNode =>
  node instanceof PlanTableNode;

export const $captionOf = (table: LexicalNode): string => ($isTableNode(table) ? $getState(table, caption) : '');
export const $setCaption = (table: PlanTableNode, words: string): PlanTableNode => $setState(table, caption, words);

/** How a cell of the header row is marked, and one that is not. */
export const HEADER = TableCellHeaderStates.ROW;
export const PLAIN_CELL = TableCellHeaderStates.NO_STATUS;
