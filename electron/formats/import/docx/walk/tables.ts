import type { SourceBlock, SourceRow, SourceTable } from '../../source.ts';
import { charactersOf, sourceOf } from '../../source.ts';
import { modeOf, nothing } from '../parts/grammar.ts';
import type { Meaning } from '../parts/grammar.ts';
import { isOn, whole } from '../parts/values.ts';
import { captionBefore } from './captions.ts';
import { endLine, flushJoined, gapBefore, placed } from './paragraphs.ts';
import type { Story } from './story.ts';
import { changedCells, changedLooks, changedRows } from './tracked.ts';

/** No table has more columns; one that says so means harm. */
const MOST_COLUMNS = 1000;

interface CellMade {
  readonly column: number;
  columns: number;
  rows: number;
  readonly blocks: SourceBlock[];
}

/** A cell while it is read. */
export class CellDraft {
  columns = 1;
  /** How it is merged with the cell above or before it. */
  merged: 'no' | 'first' | 'goes-on' = 'no';
  beside: 'no' | 'first' | 'goes-on' = 'no';
  dropped = false;

  drop(story: Story): void {
    if (this.dropped) return;
    this.dropped = true;
    story.dropped += 1;
  }
}

const hasWords = (rows: readonly SourceRow[]): boolean =>
  rows.some(({ cells }) => cells.some(({ blocks }) => blocks.length > 0));

/** A table while it is read (ECMA-376-1, 17.4). */
export class TableDraft {
  readonly where: string;
  readonly number: number;
  readonly gap: number;
  readonly rows: SourceRow[] = [];
  columns = 0;
  /** Rows begun, those without a trace in the table among them. */
  begun = 0;
  header = false;
  merges = false;
  #column = 0;
  #cells: CellMade[] = [];
  /** For each row that is open (a broken file has rows in rows, which are one), whether a tracked change takes it away. */
  readonly #open: boolean[] = [];
  /** The cell that goes on downward in each column. */
  readonly #downward = new Map<number, CellMade>();

  constructor(number: number, gap: number) {
    this.number = number;
    this.where = `table ${number}`;
    this.gap = gap;
  }

