import { expect, test } from 'vitest';
import { numberAfterAt } from './offer-item.ts';

test('a number after an “@” that begins a word is taken for an item’s', () => {
  expect(numberAfterAt('as said at @6')).toEqual({ number: '6', take: 2 });
  expect(numberAfterAt('(@6.1.3')).toEqual({ number: '6.1.3', take: 6 });
  expect(numberAfterAt('@31')).toEqual({ number: '31', take: 3 });
});

test('addresses, names and a number that is over are left alone', () => {
  for (const text of ['asl@6', 'asl@gov.scot', '@schools', '@', '@6 ', '@6.1,', 'at 6'])
    expect(numberAfterAt(text)).toBeNull();
});
