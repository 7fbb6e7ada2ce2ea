import { expect, test } from 'vitest';
import type { Renumbered } from '../../../shared/plan/change.ts';
import { changedLines, followWords, keptWords, renumberWords } from './renumber-words.ts';

const line = (from: string | null, to: string | null, references = 0): Renumbered => ({
  subject: `${from}`,
  words: '',
  depth: 1,
  from,
  to,
  references,
});

test('only what changes is listed', () => {
  expect(changedLines([line('1', '1'), line('3', '2'), line(null, '4')]).map((one) => one.to)).toEqual(['2', '4']);
});

test('the sentences count things and references', () => {
  expect(renumberWords(1)).toBe('Renumber 1 item');
  expect(renumberWords(14)).toBe('Renumber 14 items');
  expect(followWords([line('3', '2', 1)])).toMatch(/ 1 reference follows by itself\.$/);
  expect(followWords([line('3', '2', 2), line('4', '3', 1)])).toMatch(/ 3 references follow by themselves\.$/);
  expect(followWords([line('3', '2')])).toMatch(/ No reference leads to what changes\.$/);
  expect(keptWords(0)).toBe('');
  expect(keptWords(1)).toBe('1 number stays as it is.');
  expect(keptWords(62)).toBe('62 numbers stay as they are.');
});
