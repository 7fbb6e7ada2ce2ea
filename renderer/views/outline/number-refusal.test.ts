import { expect, test } from 'vitest';
import type { Outline, OutlineItem } from '../../../shared/ipc/contract.ts';
import { numberRefusal } from './number-refusal.ts';

const item = (id: string, number: string, items: OutlineItem[] = []): OutlineItem => ({
  id,
  kind: 'recommendation',
  number,
  words: `Words of ${id}`,
  status: { words: '', tone: 'none' },
  updated: true,
  items,
});
const outline: Outline = {
  edition: 'e',
  title: '',
  sections: [
    { id: 's', number: '1', heading: 'First', items: [item('a', '1.1', [item('b', '1'), item('c', '2')])] },
    { id: 't', number: '2', heading: 'Second', items: [item('d', '1.1')] },
  ],
};

test('a number beside it that is the same is named', () => {
  expect(numberRefusal(outline, 'b', ' 2 ')).toBe(
    '2 is the number of “Words of c” beside it: enter another number, or renumber the plan',
  );
  expect(numberRefusal(outline, 's', '2')).toContain('“Second”');
});

test('numbers may start again elsewhere, stay as they are, or be none', () => {
  expect(numberRefusal(outline, 'd', '1.2')).toBe('');
  expect(numberRefusal(outline, 'a', '2')).toBe('');
  expect(numberRefusal(outline, 'b', '1')).toBe('');
  expect(numberRefusal(outline, 'b', '')).toBe('');
});

test('words are no number', () => {
  expect(numberRefusal(outline, 'b', 'Item 3')).toBe('Enter the number alone, such as 6.1.3 or 31a');
  expect(numberRefusal(outline, 'b', '1'.repeat(41))).toBe('A number has at most 40 characters');
});
