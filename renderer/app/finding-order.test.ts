import { expect, test } from 'vitest';
import type { FindingCard, Outline, OutlineItem } from '../../shared/ipc/contract.ts';
import { recommendations } from '../../shared/templates/recommendations.ts';
import { FindingOrder } from './finding-order.ts';

const item = (id: string): OutlineItem => ({
  id,
  kind: recommendations.kinds[0]!.key,
  number: id,
  words: id,
  status: { words: '', tone: 'none' },
  updated: true,
  items: [],
});
const outline: Outline = {
  edition: 'e',
  title: 'Plan',
  sections: [{ id: 's', number: '1', heading: 'One', items: [item('1.1'), item('1.2'), item('1.3')] }],
};
const found = (id: string, key: string, nth: number, severity: FindingCard['severity'] = 'must fix'): FindingCard => ({
  check: 'reference',
  severity,
  item: id,
  cell: { subject: id, part: `field:${key}`, edition: 'e' },
  label: key,
  words: 'at 9.1',
  sentence: '“9.1” is not in this plan.',
  rule: '',
  spot: { words: '9.1', nth },
});
const order = new FindingOrder(
  [
    found('1.3', 'response', 0),
    found('1.1', 'timescale', 1),
    found('1.1', 'timescale', 0),
    found('1.2', 'response', 0, 'note'),
  ],
  outline,
  recommendations,
);
const NOWHERE = { item: null, part: null };
const name = (one: FindingCard | undefined): string => `${one?.item} ${one?.spot?.nth}`;

test('things to fix come in reading order, without notes', () => {
  expect(order.findings.map(name)).toEqual(['1.1 0', '1.1 1', '1.3 0']);
});

test('one steps from one to the next and round, and back', () => {
  const first = order.step(1, null, NOWHERE)!;
  const inFirst = { item: '1.1', part: 'field:timescale' };
  const second = order.step(1, first, inFirst)!;
  const third = order.step(1, second, inFirst)!;
  expect([first, second, third].map(name)).toEqual(['1.1 0', '1.1 1', '1.3 0']);
  expect(name(order.step(1, third, { item: '1.3', part: 'field:response' }))).toBe('1.1 0');
  expect(name(order.step(-1, first, inFirst))).toBe('1.3 0');
  expect(name(order.step(-1, second, inFirst))).toBe('1.1 0');
});

test('from elsewhere one goes on from where the caret is', () => {
  expect(name(order.step(1, order.findings[0]!, { item: '1.2', part: 'field:progress' }))).toBe('1.3 0');
  expect(name(order.step(-1, null, { item: '1.2', part: 'field:progress' }))).toBe('1.1 1');
  expect(new FindingOrder([], outline, recommendations).step(1, null, NOWHERE)).toBeUndefined();
});
