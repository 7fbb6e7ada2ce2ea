import { expect, test } from 'vitest';
import type { ImportMatch } from '../../../shared/ipc/contract.ts';
import { decide, findItems, pairsToBringIn, partnerOf, sortPairs } from './pairs.ts';

const pair = (item: number, partner: string | null, likeness: number): ImportMatch['pairs'][number] => ({
  item,
  partner,
  likeness,
  sure: likeness > 0.97,
  number: `6.${item}`,
  words: `Item ${item}`,
});
const match: ImportMatch = {
  plan: 'p',
  title: 'A plan',
  edition: 'Oct 2020',
  joins: '',
  pairs: [pair(0, 'a', 1), pair(1, 'b', 0.9), pair(2, 'c', 0.7), pair(3, null, 0)],
  choices: ['a', 'b', 'c', 'd'].map((id, at) => ({
    id,
    number: `1.${at}`,
    words: `Words of ${id}`,
    edition: 'Oct 2021',
  })),
  unmatched: ['d'],
};
const none = new Map<number, string | null>();
const items = (pairs: readonly { readonly item: number }[]): number[] => pairs.map((one) => one.item);

test('the most doubtful come first, and what has no partner is told on either side', () => {
  const sorted = sortPairs(match, none);
  expect(items(sorted.doubtful)).toEqual([2, 1]);
  expect(items(sorted.sure)).toEqual([0]);
  expect(items(sorted.alone)).toEqual([3]);
  expect(sorted.missing.map((one) => one.id)).toEqual(['d']);
  expect(sorted.open).toBe(2);
});

test('a word said settles a pair, which stays where it was', () => {
  const sorted = sortPairs(match, decide(match, none, 2, 'c'));
  expect(items(sorted.doubtful)).toEqual([2, 1]);
  expect(sorted.open).toBe(1);
});

test('an item of the plan has one partner', () => {
  const decisions = decide(match, none, 3, 'a');
  expect(match.pairs.map((one) => partnerOf(one, decisions))).toEqual([null, 'b', 'c', 'a']);
  const sorted = sortPairs(match, decisions);
  expect(items(sorted.sure)).toEqual([]);
  expect(sorted.missing.map((one) => one.id)).toEqual(['d']);
  expect(pairsToBringIn(match, decisions)).toContainEqual({ item: 0, partner: null });
});

test('none frees the item of the plan', () => {
  const sorted = sortPairs(match, decide(match, none, 1, null));
  expect(sorted.missing.map((one) => one.id)).toEqual(['b', 'd']);
});

test('an item is found by its number or its words', () => {
  expect(findItems(match.choices, '1.2', 9).map((one) => one.id)).toEqual(['c']);
  expect(findItems(match.choices, 'words  OF d', 9).map((one) => one.id)).toEqual(['d']);
  expect(findItems(match.choices, '', 2).map((one) => one.id)).toEqual(['a', 'b']);
});
