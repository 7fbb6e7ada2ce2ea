import type { SourceBlock, SourceCell, SourceRow, SourceTable } from '../source.ts';
import { markedInlines } from './inline-marks.ts';
import { lineOf } from './lines.ts';
import type { TextLine } from './read-text.ts';

/** Lines that stand for a table: the first and last by their numbers, and what comes of them. */
export interface TextTable {
  readonly from: number;
  readonly to: number;
  /** The table, set `gap` blank lines below what stands before it. */
  readonly make: (gap: number) => SourceTable;
}

const LONGEST_ROW = 20_000;
const MOST_COLUMNS = 250;

/** The line under the header of a Markdown table: dashes, perhaps with colons, parted by upright strokes. */
const DELIMITER = /^\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?$/u;

interface PipeRow {
  readonly cells: readonly string[];
  /** The upright strokes, which are characters of the table alone. */
  readonly strokes: string;
}

/** "| a | b \| c |" as its cells. A stroke after a backslash is a character of its cell. */
const pipeRow = (raw: string): PipeRow | undefined => {
  if (raw.length > LONGEST_ROW || !raw.includes('|')) return undefined;
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < raw.length; at += 1) {
    if (raw[at] === '\\') at += 1;
    else if (raw[at] === '|') {
      pieces.push(raw.slice(from, at));
      from = at + 1;
    }
  }
  pieces.push(raw.slice(from));
  const strokes = '|'.repeat(pieces.length - 1);
  if (strokes === '') return undefined;
  const first = pieces[0]!.trim() === '' ? 1 : 0;
  const last = pieces.length > first + 1 && pieces.at(-1)!.trim() === '' ? -1 : pieces.length;
  return { cells: pieces.slice(first, last).map((one) => one.trim()), strokes };
};

const BREAK = /<br[ \t]*\/?>/giu;

/** The lines of a cell; Markdown ends one by HTML's own mark. */
const cellBlocks = (text: string, where: string, markdown: boolean): SourceBlock[] => {
  const out: SourceBlock[] = [];
  let source = '';
  let from = 0;
  const line = (words: string): void => {
    const children = markedInlines(words.trim().replaceAll('\\|', '|'), markdown);
    if (children.length > 0) {
      out.push({ type: 'paragraph', where, source, gap: 0, children });
      source = '';
    }
  };
  for (const match of text.matchAll(BREAK)) {
    source += text.slice(from, match.index + match[0].length);
    line(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  source += text.slice(from);
  line(text.slice(from));
  if (source.trim() === '') return out;
  // Marks without words go with the words beside them, or stand alone.
  const last = out.at(-1);
  if (last) out[out.length - 1] = { ...last, source: `${last.source} ${source}` };
  else out.push({ type: 'aside', where, source, gap: 0, why: 'Marks without words' });
  return out;
};

const rowOf = (line: TextLine, cells: readonly string[], header: boolean, markdown: boolean): SourceRow => {
  const where = `line ${line.from}`;
  return {
    where,
    header,
    cells: cells.map((text, column): SourceCell => ({
      column,
      columns: 1,
      rows: 1,
      blocks: cellBlocks(text, where, markdown),
    })),
  };
};

const tableOf = (lines: readonly TextLine[], source: string, rows: readonly SourceRow[]): TextTable => {
  const [from, to] = [lines[0]!.from, lines.at(-1)!.to];
  const columns = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  const where = `lines ${from} to ${to}`;
  return { from, to, make: (gap) => ({ type: 'table', where, source, gap, columns, rows }) };
};

/** A Markdown table that begins at a line; `undefined` where none does. */
const pipeTable = (lines: readonly TextLine[], at: number, markdown: boolean): TextTable | undefined => {
  const delimiter = lines[at + 1]?.raw.trim();
  if (delimiter === undefined || delimiter.length > LONGEST_ROW || !/^[\s|:-]+$/u.test(delimiter)) return undefined;
  if (!delimiter.includes('|') || !DELIMITER.test(delimiter)) return undefined;
  const header = pipeRow(lines[at]!.raw);
  const dashes = pipeRow(delimiter);
  if (!header || header.cells.length !== dashes?.cells.length || header.cells.length > MOST_COLUMNS) return undefined;
  const rows = [rowOf(lines[at]!, header.cells, true, markdown)];
  let source = `${header.strokes}\n${delimiter}`;
  let end = at + 2;
  for (; end < lines.length; end += 1) {
    const row = pipeRow(lines[end]!.raw);
    if (!row || row.cells.length > MOST_COLUMNS) break;
    rows.push(rowOf(lines[end]!, row.cells, false, markdown));
    source += `\n${row.strokes}`;
  }
  return tableOf(lines.slice(at, end), source, rows);
};

const tabbed = (raw: string): string[] | undefined => {
  if (raw.length > LONGEST_ROW || !raw.includes('\t')) return undefined;
  const cells = raw.split('\t').map((one) => one.trim());
  return cells.length > MOST_COLUMNS ? undefined : cells;
};

const PAGE_NUMBER = /^(?:\d{1,4}|[ivxl]{1,6})$/iu;

/** True where lines with equally many tabs are rows of a table, not lists, contents or labels set apart by a tab. */
const areRows = (lines: readonly TextLine[], rows: readonly (readonly string[])[]): boolean => {
  if (rows.length < 2) return false;
  const columns = rows[0]!.length;
  const filled = rows.map((cells) => cells.filter((one) => one !== '').length);
  const listed = lines.filter(({ raw }) => lineOf(raw).is === 'item').length;
  if (columns === 2) {
    if (listed > 0 || filled.some((one) => one < 2)) return false;
    const contents = rows.every((cells) => PAGE_NUMBER.test(cells[1]!));
    const labels = rows.every((cells) => cells[0]!.endsWith(':'));
    return !contents && !labels;
  }
  const bullets = lines.some(({ raw }) => {
    const is = lineOf(raw);
    return is.is === 'item' && is.kind === 'bullet';
  });
  // A column that is empty throughout is a tab typed twice.
  const used = Array.from({ length: columns }, (_, column) => rows.some((cells) => cells[column] !== ''));
  return !bullets && used.every(Boolean) && filled[0]! >= 2;
};

/** Rows of equally many cells parted by tabs, as Excel and Word copy a table as text. */
const tabTable = (lines: readonly TextLine[], at: number, markdown: boolean): { table?: TextTable; end: number } => {
  const first = tabbed(lines[at]!.raw);
  if (!first) return { end: at + 1 };
  const rows = [first];
  let end = at + 1;
  for (; end < lines.length; end += 1) {
    const cells = tabbed(lines[end]!.raw);
    if (cells?.length !== first.length) break;
    rows.push(cells);
  }
  const own = lines.slice(at, end);
  if (!areRows(own, rows)) return { end };
  return {
    table: tableOf(
      own,
      '',
      rows.map((cells, row) => rowOf(own[row]!, cells, false, markdown)),
    ),
    end,
  };
};

/** The tables of a text in order: those of Markdown, and those that were copied as text with tabs between their cells. */
export const tablesIn = (lines: readonly TextLine[], markdown: boolean): TextTable[] => {
  const out: TextTable[] = [];
  for (let at = 0; at < lines.length;) {
    const piped = pipeTable(lines, at, markdown);
    const { table, end } = piped
      ? { table: piped, end: at + piped.to - piped.from + 1 }
      : tabTable(lines, at, markdown);
    if (table) out.push(table);
    at = end;
  }
  return out;
};
