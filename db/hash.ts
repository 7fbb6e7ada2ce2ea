import { createHash } from 'node:crypto';
import type { CellRef } from '../shared/plan/records.ts';

/** SHA-256, 64 hexadecimal digits. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

const shortHash = (...parts: readonly unknown[]): string => sha256(JSON.stringify(parts)).slice(0, 32);

/** A cell's id: the same in every copy of a plan. 16 bytes of SHA-256 as hexadecimal digits. */
export const cellId = (plan: string, ref: CellRef): string => shortHash(plan, ref.subject, ref.part, ref.edition);

/** A revision's id. It knows no author and no time, so that equal work done twice is one row. */
export const revisionId = (cell: string, parents: readonly string[], bodyHash: string): string =>
  shortHash(cell, parents.toSorted(), bodyHash);
