import { expect, test } from 'vitest';
import { faultOfLinkWords, isAddress } from './link-words.ts';

test('words that do not say where a link leads are told from those that do', () => {
  for (const words of [
    'click here',
    'Click here.',
    'here',
    'this link',
    'Read more',
    'www.gov.scot',
    'https://a.scot/b',
  ])
    expect([words, faultOfLinkWords(words)]).toEqual([words, expect.stringMatching(/does not say/)]);
  for (const words of ['Family Support Directory', 'Click and collect scheme', 'More support for parents', ''])
    expect([words, faultOfLinkWords(words)]).toEqual([words, null]);
  expect([isAddress('asl@gov.scot'), isAddress('at gov.scot')]).toEqual([true, false]);
});
