import { describe, expect, it } from 'vitest';
import type { Grid } from './grid.ts';
import { at } from './page.test-help.ts';
import { placedSideways } from './sideways.ts';

const cell = { column: 0, columns: 1, rows: 1, x0: 100, x1: 140, y0: 50, y1: 150 };
const grid: Grid = { xs: [100, 140], ys: [50, 150], rows: [[cell]] };

describe('heads set sideways', () => {
  it('stand upright in the cell they begin in, line by line', () => {
    const lines = [
      { run: at(134, 140, 'delayed'), turn: 1 },
      { run: at(118, 140, 'Begun or'), turn: 1 },
    ];
    const { placed, rest } = placedSideways(lines, [grid]);
    expect(placed.map(({ text }) => text)).toEqual(['Begun or', 'delayed']);
    expect(placed.every(({ x, y }) => x >= 100 && x <= 140 && y >= 50 && y <= 150)).toBe(true);
    expect(placed[0]!.y).toBeLessThan(placed[1]!.y);
    expect(rest).toEqual([]);
  });

  it('are left where they stand in no cell', () => {
    const run = at(300, 140, 'Draft');
    expect(placedSideways([{ run, turn: 3 }], [grid])).toEqual({ placed: [], rest: [run] });
  });
});
