import { t } from '../../../../../shared/richtext/build.ts';
import type { ItemKind } from '../../../../../shared/plan/template.ts';
import type { SourceBlock, SourceCell, SourceTable } from '../../source.ts';
import { lineText } from '../line-text.ts';
import type { Role } from '../roles.ts';
import { shapeOf } from '../shapes.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { aboveOf, numberAbove, openingRoles } from './above.ts';
import type { Above } from './above.ts';
import { formsIn } from './forms.ts';
import { gridOf, isBetween, shownIn } from './grid.ts';
import type { Grid } from './grid.ts';
import { headerInLine, headerOf, labelOfWords } from './header.ts';
import { isItemTable, itemTableOf, readItemTable } from './item-table.ts';
import type { OpenItem } from './item-table.ts';
import { keyOf } from './keys.ts';
import type { Key } from './keys.ts';
import { nestedIn } from './nesting.ts';
import { numberLeading, numberOfPlace } from './numbers.ts';
import { isPageNumber } from './openers.ts';
import { PROSE, TABLE_LABEL } from './plan.ts';
import type { Readings, TableReading } from './plan.ts';
import { holdsItems, layoutAfter, layoutOf } from './row-layout.ts';
import type { RowLayout } from './row-layout.ts';
import { readRowTable } from './row-table.ts';
import type { Sort } from './sort.ts';
import { readStacked, stackedOf } from './stacked.ts';
import { openedIn, sumsUp } from './summaries.ts';
import { sectionRole } from './theme-rows.ts';
import { opensSection } from './words.ts';

/** Tables stand in cells of tables; deeper ones than this stay whole. */
const DEEPEST = 4;

/** Reads the tables of one run of blocks: a file's, or a cell's. */
class Reader {
  readonly tables = new Map<SourceTable, TableReading>();
  readonly lines = new Map<SourceBlock, readonly Role[]>();
  readonly #vocabulary: Vocabulary;
  readonly #key: Key;
  /** Lines that hold the number of a page, between the parts of one table. */
  readonly #pages = new Set<SourceBlock>();

  constructor(vocabulary: Vocabulary, key: Key) {
    this.#vocabulary = vocabulary;
    this.#key = key;
  }

