import type { ReactNode } from 'react';
import type { Block, Inline, Tree } from '../../../shared/richtext/tree.ts';

/** What the views of nodes need from around them. Views are plain functions, drawn by `StaticView`. */
export interface ViewContext {
  /** The number an item has in the edition shown; `undefined` where the item is not in it. */
  readonly numberOf: (item: string) => string | undefined;
  /** The number of the next footnote of the field. */
  readonly nextNote: () => number;
  readonly inlines: (children: readonly Inline[]) => ReactNode;
  readonly blocks: (tree: Tree) => ReactNode;
}

export type InlineView<T extends Inline> = (inline: T, context: ViewContext, key: number) => ReactNode;
export type BlockView<T extends Block> = (block: T, context: ViewContext, key: number) => ReactNode;

/** Inlines as the editor ends them: an empty line and one that ends in a break need a break to stand up. */
export const line = (children: readonly Inline[], context: ViewContext): ReactNode => {
  const last = children.at(-1);
  return (
    <>
      {context.inlines(children)}
      {last === undefined || last.type === 'line-break' ? <br /> : null}
    </>
  );
};
