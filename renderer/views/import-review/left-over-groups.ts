import type { ImportReview } from '../../../shared/ipc/contract.ts';

export type LeftOverPiece = ImportReview['leftOver'][number];

export interface LeftOverGroup {
  /** Why its pieces were left over. */
  readonly why: string;
  readonly pieces: readonly LeftOverPiece[];
}

/** The pieces by why they were left over, in the order in which each reason is first met. */
export const groupsOf = (pieces: readonly LeftOverPiece[]): LeftOverGroup[] => {
  const groups = new Map<string, LeftOverPiece[]>();
  for (const piece of pieces) {
    const group = groups.get(piece.why);
    if (group) group.push(piece);
    else groups.set(piece.why, [piece]);
  }
  return [...groups].map(([why, of]) => ({ why, pieces: of }));
};