  read(blocks: readonly SourceBlock[], depth: number): void {
    if (depth > DEEPEST) return;
    const sorts = this.#sorted(blocks, depth);
    if (sorts.size === 0) return;
    const opened = openedIn(blocks, sorts, this.#vocabulary);
    for (const [at, sort] of sorts)
      if (sort.as === 'rows' && sumsUp(sort.table, this.#vocabulary, opened)) sorts.delete(at);
    const named = this.#areNamedAbove([...sorts.values()]);
    const nested = nestedIn(blocks, sorts, this.#vocabulary);
    let open: OpenItem | undefined;
    blocks.forEach((block, at) => {
      const sort = sorts.get(at);
      if (block.type !== 'table' || !sort) {
        // What the reader set aside stands between the parts of a table that goes over pages.
        if (open && !isBetween(block) && !this.#pages.has(block)) open = undefined;
        return;
      }
      open = this.#table(block, sort, open, named, nested.has(at), depth);
      if (sort.as === 'rows' && this.#wordsFollow(blocks, sorts, at)) this.#end(block, nested.get(at) === true);
    });
  }

  /** True where something other than a table of items comes after a table. */
  #wordsFollow(blocks: readonly SourceBlock[], sorts: ReadonlyMap<number, Sort>, place: number): boolean {
    let at = place + 1;
    while (at < blocks.length && (isBetween(blocks[at]!) || this.#pages.has(blocks[at]!))) at += 1;
    return at < blocks.length && !sorts.has(at);
  }

  #end(table: SourceTable, within: boolean): void {
    const reading = this.tables.get(table);
    if (reading) this.tables.set(table, { ...reading, ends: { within } });
  }

  #sorted(blocks: readonly SourceBlock[], depth: number): Map<number, Sort> {
    const sorts = new Map<number, Sort>();
    let layout: RowLayout | undefined;
    let before: Sort | undefined;
    let pages: SourceBlock[] = [];
    const forms = formsIn(blocks, this.#vocabulary);
    blocks.forEach((block, at) => {
      if (block.type !== 'table') {
        if (before?.as === 'rows' && isPageNumber(block)) pages.push(block);
        else if (before && !isBetween(block)) before = undefined;
        return;
      }
      const sort = this.#sort(block, aboveOf(blocks, at, this.#vocabulary), layout, before, forms.has(block), depth);
      if (sort?.as === 'rows' && sort.goesOn && before)
        for (const page of pages) {
          this.lines.set(page, [{ role: 'left-over', why: 'The number of a page' }]);
          this.#pages.add(page);
        }
      pages = [];
      before = sort;
      if (!sort) return;
      sorts.set(at, sort);
      if (sort.as === 'rows') layout = sort.table.layout;
    });
    return sorts;
  }

  #sort(
    table: SourceTable,
    above: Above | undefined,
    layout: RowLayout | undefined,
    before: Sort | undefined,
    form: boolean,
    depth: number,
  ): Sort | undefined {
    const grid = gridOf(table);
    if (!grid) return undefined;
    if (grid.rows.every(({ starts }) => starts.length < 2))
      return this.#isOfLines(table, grid, depth) ? { as: 'lines' } : undefined;
    const header = headerOf(grid, this.#vocabulary);
    if (header && this.#labelsAtLeft(grid, header.from, header.to) < 2) {
      const rows = layoutOf(grid, header, this.#vocabulary);
      if (holdsItems(rows, this.#vocabulary)) return { as: 'rows', grid, table: rows, goesOn: false };
    }
    const item = itemTableOf(grid, this.#vocabulary);
    const opensAbove = above !== undefined && (above.opening ?? above.number) !== undefined;
    const follows = before?.as === 'item';
    if (isItemTable(item, { above: opensAbove, follows }))
      return { as: 'item', grid, table: item, above, follows, form };
    if (form && above?.reads) return { as: 'item', grid, table: item, above, follows: false, form };
    if (layout && this.#goesOn(grid, layout, before?.as === 'rows'))
      return { as: 'rows', grid, table: layoutAfter(grid, layout), goesOn: true };
    const headed = above && headerInLine(lineText(above.words), grid, this.#vocabulary);
    if (headed) {
      const rows = layoutOf(grid, headed, this.#vocabulary);
      if (holdsItems(rows, this.#vocabulary)) {
        this.lines.set(above.block, TABLE_LABEL);
        return { as: 'rows', grid, table: rows, goesOn: false };
      }
    }
    const stacked = stackedOf(grid, this.#vocabulary);
    if (stacked) {
      const read = readStacked(grid, stacked, this.#vocabulary);
      for (const [block, roles] of read.lines) this.lines.set(block, roles);
      return { as: 'lines', labels: read.labels, items: read.items };
    }
    return this.#laysOut(table, depth) ? { as: 'lines' } : undefined;
  }

  /** How many different labels of the template stand at the left of rows, those of the header left out. */
  #labelsAtLeft(grid: Grid, from: number, to: number): number {
    const found = new Set<string>();
    grid.rows.forEach((row, at) => {
      const first = row.starts[0];
      if ((at >= from && at < to) || !first || first.blank || first.from > 0 || row.starts.length < 2) return;
      const label = labelOfWords(this.#vocabulary, first.words);
      if (label) found.add(label.meanings[0]!.field.key);
    });
    return found.size;
  }

  /** A table of single cells: a box round some lines, or a row for each label and each of its paragraphs. */
  #isOfLines(table: SourceTable, grid: Grid, depth: number): boolean {
    const cells = grid.rows.flatMap(shownIn);
    if (cells.length < 2) return cells.length > 0;
    let labels = 0;
    for (const { cell } of cells)
      for (const block of cell.blocks) {
        const shape = shapeOf(this.#vocabulary, block);
        if (shape.is === 'label' || shape.is === 'opening' || (shape.is === 'numbered' && shape.label)) labels += 1;
        if (labels > 1) return true;
      }
    return this.#laysOut(table, depth);
  }

  /** True where a table only gives other tables, which hold items, their places. */
  #laysOut(table: SourceTable, depth: number): boolean {
    if (depth >= DEEPEST) return false;
    return table.rows.some(({ cells }) =>
      cells.some(
        ({ blocks }) => blocks.some((block) => block.type === 'table') && this.#sorted(blocks, depth + 1).size > 0,
      ),
    );
  }

  /** True where a table without a header has the columns of the one before it, and rows like its rows. */
  #goesOn(grid: Grid, { columns, headings, gridColumns }: RowLayout, follows: boolean): boolean {
    const rows = grid.rows.filter((row) => shownIn(row).length > 1);
    if (rows.length === 0) return false;
    if (grid.columns !== gridColumns && !rows.every(({ starts }) => starts.length === headings.length)) return false;
    const numbers = rows.flatMap((row) => {
      const place = columns.number < 0 ? undefined : row.starts[columns.number];
      return place && !place.blank ? [place] : [];
    });
    if (columns.number >= 0 && (numbers.length > 0 || !follows)) {
      const read = numbers.filter((place) => numberOfPlace(this.#vocabulary, place)).length;
      return read * 2 > numbers.length && this.#hasProse(grid);
    }
    const own = rows.flatMap((row) => (columns.first < 0 ? [] : row.starts.slice(columns.first, columns.first + 1)));
    const lead = own.length > 0 && own.every(({ words, blank }) => blank || numberLeading(words) !== undefined);
    return (follows && columns.number >= 0) || ((follows || lead) && this.#hasProse(grid));
  }

  #hasProse(grid: Grid): boolean {
    return grid.rows.some(
      (row) => row.starts.length > 1 && row.starts.some(({ words }) => words.split(' ').length > 3),
    );
  }

  /**
   * True where every table for an item stands under a heading of its own that tells its number or its name, so that those
   * headings are of the items and not of sections.
   */
  #areNamedAbove(sorts: readonly Sort[]): boolean {
    const items = sorts.filter((sort): sort is Sort & { as: 'item' } => sort.as === 'item' && !sort.follows);
    if (items.length < 2 || new Set(items.map(({ above }) => above?.block)).size < items.length) return false;
    return items.every(({ above, table, form }) => {
      if (!above || table.openings > 0) return false;
      if (form && above.reads && table.numbers === 0) return true;
      if (above.opening ?? above.number) return true;
      if (table.numbers === 0) return above.heading || above.leading !== undefined;
      const own = table.moves.find(({ move }) => move === 'number');
      const found = own && numberOfPlace(this.#vocabulary, own.place);
      return table.numbers === 1 && found !== undefined && found.number === above.leading?.number;
    });
  }

  /** Reads one table and gives the item that stands open after it. */
  #table(
    table: SourceTable,
    sort: Sort,
    open: OpenItem | undefined,
    named: boolean,
    nested: boolean,
    depth: number,
  ): OpenItem | undefined {
    if (sort.as === 'lines') {
      this.tables.set(table, { as: 'lines', cells: new Map(), labels: sort.labels ?? [], items: sort.items ?? 0 });
      for (const row of table.rows) for (const cell of row.cells) this.read(cell.blocks, depth + 1);
      return undefined;
    }
    const caption = this.#caption(table);
    if (sort.as === 'rows') {
      const { reading, open: after } = readRowTable(
        sort.grid,
        sort.table,
        this.#vocabulary,
        this.#key,
        open !== undefined && !caption,
        nested,
      );
      this.#set(table, reading, caption, open?.kind, depth);
      return after ? { kind: sort.table.layout.columns.kind, filled: new Set() } : undefined;
    }
    // A caption that heads a section stands between the line above and the rows.
    const above = caption?.[0]?.role === 'section' ? undefined : sort.above;
    let before = sort.follows && !caption ? open : undefined;
    let told = false;
    const own = sort.table.numbers + sort.table.openings > 0;
    const opens = above && (above.opening ? above.opening.kind === sort.table.kind : above.number !== undefined);
    if (above && !before && ((opens && !own) || (named && !(above.opening && !opens)))) {
      this.lines.set(above.block, openingRoles(above, sort.table.kind, sort.table.first !== ''));
      before = { kind: sort.table.kind, filled: new Set() };
      told = sort.table.numbers > 0;
    }
    const read = readItemTable(
      sort.table,
      this.#vocabulary,
      this.#key,
      before,
      before ? null : numberAbove(above),
      told,
    );
    this.#set(table, read.reading, caption, before?.kind, depth);
    return read.open;
  }

  #caption({ caption, source }: SourceTable): readonly Role[] | undefined {
    if (source === '') return undefined;
    if (caption !== undefined && opensSection(caption)) return [sectionRole([t(caption)])];
    return [{ role: 'left-over', why: 'The caption of a table whose rows became items' }];
  }

  /**
   * Keeps a reading, and reads the tables in its cells that tell more of the item open there ("Status | On track").
   * `before` is the kind of the item that stands open before its first cell.
   */
  #set(
    table: SourceTable,
    reading: TableReading,
    caption: readonly Role[] | undefined,
    before: ItemKind | undefined,
    depth: number,
  ): void {
    this.tables.set(table, caption ? { ...reading, caption } : reading);
    let open = caption?.[0]?.role === 'section' ? undefined : before;
    for (const { cells } of depth < DEEPEST ? table.rows : [])
      for (const cell of cells) {
        for (const role of reading.cells.get(cell)?.first ?? []) {
          if (role.role === 'item') open = role.kind;
          if (role.role === 'section') open = undefined;
        }
        if (open) this.#inCell(cell, open);
      }
  }

  /** The tables in a cell of an item that hold labels of it, and open no item of their own. */
  #inCell(cell: SourceCell, kind: ItemKind): void {
    for (const block of cell.blocks) {
      if (block.type !== 'table') continue;
      const grid = gridOf(block);
      const item = grid && itemTableOf(grid, this.#vocabulary);
      if (!item || item.numbers + item.openings > 0 || item.first !== '' || item.known < 2 || item.kind !== kind)
        continue;
      const before = { kind, filled: new Set<string>() };
      const { reading } = readItemTable(item, this.#vocabulary, this.#key, before, null, false);
      this.tables.set(block, { ...reading, caption: PROSE });
    }
  }
}

/** A file's tables are read by the same words more than once: for its lines, and for the labels that they do not know. */
const known = new WeakMap<readonly SourceBlock[], WeakMap<Vocabulary, Readings>>();

/** How the tables of a file's blocks are read by a template. A table that is in none of the readings is data. */
export const readingsOf = (blocks: readonly SourceBlock[], vocabulary: Vocabulary): Readings => {
  if (!blocks.some(({ type }) => type === 'table')) return { tables: new Map(), lines: new Map() };
  const before = known.get(blocks) ?? new WeakMap<Vocabulary, Readings>();
  const read = before.get(vocabulary);
  if (read) return read;
  const reader = new Reader(vocabulary, keyOf(blocks));
  reader.read(blocks, 0);
  const readings = { tables: reader.tables, lines: reader.lines };
  known.set(blocks, before.set(vocabulary, readings));
  return readings;
};
