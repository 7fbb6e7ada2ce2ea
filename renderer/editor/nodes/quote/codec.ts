import { $createQuoteNode } from '@lexical/rich-text';
import type { QuoteNode } from '@lexical/rich-text';
import type { Block, Quote } from '../../../../shared/richtext/tree.ts';
import type { BlockCodec, BlockRead, Reader } from '../codec.ts';
import { $createAttributionNode } from './node.ts';
import type { AttributionNode } from './node.ts';

const $readAttribution = (node: AttributionNode, reader: Reader, before: Block | undefined): BlockRead => {
  const words = reader.$inlines(node.getChildren());
  return before?.type === 'quote' && before.attribution === undefined
    ? { block: { ...before, attribution: words }, joined: true }
    : { block: { type: 'paragraph', children: words } };
};

export const quote: BlockCodec<Quote> = {
  $write: ({ children, attribution }, writer) => [
    $createQuoteNode().append(...writer.$inlines(children)),
    ...(attribution ? [$createAttributionNode().append(...writer.$inlines(attribution))] : []),
  ],
  $reads: {
    quote: (node: QuoteNode, reader: Reader) => ({
      block: { type: 'quote', children: reader.$inlines(node.getChildren()) },
    }),
    attribution: $readAttribution,
  },
};
