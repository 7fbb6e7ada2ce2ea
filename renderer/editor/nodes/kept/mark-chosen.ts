import { $getSelection, $isNodeSelection } from 'lexical';
import type { LexicalEditor } from 'lexical';

const CHOSEN = 'rt-chosen';

/** Shows which kept nodes the keys have selected whole: the system draws no selection about them. */
export const markChosen = (editor: LexicalEditor): void => {
  const elements = editor.getEditorState().read(() => {
    const selection = $getSelection();
    return $isNodeSelection(selection) ? selection.getNodes().map((node) => editor.getElementByKey(node.getKey())) : [];
  });
  for (const before of editor.getRootElement()?.querySelectorAll(`.${CHOSEN}`) ?? [])
    if (!elements.includes(before as HTMLElement)) before.classList.remove(CHOSEN);
  for (const element of elements) element?.classList.add(CHOSEN);
};
