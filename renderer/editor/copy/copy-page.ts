import { b, h, inlines, p } from '../../../shared/richtext/build.ts';
import type { Block, Inline, Tree } from '../../../shared/richtext/tree.ts';
import { spotOf } from '../caret.ts';
import type { Spot } from '../caret.ts';
import { fieldOf, overSeveral } from '../page-selection.ts';
import type { EditorSession } from '../session.ts';
import { putTree } from './own-flavour.ts';
import { partOfTree } from './part-of-tree.ts';

const HEADINGS = 'h1, h2, h3, h4, h5, h6';
/** What the page says beside the plan: it is not copied. */
const BESIDE = '.rt, .last-edition, .rt-notes, [role="dialog"], .sticky-item';

/** The page's own levels as the three of a text. */
const levelOf = (heading: Element): 1 | 2 | 3 =>
  Math.min(3, Math.max(1, Number(heading.localName[1]) - 1)) as 1 | 2 | 3;

const wordsOf = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim();

const spotAt = (words: Element, node: Node, offset: number): Spot | null => {
  // A selection may end on the element itself, which stands for a line's end.
  const inside = words.contains(node);
  return inside ? spotOf(words, node, offset) : null;
};

const wordsSelected = (field: Element, range: Range, session: EditorSession): Tree => {
  const [subject, part] = (field.getAttribute('data-cell') ?? '').split(' ');
  const edition = session.editionShown;
  if (!subject || !part || edition === null) return [];
  const tree = session.treeOf({ subject, part, edition } as Parameters<EditorSession['treeOf']>[0]) ?? [];
  const words = field.querySelector('.rt');
  if (!words) return tree;
  return partOfTree(tree, {
    from: spotAt(words, range.startContainer, range.startOffset),
    to: spotAt(words, range.endContainer, range.endOffset),
  });
};

/** The words of a heading that cannot be typed into stand before those that can, in one line with them. */
const led = (lead: string, tree: Tree, heading: Element | null): Block[] => {
  const [first, ...more] = tree;
  const children: readonly Inline[] = first && 'children' in first ? first.children : [];
  const rest = first && !('children' in first) ? tree : more;
  if (heading)
    return [h(levelOf(heading), lead, ...(lead !== '' && children.length > 0 ? [' '] : []), ...children), ...rest];
  return lead === '' ? [...tree] : [p(...inlines(b(`${lead} `), ...children)), ...rest];
};

/** A field comes with its label, where that is selected too. */
const fieldSelected = (field: Element, range: Range, session: EditorSession): Block[] => {
  const lead = field.querySelector('.lead');
  const label = [...field.querySelectorAll(HEADINGS)].find((one) => !one.closest(BESIDE) && !one.querySelector('.rt'));
  const words = lead && range.intersectsNode(lead) ? wordsOf(lead) : '';
  const heading = field.querySelector('.rt')?.closest(HEADINGS) ?? null;
  return [
    ...(label && range.intersectsNode(label) ? [h(levelOf(label), wordsOf(label))] : []),
    ...led(words, wordsSelected(field, range, session), heading),
  ];
};

/** What is selected over several fields, as one text: the page's headings and labels, and the words below them. */
export const treeOnPage = (page: Element, range: Range, session: EditorSession): Tree => {
  const blocks: Block[] = [];
  for (const element of page.querySelectorAll(`${HEADINGS}, .children-heading, [data-cell]`)) {
    if (!range.intersectsNode(element) || element.parentElement?.closest(BESIDE)) continue;
    if (element.hasAttribute('data-cell')) blocks.push(...fieldSelected(element, range, session));
    // A label, and a heading that is a field's own words, come with the field.
    else if (!element.closest('[data-cell]') && wordsOf(element) !== '')
      blocks.push(h(levelOf(element), wordsOf(element)));
  }
  return blocks.filter((one) => !('children' in one) || one.children.length > 0);
};

/** Puts what is selected over several fields on the clipboard, or on what is dragged. False where one field alone is. */
export const copyOverFields = (
  page: Element,
  data: DataTransfer | null,
  session: EditorSession,
  plan: string,
): boolean => {
  const selection = getSelection();
  if (!data || !selection?.rangeCount || !overSeveral()) return false;
  const tree = treeOnPage(page, selection.getRangeAt(0), session);
  if (tree.length === 0) return false;
  putTree(data, tree, plan);
  return true;
};

/** The field under a place of the page that can be written in and is not live. */
export const restingField = (target: EventTarget | null, session: EditorSession): string | null => {
  const words = target instanceof Element ? target.closest('.rt') : null;
  const cell = fieldOf(words)?.dataset['cell'];
  if (!words || words.hasAttribute('contenteditable') || cell === undefined || session.editionShown === null)
    return null;
  const key = `${cell} ${session.editionShown}`;
  return session.canWrite(key) ? key : null;
};
