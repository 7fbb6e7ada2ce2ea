import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { b, inlines, note } from '../../../../shared/richtext/build.ts';
import { Problem } from '../../../../shared/plan/problem.ts';
import type { Source, SourceBlock } from '../source.ts';
import { assertWhole } from '../source.ts';
import { readText } from './read-text.ts';

const sourceOf = (text: string, name: string): Source => {
  const source = readText(new TextEncoder().encode(text), name);
  assertWhole(source);
  return source;
};
const read = (text: string, name = 'plan.md'): readonly SourceBlock[] => sourceOf(text, name).blocks;
const shown = (block: SourceBlock): string =>
  block.type === 'table'
    ? block.rows
        .map(
          ({ header, cells }) =>
            `${header ? 'heads: ' : ''}${cells.map((cell) => cell.blocks.map(shown).join(' / ')).join(' | ')}`,
        )
        .join('\n')
    : block.source;
const types = (text: string, name = 'plan.txt'): string[] => read(text, name).map(({ type }) => type);

describe('tables of Markdown', () => {
  const text = 'Words\n\n| No. | Action \\| aim |\n|:--|---|\n| 1 | **Plant** trees<br>by May |\n| 2 |\nAfter';
  it('are tables with a header, their strokes counted as their own', () => {
    const [, table, after] = read(text);
    expect(shown(table!)).toBe('heads: No. | Action \\| aim\n1 | **Plant** trees<br> / by May\n2');
    expect(table).toMatchObject({ gap: 1, columns: 2, where: 'lines 3 to 6', source: '|||\n|:--|---|\n|||\n||' });
    expect(after).toMatchObject({ type: 'paragraph', source: 'After' });
  });
  it('keep the words of their cells as inlines', () => {
    const [, table] = read(text);
    const cells = table!.type === 'table' ? table!.rows.map((row) => row.cells.at(-1)!.blocks[0]) : [];
    expect(cells).toMatchObject([
      { children: inlines('Action | aim') },
      { children: inlines(b('Plant'), ' trees') },
      { children: inlines('2') },
    ]);
  });
  it('need their line of dashes, with as many columns', () => {
    expect(types('A | b\nC | d', 'plan.md')).toEqual(['paragraph', 'paragraph']);
    expect(types('| a | b |\n|---|', 'plan.md')).not.toContain('table');
    expect(types('Heading\n---', 'plan.md')).toEqual(['heading']);
  });
});

describe('tables copied as text', () => {
  it('are rows of equally many cells', () => {
    const [table, after] = read('No\tAction\tBy\n1.\tPlant trees\tMay\n2.\tMow\t\nWords.', 'plan.txt');
    expect(shown(table!)).toBe('No | Action | By\n1. | Plant trees | May\n2. | Mow | ');
    expect(table).toMatchObject({ columns: 3, source: '', where: 'lines 1 to 3' });
    expect(after).toMatchObject({ source: 'Words.' });
  });
  it('may have two columns', () => {
    expect(types('Owner\tThe council\nStatus\tOn track')).toEqual(['table']);
  });
  it.each([
    ['a list', '•\tone\n•\ttwo'],
    ['a numbered list', '1.\tone\n2.\ttwo'],
    ['contents', 'Introduction\t3\nActions\t12'],
    ['labels set apart', 'Owner:\tThe council\nStatus:\tOn track'],
    ['a tab typed twice', 'Owner\t\tThe council\nStatus\t\tOn track'],
    ['one line', 'a\tb\tc'],
    ['lines of other lengths', 'a\tb\tc\nd\te'],
    ['lines set in', '\ta b\n\tc d'],
  ])('are not %s', (_, text) => {
    expect(types(text)).not.toContain('table');
  });
});

describe('notes', () => {
  it('of Markdown stand at their marks, and go on over lines', () => {
    const source = sourceOf(
      'One[^a] and **two[^b]**[^a].\n\n[^a]: First\n    Part.\n[^b]: Second\n[^c]: Unmarked',
      'plan.md',
    );
    expect(source.blocks).toMatchObject([
      {
        children: inlines('One', note('First Part.'), ' and ', b('two'), note('Second'), note('First Part.'), '.'),
      },
      { type: 'paragraph', source: '[^c]: Unmarked' },
    ]);
    expect(source.found.footnotes).toBe(2);
  });
  it('under a heading stand at marks that match them one to one', () => {
    const source = sourceOf('One [1] and two [2].\n\nNotes\n\n1. First\n2. Second', 'plan.txt');
    expect(source.blocks).toMatchObject([
      { children: inlines('One ', note('First'), ' and two ', note('Second'), '.') },
      { type: 'aside', why: 'Heading over the footnotes' },
    ]);
    expect(sourceOf('One [1].\nFootnotes:\n[1] First', 'plan.txt').found.footnotes).toBe(1);
  });
  it.each([
    ['a mark is missing', 'One [1].\nNotes\n1. First\n2. Second'],
    ['a note is missing', 'One [1] two [2].\nNotes\n1. First'],
    ['a mark stands twice', 'One [1] two [1].\nNotes\n1. First'],
    ['more follows', 'One [1].\nNotes\n1. First\n## Contact\nWords'],
    ['there is no list', 'One [11].\nTwo [12].'],
  ])('stay text where %s', (_, text) => {
    const source = sourceOf(text, 'plan.txt');
    expect(source.found.footnotes).toBe(0);
    expect(source.blocks.map(({ source: words }) => words).join('\n')).toBe(text);
  });
});

const piece = fc.constantFrom(
  ...[
    '|',
    '\t',
    '\n',
    '\n',
    '|---|---|',
    '[^1]',
    '\n[^1]: ',
    '[1]',
    '\nNotes\n',
    '\n1. ',
    '<br>',
    '\\|',
    '**',
    'word ',
    'Plan',
    ' ',
  ],
);
it('any text gives up each of its characters once', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.constantFrom('plan.md', 'plan.txt'), (pieces, name) => {
      try {
        sourceOf(pieces.join(''), name);
      } catch (error) {
        expect(error).toBeInstanceOf(Problem);
      }
    }),
    { numRuns: 1000 },
  );
});

it('reads what is made to be slow', () => {
  for (const text of [
    '| '.repeat(9000),
    `${'|'.repeat(9000)}\n${'|-'.repeat(9000)}`,
    '[^1]: a\n'.repeat(5000),
    `${'[^1]'.repeat(200_000)}\n\n[^1]: note`,
    `x${'\t'.repeat(300_000)}`,
    `[^1]: a\n${'B\n'.repeat(20_000)}`,
    'a\tb\n'.repeat(20_000),
    `a|b\n${' '.repeat(19_000)}|\n`.repeat(60),
    `${'a [^1]\n'.repeat(20_000)}[^1]: ${'note '.repeat(20_000)}`,
  ])
    expect(sourceOf(text, 'plan.md').characters).toBeGreaterThanOrEqual(0);
});
