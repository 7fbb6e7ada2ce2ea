import { inlines, t } from '../../../../../shared/richtext/build.ts';
import type { Inline } from '../../../../../shared/richtext/tree.ts';
import type { SourceBlock, SourceCell, SourceParagraph, SourceTable } from '../../source.ts';
import { isLine } from '../line-text.ts';
import type { Line } from '../lines.ts';
import type { Role } from '../roles.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { isBlank } from './grid.ts';
import { TABLE_LABEL } from './plan.ts';
import type { CellPlan, Readings, TableReading } from './plan.ts';
import { readingsOf } from './readings.ts';

/** A block's words replaced by others; what it was made from stays. */
const withWords = (
  { where, source, gap, look, comments }: SourceBlock,
  children: readonly Inline[],
): SourceParagraph => ({
  type: 'paragraph',
  where,
  source,
  gap,
  ...(look === undefined ? {} : { look }),
  ...(comments === undefined ? {} : { comments }),
  children,
});

const opens = (roles: readonly Role[]): boolean => roles.some(({ role }) => role === 'item' || role === 'section');

/** Blocks that a table of data cannot hold: what is left over anyway, and pictures. */
const standsApart = (block: SourceBlock): boolean => block.type === 'aside' || block.type === 'picture';

/** A table without what stands apart, at any depth that a reader may give; `apart` gets those blocks with their ids. */
const withoutApart = (table: SourceTable, id: string, apart: Line[]): SourceTable => {
  let some = false;
  const rows = table.rows.map((row, rowAt) => ({
    ...row,
    cells: row.cells.map((cell, cellAt) => {
      if (!cell.blocks.some((block) => standsApart(block))) return cell;
      some = true;
      const blocks = cell.blocks.filter((block, at) => {
        if (!standsApart(block)) return true;
        apart.push({ id: `${id}.${rowAt}.${cellAt}.${at}`, block });
        return false;
      });
      return { ...cell, blocks };
    }),
  }));
  return some ? { ...table, rows } : table;
};

class Unfolder {
  readonly lines: Line[] = [];
  readonly #readings: Readings;
  constructor(readings: Readings) {
    this.#readings = readings;
  }

  block(block: SourceBlock, id: string, fixed: readonly Role[] | undefined): void {
    const reading = block.type === 'table' ? this.#readings.tables.get(block) : undefined;
    if (block.type === 'table' && reading) this.#table(block, reading, id);
    else if (block.type === 'table') this.#data(block, id, fixed);
    else this.#line(id, block, fixed ?? this.#readings.lines.get(block));
  }

  #line(id: string, block: SourceBlock, fixed: readonly Role[] | undefined): void {
    if (fixed === undefined || block.type === 'aside') this.lines.push({ id, block });
    else this.lines.push({ id, block, fixed: fixed.length > 0 ? fixed : TABLE_LABEL });
  }

  #data(table: SourceTable, id: string, fixed: readonly Role[] | undefined): void {
    const apart: Line[] = [];
    this.#line(id, withoutApart(table, id, apart), fixed);
    for (const { id: own, block } of apart) this.#line(own, block, fixed && [{ role: 'prose' }]);
  }

  #table(table: SourceTable, reading: TableReading, id: string): void {
    if (table.source !== '' || table.comments !== undefined) {
      const words = inlines(t(table.caption ?? table.source));
      this.#line(id, withWords(table, words), table.source === '' ? TABLE_LABEL : reading.caption);
    }
    const before = this.lines.length;
    table.rows.forEach((row, rowAt) =>
      row.cells.forEach((cell, cellAt) => {
        const plan = reading.cells.get(cell);
        const own = `${id}.${rowAt}.${cellAt}`;
        if (reading.as === 'lines') this.#plain(cell, own);
        else this.#cell(cell, plan ?? { first: [{ role: 'prose' }], rest: [{ role: 'prose' }] }, own);
      }),
    );
    if (reading.ends) this.#end(before, reading.ends.within);
  }

  /** The last line of a table's items says that they end. `from` is the place of the table's first. */
  #end(from: number, within: boolean): void {
    for (let at = this.lines.length - 1; at >= from; at -= 1) {
      const line = this.lines[at]!;
      if (line.fixed) {
        this.lines[at] = { ...line, fixed: [...line.fixed, { role: 'end', within }] };
        return;
      }
      if (line.block.type !== 'aside') return;
    }
  }

  /** Lines of a box or of a layout: read as lines of text, each cell set off from the one before. */
  #plain(cell: SourceCell, id: string): void {
    cell.blocks.forEach((block, at) => {
      const apart = at === 0 && block.gap === 0 && isLine(block);
      const fixed = this.#readings.lines.get(block);
      this.block(apart ? { ...block, gap: 1 } : block, `${id}.${at}`, fixed);
    });
  }

  #cell(cell: SourceCell, plan: CellPlan, id: string): void {
    let begun = false;
    cell.blocks.forEach((block, at) => {
      const own = `${id}.${at}`;
      if (isBlank(block)) {
        // Words that are only marks of form ("•") are no words of a field.
        this.#line(own, block, TABLE_LABEL);
        return;
      }
      const first = !begun;
      begun = true;
      const fixed = first ? plan.first : (plan.own?.get(block) ?? plan.rest);
      if (block.type === 'table' && this.#readings.tables.has(block) && !opens(fixed))
        this.block(block, own, undefined);
      else if (block.type === 'table') this.#data(block, own, fixed);
      else this.#line(own, first && plan.instead ? withWords(block, plan.instead) : block, fixed);
    });
  }
}

/**
 * A file's blocks as lines: a table that holds items becomes the blocks of its cells in reading order, each with the roles
 * that its place gives it; a table of data stays whole. Over all lines the characters are those of the blocks. Ids are the
 * blocks' places in the file, and below a table row, cell and block ("12.3.1.0"): unique, and in order.
 */
export const unfoldTables = (blocks: readonly SourceBlock[], vocabulary: Vocabulary): Line[] => {
  const unfolder = new Unfolder(readingsOf(blocks, vocabulary));
  blocks.forEach((block, at) => unfolder.block(block, String(at), undefined));
  return unfolder.lines;
};
