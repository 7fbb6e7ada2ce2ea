import { describe, expect, it } from 'vitest';
import { isNumber, nearestItem } from './nearest-item.ts';

const choices = ['1', '6.1', '6.1.1', '6.1.2', '6.1.4', '6.2', '7.1', 'B'].map((number) => ({
  id: number,
  number,
  words: '',
  label: number,
}));

describe('the nearest item', () => {
  it.each([
    ['6.1.9', '6.1.4'],
    ['6.1.3', '6.1.2'],
    ['6.9', '6.2'],
    ['9', '7.1'],
    ['7.1.1', '7.1'],
    ['b', 'B'],
    ['0', '1'],
  ])('to %s is %s', (typed, number) => {
    expect(nearestItem(choices, typed)?.number).toBe(number);
  });
  it('is none where there are none', () => {
    expect(nearestItem([], '6.1')).toBeUndefined();
  });
});

it.each([
  ['6.9', true],
  ['6.1.3.', true],
  ['4', true],
  ['B', true],
  ['B2.1', true],
  ['schools', false],
  ['more funding', false],
  ['', false],
])('%s is typed as a number: %s', (typed, is) => {
  expect(isNumber(typed)).toBe(is);
});
