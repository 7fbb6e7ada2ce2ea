import { $createLineBreakNode } from 'lexical';
import { br } from '../../../../shared/richtext/build.ts';
import type { LineBreak } from '../../../../shared/richtext/tree.ts';
import type { InlineCodec } from '../codec.ts';

export const lineBreak: InlineCodec<LineBreak> = {
  $write: () => [$createLineBreakNode()],
  $reads: { linebreak: () => [br] },
};
