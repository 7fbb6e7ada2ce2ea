import { describe, expect, it } from 'vitest';
import { b, i, inlines, link } from '../../../../shared/richtext/build.ts';
import type { SourceBlock } from '../source.ts';
import { assertWhole } from '../source.ts';
import { readText } from './read-text.ts';

const read = (text: string, name = 'plan.txt'): readonly SourceBlock[] => {
  const source = readText(new TextEncoder().encode(text), name);
  assertWhole(source);
  return source.blocks;
};
const shown = (block: SourceBlock): string =>
  block.type === 'list-item'
    ? `${'  '.repeat(block.depth)}${block.marker} ${block.source.slice(block.marker.length).trim()}`
    : `${block.type}: ${block.source}`;

describe('reading lines of text', () => {
  it('tells lists by every usual bullet and number, and their depths', () => {
    const text = [
      '• one',
      '\to\ttwo',
      '• three',
      '1. four',
      '   a) five',
      '2. six',
      '',
      'Words',
      '- seven',
      '  – eight',
      '* nine',
    ];
    expect(read(text.join('\n')).map(shown)).toEqual([
      '• one',
      '  o two',
      '• three',
      '1. four',
      '  a) five',
      '2. six',
      'paragraph: Words',
      '- seven',
      '  – eight',
      '* nine',
    ]);
  });
  it('takes a change of bullet at one indent for a deeper list', () => {
    expect(read('•\tone\no\ttwo\no\tthree\n•\tfour').map((block) => block.type === 'list-item' && block.depth)).toEqual(
      [0, 1, 1, 0],
    );
  });
  it('counts blank lines before a block, and names its line', () => {
    expect(read('a b\n\n\nc d').map(({ gap, where }) => [gap, where])).toEqual([
      [0, 'line 1'],
      [2, 'line 4'],
    ]);
  });
  it('keeps what only looks like a mark', () => {
    for (const text of [
      '#KeepThePromise',
      '2 * 3 * 4',
      'a ** b ** c',
      '-5 degrees',
      'snake_case_name',
      '[11]',
      '6.1 Heading',
    ])
      expect(read(text, 'plan.md')).toMatchObject([{ type: 'paragraph', children: inlines(text) }]);
  });
  it('keeps spaces that do not break', () => {
    expect(read('£5\u00a0million')[0]).toMatchObject({ children: inlines('£5\u00a0million') });
  });
  it('reads headings, bold, and in Markdown italics and safe links', () => {
    expect(read('# One #\nTwo\n===\nA **bold** *word*')).toMatchObject([
      { type: 'heading', level: 1, children: inlines('One') },
      { type: 'heading', level: 1, children: inlines('Two') },
      { children: inlines('A ', b('bold'), ' *word*') },
    ]);
    expect(read('An *odd* [page](https://a.example) and [trap](javascript:x)', 'plan.md')).toMatchObject([
      { children: inlines('An ', i('odd'), ' ', link('https://a.example', 'page'), ' and [trap](javascript:x)') },
    ]);
  });
  it('joins lines that were broken at a fixed width, and no others', () => {
    const line = 'The quick brown fox jumps over the lazy dog by the river';
    const text = `Title\n\n${`${line}\nand then goes home to sleep until the day after dawns\n`.repeat(4)}Label\n`;
    const blocks = read(text);
    expect(blocks.map(({ where }) => where)).toEqual(['line 1', 'lines 3 to 10', 'line 11']);
    expect(read(`${'x'.repeat(120)}\n${text}`).length).toBe(11);
  });
});
