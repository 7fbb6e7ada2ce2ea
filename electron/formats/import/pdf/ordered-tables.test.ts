import { describe, expect, it } from 'vitest';
import type { Run } from './layout.ts';
import { orderedTables } from './ordered-tables.ts';
import { at } from './page.test-help.ts';

/** The words of each cell, one row a line; "+" for each column or row more that a cell covers. */
const shown = (...runs: readonly Run[]): string[] =>
  orderedTables(runs).flatMap(({ rows }) =>
    rows.map((row) =>
      row
        .map(({ columns, rows: down, runs: own }) =>
          [own.map(({ text }) => text).join(' '), '+'.repeat(columns - 1), '↓'.repeat(down - 1)].join(''),
        )
        .join(' | '),
    ),
  );
const bold = { bold: true };
const head = [at(72, 100, 'Action', bold), at(200, 100, 'Lead', bold), at(300, 100, 'When', bold)];

describe('tables without lines, by the order of drawing', () => {
  it('have cells that stand in the middle of their row', () => {
    const row = [at(72, 120, 'Survey the'), at(72, 134, 'harbour'), at(200, 127, 'Council'), at(300, 127, '2024')];
    expect(shown(...head, ...row, at(72, 155, 'Dredge'), at(200, 155, 'Port'), at(300, 155, '2025'))).toEqual([
      'Action | Lead | When',
      'Survey the harbour | Council | 2024',
      'Dredge | Port | 2025',
    ]);
  });

  it('have cells of several paragraphs, the highest beside the first or above it', () => {
    const row = [at(72, 134, 'Survey'), at(72, 156, 'Then dredge'), at(200, 122, 'Council'), at(200, 146, 'Port')];
    expect(shown(...head, ...row, at(200, 170, 'Owners'), at(300, 146, '2024'))).toEqual([
      'Action | Lead | When',
      'Survey Then dredge | Council Port Owners | 2024',
    ]);
  });

  it('have empty cells, and cells that go on beside the rows below', () => {
    const tall = [at(72, 120, 'Paths'), at(72, 134, 'and'), at(72, 148, 'roads'), at(200, 120, 'Council')];
    const rows = [at(300, 120, '2024'), at(200, 148, 'Port'), at(300, 148, '2025')];
    expect(shown(...head, ...tall, ...rows, at(72, 172, 'Harbours'), at(300, 172, '2026'))).toEqual([
      'Action | Lead | When',
      'Paths and roads↓ | Council | 2024',
      'Port | 2025',
      'Harbours |  | 2026',
    ]);
  });

  it('have columns that stand as close as words do', () => {
    const close = at(200, 120, 'Chief engineer of the');
    const next = { ...at(0, 120, '2024'), x: 300, width: 24 };
    const rows = [at(72, 120, 'Survey'), { ...close, width: 97 }, next];
    expect(shown(...head, ...rows, at(72, 140, 'Dredge'), at(200, 140, 'Port'), at(300, 140, '2025'))[1]).toBe(
      'Survey | Chief engineer of the | 2024',
    );
  });

  it('end before a heading, and before the same heads again', () => {
    const row = (y: number): Run[] => [at(72, y, 'Survey'), at(200, y, 'Port'), at(300, y, '2025')];
    const again = head.map((run) => ({ ...run, y: 180 }));
    const found = orderedTables([...head, ...row(120), at(70, 150, 'Roads', bold), ...again, ...row(200)]);
    expect(found.map(({ rows }) => rows.length)).toEqual([2, 2]);
  });

  it('are not lists, columns of prose or one row alone', () => {
    expect(shown(...[100, 120, 140].flatMap((y) => [at(72, y, '•'), at(90, y, 'a thing to do')]))).toEqual([]);
    expect(shown(...[100, 120, 140].flatMap((y) => [at(72, y, '1.'), at(110, y, 'a thing to do')]))).toEqual([]);
    const column = (x: number): Run[] => [100, 114, 128, 142, 170, 184].map((y) => at(x, y, 'words of a long column'));
    expect(shown(...column(72), ...column(320))).toEqual([]);
    expect(shown(...head)).toEqual([]);
  });
});
