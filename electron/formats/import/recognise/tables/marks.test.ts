import { describe, expect, it } from 'vitest';
import { keyOf } from './keys.ts';
import { areReferences, numberIn, numberLeading } from './numbers.ts';
import { grid, recommendations, text } from './table.test-help.ts';
import { vocabularyOf } from '../vocabulary.ts';

describe('numbers of items', () => {
  const vocabulary = vocabularyOf(recommendations);
  it.each([
    ['6.1', '6.1'],
    ['3.', '3'],
    ['A4', 'A4'],
    ['R 12', 'R12'],
    ['Rec 7', '7'],
    ['Action no. 7', '7'],
    ['Recommendation 6.1', '6.1'],
    ['4(b)', '4(b)'],
    ['(c)', 'c'],
    ['2a', '2a'],
    ['New', undefined],
    ['12 schools', undefined],
    ['', undefined],
  ])('%s', (words, number) => expect(numberIn(vocabulary, words)?.number).toBe(number));

  it('lead words, unless they are years or amounts', () => {
    expect(numberLeading('6.1 Transitions')).toEqual({ number: '6.1', rest: 4 });
    expect(numberLeading('3. Schools must')).toEqual({ number: '3', rest: 3 });
    expect(numberLeading('2020 was a good year')).toBeUndefined();
    expect(numberLeading('Schools must')).toBeUndefined();
  });

  it('are references where they only point to items', () => {
    expect(['Rec 3, 5', '6.1 and 6.2', 'Recs 1–4', '7'].map(areReferences)).toEqual([true, true, true, true]);
    expect(['Plant 3 trees', 'and', '', '1'.repeat(80).concat('x')].map(areReferences)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('the key to states', () => {
  it.each([
    ['a line', [text('Key: G = On track; A = Delayed')], { g: 'On track', a: 'Delayed' }],
    [
      'lines below the word',
      [text('Key'), text('1 – Complete'), text('2 – Under way')],
      { 1: 'Complete', 2: 'Under way' },
    ],
    ['a table', [grid('R | Late\nA | Delayed\nG | On track')], { r: 'Late', a: 'Delayed', g: 'On track' }],
    ['a table across', [grid('R | Late | G | On track')], { r: 'Late', g: 'On track' }],
    ['numbered words, which are no key', [grid('1 | Plant trees\n2 | Mend gates')], {}],
    ['prose', [text('A: we will look again in the spring of next year'), text('Plan = words')], {}],
  ])('is in %s', (_, blocks, key) => expect(Object.fromEntries(keyOf(blocks))).toEqual(key));
});
