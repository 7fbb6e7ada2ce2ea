import { describe, expect, test } from 'vitest';
import { counted, editionOrdinal, fileNameFor, fileWords, shortTitle, whenWords } from './plan-words.ts';

test('a plan is named by its title up to what kind of document it is', () => {
  expect(shortTitle('Additional support for learning: action plan (updated October 2021)')).toBe(
    'Additional support for learning',
  );
  expect(shortTitle('Learning together (2018 – 2021)')).toBe('Learning together');
  expect(shortTitle(': odd')).toBe(': odd');
});

test('counts take the singular and part thousands', () => {
  expect(counted(1, 'item')).toBe('1 item');
  expect(counted(16978, 'character')).toBe('16,978 characters');
  expect(counted(0, 'piece')).toBe('0 pieces');
});

describe('when something happened', () => {
  const now = new Date(2022, 9, 31, 12, 0);
  test.each([
    [new Date(2022, 9, 31, 9, 5), 'Today, 09:05'],
    [new Date(2022, 9, 30, 23, 59), 'Yesterday, 23:59'],
    [new Date(2022, 9, 3, 8, 0), '3 October 2022'],
  ])('%s', (then, words) => expect(whenWords(then.toISOString(), now)).toBe(words));
});

test('editions are counted in words, then in figures', () => {
  expect([1, 3, 11, 21, 22, 112].map(editionOrdinal)).toEqual([
    'first edition',
    'third edition',
    '11th edition',
    '21st edition',
    '22nd edition',
    '112th edition',
  ]);
});

test('a file name holds nothing that a file system refuses', () => {
  expect(fileNameFor('Skills / work: plan', '2018 – 2021', 'docx')).toBe('Skills work 2018 – 2021.docx');
  expect(fileNameFor('???', '', 'pdf')).toBe('Action plan.pdf');
});

test('words from the clipboard are told as such', () => {
  expect(['clipboard.html', 'clipboard.txt', 'clipboard.docx'].map(fileWords)).toEqual([
    'the clipboard',
    'the clipboard',
    'clipboard.docx',
  ]);
});
