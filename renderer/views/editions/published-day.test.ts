import { expect, test } from 'vitest';
import { readDay, typedDay } from './published-day.ts';

const now = new Date(2022, 9, 31, 23, 30);
const read = (words: string): string => {
  const [day = '', month = '', year = ''] = words.split(' ');
  const answer = readDay({ day, month, year }, now);
  return 'day' in answer ? (answer.day ?? 'unknown') : answer.refused;
};

test('a day is read in British order', () => {
  expect(['31 10 2022', '1 2 2021', '29 02 2020', '5 11 2023'].map(read)).toEqual([
    '2022-10-31',
    '2021-02-01',
    '2020-02-29',
    '2023-11-05',
  ]);
});

test('what is no day is refused in a sentence', () => {
  const real = 'Enter a real date of publication, such as 31 October 2022';
  for (const words of ['31 2 2022', '29 2 2023', '1 2', '1 13 2022', '0 1 2022', 'x 1 2022', '1 1 22', '1.5 1 2022'])
    expect(read(words)).toBe(real);
  expect(read('1 1 2099')).toBe('Enter a year up to 2023');
});

test('an empty date is one that nobody knows', () => {
  expect(read('')).toBe('unknown');
});

test('today is offered by the clock of the person’s own place', () => {
  expect(typedDay(now)).toEqual({ day: '31', month: '10', year: '2022' });
});