  beginRow(): void {
    this.#open.push(false);
    if (this.#open.length > 1) return;
    this.finishRow();
    this.begun += 1;
  }

  get rowWhere(): string {
    return `${this.where}, row ${this.begun}`;
  }

  dropRow(story: Story): void {
    const last = this.#open.length - 1;
    if (this.#open[last] !== false) return;
    this.#open[last] = true;
    story.dropped += 1;
  }

  skip(columns: number): void {
    this.#column += columns;
  }

  addCell(draft: CellDraft, blocks: readonly SourceBlock[]): void {
    const at = this.#column;
    const before = this.#cells.at(-1);
    const above = this.#downward.get(at);
    if (draft.beside === 'goes-on' && before) {
      before.columns += draft.columns;
      this.#absorb(before, blocks);
    } else if (draft.merged === 'goes-on' && above) {
      above.rows += 1;
      this.#absorb(above, blocks);
    } else {
      const cell: CellMade = { column: at, columns: draft.columns, rows: 1, blocks: [...blocks] };
      this.#cells.push(cell);
      if (draft.columns > 1) this.merges = true;
      if (draft.merged === 'no') this.#downward.delete(at);
      else this.#downward.set(at, cell);
    }
    this.#column = Math.min(at + draft.columns, MOST_COLUMNS);
    this.columns = Math.max(this.columns, this.#column);
  }

  /** What a merged-away cell still holds is not shown. */
  #absorb(cell: CellMade, blocks: readonly SourceBlock[]): void {
    this.merges = true;
    for (const block of blocks)
      cell.blocks.push(
        charactersOf(block) === 0
          ? block
          : { type: 'aside', where: this.rowWhere, source: sourceOf(block), gap: 0, why: 'Hidden by merged cells' },
      );
  }

  endRow(story: Story): void {
    const dropped = this.#open.pop() === true;
    if (dropped) story.dropped -= 1;
    if (this.#open.length === 0) this.finishRow(dropped);
  }

  /** Takes the cells so far as a row. Of a dropped row nothing stays but words that stood before it was said to be dropped. */
  finishRow(dropped = false): void {
    const row: SourceRow = { where: this.rowWhere, header: this.header, cells: this.#cells };
    if (this.#cells.length > 0 && !(dropped && !hasWords([row]))) this.rows.push(row);
    this.#column = 0;
    this.#cells = [];
    this.header = false;
  }
}

const tableMode = modeOf<Story>('skip', { ...changedLooks });

const gridMode = modeOf<Story>('skip', {
  'w:gridCol': {
    open: ({ container }) => {
      const table = container.tables.at(-1);
      if (table) table.columns = Math.min(table.columns + 1, MOST_COLUMNS);
    },
  },
  ...changedLooks,
});

const rowMode = modeOf<Story>('skip', {
  'w:gridBefore': {
    open: ({ container }, attributes) =>
      container.tables.at(-1)?.skip(whole(attributes['w:val'], 0, MOST_COLUMNS) ?? 0),
  },
  'w:tblHeader': {
    open: ({ container }, attributes) => {
      const table = container.tables.at(-1);
      if (table) table.header = isOn(attributes);
    },
  },
  ...changedRows,
  ...changedLooks,
});

const merging = (attributes: Readonly<Record<string, string | undefined>>): CellDraft['merged'] =>
  attributes['w:val'] === 'restart' ? 'first' : 'goes-on';

const cellMode = modeOf<Story>('skip', {
  'w:gridSpan': {
    open: ({ cells }, attributes) => {
      const cell = cells.at(-1);
      if (cell) cell.columns = whole(attributes['w:val'], 1, MOST_COLUMNS) ?? 1;
    },
  },
  'w:vMerge': {
    open: ({ cells }, attributes) => {
      const cell = cells.at(-1);
      if (cell) cell.merged = merging(attributes);
    },
  },
  'w:hMerge': {
    open: ({ cells }, attributes) => {
      const cell = cells.at(-1);
      if (cell) cell.beside = merging(attributes);
    },
  },
  ...changedCells,
  ...changedLooks,
});

const endTable = (story: Story): void => {
  const { container } = story;
  const draft = container.tables.pop();
  if (!draft) return;
  draft.finishRow();
  if (!hasWords(draft.rows)) {
    container.empty += 1;
    story.tables -= draft.number === story.tables ? 1 : 0;
    return;
  }
  if (draft.merges) story.document.mergedTables.push(draft.where);
  const caption = captionBefore(container.blocks);
  const table: SourceTable = {
    type: 'table',
    where: draft.where,
    source: caption?.source ?? '',
    gap: caption?.gap ?? draft.gap,
    ...(caption ? { caption: caption.words } : {}),
    columns: draft.columns,
    rows: draft.rows,
  };
  placed(story, table);
};

const endCell = (story: Story): void => {
  endLine(story);
  flushJoined(story);
  const blocks = story.leave();
  const cell = story.cells.pop()!;
  const table = story.container.tables.at(-1);
  if (cell.dropped) story.dropped -= 1;
  // What stood before the cell was said to be dropped stays.
  if (cell.dropped && blocks.length === 0) return;
  if (table) table.addCell(cell, blocks);
  // A cell outside every table: its words still come in.
  else for (const block of blocks) story.container.blocks.push(block);
};

/** The elements of tables. */
export const tableMeanings: Readonly<Record<string, Meaning<Story>>> = {
  'w:tbl': {
    open: (story) => {
      endLine(story);
      flushJoined(story);
      story.tables += 1;
      const gap = gapBefore(story, { kind: 'thing', style: '', before: undefined, contextual: false });
      story.container.tables.push(new TableDraft(story.tables, gap));
    },
    close: endTable,
  },
  'w:tblPr': { inside: () => tableMode },
  'w:tblPrEx': { inside: () => tableMode },
  'w:tblGrid': { inside: () => gridMode },
  'w:tr': {
    open: ({ container }) => container.tables.at(-1)?.beginRow(),
    close: (story) => story.container.tables.at(-1)?.endRow(story),
  },
  'w:trPr': { inside: () => rowMode },
  'w:tc': {
    open: (story) => {
      story.cells.push(new CellDraft());
      story.enter(story.container.tables.at(-1)?.rowWhere);
    },
    close: endCell,
  },
  'w:tcPr': { inside: () => cellMode },
  'w:tblCaption': { inside: nothing },
};
