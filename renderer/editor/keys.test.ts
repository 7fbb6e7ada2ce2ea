import { describe, expect, it } from 'vitest';
import { meaningOf, writes } from './keys.ts';

const press = (words: string, code = '') => ({
  key: words.split(' ').at(-1)!,
  code,
  ctrlKey: words.includes('ctrl'),
  metaKey: words.includes('meta'),
  altKey: words.includes('alt'),
  shiftKey: words.includes('shift'),
});

describe('keys', () => {
  it.each([
    ['ctrl b', 'bold'],
    ['meta B', 'bold'],
    ['ctrl shift Z', 'redo'],
    ['ctrl u', 'nothing'],
    ['ctrl shift =', 'superscript'],
    ['alt ArrowDown', 'next-item'],
    ['b', null],
    ['ctrl alt b', null],
    ['ctrl c', null],
  ])('%s means %s', (words, meaning) => expect(meaningOf(press(words))).toBe(meaning));

  it('go by the place of a digit', () => expect(meaningOf(press('ctrl alt ¡', 'Digit1'))).toBe('heading-1'));

  it('go by the name of the space bar', () =>
    expect(meaningOf({ ...press('ctrl shift x', 'Space'), key: ' ' })).toBe('non-breaking-space'));

  it('write where they put words in or take them out', () => {
    expect(
      ['a', 'é', ' ', 'Delete', 'Enter', 'Backspace', 'Process', 'Dead'].every((key) => writes({ ...press('x'), key })),
    ).toBe(true);
    expect(['ArrowUp', 'Tab', 'F6', 'Escape'].some((key) => writes({ ...press('x'), key }))).toBe(false);
    expect(writes(press('ctrl c'))).toBe(false);
  });
});
