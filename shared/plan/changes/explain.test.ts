import { expect, it } from 'vitest';
import { doc } from '../../richtext/build.ts';
import { recommendations } from '../../templates/recommendations.ts';
import { Problem } from '../problem.ts';
import type { Facts, PlanRecords } from '../records.ts';
import { withReason } from '../slips.ts';
import { sourceOf } from './cells.ts';
import { Ground } from './ground.ts';
import { stepOf } from './index.ts';
import { EDITIONS, written } from './random-plan.test-help.ts';
import { planOf } from './undo.ts';

const place = { section: 's', parent: null, position: 'm', retired: false };
const records = written({ plan: 'plan', editions: EDITIONS, sections: ['s'], items: ['i'], cells: [] }, [
  { subject: 'plan', part: 'template', edition: 'e1', body: recommendations },
  { subject: 's', part: 'place', edition: 'e1', body: { ...place, number: '6', kind: 'section' } },
  { subject: 'i', part: 'place', edition: 'e1', body: { ...place, number: '6.1', kind: 'recommendation' } },
  { subject: 'i', part: 'field:timescale', edition: 'e1', body: doc('Spring 2022') },
  { subject: 'i', part: 'facts', edition: 'e1', body: withReason({ owner: 'COSLA' }, 'timescale', 'e1', 'Earlier.') },
]);

const explain = (from: PlanRecords, reason: string, field = 'timescale') => {
  const ground = new Ground(sourceOf(from), 'e2', () => 'never');
  const step = stepOf(ground, { do: 'explain', subject: 'i', field, reason });
  const { writes, back } = planOf(ground, step);
  return { step, back, records: written(from, writes, step) };
};
const factsIn = (from: PlanRecords, edition: string): Facts =>
  from.cells.find((cell) => cell.part === 'facts' && cell.edition === edition)?.body as Facts;

it('keeps the reason at the edition, beside the owner and the reasons of others, and can be taken back', () => {
  const done = explain(records, 'The bill was late.');
  expect(factsIn(done.records, 'e2')).toEqual({
    owner: 'COSLA',
    reasons: [
      { edition: 'e1', field: 'timescale', reason: 'Earlier.' },
      { edition: 'e2', field: 'timescale', reason: 'The bill was late.' },
    ],
  });
  expect(factsIn(done.records, 'e1').reasons).toHaveLength(1);
  expect(done.step.name).toBe('giving the reason for the change of Delivery Timescale in 6.1');
  expect(done.back.map((cell) => cell.body)).toEqual([factsIn(records, 'e1')]);
  const again = explain(done.records, 'Another.');
  expect(again.step.name).toBe('changing the reason for the change of Delivery Timescale in 6.1');
  expect(factsIn(explain(again.records, '').records, 'e2')).toEqual(factsIn(records, 'e1'));
});

it('is refused for a field that the item does not have', () => {
  expect(() => explain(records, 'Why.', 'costs')).toThrow(Problem);
});
