import { inlines, t } from '../../../shared/richtext/build.ts';
import { plainText } from '../../../shared/richtext/plain-text.ts';
import type { Block, Inline, Tree } from '../../../shared/richtext/tree.ts';
import { treeToHtml } from '../../../shared/richtext/html.ts';
import { LeftBehind } from '../paste/left-behind.ts';
import type { Pasted } from '../paste/read-page.ts';
import { rebuilt } from './rebuilt.ts';

/** The form in which words go from one field to another without losing anything: beside HTML and plain words. */
export const OWN_TYPE = 'application/x-action-plan+json';

type Transfer = Pick<DataTransfer, 'getData' | 'setData'>;

/** Puts a tree on the clipboard, or on what is dragged, in all the forms it can be taken in. */
export const putTree = (data: Transfer, tree: Tree, plan: string): void => {
  data.setData(OWN_TYPE, JSON.stringify({ plan, tree }));
  data.setData('text/html', treeToHtml(tree));
  data.setData('text/plain', plainText(tree));
};

/** What names an item, a count or a picture of one plan means nothing in another: there it is words, or is left behind. */
const intoOther = (tree: Tree, left: LeftBehind): Tree => {
  const line = (children: readonly Inline[]): Inline[] =>
    inlines(
      ...children.map((one): Inline => {
        if (one.type === 'cross-reference') return t(one.number);
        if (one.type === 'live-figure') return t(one.shown);
        if (one.type !== 'footnote') return one;
        return { ...one, note: one.note.map((each) => ({ ...each, children: line(each.children) })) };
      }),
    );
  const block = (one: Block): Block[] => {
    if (one.type !== 'picture') return [rebuilt.withLines(one, line)];
    left.add('picture');
    return [];
  };
  return tree.flatMap(block);
};

/** The tree on the clipboard where it was copied from a plan by this program; `undefined` where it was not, or is no tree. */
export const ownTree = (data: Transfer, plan: string): Pasted | undefined => {
  const kept = data.getData(OWN_TYPE);
  if (kept === '') return undefined;
  try {
    const value = JSON.parse(kept) as { plan?: unknown; tree?: unknown };
    const tree = rebuilt.tree(value.tree);
    if (tree.length === 0) return undefined;
    if (value.plan === plan) return { tree, left: null };
    const left = new LeftBehind();
    return { tree: intoOther(tree, left), left: left.sentence };
  } catch {
    // Any page can put something under this name: what is no tree is passed over, and the HTML beside it is read.
    return undefined;
  }
};
