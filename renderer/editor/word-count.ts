import { plainText } from '../../shared/richtext/plain-text.ts';
import type { Page, ItemView } from '../../shared/ipc/contract.ts';
import type { ProseView } from '../../shared/plan/edition-view.ts';
import type { Tree } from '../../shared/richtext/tree.ts';

const counts = new WeakMap<Tree, number>();

/** What stands between spaces and has a letter or a digit in it. */
const WORD = /\S*[\p{L}\p{N}]\S*/gu;

/** How many words a text has, as a word processor counts them. */
export const countWords = (tree: Tree): number => {
  const known = counts.get(tree);
  if (known !== undefined) return known;
  const count = plainText(tree).match(WORD)?.length ?? 0;
  counts.set(tree, count);
  return count;
};

const itemViews = (item: ItemView): readonly ProseView[] => [
  item.named,
  ...item.fields,
  ...item.items.flatMap(itemViews),
];

/** Every text of an item as it is published, with those of the items below it. */
export const textsOfItem = (item: ItemView): readonly ProseView[] => itemViews(item);

/** Every text of a section as it is published; none where there is no section. */
export const textsOfSection = ({ section }: Page): readonly ProseView[] =>
  section ? [section.heading, section.narrative, ...section.items.flatMap(itemViews)] : [];

/** The plan's own texts, which stand on its first page. */
export const textsOfFront = ({ front }: Page): readonly ProseView[] =>
  front ? [front.title, front.summary, front.foreword, front.contact] : [];

/** How many words texts have together; `now` is what one says on screen, where it is there. */
export const countAll = (
  views: readonly ProseView[],
  now: (view: ProseView) => Tree | undefined = () => undefined,
): number => views.reduce((sum, view) => sum + countWords(now(view) ?? view.tree), 0);
