import { describe, expect, it } from 'vitest';
import { textOf } from './layout.ts';
import { linesOf } from './lines.ts';
import { at } from './page.test-help.ts';
import { runningLines } from './running.ts';

const found = (pages: readonly (readonly [number, string][])[]): string[] => {
  const set = pages.map((lines, index) => ({
    number: index + 1,
    height: 842,
    lines: linesOf(
      lines.map(([y, text]) => at(72, y, text)),
      index + 1,
    ),
  }));
  return [...runningLines(set, 12)].map(([line, why]) => `${line.page} ${why}: ${textOf(line)}`);
};

describe('running lines', () => {
  it('finds the header, the footer and the page number', () => {
    const pages = [1, 2, 3].map((number): [number, string][] => [
      [40, 'Roads plan'],
      [100, `Words of page ${number}`],
      [800, 'Transport Office'],
      [815, `Page ${number} of 3`],
    ]);
    expect(found(pages).filter((line) => line.startsWith('2'))).toEqual([
      '2 Running header: Roads plan',
      '2 Running footer: Transport Office',
      '2 Page number: Page 2 of 3',
    ]);
  });

  it('finds page numbers that begin elsewhere than at 1, and Roman ones', () => {
    expect(found([[[815, '14']], [[815, '15']], [[815, '16']]])).toHaveLength(3);
    expect(found([[[815, 'iii']], [[815, 'iv']], [[815, 'v']]])).toHaveLength(3);
  });

  it('leaves a label that happens to stand first on some pages', () => {
    const tops = ['Recommendation', 'Schools', 'Recommendation', 'Then', 'Recommendation', 'Words', 'More', 'Others'];
    expect(found(tops.map((text) => [[78, text]]))).toEqual([]);
  });

  it('leaves numbered headings, whose numbers do not run with the pages', () => {
    expect(found([[[60, '6.1.1']], [[60, '6.1.2']], [[60, '6.2.1']], [[60, '7.1.4']]])).toEqual([]);
  });

  it('finds nothing on one page but a page number that says so', () => {
    expect(found([[[40, 'Roads plan']]])).toEqual([]);
    expect(
      found([
        [
          [40, 'Roads plan'],
          [815, 'Page 1 of 1'],
        ],
      ]),
    ).toEqual(['1 Page number: Page 1 of 1']);
  });
});
