import { createHash } from 'node:crypto';

/**
 * The bookmark of a cell's heading: `apw_` and the cell's id as the store has it, the first 16 bytes of a SHA-256 over what the
 * cell is about. 36 characters, so that Word's limit of 40 leaves room for a suffix (`_p03`, `_n`).
 */
export const markOf = (plan: string, subject: string, part: string, edition: string): string =>
  `apw_${createHash('sha256')
    .update(JSON.stringify([plan, subject, part, edition]))
    .digest('hex')
    .slice(0, 32)}`;
