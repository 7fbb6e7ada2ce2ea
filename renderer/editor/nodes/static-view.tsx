import { Fragment, memo } from 'react';
import type { ReactNode } from 'react';
import type { Block, Inline, Tree } from '../../../shared/richtext/tree.ts';
import { crossReference } from './cross-reference/view.tsx';
import { footnote } from './footnote/view.tsx';
import { heading } from './heading/view.tsx';
import { lineBreak } from './line-break/view.tsx';
import { link } from './link/view.tsx';
import { list } from './list/view.tsx';
import { liveFigure } from './live-figure/view.tsx';
import { paragraph } from './paragraph/view.tsx';
import { picture } from './picture/view.tsx';
import { quote } from './quote/view.tsx';
import { table } from './table/view.tsx';
import { text } from './text/view.tsx';
import type { BlockView, InlineView, ViewContext } from './view.tsx';

const inlineViews = {
  text,
  'line-break': lineBreak,
  link,
  footnote,
  'cross-reference': crossReference,
  'live-figure': liveFigure,
} satisfies { readonly [T in Inline['type']]: InlineView<Extract<Inline, { type: T }>> };

const blockViews = { paragraph, heading, list, quote, table, picture } satisfies {
  readonly [T in Block['type']]: BlockView<Extract<Block, { type: T }>>;
};

/** Item numbers by id, as the page has them. */
export type Numbers = Readonly<Record<string, string>>;

/** What draws nodes one by one: its footnotes are numbered on from `firstNote`. */
export const contextOf = (numbers: Numbers, firstNote: number): ViewContext => {
  let note = firstNote;
  const context: ViewContext = {
    numberOf: (item) => numbers[item],
    nextNote: () => note++,
    inlines: (children) =>
      children.map((child, at) => (inlineViews[child.type] as InlineView<Inline>)(child, context, at)),
    blocks: (tree) => tree.map((block, at) => (blockViews[block.type] as BlockView<Block>)(block, context, at)),
  };
  return context;
};

/** A tree as the page shows it. An empty one is an empty line, as the live field has it. */
export const StaticView = memo(function StaticView({
  tree,
  numbers,
  firstNote = 1,
}: {
  readonly tree: Tree;
  readonly numbers: Numbers;
  /** The number of its first footnote. */
  readonly firstNote?: number;
}): ReactNode {
  if (tree.length === 0)
    return (
      <p>
        <br />
      </p>
    );
  return contextOf(numbers, firstNote).blocks(tree);
});

/** What stands inside the element of a kept node in the live field: its view without the element around it. */
export const keptView = (kept: Block | Inline, numbers: Numbers, note: number): ReactNode => {
  const context = contextOf(numbers, note);
  const drawn =
    kept.type in blockViews
      ? (blockViews[(kept as Block).type] as BlockView<Block>)(kept as Block, context, 0)
      : (inlineViews[(kept as Inline).type] as InlineView<Inline>)(kept as Inline, context, 0);
  const inner = (drawn as { props: { children: ReactNode } }).props.children;
  return <Fragment>{inner}</Fragment>;
};
