/** Which paragraphs, lists or tables of the field with the caret are selected: the first and the last, counted from 0. */
export interface Blocks {
  readonly from: number;
  readonly to: number;
}

/** The blocks of the page that the selection reaches; `null` where it is in no field's words. */
export const blocksAtCaret = (): Blocks | null => {
  const selection = getSelection();
  if (!selection?.anchorNode || !selection.focusNode) return null;
  const within = (node: Node): number => {
    const element = node instanceof Element ? node : node.parentElement;
    const root = element?.closest('[role="textbox"]');
    return root ? [...root.children].findIndex((block) => block.contains(node)) : -1;
  };
  const [a, b] = [within(selection.anchorNode), within(selection.focusNode)];
  return a < 0 || b < 0 ? null : { from: Math.min(a, b), to: Math.max(a, b) };
};

/** The blocks that are chosen once one is ticked or not: always a run without a gap, `null` for none. */
export const chosenBlocks = (now: Blocks | null, at: number, ticked: boolean): Blocks | null => {
  if (ticked) return now ? { from: Math.min(now.from, at), to: Math.max(now.to, at) } : { from: at, to: at };
  if (!now || at < now.from || at > now.to) return now;
  if (now.from === now.to) return null;
  // What comes after it goes too, unless it is the first.
  return at === now.from ? { from: at + 1, to: now.to } : { from: now.from, to: at - 1 };
};
