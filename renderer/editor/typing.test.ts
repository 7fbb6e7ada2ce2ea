import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typed } from './typing.ts';

/** The words as they stand after each character is typed in turn. */
const after = (keys: string): string =>
  [...keys].reduce((words, key) => {
    const now = words + key;
    const change = typed(now, false);
    if (!change) return now;
    const rest = now.slice(0, now.length - change.take);
    return rest + ('put' in change ? change.put : 'words' in change ? `[${change.words}]` : '');
  }, '');

describe('at the start of a block', () => {
  it.each([
    ['- ', 'bullet-list'],
    ['* ', 'bullet-list'],
    ['• ', 'bullet-list'],
    ['1. ', 'numbered-list'],
    ['1) ', 'numbered-list'],
    ['a) ', 'numbered-list'],
    ['> ', 'quote'],
    ['# ', 'heading-1'],
    ['### ', 'heading-3'],
  ])('“%s” makes a %s', (words, block) => expect(typed(words, true)).toEqual({ block, take: words.length }));

  it.each(['x- ', '2021. ', '9) ', '#1 ', '-', '1.'])('“%s” stays as it is', (words) =>
    expect(typed(words, true)).toBeNull(),
  );

  it('is the only place where a block changes', () => expect(typed('- ', false)).toBeNull());
});

describe('within words', () => {
  it.each([
    ['"Yes," she said', '“Yes,” she said'],
    ["the parents' and ADES's", 'the parents’ and ADES’s'],
    ["('in part')", '(‘in part’)'],
    ["He said \"it's 'so'\"", 'He said “it’s ‘so’”'],
    ['2019 -- 2021', '2019 – 2021'],
    ['wait...', 'wait…'],
    ['a **bold** word', 'a [bold] word'],
    ['an _italic_ word', 'an [italic] word'],
  ])('%s becomes %s', (keys, words) => expect(after(keys)).toBe(words));

  it.each([
    'https://gov.scot/a--b/"x"...',
    "see www.gov.scot/it's",
    'a.writer@gov.scot"',
    'snake_case_name',
    '2 * 3 * 4',
    'so....',
    '--- ',
    'co-ordinated',
  ])('%s stays as it is', (keys) => expect(after(keys)).toBe(keys.replace('so....', 'so….')));

  it('changes no more than was typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (words, start) => {
        const change = typed(words, start);
        expect(change === null || (change.take > 0 && change.take <= words.length)).toBe(true);
      }),
    );
  });
});
