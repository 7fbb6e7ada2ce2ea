import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Change, ChangeOf } from '../change.ts';
import { Problem } from '../problem.ts';
import type { PlanRecords } from '../records.ts';
import { sourceOf } from './cells.ts';
import { Ground } from './ground.ts';
import { stepOf } from './index.ts';
import { read, someChange, somePlan, written } from './random-plan.test-help.ts';
import { planOf } from './undo.ts';

interface Done {
  readonly records: PlanRecords;
  readonly undo: ChangeOf<'put'>;
}

/** Carries a change out; `undefined` where it is refused. */
const carriedOut = (records: PlanRecords, edition: string, change: Change, newId: () => string): Done | undefined => {
  try {
    const ground = new Ground(sourceOf(records), edition, newId);
    const step = stepOf(ground, change);
    const { writes, back } = planOf(ground, step);
    return {
      records: written(records, writes, step),
      undo: { do: 'put', name: step.name, cells: back.map((cell) => ({ ...cell, sha256: null })) },
    };
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
};

const must = (done: Done | undefined): Done => {
  if (!done) throw new Error('It was refused');
  return done;
};

const someWork = fc.constantFrom('e1', 'e2', 'e3').chain((edition) =>
  fc.record({
    edition: fc.constant(edition),
    records: somePlan,
    changes: fc.array(someChange(edition), { minLength: 8, maxLength: 20 }),
  }),
);

it('takes back and does again what was done, and no change reaches an earlier edition', () => {
  const done = new Set<string>();
  fc.assert(
    fc.property(someWork, ({ edition, records, changes }) => {
      let ids = 0;
      const newId = (): string => `new-${(ids += 1)}`;
      const earlier = ['e1', 'e2', 'e3'].filter((one) => one < edition);
      const said = earlier.map((one) => read(records, one));
      let now = records;
      for (const change of changes) {
        const before = read(now, edition);
        const step = carriedOut(now, edition, change, newId);
        if (!step) continue;
        done.add(change.do);
        const after = read(step.records, edition);
        const back = must(carriedOut(step.records, edition, step.undo, newId));
        expect(read(back.records, edition)).toEqual(before);
        const again = must(carriedOut(back.records, edition, back.undo, newId));
        expect(read(again.records, edition)).toEqual(after);
        expect(earlier.map((one) => read(again.records, one))).toEqual(said);
        now = again.records;
      }
    }),
    { numRuns: 200 },
  );
  expect([...done].toSorted()).toEqual(
    [
      ...[
        'add-item',
        'add-section',
        'bring-back',
        'change-shared',
        'detach-shared',
        'facts',
        'fold',
        'move',
        'number',
        'rename',
      ],
      ...['replace', 'retire', 'share', 'template', 'use-shared', 'write'],
    ].toSorted(),
  );
});
