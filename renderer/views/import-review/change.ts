import type { ReviewLine, ReviewStep, Saying } from '../../../shared/plan/review.ts';
import { counted } from '../../app/plan-words.ts';
import type { FileRow } from './pieces.ts';

/** What was said at one go, which is taken back at one go. */
export interface Change {
  /** What it did, as it is read out and as Undo names it. */
  readonly words: string;
  readonly steps: readonly ReviewStep[];
}

/** As many steps as a review holds. */
export const MOST_STEPS = 10_000;

const nowWords = (count: number, one: string, what: string): string =>
  `${counted(count, one)} ${count === 1 ? 'is' : 'are'} now ${what}`;

export interface LineSaid {
  /** The id of the line. */
  readonly line: string;
  readonly saying: Saying;
  /** What it is said to be, in words ("Progress made"). */
  readonly what: string;
  /** How many lines are like it, if it is said of them all; else 1. */
  readonly alike: number;
  /** The ids of other lines of its piece that go with it. */
  readonly rest?: readonly string[];
}

/** What is said of a line, or of all that are like it. */
export const lineChange = ({ line, saying, what, alike, rest = [] }: LineSaid): Change => ({
  words: nowWords(alike + rest.length, 'line', what),
  steps: [line, ...rest].map((one) => ({ step: 'say', line: one, as: saying, alike: alike > 1 && one === line })),
});

/** What has one beginning: said of several blocks, the first begins it and the others go on. */
const ONE_BEGINNING: ReadonlySet<Saying['as']> = new Set(['field', 'new-field', 'summary', 'contact']);

const linesOf = (lines: readonly ReviewLine[], row: FileRow, all: boolean): readonly string[] =>
  lines
    .slice(row.place, all && row.level === 1 && row.open !== true ? row.piece.end : row.place + 1)
    .map(({ id }) => id);

/** What is said of several blocks that stand one after the other. */
export const rangeChange = (
  lines: readonly ReviewLine[],
  rows: readonly FileRow[],
  saying: Saying,
  what: string,
): Change => ({
  words: nowWords(rows.length, 'block', what),
  steps: rows.flatMap((row, at) => {
    const as: Saying = at > 0 && ONE_BEGINNING.has(saying.as) ? { as: 'text' } : saying;
    // A folded block is left over with all its lines.
    return linesOf(lines, row, saying.as === 'left-over').map((line): ReviewStep => ({
      step: 'say',
      line,
      as,
      alike: false,
    }));
  }),
});

/** The item that begins at a line goes on with the one before it. */
export const joinChange = (line: string): Change => ({
  words: 'Joined with the item before',
  steps: [{ step: 'join', line }],
});

/** An item of that kind begins at a line. */
export const beginChange = (line: string, kind: string): Change => ({
  words: 'An item begins here',
  steps: [{ step: 'say', line, as: { as: 'item', kind }, alike: false }],
});

/** The file is read by another template. */
export const templateChange = (template: string, name: string): Change => ({
  words: `Read as ${name}`,
  steps: [{ step: 'template', template }],
});

/** An edition found in the file has another name. */
export const renameChange = (from: string, to: string): Change => ({
  words: `${from} is now ${to}`,
  steps: [{ step: 'rename-edition', from, to }],
});

/** The file itself is that edition. */
export const ownEditionChange = (name: string): Change => ({
  words: `This file is the edition ${name}`,
  steps: [{ step: 'own-edition', name }],
});
