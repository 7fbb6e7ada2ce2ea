import { sameValue } from '../../shared/plan/same-value.ts';

/** True where two values of plain JSON are equal; an absent key and an undefined one are the same. */
export const sameTree: (a: unknown, b: unknown) => boolean = sameValue;
