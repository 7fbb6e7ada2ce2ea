import { describe, expect, it } from 'vitest';
import { areasOf } from './areas.ts';
import { textOf } from './layout.ts';
import type { Run } from './layout.ts';
import { linesOf } from './lines.ts';
import { at, below, prose } from './page.test-help.ts';

const WORDS =
  'People who walk and wheel to the shops and to work keep the town alive and paths in good repair make this possible for everyone in every season of the year';
const firstWords = (runs: Parameters<typeof linesOf>[0]): string[] =>
  areasOf(linesOf(runs, 1)).map(({ lines }) => textOf(lines[0]!).split(' ').slice(0, 2).join(' '));

describe('the order of reading', () => {
  it('reads one column after the other', () => {
    const left = prose(72, 100, 210, `Left side. ${WORDS}`);
    const right = prose(310, 100, 210, `Right side. ${WORDS}`);
    expect(firstWords([...right, ...left])).toEqual(['Left side.', 'Right side.']);
  });

  it('reads what stands across the columns before and after them', () => {
    const across = prose(72, 100, 450, `Across them. ${WORDS}`);
    const y = below(across, 2);
    const left = prose(72, y, 210, `Left side. ${WORDS} ${WORDS}`);
    const right = prose(310, y + 4, 210, `Right side. ${WORDS} ${WORDS}`);
    const after = prose(72, below(left, 3), 450, `After both. ${WORDS}`);
    expect(firstWords([...after, ...right, ...left, ...across])).toEqual([
      'Across them.',
      'Left side.',
      'Right side.',
      'After both.',
    ]);
  });

  it('reads three columns', () => {
    const columns = [72, 232, 392].map((x, place) =>
      prose(x, 100, 140, `${['First', 'Second', 'Third'][place]} column. ${WORDS}`),
    );
    expect(firstWords(columns.flat())).toEqual(['First column.', 'Second column.', 'Third column.']);
  });

  it('reads columns of headings and short lines by the order they are drawn in', () => {
    const column = (x: number, name: string, from: number): Run[] =>
      ['one', 'two', 'three', 'four'].map((word, row) => ({
        ...at(x, 100 + row * 24, `${name} ${word}`),
        order: from + row,
      }));
    const [left, right] = [column(72, 'Left', 0), column(310, 'Right', 4)];
    expect(firstWords([...left, ...right])).toEqual(['Left one', 'Right one']);
    const byRow = left.flatMap((run, row) => [
      { ...run, order: row * 2 },
      { ...right[row]!, order: row * 2 + 1 },
    ]);
    expect(firstWords(byRow)).toEqual(['Left one']);
  });

  it('does not take labels beside their words for columns', () => {
    const labels = ['No.', 'Response', 'Progress'].flatMap((label, row) => [
      at(72, 100 + row * 90, label),
      ...prose(230, 100 + row * 90, 290, WORDS),
    ]);
    expect(areasOf(linesOf(labels, 1))).toHaveLength(1);
  });
});
