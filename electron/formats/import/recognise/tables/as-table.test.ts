import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { b, cell, li, p, row, table, ul } from '../../../../../shared/richtext/build.ts';
import { treeSchema } from '../../../../../shared/richtext/tree-schema.ts';
import type { SourceTable } from '../../source.ts';
import { anyTable } from './any-table.test-help.ts';
import { asTable } from './as-table.ts';
import { grid } from './table.test-help.ts';

const headed = (drawn: SourceTable, rows: number): SourceTable => ({
  ...drawn,
  rows: drawn.rows.map((one, at) => ({ ...one, header: at < rows })),
});

describe('a table of data', () => {
  it('joins header rows, with a merged cell’s words over each of its columns', () => {
    const drawn = grid(`
      Council | Spent | <
      ^ | 2020 | 2021
      North | 12 | 14
    `);
    expect(asTable(headed(drawn, 2))).toEqual(
      table(row('Council', 'Spent 2020', 'Spent 2021'), row('North', '12', '14')),
    );
  });

  it('takes a short first row in bold for its header', () => {
    expect(asTable(grid('**Year** | **Spent**\n2020 | 12'))).toEqual(
      table(row(cell(p(b('Year'))), cell(p(b('Spent')))), row('2020', '12')),
    );
    expect(asTable(grid('Year | Spent\n2020 | 12')).header).toBeUndefined();
  });

  it('joins the lines of a list, and keeps numbers that a list would not print', () => {
    expect(asTable(grid('- one / - two / then | 3) three'))).toEqual(
      table(null, row(cell(ul('one', 'two'), 'then'), cell('3. three'))),
    );
  });

  it('nests lists', () => {
    const drawn = grid('- one / - two');
    const [first, second] = drawn.rows[0]!.cells[0]!.blocks;
    const deeper = { ...second!, depth: 1 };
    const cells = [{ ...drawn.rows[0]!.cells[0]!, blocks: [first!, deeper as typeof first & object] }];
    const nested = { ...drawn, rows: [{ ...drawn.rows[0]!, cells }] };
    expect(asTable(nested)).toEqual(table(null, row(cell(ul(li('one', ul('two')))))));
  });

  it('leaves no column empty where only merged cells reach', () => {
    expect(asTable(grid('a | < | b\nc | < | d'))).toEqual(table(null, row('a', 'b'), row('c', 'd')));
  });

  it('is one that the store takes, whatever the table', () => {
    fc.assert(fc.property(anyTable, (any) => void treeSchema.parse([asTable(any)])));
  });
});
