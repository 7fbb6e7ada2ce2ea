import type { ElementNode, LexicalNode } from 'lexical';
import type { Block, Inline } from '../../../shared/richtext/tree.ts';

/** How one node of the tree becomes Lexical nodes and is read back. Functions with a `$` run inside an editor's update. */

export interface Writer {
  readonly $inlines: (children: readonly Inline[]) => LexicalNode[];
  readonly $blocks: (tree: readonly Block[]) => LexicalNode[];
}

export interface Reader {
  /** The inlines of an element, neighbours with equal marks joined. */
  readonly $inlines: (children: readonly LexicalNode[]) => Inline[];
  readonly $blocks: (children: readonly LexicalNode[]) => Block[];
}

export interface InlineCodec<T extends Inline> {
  readonly $write: (inline: T, writer: Writer) => LexicalNode[];
  /** By Lexical type: several tree nodes may share one, and one may read several. */
  readonly $reads: { readonly [type: string]: (node: never, reader: Reader) => Inline[] };
}

export interface BlockCodec<T extends Block> {
  readonly $write: (block: T, writer: Writer) => (ElementNode | LexicalNode)[];
  /** Gives the block read; `before` is the block read just before it, which a second value takes the place of. */
  readonly $reads: { readonly [type: string]: (node: never, reader: Reader, before: Block | undefined) => BlockRead };
}

export interface BlockRead {
  readonly block: Block;
  /** True where `block` takes the place of the one before it (an attribution joins its quote). */
  readonly joined?: boolean;
}
