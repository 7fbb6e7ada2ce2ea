/** What commands can ask of the outline on screen. */
export interface TreeHandle {
  /** Puts the focus on a row, unfolding and scrolling as it takes. */
  readonly focus: (key: string) => void;
  /** Opens a row's words to be changed where they stand. */
  readonly rename: (key: string) => void;
}

let handle: TreeHandle | null = null;

/** The outline is drawn: takes what can be asked of it. The function returned takes it back. */
export const holdTree = (tree: TreeHandle): (() => void) => {
  handle = tree;
  return () => {
    if (handle === tree) handle = null;
  };
};

/** The outline on screen, or `null`. */
export const treeNow = (): TreeHandle | null => handle;

/** The row that an element of the outline belongs to; `null` for one elsewhere. */
export const rowKeyAt = (element: Element | null): string | null =>
  element?.closest<HTMLElement>('.outline-tree [role="row"][data-key]')?.dataset['key'] ?? null;
