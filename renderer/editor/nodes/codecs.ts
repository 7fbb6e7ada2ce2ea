import { $createParagraphNode, $getRoot, $isElementNode } from 'lexical';
import type { EditorState, LexicalNode } from 'lexical';
import { inlines } from '../../../shared/richtext/build.ts';
import type { Block, Inline, Tree } from '../../../shared/richtext/tree.ts';
import type { BlockCodec, BlockRead, InlineCodec, Reader, Writer } from './codec.ts';
import { crossReference } from './cross-reference/codec.ts';
import { footnote } from './footnote/codec.ts';
import { heading } from './heading/codec.ts';
import { lineBreak } from './line-break/codec.ts';
import { link } from './link/codec.ts';
import { list } from './list/codec.ts';
import { liveFigure } from './live-figure/codec.ts';
import { paragraph } from './paragraph/codec.ts';
import { picture } from './picture/codec.ts';
import { quote } from './quote/codec.ts';
import { table } from './table/codec.ts';
import { text } from './text/codec.ts';

const inlineCodecs = {
  text,
  'line-break': lineBreak,
  link,
  footnote,
  'cross-reference': crossReference,
  'live-figure': liveFigure,
} satisfies { readonly [T in Inline['type']]: InlineCodec<Extract<Inline, { type: T }>> };

const blockCodecs = { paragraph, heading, list, quote, table, picture } satisfies {
  readonly [T in Block['type']]: BlockCodec<Extract<Block, { type: T }>>;
};

const readersOf = <R>(
  codecs: Readonly<Record<string, { readonly $reads: Readonly<Record<string, unknown>> }>>,
): Map<string, R> => new Map(Object.values(codecs).flatMap(({ $reads }) => Object.entries($reads) as [string, R][]));

const inlineReaders = readersOf<(node: LexicalNode, reader: Reader) => Inline[]>(inlineCodecs);
const blockReaders = readersOf<(node: LexicalNode, reader: Reader, before?: Block) => BlockRead>(blockCodecs);

const $writeInlines = (children: readonly Inline[]): LexicalNode[] =>
  children.flatMap((child) =>
    (inlineCodecs[child.type].$write as (one: Inline, w: Writer) => LexicalNode[])(child, writer),
  );
const $writeBlocks = (tree: Tree): LexicalNode[] =>
  tree.flatMap((block) => (blockCodecs[block.type].$write as (one: Block, w: Writer) => LexicalNode[])(block, writer));
const writer: Writer = { $inlines: $writeInlines, $blocks: $writeBlocks };

/** An element that has no business in a line gives the inlines within it; a leaf, its words. */
const $readInline = (node: LexicalNode): Inline[] => {
  const read = inlineReaders.get(node.getType());
  if (read) return read(node, reader);
  return $isElementNode(node) ? node.getChildren().flatMap($readInline) : inlines(node.getTextContent());
};

const $readBlocks = (children: readonly LexicalNode[]): Block[] => {
  const blocks: Block[] = [];
  for (const child of children) {
    const read = blockReaders.get(child.getType());
    const { block, joined } = read
      ? read(child, reader, blocks.at(-1))
      : { block: { type: 'paragraph', children: $readInline(child) } as const, joined: false };
    if (joined) blocks[blocks.length - 1] = block;
    else blocks.push(block);
  }
  return blocks;
};
const reader: Reader = { $inlines: (children) => inlines(...children.flatMap($readInline)), $blocks: $readBlocks };

/** Inlines as Lexical nodes. Runs inside an update. */
export const $inlineNodesOf = $writeInlines;

/** A tree as Lexical nodes, one or more a block. Runs inside an update. */
export const $nodesOf = $writeBlocks;

/** Puts a tree into the editor in place of what is there. An empty tree is one empty paragraph. */
export const $putTree = (tree: Tree): void => {
  const nodes = $nodesOf(tree);
  $getRoot()
    .clear()
    .append(...(nodes.length > 0 ? nodes : [$createParagraphNode()]));
};

const isEmptyParagraph = (block: Block | undefined): boolean =>
  block?.type === 'paragraph' && block.children.length === 0;

/** Reads the editor as a tree. One empty paragraph is an empty tree. */
export const $readTree = (): Tree => {
  const blocks = $readBlocks($getRoot().getChildren());
  return blocks.length === 1 && isEmptyParagraph(blocks[0]) ? [] : blocks;
};

/** Reads a state of the editor, the present one or one of its history. */
export const treeOfState = (state: EditorState): Tree => state.read($readTree);
