import type { Footnote } from '../../../../shared/richtext/tree.ts';
import type { InlineCodec } from '../codec.ts';
import { $readKeptInline, KeptInlineNode } from '../kept/node.ts';

export const footnote: InlineCodec<Footnote> = {
  $write: (inline) => [new KeptInlineNode(inline)],
  $reads: { 'kept-inline': $readKeptInline },
};
