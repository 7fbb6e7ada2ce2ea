import type { Caret } from './caret.ts';

/** What keys do at the edges of words: within a list, a table, and on into other fields. */

export interface Edge {
  /** Goes to the field before or after; false where there is none. */
  readonly go: (by: 1 | -1, caret: Caret) => boolean;
  readonly tab: (by: 1 | -1) => boolean;
  readonly oneLine: () => boolean;
  readonly atEnd: (end: 'start' | 'end') => boolean;
  /** Where the caret is from the left, on the first or last line; `null` elsewhere. */
  readonly onLine: (line: 'first' | 'last') => number | null;
  readonly tabInList: (back: boolean) => boolean;
  readonly tabInTable: (back: boolean) => boolean;
  /** Leaves a table by its first or last line, or what is selected whole, where no words stand beyond it. */
  readonly stepOut: (way: 'before' | 'after', by: 'line' | 'character') => boolean;
}

/** What each key does; false where it is the editor's own. */
export const STEPS: Readonly<Record<string, (edge: Edge, event: KeyboardEvent) => boolean>> = {
  Tab: (edge, { shiftKey }) => edge.tabInTable(shiftKey) || edge.tabInList(shiftKey) || edge.tab(shiftKey ? -1 : 1),
  Enter: (edge, { shiftKey }) => edge.oneLine() && !shiftKey && edge.go(1, { at: 'start' }),
  ArrowUp: (edge, { shiftKey }) => {
    if (shiftKey) return false;
    if (edge.stepOut('before', 'line')) return true;
    const x = edge.onLine('first');
    return x !== null && edge.go(-1, { at: 'last-line', x });
  },
  ArrowDown: (edge, { shiftKey }) => {
    if (shiftKey) return false;
    if (edge.stepOut('after', 'line')) return true;
    const x = edge.onLine('last');
    return x !== null && edge.go(1, { at: 'first-line', x });
  },
  ArrowLeft: (edge, { shiftKey }) =>
    !shiftKey && (edge.stepOut('before', 'character') || (edge.atEnd('start') && edge.go(-1, { at: 'end' }))),
  ArrowRight: (edge, { shiftKey }) =>
    !shiftKey && (edge.stepOut('after', 'character') || (edge.atEnd('end') && edge.go(1, { at: 'start' }))),
};
