import { $createHeadingNode } from '@lexical/rich-text';
import type { HeadingNode, HeadingTagType } from '@lexical/rich-text';
import type { Heading } from '../../../../shared/richtext/tree.ts';
import type { BlockCodec, Reader } from '../codec.ts';

/** The elements of headings in narrative: they stand under a section's h2. */
export const TAGS = { 1: 'h3', 2: 'h4', 3: 'h5' } as const satisfies Record<Heading['level'], HeadingTagType>;

/** The level a heading element has in the tree; a higher or lower element takes the nearest. */
export const levelOf = (tag: HeadingTagType): Heading['level'] =>
  Math.min(3, Math.max(1, Number(tag.slice(1)) - 2)) as Heading['level'];

export const heading: BlockCodec<Heading> = {
  $write: ({ level, children }, writer) => [$createHeadingNode(TAGS[level]).append(...writer.$inlines(children))],
  $reads: {
    heading: (node: HeadingNode, reader: Reader) => ({
      block: { type: 'heading', level: levelOf(node.getTag()), children: reader.$inlines(node.getChildren()) },
    }),
  },
};
