import type { Looks } from './looks.ts';
import type { Reading } from './reading.ts';
import type { Standing } from './standing.ts';

/** What is at hand while a file's lines are placed one after the other. */
export interface Context {
  readonly reading: Reading;
  readonly looks: Looks;
  readonly standing: Standing;
}
