import type { ReactNode } from 'react';
import type { Table, TableRow } from '../../../../shared/richtext/tree.ts';
import type { BlockView, ViewContext } from '../view.tsx';

const cells = (row: TableRow, context: ViewContext, Tag: 'th' | 'td'): ReactNode =>
  row.cells.map((cell, at) => (
    <Tag key={at} {...(Tag === 'th' ? { scope: 'col' } : {})}>
      {context.blocks(cell.children)}
    </Tag>
  ));

export const table: BlockView<Table> = ({ caption, header, rows }, context, key) => (
  <div key={key} className="rt-kept">
    <table className="rt-table">
      {caption ? <caption>{caption}</caption> : null}
      {header ? (
        <thead>
          <tr>{cells(header, context, 'th')}</tr>
        </thead>
      ) : null}
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>{cells(row, context, 'td')}</tr>
        ))}
      </tbody>
    </table>
  </div>
);
