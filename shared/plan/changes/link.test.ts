import { expect, it } from 'vitest';
import { recommendations } from '../../templates/recommendations.ts';
import { answersIn } from '../answers.ts';
import { viewEdition } from '../edition-view.ts';
import { Problem } from '../problem.ts';
import type { Facts, PlanRecords } from '../records.ts';
import { showEdition } from '../show.ts';
import { sourceOf } from './cells.ts';
import { Ground } from './ground.ts';
import { stepOf } from './index.ts';
import { EDITIONS, written } from './random-plan.test-help.ts';
import type { Change } from '../change.ts';
import { planOf } from './undo.ts';

const place = { section: 's', parent: null, kind: 'recommendation' };
const item = (subject: string, number: string, retired = false) =>
  ({ subject, part: 'place', edition: 'e1', body: { ...place, position: subject, number, retired } }) as const;
const records = written({ plan: 'plan', editions: EDITIONS, sections: ['s'], items: ['i', 'j', 'k'], cells: [] }, [
  { subject: 'plan', part: 'template', edition: 'e1', body: recommendations },
  {
    subject: 's',
    part: 'place',
    edition: 'e1',
    body: { ...place, position: 'm', number: '6', kind: 'section', retired: false },
  },
  ...[item('i', '6.1'), item('j', '6.2'), item('k', '6.3', true)],
  { subject: 'i', part: 'facts', edition: 'e1', body: { owner: 'COSLA' } },
]);

const carriedOut = (from: PlanRecords, change: Change) => {
  const ground = new Ground(sourceOf(from), 'e2', () => 'never');
  const step = stepOf(ground, change);
  const { writes, back } = planOf(ground, step);
  return { step, back, records: written(from, writes, step) };
};
const link = (from: PlanRecords, to: string, linked = true, subject = 'i') =>
  carriedOut(from, { do: 'link', subject, to, linked });
const factsIn = (from: PlanRecords, subject: string): Facts | undefined =>
  from.cells.find((cell) => cell.subject === subject && cell.part === 'facts' && cell.edition === 'e2')?.body as Facts;

it('links an item to another beside its owner, says so both ways, and unlinks it', () => {
  const done = link(records, 'j');
  expect(done.step.name).toBe('linking 6.1 to 6.2');
  expect(factsIn(done.records, 'i')).toEqual({ owner: 'COSLA', answers: ['j'] });
  const view = viewEdition(done.records, 'e2');
  expect(answersIn(view).answeredBy).toEqual(new Map([['j', ['i']]]));
  const [first, second] = showEdition(view, []).sections[0]!.items;
  expect(first).toMatchObject({ number: '6.1', answers: ['6.2'] });
  expect(second).toMatchObject({ number: '6.2', answeredBy: ['6.1'] });
  expect(first).not.toHaveProperty('answeredBy');
  const undone = link(done.records, 'j', false);
  expect(undone.step.name).toBe('unlinking 6.1 from 6.2');
  expect(factsIn(undone.records, 'i')).toEqual({ owner: 'COSLA' });
});

it.each([
  ['itself', 'i'],
  ['what is retired', 'k'],
  ['a section', 's'],
  ['what is not there', 'nobody'],
])('is refused for %s', (_, to) => {
  expect(() => link(records, to)).toThrow(Problem);
});

it('is refused a second time, and from a section', () => {
  const { records: linked } = link(records, 'j');
  expect(() => link(linked, 'j')).toThrow('6.1 answers 6.2 already.');
  expect(() => link(records, 'j', false)).toThrow('6.1 does not answer 6.2.');
  expect(() => link(records, 'j', true, 's')).toThrow(Problem);
});

it('keeps the meaning of a word for the whole plan, and takes it away', () => {
  const kept = carriedOut(records, { do: 'tone', word: 'In hand', tone: 'delayed' });
  expect(factsIn(kept.records, 'plan')).toEqual({ tones: [{ word: 'In hand', tone: 'delayed' }] });
  // Read in the edition before it too.
  expect(viewEdition(kept.records, 'e1').statusWords.get('in hand')).toBe('delayed');
  const gone = carriedOut(kept.records, { do: 'tone', word: 'In hand', tone: null });
  expect(factsIn(gone.records, 'plan')).toEqual({});
  expect(() => carriedOut(records, { do: 'tone', word: 'In hand', tone: null })).toThrow(Problem);
});
