import type { LiveFigure } from '../../../../shared/richtext/tree.ts';
import type { InlineCodec } from '../codec.ts';
import { $readKeptInline, KeptInlineNode } from '../kept/node.ts';

export const liveFigure: InlineCodec<LiveFigure> = {
  $write: (inline) => [new KeptInlineNode(inline)],
  $reads: { 'kept-inline': $readKeptInline },
};
