import type { SourceBlock } from '../source.ts';
import type { Role } from './roles.ts';

/**
 * What the recogniser reads: the blocks of a file, with the tables that hold items (not data) unfolded into the blocks of
 * their cells, in reading order.
 */
export interface Line {
  /** Names it for ever: the place of its block in the file ("12"), and for a cell's block row, cell and place ("12.3.1.0"). */
  readonly id: string;
  readonly block: SourceBlock;
  /** What it is, where its place in a table says so. */
  readonly fixed?: readonly Role[] | undefined;
}
