import type { Grid, GridCell } from './grid.ts';
import type { Run } from './layout.ts';

/** A run set sideways: 1 reads upwards, 3 downwards. Its place is where it begins. */
export interface SidewaysRun {
  readonly run: Run;
  readonly turn: number;
}

const LEADING = 1.2;

/** The words of one cell, line by line, as they stand upright in it. */
const upright = (cell: GridCell, inside: readonly SidewaysRun[]): Run[] => {
  const ordered = inside.toSorted((a, b) => {
    const up = a.turn === 1 ? 1 : -1;
    const across = (a.run.x - b.run.x) * up;
    return Math.abs(across) > 0.3 * a.run.size ? across : (b.run.y - a.run.y) * up;
  });
  let [line, along, last]: [number, number, Run | undefined] = [0, cell.x0 + 1, undefined];
  return ordered.map(({ run }) => {
    if (last && Math.abs(last.x - run.x) > 0.3 * run.size) [line, along] = [line + 1, cell.x0 + 1];
    last = run;
    const x = along;
    along += 0.3 * run.size;
    return { ...run, x, y: cell.y0 + (line + 1) * LEADING * run.size, width: 0.1 * run.size, spaced: true };
  });
};

/**
 * Heads set sideways over narrow columns: runs that begin in a cell of a drawn table, set upright there. `rest` are those
 * that stand in no cell.
 */
export const placedSideways = (
  runs: readonly SidewaysRun[],
  grids: readonly Grid[],
): { readonly placed: readonly Run[]; readonly rest: readonly Run[] } => {
  const cells = grids.flatMap(({ rows }) => rows.flat());
  const inside = new Map<GridCell, SidewaysRun[]>();
  const rest: Run[] = [];
  for (const one of runs) {
    const { x, y } = one.run;
    const cell = cells.find(({ x0, x1, y0, y1 }) => x >= x0 && x <= x1 && y >= y0 - 1 && y <= y1 + 1);
    if (!cell) rest.push(one.run);
    else if (inside.has(cell)) inside.get(cell)!.push(one);
    else inside.set(cell, [one]);
  }
  return { placed: [...inside].flatMap(([cell, own]) => upright(cell, own)), rest };
};
