/** Long work, step by step: after each, whoever asks may let others have their turn, or ask no further. */
export type Steps<T> = Generator<void, T>;

/** What comes of the work, done in one go. */
export const finish = <T>(steps: Steps<T>): T => {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};

/** `map`, each element a step. */
export function* mapInSteps<T, U>(all: readonly T[], make: (one: T, at: number) => U): Steps<U[]> {
  const out: U[] = [];
  for (const [at, one] of all.entries()) {
    out.push(make(one, at));
    yield;
  }
  return out;
}
