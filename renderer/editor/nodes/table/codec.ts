import type { Table } from '../../../../shared/richtext/tree.ts';
import type { BlockCodec } from '../codec.ts';
import { $readKeptBlock, KeptBlockNode } from '../kept/node.ts';

export const table: BlockCodec<Table> = {
  $write: (block) => [new KeptBlockNode(block)],
  $reads: { 'kept-block': $readKeptBlock },
};
