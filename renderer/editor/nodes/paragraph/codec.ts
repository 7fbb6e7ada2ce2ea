import { $createParagraphNode } from 'lexical';
import type { ParagraphNode } from 'lexical';
import type { Paragraph } from '../../../../shared/richtext/tree.ts';
import type { BlockCodec, Reader } from '../codec.ts';

export const paragraph: BlockCodec<Paragraph> = {
  $write: ({ children }, writer) => [$createParagraphNode().append(...writer.$inlines(children))],
  $reads: {
    paragraph: (node: ParagraphNode, reader: Reader) => ({
      block: { type: 'paragraph', children: reader.$inlines(node.getChildren()) },
    }),
  },
};
