import type { ReactNode } from 'react';
import type { Table, TableRow } from '../../../../shared/richtext/tree.ts';
import type { BlockView, ViewContext } from '../view.tsx';
import './table.css';

const cells = (row: TableRow, context: ViewContext, Tag: 'th' | 'td'): ReactNode =>
  row.cells.map((cell, at) => (
    <Tag key={at} dir="auto" {...(Tag === 'th' ? { scope: 'col' } : {})}>
      {cell.children.length > 0 ? (
        context.blocks(cell.children)
      ) : (
        <p dir="auto">
          <br />
        </p>
      )}
    </Tag>
  ));

/** A table as the live field draws it, but that its header row stands in a head of its own. */
export const table: BlockView<Table> = ({ caption, header, rows }, context, key) => (
  <table key={key} className="rt-table" dir="auto">
    {caption ? <caption>{caption}</caption> : null}
    {header ? (
      <thead>
        <tr dir="auto">{cells(header, context, 'th')}</tr>
      </thead>
    ) : null}
    <tbody>
      {rows.map((row, at) => (
        <tr key={at} dir="auto">
          {cells(row, context, 'td')}
        </tr>
      ))}
    </tbody>
  </table>
);
