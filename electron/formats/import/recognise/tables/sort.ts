import type { Above } from './above.ts';
import type { Grid } from './grid.ts';
import type { ItemTable } from './item-table.ts';
import type { TableLabel } from './plan.ts';
import type { RowTable } from './row-layout.ts';

/** What kind of table it is, before it is read. */
export type Sort =
  | { readonly as: 'rows'; readonly grid: Grid; readonly table: RowTable; readonly goesOn: boolean }
  | {
      readonly as: 'item';
      readonly grid: Grid;
      readonly table: ItemTable;
      readonly above: Above | undefined;
      readonly follows: boolean;
      /** True where the same form is filled in again and again. */
      readonly form: boolean;
    }
  | {
      readonly as: 'lines';
      /** What its lines told already, where their cells have labels within. */
      readonly labels?: readonly TableLabel[];
      readonly items?: number;
    };
