import type { Block, Inline, List, Tree } from './tree.ts';

type Children = { readonly blocks: readonly Block[]; readonly inlines: readonly Inline[] };

const nothing: Children = { blocks: [], inlines: [] };
const inList = (list: List): Children => ({
  blocks: list.items.flatMap((item) => (item.nested ? [item.nested] : [])),
  inlines: list.items.flatMap((item) => item.children),
});

const childrenOfBlock = {
  paragraph: (block) => ({ blocks: [], inlines: block.children }),
  heading: (block) => ({ blocks: [], inlines: block.children }),
  list: inList,
  quote: (block) => ({ blocks: [], inlines: [...block.children, ...(block.attribution ?? [])] }),
  table: (block) => ({
    blocks: [...(block.header ? [block.header] : []), ...block.rows].flatMap((row) =>
      row.cells.flatMap((cell) => cell.children),
    ),
    inlines: [],
  }),
  picture: () => nothing,
} satisfies { readonly [T in Block['type']]: (block: Extract<Block, { type: T }>) => Children };

const childrenOfInline = {
  text: () => nothing,
  'line-break': () => nothing,
  link: (link) => ({ blocks: [], inlines: link.children }),
  footnote: (footnote) => ({ blocks: footnote.note, inlines: [] }),
  'cross-reference': () => nothing,
  'live-figure': () => nothing,
} satisfies { readonly [T in Inline['type']]: (inline: Extract<Inline, { type: T }>) => Children };

/** Calls `visit` for every block and inline of a tree: parents first; within one parent, its inlines before its blocks. */
export const walk = (tree: Tree, visit: (node: Block | Inline) => void): void => {
  const within = ({ blocks, inlines }: Children): void => {
    for (const inline of inlines) {
      visit(inline);
      within((childrenOfInline[inline.type] as (one: Inline) => Children)(inline));
    }
    for (const block of blocks) {
      visit(block);
      within((childrenOfBlock[block.type] as (one: Block) => Children)(block));
    }
  };
  within({ blocks: tree, inlines: [] });
};
