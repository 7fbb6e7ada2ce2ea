import type { Inline } from '../../../../../shared/richtext/tree.ts';
import type { ItemKind } from '../../../../../shared/plan/template.ts';
import type { SourceBlock, SourceCell, SourceTable } from '../../source.ts';
import type { Role } from '../roles.ts';

/** What a cell's blocks are: the first that shows something, and those after it. */
export interface CellPlan {
  readonly first: readonly Role[];
  readonly rest: readonly Role[];
  /** Words to be read in place of the first block's own, where its own are a mark (a tick, a letter with a key). */
  readonly instead?: readonly Inline[];
  /** What those of its blocks are that say it themselves ("Target date: May 2031" below other words). */
  readonly own?: ReadonlyMap<SourceBlock, readonly Role[]>;
}

/** A label place whose words the vocabulary does not know: a field that the plan could have. */
export interface TableLabel {
  readonly label: string;
  /** The edition that the label named, as written. */
  readonly edition?: string;
  readonly kind: ItemKind;
  /** How many items have words under it. */
  readonly count: number;
  /** True where it holds states ("On track", "G"). */
  readonly status?: boolean;
}

/** What a table that holds items is: a plan for each of its cells. A cell without one is read as lines of text are. */
export interface TableReading {
  readonly as: 'items' | 'lines';
  readonly cells: ReadonlyMap<SourceCell, CellPlan>;
  readonly caption?: readonly Role[] | undefined;
  readonly labels: readonly TableLabel[];
  readonly items: number;
  /** Where no item goes on after it: true where its items stand below one that was open before it. */
  readonly ends?: { readonly within: boolean } | undefined;
}

/** How each table that holds items is read, and what lines above a table are. A table that is not in it is data. */
export interface Readings {
  readonly tables: ReadonlyMap<SourceTable, TableReading>;
  readonly lines: ReadonlyMap<SourceBlock, readonly Role[]>;
}

export const TABLE_LABEL: readonly Role[] = [{ role: 'table-label' }];
export const PROSE: readonly Role[] = [{ role: 'prose' }];
