import { expect, test } from 'vitest';
import type { Outline, OutlineItem } from '../../../shared/ipc/contract.ts';
import { choicesOf, matching, meant } from './item-choices.ts';

const item = (number: string | null, words: string, ...items: readonly OutlineItem[]): OutlineItem => ({
  id: `item-${number}-${words}`,
  kind: 'recommendation',
  number,
  words,
  status: { words: '', tone: 'none' },
  updated: true,
  items,
});
const outline = (...items: readonly OutlineItem[]): Outline => ({
  edition: 'e',
  title: 'Plan',
  sections: [{ id: 's', number: '6', heading: 'Schools', items }],
});
const choices = choicesOf(
  outline(item('6.1', 'Schools', item('6.1.1', 'Clear pathways')), item('6.10', 'Funding'), item(null, 'No number')),
);
const numbers = (typed: string): string[] => matching(choices, typed).map(({ number }) => number);

test('items are found by the beginning of their number, the number itself first, and by their words', () => {
  expect(numbers('')).toEqual(['6.1', '6.1.1', '6.10']);
  expect(numbers('6.1')).toEqual(['6.1', '6.1.1', '6.10']);
  expect(numbers('6.10')).toEqual(['6.10']);
  expect(numbers(' CLEAR  path')).toEqual(['6.1.1']);
  expect(numbers('nothing of the kind')).toEqual([]);
});

test('a number picks its item at once, and so does the whole label', () => {
  expect(meant(choices, '6.1')?.words).toBe('Schools');
  expect(meant(choices, '6.1.1.')?.words).toBe('Clear pathways');
  expect(meant(choices, '6.10 Funding')?.number).toBe('6.10');
  expect(meant(choices, '6')).toBeUndefined();
  expect(meant(choices, '')).toBeUndefined();
});

test('of two items with one number neither is picked until its words are given', () => {
  const twice = choicesOf(outline(item('1', 'First theme'), item('1', 'Second theme')));
  expect(meant(twice, '1')).toBeUndefined();
  expect(meant(twice, '1 Second theme')?.words).toBe('Second theme');
});
