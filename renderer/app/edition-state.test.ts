import { expect, test } from 'vitest';
import { isReadOnly, issueAfter, nameOfEdition, readOnlyWords } from './edition-state.ts';

const editions = [
  { id: 'a', label: 'Oct 2020', state: 'draft' as const },
  { id: 'b', label: 'Oct 2021', state: 'sealed' as const },
  { id: 'c', label: 'Oct 2021', state: 'draft' as const, reissueOf: 'b', reissue: 1 },
];

test('a draft before a sealed edition can only be read, as the sealed one can', () => {
  expect(editions.map(({ id }) => isReadOnly(editions, id))).toEqual([true, true, false]);
  expect(editions.map(({ id }) => readOnlyWords(editions, id))).toEqual([
    'October 2020 stands before October 2021, which is sealed: it can be read and never changes.',
    'October 2021 is sealed: it can be read and never changes.',
    null,
  ]);
});

test('an edition that is not in the plan has no name and nothing that keeps it from being written', () => {
  expect(isReadOnly(editions, 'gone')).toBe(false);
  expect(nameOfEdition({ editions }, 'gone')).toBe('');
});

test('a corrected issue is named as one and found from the edition that it corrects', () => {
  expect(nameOfEdition({ editions }, 'c')).toBe('October 2021, re-issue 1');
  expect(issueAfter(editions, 'b')?.id).toBe('c');
  expect(issueAfter(editions, 'c')).toBeUndefined();
});
