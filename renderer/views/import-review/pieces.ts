import type { ReviewLine } from '../../../shared/plan/review.ts';

/** Consecutive lines of the file that go to the same place: the first with its label. */
export interface Piece {
  /** The place of its first line among the file's lines; the lines up to `end` (not counted in) are its own. */
  readonly from: number;
  readonly end: number;
}

/** The pieces of the lines, in order: one begins at the first line and wherever a line says so. */
export const piecesOf = (lines: readonly ReviewLine[]): Piece[] => {
  const starts = lines.flatMap((line, at) => (at === 0 || line.begins ? [at] : []));
  return starts.map((from, at) => ({ from, end: starts[at + 1] ?? lines.length }));
};

/** The place of the piece that holds the line at `place`; -1 where there is none. */
export const pieceAt = (pieces: readonly Piece[], place: number): number => {
  let [low, high] = [0, pieces.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle]!;
    if (place < piece.from) high = middle - 1;
    else if (place >= piece.end) low = middle + 1;
    else return middle;
  }
  return -1;
};

/** How many lines are alike, by what they share. */
export const countAlike = (lines: readonly ReviewLine[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { like } of lines) counts.set(like, (counts.get(like) ?? 0) + 1);
  return counts;
};

/** The ids of the lines below a piece's first one; with `alike` also those of every piece that begins with a line like it. */
export const linesBelow = (
  lines: readonly ReviewLine[],
  pieces: readonly Piece[],
  piece: Piece,
  alike: boolean,
): string[] => {
  const { like } = lines[piece.from]!;
  return pieces
    .filter((one) => one.from === piece.from || (alike && lines[one.from]!.like === like))
    .flatMap(({ from, end }) => lines.slice(from + 1, end).map((line) => line.id));
};

/** What stands in bold at a piece's head, and the words below it. */
export interface PieceWords {
  readonly label: string;
  readonly text: string;
}

const LABELS: ReadonlySet<ReviewLine['looks']> = new Set(['label', 'heading']);
const HEADS: ReadonlySet<ReviewLine['goesTo']> = new Set(['title', 'section', 'item', 'group']);

/** As many characters as a heading has at most: an item's own words may run on after its number. */
const LONGEST_HEAD = 120;

/** True where a line stands in bold: a label, a heading, or what an item or a section begins with. */
export const isLabel = ({ looks, goesTo, words }: ReviewLine): boolean =>
  LABELS.has(looks) || (HEADS.has(goesTo) && words.length <= LONGEST_HEAD);

/** As many characters as a piece shows at most: what does not fit is cut by the look of it. */
const SHOWN = 240;

/**
 * The words of a piece as the list shows them: its label, if its first line is one, and the beginning of its text. A field of
 * one line is all text: what a column of a table names stands alone.
 */
export const wordsOf = (lines: readonly ReviewLine[], { from, end }: Piece): PieceWords => {
  const first = lines[from]!;
  const labelled = isLabel(first) && !(first.goesTo === 'field' && end - from === 1);
  const parts: string[] = [];
  let length = 0;
  for (let at = labelled ? from + 1 : from; at < end && length < SHOWN; at += 1) {
    parts.push(lines[at]!.words);
    length += lines[at]!.words.length;
  }
  return { label: labelled ? first.words : '', text: parts.join(' ').slice(0, SHOWN) };
};

/** A row of the list: a piece, or a line of a piece that is unfolded. */
export interface FileRow {
  readonly key: string;
  /** 1 for a piece, 2 for its lines. */
  readonly level: number;
  /** Where it stands among the rows of its level and parent, from 1; and how many they are. */
  readonly at: number;
  readonly of: number;
  /** Whether it is unfolded; absent where there is nothing to unfold. */
  readonly open?: boolean;
  readonly place: number;
  /** The piece that it is, or is of. */
  readonly piece: Piece;
}

/** The rows to be shown. `opened` holds the ids of the first lines of unfolded pieces. */
export const fileRows = (
  lines: readonly ReviewLine[],
  pieces: readonly Piece[],
  opened: ReadonlySet<string>,
): FileRow[] => {
  const rows: FileRow[] = [];
  pieces.forEach((piece, index) => {
    const { from, end } = piece;
    const several = end - from > 1;
    const open = several && opened.has(lines[from]!.id);
    const row = { key: String(from), level: 1, at: index + 1, of: pieces.length, place: from, piece };
    rows.push(several ? { ...row, open } : row);
    if (!open) return;
    for (let place = from + 1; place < end; place += 1) {
      rows.push({ key: String(place), level: 2, at: place - from, of: end - from - 1, place, piece });
    }
  });
  return rows;
};

/** The key of the row in which the line at `place` shows: its own, or its piece's while that is folded. */
export const rowKeyOf = (
  lines: readonly ReviewLine[],
  pieces: readonly Piece[],
  opened: ReadonlySet<string>,
  place: number,
): string | null => {
  const piece = pieces[pieceAt(pieces, place)];
  if (!piece) return null;
  return String(opened.has(lines[piece.from]!.id) ? place : piece.from);
};

/** The rows from one to another, by their keys in either order; that of `active` alone where there is no `anchor`. */
export const rowsBetween = (
  rows: readonly FileRow[],
  active: string | null,
  anchor: string | null,
): readonly FileRow[] => {
  const at = rows.findIndex((row) => row.key === active);
  const other = anchor === null ? -1 : rows.findIndex((row) => row.key === anchor);
  if (at < 0) return [];
  return other < 0 ? rows.slice(at, at + 1) : rows.slice(Math.min(at, other), Math.max(at, other) + 1);
};
