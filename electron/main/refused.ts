import type { Answer } from '../../shared/ipc/contract.ts';

/** The answer to a call that no page of ours makes. */
export const REFUSED: Answer<never> = { ok: false, sentence: 'The program refused this.', fault: true };
