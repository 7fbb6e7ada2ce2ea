import type { Run } from './layout.ts';

/**
 * The order in which a page draws its words. Programs that set pages draw a cell whole before the next one, row by row, so
 * that a table without ruling lines shows by it: from the end of one cell the pen goes right and up.
 */

/** Words drawn one after the other that stand together as a cell or a paragraph does. */
export interface Piece {
  readonly runs: readonly Run[];
  readonly x0: number;
  readonly x1: number;
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
}

/** What stands side by side: cells from left to right, each of one piece or several. */
export interface DrawnRow {
  readonly cells: readonly (readonly Piece[])[];
  readonly top: number;
  readonly bottom: number;
}

/** In sizes of type: how far words of one line stand apart at most, and lines of one piece. */
const WORDS_APART = 0.36;
const BULLET_APART = 4;
const LINES_APART = 1.5;
const BULLET = /^[•◦▪▫‣⁃●○■□·➢➤►▶❖◆◇\uf0b7\uf0a7o–—*-]$/u;
const SAME_BASELINE = 0.3;
const SMALLER = 0.86;
/** A cell has this many paragraphs at most for the row it belongs to to be found. */
const MOST_ABOVE = 6;
const CELL_GAP = 2.5;

interface OpenPiece {
  readonly runs: Run[];
  x0: number;
  x1: number;
  top: number;
  bottom: number;
  size: number;
}

const begun = (run: Run): OpenPiece => ({
  runs: [run],
  x0: run.x,
  x1: run.x + run.width,
  top: run.y - 0.8 * run.size,
  bottom: run.y + 0.2 * run.size,
  size: run.size,
});

const goesOn = (piece: OpenPiece, run: Run): boolean => {
  const last = piece.runs.at(-1)!;
  const em = Math.max(last.size, run.size);
  const step = run.y - last.y;
  const raised = Math.min(last.size, run.size) <= SMALLER * em && Math.abs(step) < 0.65 * em;
  if (raised || Math.abs(step) <= SAME_BASELINE * em) {
    const gap = run.x - (last.x + last.width);
    const before = piece.runs.at(-2);
    const bullet = BULLET.test(last.text) && (!before || last.y - before.y > 0.5 * em);
    return gap > -0.5 * em && gap < (bullet ? BULLET_APART : WORDS_APART) * em;
  }
  if (step < 0.5 * em || step > LINES_APART * em || Math.abs(run.size - last.size) > 0.6) return false;
  return run.x < piece.x1 && run.x + run.width > piece.x0;
};

/** Runs in the order they are drawn as pieces. One pass. */
export const piecesOf = (runs: readonly Run[]): Piece[] => {
  const pieces: OpenPiece[] = [];
  for (const run of runs) {
    const piece = pieces.at(-1);
    if (piece && goesOn(piece, run)) {
      const more = begun(run);
      piece.runs.push(run);
      piece.x0 = Math.min(piece.x0, more.x0);
      piece.x1 = Math.max(piece.x1, more.x1);
      piece.top = Math.min(piece.top, more.top);
      piece.bottom = Math.max(piece.bottom, more.bottom);
    } else pieces.push(begun(run));
  }
  return pieces;
};

interface OpenRow {
  cells: Piece[][];
  top: number;
  bottom: number;
}

const beside = (piece: Piece, row: OpenRow): boolean =>
  piece.top < row.bottom - 0.3 * piece.size && piece.bottom > row.top + 0.3 * piece.size;

/** Cells that stand in the middle of their row have one middle. */
const isMiddle = (piece: Piece, row: OpenRow): boolean =>
  row.cells.length > 1 || Math.abs(piece.top + piece.bottom - row.top - row.bottom) < 0.6 * piece.size;

const rightOf = (piece: Piece, row: OpenRow): boolean => {
  const end = row.cells.at(-1)!.reduce((most, { x1 }) => Math.max(most, x1), -Infinity);
  return piece.x0 >= end - 2;
};

const isBelow = (piece: Piece, above: Piece): boolean =>
  piece.x0 < above.x1 &&
  piece.x1 > above.x0 &&
  piece.top >= above.bottom - 0.4 * piece.size &&
  piece.top - above.bottom < CELL_GAP * piece.size;

/** True for words under the last cell of a row that reach under no other. */
const goesOnInCell = (piece: Piece, { cells }: OpenRow): boolean => {
  const before = cells.at(-2);
  return before !== undefined && isBelow(piece, cells.at(-1)!.at(-1)!) && before.every(({ x1 }) => piece.x0 >= x1 - 2);
};

/** How many of the last rows, each a piece alone and one under the other, are one cell at whose right `piece` stands. */
const rowsBeside = (rows: readonly OpenRow[], piece: Piece): number => {
  let count = 0;
  for (let at = rows.length - 1; at >= 0 && count <= MOST_ABOVE; at -= 1) {
    const row = rows[at]!;
    const next = rows[at + 1];
    const stacked = !next || isBelow(next.cells[0]![0]!, row.cells[0]!.at(-1)!);
    // A cell beside may begin higher, but not above the row before.
    if (row.cells.length > 1) return piece.top >= row.bottom - 0.3 * piece.size ? count : 0;
    if (!rightOf(piece, row) || !stacked || count === MOST_ABOVE) return 0;
    count += 1;
    if (piece.bottom > row.top && piece.top > row.top - 0.3 * piece.size) return count;
  }
  return 0;
};

const joinedRow = (rows: readonly OpenRow[]): OpenRow => ({
  cells: [rows.flatMap(({ cells }) => cells[0]!)],
  top: rows[0]!.top,
  bottom: rows.reduce((most, { bottom }) => Math.max(most, bottom), -Infinity),
});

/** Pieces in the order they are drawn as rows of what stands side by side. Linear. */
export const drawnRows = (pieces: readonly Piece[]): DrawnRow[] => {
  const rows: OpenRow[] = [];
  for (const piece of pieces) {
    const row = rows.at(-1);
    const grow = (into: OpenRow): void => {
      into.top = Math.min(into.top, piece.top);
      into.bottom = Math.max(into.bottom, piece.bottom);
    };
    const joins = row !== undefined && rightOf(piece, row) && beside(piece, row);
    const above = row && piece.top < row.top && !(joins && isMiddle(piece, row)) ? rowsBeside(rows, piece) : 0;
    if (joins && above < 2) {
      row.cells.push([piece]);
      grow(row);
    } else if (row && goesOnInCell(piece, row)) {
      row.cells.at(-1)!.push(piece);
      grow(row);
    } else if (above > 0) {
      const one = joinedRow(rows.splice(rows.length - above));
      one.cells.push([piece]);
      grow(one);
      rows.push(one);
    } else rows.push({ cells: [[piece]], top: piece.top, bottom: piece.bottom });
  }
  return rows;
};
